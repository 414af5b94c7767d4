import type { Timeline } from '../model/timeline.ts'

/** Length of the slice, ns. */
export const SLICE = 100e6
const BEFORE = 0.2

/**
 * The most interesting part of a run, ns since its start: 100 ms that begin 20 ms before the longest wait, so that starvation is visible.
 * If the run ends too early for that, its last 100 ms. A shorter run is shown whole.
 */
export function sliceToShow({ startNs, endNs, holds, censoredWaits }: Timeline): { from: number; to: number } {
  const wall = endNs - startNs
  if (wall <= SLICE) return { from: 0, to: wall }
  let longest = { wantedNs: startNs, untilNs: startNs }
  const consider = (wantedNs: number, untilNs: number) => {
    if (untilNs - wantedNs > longest.untilNs - longest.wantedNs) longest = { wantedNs, untilNs }
  }
  for (let i = 0; i < holds.length; i++) consider(holds.wantedNs[i]!, holds.acquiredNs[i]!)
  for (const { wantedNs, endNs: untilNs } of censoredWaits) consider(wantedNs, untilNs)
  const from = Math.min(Math.max(0, longest.wantedNs - startNs - BEFORE * SLICE), wall - SLICE)
  return { from, to: from + SLICE }
}
