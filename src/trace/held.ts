/** A hold as far as a picture needs it. */
export interface Held {
  readonly acquiredNs: number
  /** As stamped: infinite where it is not stamped yet. */
  readonly releasedNs: number
}

/**
 * Until when a thread held a GIL that excludes: at the latest until the next holder had it. A stamp can be later: RETAKE_FAILED's is by design,
 * and any other by the step of the clock. `next` is the acquisition that follows in the GIL's own order.
 */
export function heldUntil({ acquiredNs, releasedNs }: Held, next: { readonly acquiredNs: number } | undefined): number {
  return next ? Math.max(acquiredNs, Math.min(releasedNs, next.acquiredNs)) : releasedNs
}
