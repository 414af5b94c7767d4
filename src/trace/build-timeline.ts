import { Block } from '../../assembly/abi/events.ts'
import { LabError } from '../model/errors.ts'
import { findGil } from '../model/gils.ts'
import type { Recording, ThreadRecord } from '../model/recording.ts'
import type { CensoredWait, Hold, Interval, State, ThreadTimeline, Timeline } from '../model/timeline.ts'
import { heldUntil } from './held.ts'
import { reconcile } from './reconcile.ts'
import { type OpenHold, readStories, type Story } from './thread-history.ts'

/**
 * Turns what the rings recorded into who held, wanted and gave up the GIL, and when. Times are ns on the run's clock.
 * @throws LabError 'broken-run' when the recording contradicts itself or the machine's own counters: such a run has no numbers.
 */
export function buildTimeline(recording: Recording): Timeline {
  const gil = findGil(recording.settings.gil)
  if (!gil) throw new LabError('broken-run', `The recording was made under "${recording.settings.gil}", which is no GIL of this lab.`, '')
  const { byThread, requests, intervalChanges } = readStories(recording)
  const stories = byThread.filter((story) => story !== undefined)
  const { excludes } = gil.traits
  const holds = inOrder(stories, excludes)
  if (excludes) clip(holds, recording)
  for (const story of stories) wantAgainOnceReleased(story)
  const ends = endsOf(holds, excludes)
  const timeline: Timeline = {
    startNs: stories.reduce((first, story) => Math.min(first, story.startNs), recording.startNs),
    endNs: stories.reduce((last, story) => Math.max(last, story.endNs), recording.endNs),
    threads: recording.threads.map((record, thread) => threadTimeline(record, byThread[thread], recording, ends)),
    holds,
    censoredWaits: stories.flatMap(openWait),
    requests,
    excludes,
    gils: inNumericalOrder(stories.flatMap(gilsOf)),
    clockStepNs: recording.clockStepNs,
    clockOffsetNs: recording.clockOffsetNs,
    switchIntervalNs: recording.settings.switchIntervalUs * 1000,
    intervalChanges,
  }
  reconcile(recording, timeline)
  return timeline
}

function inOrder(stories: readonly Story[], excludes: boolean): OpenHold[] {
  const holds = stories.flatMap((story) => story.holds)
  return holds.sort(excludes ? (a, b) => a.gil - b.gil || a.sequence - b.sequence : (a, b) => a.acquiredNs - b.acquiredNs)
}

/**
 * A hold whose release was stamped late ends where the next holder begins, if the next holder's stamp is earlier: that one had the GIL by
 * then. Late stamps are RETAKE_FAILED's by design, and anybody's whose release was lost, or cut off.
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
 * Where each hold ends as an interval: no two threads run at once under a GIL, though their stamps may overlap by the step of the clock. What is
 * measured of holds keeps the stamps, and so does the check that they overlap by no more.
 */
function endsOf(holds: readonly Hold[], excludes: boolean): ReadonlyMap<Hold, number> {
  const next = (i: number) => (excludes && holds[i + 1]?.gil === holds[i]!.gil ? holds[i + 1] : undefined)
  return new Map(holds.map((hold, i) => [hold, heldUntil(hold, next(i))]))
}

/** Who was asked to give the GIL up wants it from that very moment, so clipping the hold makes the next wait longer. */
function wantAgainOnceReleased(story: Story): void {
  const { holds } = story
  for (let i = 0; i < holds.length; i++) {
    const { end, releasedNs } = holds[i]!
    if (end !== 'retake-failed') continue
    const next = holds[i + 1]
    if (next) next.wantedNs = releasedNs
    else if (story.openWaitNs !== undefined) story.openWaitNs = releasedNs
  }
}

function openWait(story: Story): CensoredWait[] {
  const { thread, gil, openWaitNs, endNs } = story
  return openWaitNs === undefined ? [] : [{ thread, gil, wantedNs: openWaitNs, endNs }]
}

function gilsOf(story: Story): number[] {
  return [...story.holds, ...openWait(story)].map(({ gil }) => gil)
}

function inNumericalOrder(numbers: readonly number[]): number[] {
  return [...new Set(numbers)].sort((a, b) => a - b)
}

function threadTimeline(
  record: ThreadRecord,
  story: Story | undefined,
  recording: Recording,
  ends: ReadonlyMap<Hold, number>,
): ThreadTimeline {
  const { id, name, acquisitions, reacquisitions, ops } = record
  const counted = { id, name, acquisitions, reacquisitions, ops }
  if (!story) return { ...counted, gils: [], startNs: recording.startNs, endNs: recording.startNs, intervals: [] }
  const last = story.holds.at(-1)
  const endNs = last?.end === 'exit' ? ends.get(last)! : story.endNs
  return { ...counted, gils: inNumericalOrder(gilsOf(story)), startNs: story.startNs, endNs, intervals: weave(story, endNs, ends) }
}

/** The states between the holds follow from how each hold ended. Intervals of no length are left out. */
function weave(story: Story, lastNs: number, ends: ReadonlyMap<Hold, number>): Interval[] {
  const intervals: Interval[] = []
  let atNs = story.startNs
  const until = (endNs: number, state: State, block: number = Block.NONE) => {
    if (endNs > atNs) intervals.push({ state, startNs: atNs, endNs, block })
    atNs = Math.max(atNs, endNs)
  }
  let before: Hold | undefined
  const waitUntil = (endNs: number, wantedNs: number) => {
    if (before?.end === 'blocking') until(wantedNs, 'blocked', before.block)
    until(endNs, 'waiting')
  }
  for (const hold of story.holds) {
    waitUntil(hold.acquiredNs, hold.wantedNs)
    until(ends.get(hold)!, 'running')
    before = hold
  }
  waitUntil(lastNs, story.openWaitNs ?? lastNs)
  return intervals
}
