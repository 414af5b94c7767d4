/** The part of a hold that a picture needs. */
interface Held {
  readonly acquiredNs: number
  /** As stamped; Infinity before the release is stamped. */
  readonly releasedNs: number
}

/**
 * When a thread stopped holding a GIL that excludes: at the latest when the next thread acquired it. The stamp of the release can be later.
 * That of RETAKE_FAILED is by design, any other by up to the step of the clock. `next` is the acquisition that follows in the GIL's own
 * order.
 */
export function heldUntil({ acquiredNs, releasedNs }: Held, next: { readonly acquiredNs: number } | undefined): number {
  return next ? Math.max(acquiredNs, Math.min(releasedNs, next.acquiredNs)) : releasedNs
}
