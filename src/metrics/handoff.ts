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
    {
      path: 'handoffUs.n',
      unit: 'hand-offs',
      about: 'How many times the GIL went from a thread that released it to a thread that was already waiting.',
    },
    { path: 'handoffUs.belowStep', unit: 'hand-offs', about: 'How many hand-offs were shorter than resolutionUs.' },
    { path: 'handoffUs.resolutionUs', about: 'The shortest hand-off that the clocks can resolve.' },
    {
      ...quantileFigure(
        'handoffUs',
        'p50',
        'The time from the release of the GIL by one thread until a thread that was already waiting has acquired it. Half of the hand-offs were shorter.',
        {
          group: 'hand-off',
          heading: 'p50',
          expendable: 1,
        },
      ),
      compared: {
        title: 'hand-off p50',
        value: ({ handoffUs: { n, p50 } }) => (n < FEW_EVENTS ? null : p50),
        resolution: ({ handoffUs }) => handoffUs.resolutionUs,
      },
    },
    quantileFigure('handoffUs', 'p99', 'One hand-off of the GIL from thread to thread in a hundred took longer than this.', {
      group: 'hand-off',
      heading: 'p99',
      expendable: 6,
    }),
    quantileFigure('handoffUs', 'max', 'The longest hand-off.'),
    {
      path: 'handoffUs.ratioToFloorP50',
      unit: '×',
      about:
        'The median hand-off divided by the floor: the time that this machine needs to put a thread to sleep and wake it. No lock can hand off faster.',
      column: { group: 'hand-off', heading: '÷ floor', expendable: 5 },
      words: ({ handoffUs: { n, ratioToFloorP50 } }) => (n < FEW_EVENTS ? NOTHING : inUnit(ratioToFloorP50, '×')),
    },
    {
      path: 'handoffUs.barging',
      unit: 'acquisitions',
      about: 'How many times a thread that came only after the release acquired the GIL before a thread that was waiting.',
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
