import { taken } from '../model/columns.ts'
import { LabError } from '../model/errors.ts'
import { findGil } from '../model/gils.ts'
import type { Recording, ThreadRecord } from '../model/recording.ts'
import {
  BLOCKED,
  type CensoredWait,
  HoldEnd,
  type Holds,
  type Intervals,
  RUNNING,
  type ThreadTimeline,
  type Timeline,
  WAITING,
} from '../model/timeline.ts'
import { heldUntil } from './held.ts'
import { IntervalWriter } from './interval-writer.ts'
import { lockTimelines } from './lock-history.ts'
import { merged } from './merged.ts'
import { reconcile } from './reconcile.ts'
import { readHistories, type ThreadHistory } from './thread-history.ts'

/**
 * Builds the timeline of a recording: when each thread held, wanted and released the GIL. Times are ns on the run's clock.
 * @throws LabError 'broken-run' if the recording contradicts itself or the machine's counters. The lab shows no figures for such a run.
 */
export function buildTimeline(recording: Recording): Timeline {
  const gil = findGil(recording.settings.gil)
  if (!gil)
    throw new LabError('broken-run', `The recording was made under "${recording.settings.gil}", which this gil-lab does not have.`, '')
  const { byThread, holds, requests, intervalChanges } = readHistories(recording)
  const histories = byThread.filter((history) => history !== undefined)
  const { excludes } = gil.traits
  const order = orderOf(holds, excludes)
  const endsNs = excludes ? endsOf(holds, order) : holds.releasedNs
  clip(holds, endsNs, recording)
  for (const history of histories) wantAgainOnceReleased(history, holds)
  const threads = recording.threads.map((record, thread) => threadTimeline(record, byThread[thread], recording, { holds, endsNs }))
  const timeline: Timeline = {
    startNs: histories.reduce((first, history) => Math.min(first, history.startNs), recording.startNs),
    endNs: histories.reduce((last, history) => Math.max(last, history.endNs), recording.endNs),
    threads,
    holds: taken(holds, order),
    censoredWaits: histories.flatMap(openWait),
    locks: recording.locks && lockTimelines(recording, recording.locks, threads),
    requests: taken(
      requests,
      merged(requests.length, (a, b) => requests.timeNs[a]! - requests.timeNs[b]!),
    ),
    excludes,
    gils: [...new Set(threads.flatMap(({ gils }) => gils))].sort((a, b) => a - b),
    clockStepNs: recording.clockStepNs,
    clockOffsetNs: recording.clockOffsetNs,
    switchIntervalNs: recording.settings.switchIntervalUs * 1000,
    intervalChanges,
  }
  reconcile(recording, timeline)
  return timeline
}

/** The indices of the holds in the order of Timeline.holds. */
function orderOf({ length, gil, sequence, acquiredNs }: Holds, excludes: boolean): Uint32Array {
  const within = excludes ? sequence : acquiredNs
  return merged(length, (a, b) => gil[a]! - gil[b]! || within[a]! - within[b]!)
}

/**
 * In its thread's timeline, each hold becomes an interval. This function returns the end of each hold's interval. Under a GIL that
 * excludes, the stamps of two holds may overlap by a step of the clock, but intervals must not. A hold's interval therefore ends no later
 * than the next hold begins. The metrics of holds use the stamps instead of the intervals. The check in reconcile.ts for overlapping holds
 * also uses the stamps.
 */
function endsOf({ gil, acquiredNs, releasedNs }: Holds, order: Uint32Array): Float64Array {
  const endsNs = releasedNs.slice()
  for (let i = 0; i + 1 < order.length; i++) {
    const hold = order[i]!
    const next = order[i + 1]!
    if (gil[next] === gil[hold]) endsNs[hold] = heldUntil(acquiredNs[hold]!, releasedNs[hold]!, acquiredNs[next])
  }
  return endsNs
}

/**
 * If the release of a hold has a later stamp than the start of the next hold, moves the end of the hold to that start. The next holder had
 * the GIL by then. Usually the function moves only the ends of holds that end with RETAKE_FAILED, because the machine stamps that event
 * late by design. If events were lost or cut off, it moves every end with a late stamp.
 */
