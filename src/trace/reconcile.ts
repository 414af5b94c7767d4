import { LabError } from '../model/errors.ts'
import type { Recording } from '../model/recording.ts'
import type { ThreadTimeline, Timeline } from '../model/timeline.ts'
import { byGil } from './by-gil.ts'
import { lockDiscrepancy } from './reconcile-locks.ts'

/** The largest permitted difference between the sum of a thread's intervals and its wall time, as a share of the wall time. */
const WALL_TOLERANCE = 0.001

/** The number of lost events in all slots. The machine loses an event if the memory for events is full. */
export function lostEvents(recording: Recording): number {
  return recording.events.reduce((sum, columns) => sum + columns.lost, 0)
}

/**
 * Checks a timeline against itself and against the machine's counters. If events were lost, or if the run recorded none, it checks only
 * that each thread's intervals have no gaps. A run with lost events has the mark 'lost-events'.
 * @throws LabError 'broken-run' with the first discrepancy. The lab must not publish the figures of such a timeline.
 */
export function reconcile(recording: Recording, timeline: Timeline): void {
  for (const thread of timeline.threads) intervalsFillTheWall(thread)
  if (!recording.settings.recording || lostEvents(recording) > 0) return
  // An excerpt of a run ends at one time, the cut. Of two stamps that differ by a clock step, one may be before the cut and the other after
  // it. The excerpt also lacks the acquisitions after the cut. Its counts and acquisition numbers therefore need not agree.
  const isWhole = recording.excerptOfNs === undefined
  if (isWhole) acquisitionsAgree(recording, timeline)
  if (isWhole) locksAgree(timeline)
  if (!timeline.excludes) return
  for (const ofOne of byGil(timeline)) {
    if (isWhole) numbersAreComplete(ofOne)
    onlyOneRuns(ofOne)
  }
}

function intervalsFillTheWall({ name, intervals, startNs: bornNs, endNs: endedNs }: ThreadTimeline): void {
  const { length, startNs, endNs } = intervals
  let atNs = bornNs
  let sumNs = 0
  for (let i = 0; i < length; i++) {
    if (startNs[i] !== atNs) throw broken(`${name}: there is a gap from ${atNs} to ${startNs[i]} ns`)
    atNs = endNs[i]!
    if (atNs < startNs[i]!) throw broken(`${name}: an interval ends before it begins, at ${startNs[i]} ns`)
    sumNs += atNs - startNs[i]!
  }
  const wallNs = endedNs - bornNs
  if (Math.abs(sumNs - wallNs) > wallNs * WALL_TOLERANCE) {
    throw broken(`${name}: running, waiting and blocked sum to ${sumNs} ns of ${wallNs} ns wall time`)
  }
}

function acquisitionsAgree(recording: Recording, timeline: Timeline): void {
  const recorded = timeline.threads.map(() => 0)
  for (const thread of timeline.holds.thread) recorded[thread]!++
  recording.threads.forEach(({ name, acquisitions, reacquisitions }, thread) => {
    if (recorded[thread]! + reacquisitions !== acquisitions) {
      throw broken(
        `${name}: ${recorded[thread]} acquisitions recorded and ${reacquisitions} retaken at once, but the machine counted ${acquisitions}`,
      )
    }
  })
}

function locksAgree(timeline: Timeline): void {
  for (const lock of timeline.locks ?? []) {
    const wrong = lockDiscrepancy(lock, timeline)
    if (wrong) throw broken(wrong)
  }
}

function numbersAreComplete({ holds: { sequence, thread }, threads }: Timeline): void {
  for (let i = 0; i < sequence.length; i++) {
    const [number, expected] = [sequence[i]!, i + 1]
    if (number === expected) continue
    const what = number < expected ? `number ${number} occurs twice` : `number ${expected} is missing`
    throw broken(`acquisition ${what} (seen at ${threads[thread[i]!]!.name})`)
  }
}

/**
 * Checks that no two holds overlap by more than the clocks explain. The holds are in the GIL's own order. The check compares each hold with
 * the latest release of all earlier holds, because the previous hold need not be the one with the latest stamp.
 */
function onlyOneRuns({ holds, threads, clockStepNs, clockOffsetNs }: Timeline): void {
  // A browser rounds each time up or down at a random point within the clock step (Chromium: time_clamper.cc, Firefox: nsRFPService.cpp).
  // So the release may have a stamp one step too late, and the acquisition one step too early.
  const toleranceNs = 2 * clockStepNs + clockOffsetNs
  const { length, thread, sequence, acquiredNs, releasedNs } = holds
  let latest = 0
  for (let hold = 1; hold < length; hold++) {
    const overlapNs = releasedNs[latest]! - acquiredNs[hold]!
    if (overlapNs > toleranceNs) {
      const [before, after] = [threads[thread[latest]!]!.name, threads[thread[hold]!]!.name]
      const both = `${before} (acquisition ${sequence[latest]}) and ${after} (${sequence[hold]})`
      throw broken(`${both} both ran for ${overlapNs} ns at ${acquiredNs[hold]} ns; two clock steps and the offset explain ${toleranceNs}`)
    }
    if (releasedNs[hold]! > releasedNs[latest]!) latest = hold
  }
}

function broken(what: string): LabError {
  return new LabError(
    'broken-run',
    `The recording does not reconcile. ${what}.`,
    'Run the program again. If the error returns, report it as a bug of gil-lab.',
  )
}
