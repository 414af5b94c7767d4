/** The stamps of a hold. */
interface Held {
  readonly acquiredNs: number
  /** The stamp of the release; Infinity before the release is stamped. */
  readonly releasedNs: number
}

/**
 * The time at which a thread stopped holding a GIL that excludes: the stamp of its release, or the next thread's acquisition if that is
 * earlier. RETAKE_FAILED is stamped late by design; any other release can be late by up to one step of the clock. `next` is the acquisition
 * that follows in the GIL's own order.
 */
export function heldUntil({ acquiredNs, releasedNs }: Held, next: { readonly acquiredNs: number } | undefined): number {
  return next ? Math.max(acquiredNs, Math.min(releasedNs, next.acquiredNs)) : releasedNs
}