function clip({ length, end, releasedNs }: Holds, endsNs: Float64Array, recording: Recording): void {
  const lost = recording.excerptOfNs !== undefined || recording.events.some((columns) => columns.lost > 0)
  for (let hold = 0; hold < length; hold++) {
    if (lost || end[hold] === HoldEnd.RETAKE_FAILED) releasedNs[hold] = endsNs[hold]!
  }
}

/**
 * A hold that ends with RETAKE_FAILED ends when the thread's next wait starts. clip() may have moved the end to an earlier time. This
 * function moves the start of the wait to that time too.
 */
function wantAgainOnceReleased(history: ThreadHistory, { end, wantedNs, releasedNs }: Holds): void {
  for (let hold = history.firstHold; hold < history.endHold; hold++) {
    if (end[hold] !== HoldEnd.RETAKE_FAILED) continue
    if (hold + 1 < history.endHold) wantedNs[hold + 1] = releasedNs[hold]!
    else if (history.openWaitNs !== undefined) history.openWaitNs = releasedNs[hold]!
  }
}

function openWait(history: ThreadHistory): CensoredWait[] {
  const { thread, gil, openWaitNs, endNs } = history
  return openWaitNs === undefined ? [] : [{ thread, gil, wantedNs: openWaitNs, endNs }]
}

/** The holds of all threads by thread, and the end of each hold's interval. */
interface Held {
  readonly holds: Holds
  readonly endsNs: Float64Array
}

function threadTimeline(record: ThreadRecord, history: ThreadHistory | undefined, recording: Recording, held: Held): ThreadTimeline {
  const { id, name, acquisitions, reacquisitions, ops } = record
  const counted = { id, name, acquisitions, reacquisitions, ops }
  if (!history) {
    const { startNs } = recording
    return { ...counted, gils: [], startNs, endNs: startNs, intervals: new IntervalWriter(startNs, 0).intervals }
  }
  const last = history.endHold - 1
  const exits = last >= history.firstHold && held.holds.end[last] === HoldEnd.EXIT
  const endNs = exits ? held.endsNs[last]! : history.endNs
  return { ...counted, gils: gilsOf(history, held.holds), startNs: history.startNs, endNs, intervals: intervalsOf(history, endNs, held) }
}

/** The GILs that a thread held or waited for, in numerical order. */
function gilsOf({ firstHold, endHold, openWaitNs, gil }: ThreadHistory, holds: Holds): number[] {
  const gils = new Set<number>(openWaitNs === undefined ? [] : [gil])
  for (let hold = firstHold; hold < endHold; hold++) {
    if (hold === firstHold || holds.gil[hold] !== holds.gil[hold - 1]) gils.add(holds.gil[hold]!)
  }
  return [...gils].sort((a, b) => a - b)
}

/**
 * The intervals of one thread, without those of length 0. The way in which a hold ended determines the thread's states until its next hold.
 */
function intervalsOf({ startNs, firstHold, endHold, openWaitNs }: ThreadHistory, lastNs: number, { holds, endsNs }: Held): Intervals {
  const { end, block, lock, place, wantedNs, acquiredNs } = holds
  // Before each hold, the thread can be blocked and wait.
  const intervals = new IntervalWriter(startNs, 3 * (endHold - firstHold) + 2)
  const waitUntil = (endNs: number, wantedNs: number, before: number) => {
    const where = before >= firstHold ? place[before] : 0
    if (before >= firstHold && end[before] === HoldEnd.BLOCKING) intervals.until(wantedNs, BLOCKED, where, block[before], lock[before])
    intervals.until(endNs, WAITING, where)
  }
  for (let hold = firstHold; hold < endHold; hold++) {
    waitUntil(acquiredNs[hold]!, wantedNs[hold]!, hold - 1)
    intervals.until(endsNs[hold]!, RUNNING, place[hold])
  }
  waitUntil(lastNs, openWaitNs ?? lastNs, endHold - 1)
  return intervals.intervals
}
