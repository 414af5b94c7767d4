import * as v from 'valibot'
import { amount, names, share } from '../model/quantities.ts'
import type { Measurements } from '../model/report.ts'
import type { Timeline } from '../model/timeline.ts'
import { byGil } from '../trace/by-gil.ts'
import type { Metric } from './metric.ts'
import { STARVED_AFTER_INTERVALS, starvedWaits } from './starved-waits.ts'
import { SwitchIntervals } from './switch-intervals.ts'
import { countWaits, type Wait, waitAt } from './wait-spans.ts'

export const starvation: Metric<Pick<Measurements, 'starvation'>> = {
  id: 'starvation',
  title: 'Starvation',
  definition: `The longest wait, the longest time that one thread kept the GIL, and the share of time in which a thread had been waiting for more than ${STARVED_AFTER_INTERVALS} switch intervals.`,
  unit: 'ms',
  isInEveryFile: true,
  fields: {
    starvation: v.looseObject({
      longestWaitMs: amount,
      longestWaitIntervals: v.exactOptional(amount),
      longestWaitIntervalUs: v.exactOptional(v.nullable(amount)),
      longestWaitThread: v.string(),
      longestWaitCensored: v.boolean(),
      longestRunMs: amount,
      longestRunThread: v.string(),
      starvedShare: share,
      starvedAfterIntervals: amount,
      neverRan: names,
    }),
  },
  figures: [
    {
      path: 'starvation.longestWaitMs',
      about: 'The longest time for which a thread had to wait for the GIL.',
      // The length of a wait that was still open at the end is only a lower bound.
      compared: {
        title: 'longest wait',
        value: ({ starvation: { longestWaitMs, longestWaitCensored } }) => (longestWaitCensored ? null : longestWaitMs),
      },
    },
    {
      path: 'starvation.longestWaitIntervals',
      unit: 'switch intervals',
      about: 'The longest wait, counted in the switch intervals in force at the time.',
    },
    {
      path: 'starvation.longestRunMs',
      about: 'The longest time for which one thread had the GIL without another thread getting a turn.',
      column: { group: 'longest', heading: 'run', isDetail: true },
    },
    {
      path: 'starvation.starvedShare',
      unit: 'share',
      about: `The share of the run in which some thread had already waited for more than ${STARVED_AFTER_INTERVALS} switch intervals. That thread starves.`,
      column: { heading: 'starved' },
    },
  ],

  measure(timeline) {
    const longest = longestWait(timeline)
    const own = longest && new SwitchIntervals(timeline, longest.gil)
    const inForceNs = longest && own ? own.inForce(longest.wantedNs, longest.endNs) : timeline.switchIntervalNs
    const run = byGil(timeline)
      .map(longestRun)
      .reduce((longest, one) => (one.heldNs > longest.heldNs ? one : longest))
    const had = new Set(timeline.holds.thread)
    return {
      starvation: {
        longestWaitMs: longest ? lengthNs(longest) / 1e6 : 0,
        longestWaitIntervals: longest && own ? own.between(longest.wantedNs, longest.endNs) : 0,
        longestWaitIntervalUs: inForceNs === null ? null : inForceNs / 1000,
        longestWaitThread: longest ? timeline.threads[longest.thread]!.name : '',
        longestWaitCensored: longest?.censored ?? false,
        longestRunMs: run.heldNs / 1e6,
        longestRunThread: run.thread < 0 ? '' : timeline.threads[run.thread]!.name,
        starvedShare: starvedShare(timeline),
        starvedAfterIntervals: STARVED_AFTER_INTERVALS,
        neverRan: timeline.threads.filter((thread, index) => thread.intervals.length > 0 && !had.has(index)).map(({ name }) => name),
      },
    }
  },
}

function lengthNs({ wantedNs, endNs }: Wait): number {
  return endNs - wantedNs
}

function longestWait(timeline: Timeline): Wait | undefined {
  let longest: Wait | undefined
  for (let index = 0; index < countWaits(timeline); index++) {
    const wait = waitAt(timeline, index)
    if (lengthNs(wait) > (longest ? lengthNs(longest) : 0)) longest = wait
  }
  return longest
}

/**
 * The longest time that one thread held the GIL in consecutive holds, without a hold of another thread in between. If the thread blocks in
 * between, the series of holds goes on, but the blocked time is not added.
 */
function longestRun({ holds: { length, thread, acquiredNs, releasedNs } }: Timeline): { thread: number; heldNs: number } {
  let longest = { thread: -1, heldNs: 0 }
  let heldNs = 0
  for (let i = 0; i < length; i++) {
    heldNs = (thread[i] === thread[i - 1] ? heldNs : 0) + releasedNs[i]! - acquiredNs[i]!
    if (heldNs > longest.heldNs) longest = { thread: thread[i]!, heldNs }
  }
  return longest
}

/**
 * The share of the run's time in which at least one thread starved: it had waited for more than STARVED_AFTER_INTERVALS switch intervals.
 * Threads that starve at the same time count once.
 */
function starvedShare(timeline: Timeline): number {
  const { startNs, endNs } = timeline
  const { length, wait, fromNs } = starvedWaits(timeline)
  const ends = new Float64Array(length)
  for (let i = 0; i < length; i++) ends[i] = waitAt(timeline, wait[i]!).endNs
  return endNs > startNs ? coveredNs(fromNs.slice(0, length).sort(), ends.sort()) / (endNs - startNs) : 0
}

/** The time in which at least one of some spans was open. Both lists are in order; an end need not belong to the begin at its index. */
function coveredNs(begins: Float64Array, ends: Float64Array): number {
  let sumNs = 0
  let begun = 0
  let sinceNs = 0
  for (let ended = 0; ended < ends.length; ended++) {
    const endNs = ends[ended]!
    while (begun < begins.length && begins[begun]! < endNs) {
      begun++
      if (begun - ended === 1) sinceNs = begins[begun - 1]!
    }
    if (begun - ended === 1) sumNs += endNs - sinceNs
  }
  return sumNs
}
