import type { Trade } from '../charts/frontier.ts'
import { findGil } from '../model/gils.ts'
import type { RunReport } from '../model/report.ts'
import { groups } from '../model/round-groups.ts'

/** With fewer locks, the tables of figures are enough. */
const LEAST_LOCKS = 4

export const FRONTIER_TITLE = 'Speed against the longest wait'

export const FRONTIER_WORDS =
  'Speed is the number of instructions of all threads per millisecond, the median over the rounds. The longest wait is that of all rounds. A lock is on the frontier if no other lock has both a higher speed and a shorter longest wait.'

/**
 * What each lock achieved in the completed runs of one variant, the fastest lock first. Empty if fewer than LEAST_LOCKS locks had threads that
 * waited.
 */
export function frontierOf(runs: readonly RunReport[]): readonly Trade[] {
  const counted = runs.filter(({ outcome, gil, threads }) => outcome === 'completed' && findGil(gil)?.traits.excludes && threads.length > 1)
  const points = [...groups(counted, ({ gil }) => gil)].map(([gil, rounds]) => ({
    gil,
    speed: median(rounds.map(speedOf)),
    longestWaitMs: Math.max(...rounds.map(({ starvation }) => starvation.longestWaitMs)),
  }))
  if (points.filter(({ longestWaitMs }) => longestWaitMs > 0).length < LEAST_LOCKS) return []
  const isBeaten = (one: (typeof points)[number]) =>
    points.some((other) => other.speed > one.speed && other.longestWaitMs < one.longestWaitMs)
  return points.map((one) => ({ ...one, isOnFrontier: !isBeaten(one) })).sort((a, b) => b.speed - a.speed)
}

/** Instructions per ms. */
function speedOf({ threads, wallMs }: RunReport): number {
  return threads.reduce((sum, { ops }) => sum + ops, 0) / wallMs
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[(values.length - 1) >> 1] ?? Number.NaN
}
