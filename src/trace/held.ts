/** The stamps of a hold, in ns. */
interface Held {
  readonly acquiredNs: number
  /** The stamp of the release; Infinity if there is no such stamp yet. */
  readonly releasedNs: number
}

/**
 * The time at which a thread stopped holding a GIL that excludes. It is the stamp of the release, or of the next acquisition if that is
 * earlier. `next` is the next acquisition in the GIL's own order. The machine stamps RETAKE_FAILED late by design; the stamp of any other
 * release can be late by up to one step of the clock.
 */
export function heldUntil({ acquiredNs, releasedNs }: Held, next: { readonly acquiredNs: number } | undefined): number {
  return next ? Math.max(acquiredNs, Math.min(releasedNs, next.acquiredNs)) : releasedNs
}
