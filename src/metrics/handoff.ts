import type { Measurements } from '../model/report.ts'
import { type Handover, handovers } from './handovers.ts'
import { resolutionBetweenThreadsNs, summarize } from './latency.ts'
import type { Metric } from './metric.ts'

/** Somebody waited, and one that came only after the release (the releaser itself, most often) has it. */
function isBarging({ from, to, waiting }: Handover): boolean {
  if (waiting === 0) return false
  return from.thread === to.thread || to.wantedNs > from.releasedNs
}

export const handoff: Metric<Pick<Measurements, 'handoffUs'>> = {
  id: 'handoff',
  title: 'Handoff latency',
  definition: 'From the release by one thread to the acquisition by another that was already waiting at the release.',
  unit: 'µs',

  measure(timeline, { parkFloorUs }) {
    const latenciesNs: number[] = []
    let barging = 0
    for (const handover of handovers(timeline)) {
      const { from, to } = handover
      if (isBarging(handover)) barging++
      else if (from.thread !== to.thread && to.wantedNs <= from.releasedNs) latenciesNs.push(to.acquiredNs - from.releasedNs)
    }
    const summary = summarize(latenciesNs, resolutionBetweenThreadsNs(timeline))
    const comparable = summary.p50 > 0 && parkFloorUs.p50 > 0
    return {
      handoffUs: { ...summary, direct: summary.n, barging, ratioToFloorP50: comparable ? summary.p50 / parkFloorUs.p50 : null },
    }
  },
}
