/** The part of a hold that a picture needs. */
interface Held {
  readonly acquiredNs: number
  /** As stamped; Infinity before the release is stamped. */
  readonly releasedNs: number
}

/**
 * When a thread stopped holding a GIL that excludes: at the latest when the next thread acquired it. The stamp of the release can be later.
 * RETAKE_FAILED is stamped late by design; any other release can be late by up to one step of the clock. `next` is the acquisition that
 * follows in the GIL's own order.
 */
export function heldUntil({ acquiredNs, releasedNs }: Held, next: { readonly acquiredNs: number } | undefined): number {
  return next ? Math.max(acquiredNs, Math.min(releasedNs, next.acquiredNs)) : releasedNs
}
