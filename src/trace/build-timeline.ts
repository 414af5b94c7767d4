import { Block } from '../../assembly/abi/events.ts'
import { LabError } from '../model/errors.ts'
import { findGil } from '../model/gils.ts'
import type { Recording, ThreadRecord } from '../model/recording.ts'
import type { CensoredWait, Hold, Intervals, ThreadTimeline, Timeline } from '../model/timeline.ts'
import { heldUntil } from './held.ts'
import { IntervalColumns } from './interval-columns.ts'
import { lockTimelines } from './lock-history.ts'
import { reconcile } from './reconcile.ts'
import { type OpenHold, readHistories, type ThreadHistory } from './thread-history.ts'

/**
 * Builds the timeline of a recording: when each thread held, wanted and released the GIL. Times are ns on the run's clock.
 * @throws LabError 'broken-run' if the recording contradicts itself or the machine's counters. The lab shows no figures for such a run.
 */
export function buildTimeline(recording: Recording): Timeline {
  const gil = findGil(recording.settings.gil)
  if (!gil)
    throw new LabError('broken-run', `The recording was made under "${recording.settings.gil}", which this gil-lab does not have.`, '')
  const { byThread, requests, intervalChanges } = readHistories(recording)
  const histories = byThread.filter((history) => history !== undefined)
  const { excludes } = gil.traits
  const holds = inOrder(histories, excludes)
  if (excludes) clip(holds, recording)
  for (const history of histories) wantAgainOnceReleased(history)
  const ends = endsOf(holds, excludes)
  const threads = recording.threads.map((record, thread) => threadTimeline(record, byThread[thread], recording, ends))
  const timeline: Timeline = {
    startNs: histories.reduce((first, history) => Math.min(first, history.startNs), recording.startNs),
    endNs: histories.reduce((last, history) => Math.max(last, history.endNs), recording.endNs),
    threads,
    holds,
    censoredWaits: histories.flatMap(openWait),
    locks: recording.locks && lockTimelines(recording, recording.locks, threads),
    requests,
    excludes,
    gils: gilsOf(histories),
    clockStepNs: recording.clockStepNs,
    clockOffsetNs: recording.clockOffsetNs,
    switchIntervalNs: recording.settings.switchIntervalUs * 1000,
    intervalChanges,
  }
  reconcile(recording, timeline)
  return timeline
}

function inOrder(histories: readonly ThreadHistory[], excludes: boolean): OpenHold[] {
  const holds = histories.flatMap((history) => history.holds)
  return holds.sort(excludes ? (a, b) => a.gil - b.gil || a.sequence - b.sequence : (a, b) => a.acquiredNs - b.acquiredNs)
}

/**
 * If the release of a hold has a later stamp than the start of the next hold, moves the end of the hold to that start. The next holder had
 * the GIL by then. Usually the function moves only the ends of holds that end with RETAKE_FAILED, because the machine stamps that event
 * late by design. If events were lost or cut off, it moves every end with a late stamp.
 */
function clip(holds: readonly OpenHold[], recording: Recording): void {
  const lost = recording.excerptOfNs !== undefined || recording.events.some((columns) => columns.lost > 0)
  for (let i = 0; i + 1 < holds.length; i++) {
    const hold = holds[i]!
    const next = holds[i + 1]!
    if (next.gil === hold.gil && (lost || hold.end === 'retake-failed')) {
      hold.releasedNs = heldUntil(hold, next)
    }
  }
}

/**
 * In its thread's timeline, each hold becomes an interval. This function returns the end of each hold's interval. Under a GIL that
 * excludes, the stamps of two holds may overlap by a step of the clock, but intervals must not. A hold's interval therefore ends no later
 * than the next hold begins. The metrics of holds use the stamps instead of the intervals. The check in reconcile.ts for overlapping holds
 * also uses the stamps.
 */
function endsOf(holds: readonly Hold[], excludes: boolean): Ends {
  const ends = new Map<Hold, number>()
  for (let i = 0; excludes && i + 1 < holds.length; i++) {
    const hold = holds[i]!
    const next = holds[i + 1]!
    if (next.gil === hold.gil && next.acquiredNs < hold.releasedNs) ends.set(hold, heldUntil(hold, next))
  }
  return (hold) => ends.get(hold) ?? hold.releasedNs
}

/** The end of a hold's interval. */
type Ends = (hold: Hold) => number

/**
 * A hold that ends with RETAKE_FAILED ends when the thread's next wait starts. clip() may have moved the end to an earlier time. This
 * function moves the start of the wait to that time too.
 */
function wantAgainOnceReleased(history: ThreadHistory): void {
  const { holds } = history
  for (let i = 0; i < holds.length; i++) {
    const { end, releasedNs } = holds[i]!
    if (end !== 'retake-failed') continue
    const next = holds[i + 1]
    if (next) next.wantedNs = releasedNs
    else if (history.openWaitNs !== undefined) history.openWaitNs = releasedNs
  }
}

function openWait(history: ThreadHistory): CensoredWait[] {
  const { thread, gil, openWaitNs, endNs } = history
  return openWaitNs === undefined ? [] : [{ thread, gil, wantedNs: openWaitNs, endNs }]
}

/** The GILs that some threads held or waited for, in numerical order. */
function gilsOf(histories: readonly ThreadHistory[]): number[] {
  const gils = new Set<number>()
  for (const { holds, openWaitNs, gil } of histories) {
    for (const hold of holds) gils.add(hold.gil)
    if (openWaitNs !== undefined) gils.add(gil)
  }
  return [...gils].sort((a, b) => a - b)
}

function threadTimeline(record: ThreadRecord, history: ThreadHistory | undefined, recording: Recording, ends: Ends): ThreadTimeline {
  const { id, name, acquisitions, reacquisitions, ops } = record
  const counted = { id, name, acquisitions, reacquisitions, ops }
  if (!history) return { ...counted, gils: [], startNs: recording.startNs, endNs: recording.startNs, intervals: [] }
  const last = history.holds.at(-1)
  const endNs = last?.end === 'exit' ? ends(last) : history.endNs
  return {
    ...counted,
    gils: gilsOf([history]),
    startNs: history.startNs,
    endNs,
    intervals: intervalsOf(history, endNs, ends),
  }
}

/**
 * The intervals of one thread, without those of length 0. The way in which a hold ended determines the thread's states until its next hold.
 */
function intervalsOf(history: ThreadHistory, lastNs: number, ends: Ends): Intervals {
  // Before each hold, the thread can be blocked and wait.
  const intervals = IntervalColumns.builder(history.startNs, 3 * history.holds.length + 2)
  let before: Hold | undefined
  const waitUntil = (endNs: number, wantedNs: number) => {
    if (before?.end === 'blocking') intervals.until(wantedNs, 'blocked', before.block, before.lock)
    intervals.until(endNs, 'waiting', Block.NONE)
  }
  for (const hold of history.holds) {
    waitUntil(hold.acquiredNs, hold.wantedNs)
    intervals.until(ends(hold), 'running', Block.NONE)
    before = hold
  }
  waitUntil(lastNs, history.openWaitNs ?? lastNs)
  return intervals.build()
}
