/**
 * The time, ns, at which a thread stopped holding a GIL that excludes. It is the stamp of the release, or of the next acquisition if that is
 * earlier. The machine stamps RETAKE_FAILED late by design; the stamp of any other release can be late by up to one step of the clock.
 * @param releasedNs Infinity if the release has no stamp yet
 * @param nextNs the stamp of the next acquisition in the GIL's own order; undefined if there is none
 */
export function heldUntil(acquiredNs: number, releasedNs: number, nextNs: number | undefined): number {
  return nextNs === undefined ? releasedNs : Math.max(acquiredNs, Math.min(releasedNs, nextNs))
}
