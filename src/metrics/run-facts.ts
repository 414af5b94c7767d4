import type { Recording, Stall } from '../model/recording.ts'
import type { Measurements, RunReport, StallReport, ThreadReport } from '../model/report.ts'
import { BLOCKED, RUNNING, STATES, type ThreadTimeline, type Timeline, WAITING } from '../model/timeline.ts'
import { lostEvents } from '../trace/reconcile.ts'
import { blockedReport } from './blocked.ts'
import { reasonWithPlaces } from './deadlock.ts'
import { shownLockName } from './locks.ts'
import { unendedThreads } from './unended.ts'

/** A report lists at most this many of the switch intervals that the program set. */
const MOST_SET = 100

/** The part of a run's report that no metric measures: its settings, its outcome, and the times and counts of its threads. */
export function runFactsOf(recording: Recording, timeline: Timeline): Omit<RunReport, keyof Measurements> {
  const { settings, threads } = recording
  const nameOfLock = shownLockName(timeline)
  const lost = lostEvents(recording)
  const set = [...new Set(timeline.intervalChanges.map(({ intervalNs }) => intervalNs / 1000))]
  const inOrder = threads.toSorted((a, b) => (a.failure ?? 0) - (b.failure ?? 0))
  const failed = inOrder.flatMap(({ traceback, failedAfter }) => (traceback === undefined ? [] : [{ text: traceback, after: failedAfter }]))
  const error = failed.map(({ text }) => text).join('\n')
  const tracebacks = failed.flatMap(({ text, after }) => (after === undefined ? [] : [{ after, text }]))
  return {
    experiment: settings.experiment,
    variant: settings.variant,
    gil: settings.gil,
    round: settings.round,
    switchIntervalUs: settings.switchIntervalUs,
    ...(set.length > 0 && { switchIntervalsSetUs: set.slice(0, MOST_SET) }),
    checkInterval: settings.checkInterval,
    kernelEntryNs: settings.kernelEntryNs,
    ...(settings.evalBreaker && { evalBreaker: settings.evalBreaker }),
    ...(settings.compiled !== undefined && { compiled: settings.compiled }),
    ...(settings.constants && { constants: settings.constants }),
    outcome: recording.outcome,
    because: reasonWithPlaces(recording, timeline, nameOfLock),
    ...(recording.outcome === 'stopped' && { unended: unendedThreads(recording) }),
    wallMs: (recording.endNs - recording.startNs) / 1e6,
    stdout: recording.stdout,
    ...(error ? { error } : {}),
    ...(error && tracebacks.length === failed.length ? { tracebacks } : {}),
    quality: [...new Set([...recording.quality, ...(lost > 0 ? ['lost-events'] : [])])],
    ...(recording.stalls && { stalls: recording.stalls.map((stall) => stallReport(stall, recording.startNs)) }),
    threads: timeline.threads.map((thread) => threadReport(thread, nameOfLock)),
    ...(recording.processes && { processes: recording.processes }),
    lostEvents: lost,
    stamps: recording.stamps,
  }
}

function stallReport({ startNs, durationNs }: Stall, runStartNs: number): StallReport {
  return { atMs: (startNs - runStartNs) / 1e6, ms: durationNs / 1e6 }
}

function threadReport(thread: ThreadTimeline, nameOfLock: (lock: number) => string): ThreadReport {
  const { name, acquisitions, reacquisitions, ops } = thread
  const { length, state, startNs, endNs } = thread.intervals
  const inStateNs = STATES.map(() => 0)
  for (let i = 0; i < length; i++) inStateNs[state[i]!]! += endNs[i]! - startNs[i]!
  return {
    name,
    runningMs: inStateNs[RUNNING]! / 1e6,
    waitingMs: inStateNs[WAITING]! / 1e6,
    blockedMs: inStateNs[BLOCKED]! / 1e6,
    wallMs: (thread.endNs - thread.startNs) / 1e6,
    acquisitions,
    reacquisitions,
    ops,
    blocked: blockedReport(thread, nameOfLock),
  }
}
