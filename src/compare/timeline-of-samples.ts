import { columnsFrom, columnsOf } from '../model/columns.ts'
import { BLOCKED, DROP_REQUEST, HOLD, type Hold, HoldEnd, RUNNING, type ThreadTimeline, type Timeline, WAITING } from '../model/timeline.ts'
import { IntervalWriter } from '../trace/interval-writer.ts'
import type { Samples, Switch } from './samples.ts'

/** A timeline, and how far its samples contradict each other. */
export interface Reconstructed {
  readonly timeline: Timeline
  /** Whether the wait before each hold is known. It is unknown before a thread's first hold, after a call, and after an unclear switch. */
  readonly isWaitKnown: readonly boolean[]
  /** Switches that contradict the switch before about which thread ran. They arise if a thread loses the GIL while it notes a switch. */
  readonly unclear: number
}

/**
 * Reconstructs which thread held the GIL when. A hold begins at the first sample of a thread after another thread's samples, and ends at its last
 * sample before the next thread's. So each end is early by at most the time between two samples, and each start is late by as much.
 */
export function timelineOfSamples(
  samples: Samples,
  settings: { readonly switchIntervalNs: number; readonly clockOffsetNs: number },
): Reconstructed {
  const switches = samples.switches.toSorted((a, b) => a.acquiredNs - b.acquiredNs)
  const { holds, isWaitKnown, unclear } = holdsOf(switches, samples.coveredNs)
  const timeline = {
    startNs: 0,
    endNs: samples.coveredNs,
    threads: samples.threads.map((name, thread) => threadOf(name, thread, holds, isWaitKnown)),
    holds: columnsFrom(HOLD, holds),
    censoredWaits: [],
    locks: undefined,
    requests: columnsOf(DROP_REQUEST, 0),
    excludes: true,
    gils: [0],
    clockStepNs: samples.clockStepNs,
    intervalChanges: [],
    ...settings,
  }
  return { timeline, isWaitKnown, unclear }
}

function holdsOf(switches: readonly Switch[], endNs: number) {
  const holds: Hold[] = []
  const isWaitKnown: boolean[] = []
  /** For each thread: when it last lost the GIL outside a call. */
  const wantedNs = new Map<number, number>()
  let unclear = 0
  let thread = 0
  let acquiredNs = 0
  for (let i = 0; i <= switches.length; i++) {
    const next = switches[i]
    const isClear = next === undefined || next.before === thread
    if (!isClear) unclear++
    // An unclear switch does not show when the hold before it ended. That hold ended when the next one began, at the latest.
    const releasedNs = Math.max(acquiredNs, Math.min(isClear ? (next?.releasedNs ?? endNs) : endNs, next?.acquiredNs ?? endNs))
    const wanted = wantedNs.get(thread)
    const end = next === undefined ? HoldEnd.EXIT : next.site >= 0 ? HoldEnd.BLOCKING : HoldEnd.YIELD
    holds.push({
      thread,
      gil: 0,
      sequence: i,
      wantedNs: wanted ?? acquiredNs,
      acquiredNs,
      releasedNs,
      end,
      block: 0,
      lock: 0,
      place: 0,
      vainWakes: 0,
    })
    isWaitKnown.push(wanted !== undefined)
    if (end === HoldEnd.YIELD && isClear) wantedNs.set(thread, releasedNs)
    else wantedNs.delete(thread)
    if (next) ({ thread, acquiredNs } = next)
  }
  return { holds, isWaitKnown, unclear }
}

function threadOf(name: string, thread: number, holds: readonly Hold[], isWaitKnown: readonly boolean[]): ThreadTimeline {
  const own = holds.flatMap((hold, index) => (hold.thread === thread ? [{ ...hold, isWaitKnown: isWaitKnown[index] }] : []))
  const [first] = own
  const startNs = first?.acquiredNs ?? 0
  const intervals = new IntervalWriter(startNs, 2 * own.length)
  for (const { acquiredNs, releasedNs, isWaitKnown } of own) {
    intervals.until(acquiredNs, isWaitKnown ? WAITING : BLOCKED)
    intervals.until(releasedNs, RUNNING)
  }
  const counted = { acquisitions: own.length, reacquisitions: 0, ops: 0 }
  const endNs = own.at(-1)?.releasedNs ?? 0
  return { id: thread, name, gils: first ? [0] : [], startNs, endNs, intervals: intervals.intervals, ...counted }
}
