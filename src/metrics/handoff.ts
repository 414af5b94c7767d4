import * as v from 'valibot'
import { FEW_EVENTS, inUnit, NOTHING } from '../model/number-format.ts'
import { amount, count } from '../model/quantities.ts'
import type { Measurements } from '../model/report.ts'
import { betweenThreads, type Clocks } from '../model/resolution.ts'
import type { Timeline } from '../model/timeline.ts'
import { summarize } from './latency.ts'
import { latencySchema, quantileFigure } from './latency-fields.ts'
import type { Limits, Metric } from './metric.ts'
import { kindOf, transfersOf } from './transfers.ts'

export interface Handoffs {
  readonly ns: Float64Array
  readonly barging: number
}

export const handoff: Metric<Pick<Measurements, 'handoffUs'>> = {
  id: 'handoff',
  title: 'Hand-off latency',
  definition: "The time from one thread's release to the acquisition by another thread that was already waiting.",
  unit: 'µs',
  isInEveryFile: true,
  fields: { handoffUs: latencySchema({ direct: count, barging: count, ratioToFloorP50: v.nullable(amount) }) },
  figures: [
    { path: 'handoffUs.n', unit: 'hand-offs', about: 'hand-offs to a thread that was waiting' },
    { path: 'handoffUs.belowStep', unit: 'hand-offs', about: 'hand-offs shorter than resolutionUs' },
    { path: 'handoffUs.resolutionUs', about: 'the shortest hand-off that the clocks can resolve' },
    {
      ...quantileFigure('handoffUs', 'p50', 'release to acquisition by a waiter, median', {
        group: 'hand-off',
        heading: 'p50',
        expendable: 1,
      }),
      compared: {
        title: 'hand-off p50',
        value: ({ handoffUs: { n, p50 } }) => (n < FEW_EVENTS ? null : p50),
        resolution: ({ handoffUs }) => handoffUs.resolutionUs,
      },
    },
    quantileFigure('handoffUs', 'p99', 'one hand-off in a hundred takes longer', { group: 'hand-off', heading: 'p99', expendable: 6 }),
    quantileFigure('handoffUs', 'max', 'the longest hand-off'),
    {
      path: 'handoffUs.ratioToFloorP50',
      unit: '×',
      about: "median hand-off ÷ this machine's median park and unpark",
      column: { group: 'hand-off', heading: '÷ floor', expendable: 5 },
      words: ({ handoffUs: { n, ratioToFloorP50 } }) => (n < FEW_EVENTS ? NOTHING : inUnit(ratioToFloorP50, '×')),
    },
    {
      path: 'handoffUs.barging',
      unit: 'acquisitions',
      about: 'acquisitions by a thread that came after the release and overtook a waiter',
    },
  ],

  measure: (timeline, limits) => ({ handoffUs: summarizeHandoffs(handoffsOf(timeline), timeline, limits) }),
}

export function handoffsOf(timeline: Timeline): Handoffs {
  const { holds } = timeline
  const ns = new Float64Array(holds.length)
  let direct = 0
  let barging = 0
  const transfers = transfersOf(timeline)
  for (let i = 0; i < transfers.length; i++) {
    const kind = kindOf(transfers, i, holds)
    const hold = transfers.from[i]!
    if (kind === 'barging') barging++
    else if (kind === 'hand-off') ns[direct++] = holds.acquiredNs[hold + 1]! - holds.releasedNs[hold]!
  }
  return { ns: ns.slice(0, direct), barging }
}

export function summarizeHandoffs({ ns, barging }: Handoffs, clocks: Clocks, { parkFloorUs }: Limits): Measurements['handoffUs'] {
  const summary = summarize(ns, betweenThreads(clocks))
  const comparable = summary.p50 > 0 && parkFloorUs.p50 > 0
  return { ...summary, direct: summary.n, barging, ratioToFloorP50: comparable ? summary.p50 / parkFloorUs.p50 : null }
}
