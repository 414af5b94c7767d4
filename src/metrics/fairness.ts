import * as v from 'valibot'
import { taken, where } from '../model/columns.ts'
import { define } from '../model/glossary.ts'
import { amount, share } from '../model/quantities.ts'
import type { Measurements } from '../model/report.ts'
import { RUNNING, type Timeline } from '../model/timeline.ts'
import { nearestRank } from '../statistics/nearest-rank.ts'
import { contention, demandOf, overlapByWindow, type Times } from './contention.ts'
import type { Metric } from './metric.ts'

const WINDOW_NS = 100e6

/** A thread competes in a window if it held or wanted the GIL for at least this share of the window's contended time. */
const COMPETES_FROM = 0.5

/**
 * Jain's index compares how long the competing threads held the GIL at times when two or more threads held or wanted it. A main thread that
 * only joins is blocked at these times, so it does not compete and does not count as a loser. A thread that runs alone after the others
 * have ended has no competitor, so that time does not make it a winner. The index is 1 if no threads competed. The figure over windows of
 * 100 ms uses only whole windows. If no whole window has competing threads, as in a run shorter than 100 ms, that figure is the index of
 * the whole run.
 */
export const fairness: Metric<Pick<Measurements, 'fairness'>> = {
  id: 'fairness',
  title: 'Fairness',
  definition:
    "Each thread's share of all held time, and Jain's index of the competing threads' held time: 1 means equal shares, 1/n means that one of n threads held the GIL alone.",
  unit: 'index',
  isInEveryFile: true,
  fields: { fairness: v.looseObject({ jain: amount, jain100msP10: amount, shares: v.array(share) }) },
  figures: [
    {
      path: 'fairness.jain',
      about: define('Jain'),
      column: { heading: 'Jain', expendable: 3 },
    },
    {
      path: 'fairness.jain100msP10',
      about:
        'Jain’s index of every 100 ms of the run: how equally the threads shared the GIL in that time. One such time in ten was less fair than this.',
      column: { group: 'Jain', heading: '100 ms p10', isDetail: true },
    },
  ],

  measure(timeline) {
    const { startNs, endNs } = timeline
    const usage = usageOf(timeline)
    const edges = [startNs]
    for (let edge = startNs + WINDOW_NS; edge <= endNs; edge += WINDOW_NS) edges.push(edge)
    const windows = jainByWindow(usage, edges).sort((a, b) => a - b)
    const jain = jainByWindow(usage, [startNs, endNs])[0] ?? 1
    const total = usage.held.map(totalNs)
    const allHeld = total.reduce((sum, ns) => sum + ns, 0)
    return {
      fairness: {
        jain,
        jain100msP10: windows.length > 0 ? nearestRank(windows, 0.1) : jain,
        shares: total.map((ns) => (allHeld > 0 ? ns / allHeld : 0)),
      },
    }
  },
}

/**
 * `held` has, for each thread, the times in which the thread held the GIL, or another lock. `demands` has the times in which the thread held
 * or wanted it. `contended` has the times in which two or more threads held or wanted it.
 */
interface Usage {
  readonly held: readonly Times[]
  readonly demands: readonly Times[]
  readonly contended: Times
}

function usageOf(timeline: Timeline): Usage {
  const demands = timeline.threads.map((_, thread) => demandOf(timeline, thread))
  const held = timeline.threads.map(({ intervals: { length, state, startNs, endNs } }) =>
    taken(
      { length, startNs, endNs },
      where(state, (one) => one === RUNNING),
    ),
  )
  return { held, demands, contended: contention(demands) }
}

function totalNs({ startNs, endNs }: Times): number {
  return endNs.reduce((sum, ns, span) => sum + ns - startNs[span]!, 0)
}

/** Jain's index for each window in which at least two threads competed. The windows are between neighbours of `edgesNs`. */
export function jainByWindow({ held, demands, contended }: Usage, edgesNs: readonly number[]): number[] {
  const inWindows = (spans: Times) => overlapByWindow(spans, contended, edgesNs)
  const contendedNs = inWindows(contended)
  const demandNs = demands.map(inWindows)
  const heldNs = held.map(inWindows)
  const indices: number[] = []
  contendedNs.forEach((windowNs, window) => {
    const competing = heldNs.filter((_, thread) => windowNs > 0 && demandNs[thread]![window]! >= COMPETES_FROM * windowNs)
    if (competing.length > 1) indices.push(jainIndex(competing.map((ns) => ns[window]!)))
  })
  return indices
}

/**
 * Jain's index: (Σx)² ÷ (n Σx²). It is 1 if all shares are 0. Source: Jain, Chiu, Hawe: A Quantitative Measure of Fairness, DEC-TR-301,
 * 1984.
 */
export function jainIndex(shares: readonly number[]): number {
  const sum = shares.reduce((total, share) => total + share, 0)
  const squares = shares.reduce((total, share) => total + share * share, 0)
  return squares > 0 ? (sum * sum) / (shares.length * squares) : 1
}
