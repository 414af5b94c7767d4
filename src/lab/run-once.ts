import { Poison } from '../../assembly/abi/policies.ts'
import type { Recording } from '../model/recording.ts'
import type { RunOptions } from '../model/run.ts'
import { Execution, type Listeners } from './execution.ts'
import { LiveListener } from './live-listener.ts'
import type { RunPlan } from './plans.ts'
import { Processes } from './processes.ts'
import { type ProcessRemains, recordingOf } from './record.ts'
import type { Session } from './session.ts'

/** Workers that serve from the start; a program that starts more threads gets the others while it runs. */
const FIRST_WORKERS = 3
/** A program that needs more and more workers is measured with late ones at last. */
const ATTEMPTS = 3

/** What was found out about this machine that a run depends on, and what its caller allows. */
export interface Conditions {
  readonly loadNs: number
  readonly clockStepNs: number
  readonly timeoutMs?: number
  /** Aborts when the page is hidden. */
  readonly hidden?: AbortSignal
}

/**
 * Runs one plan. Where workers had to be started while it ran, it is run again with all of them there, and the first run forgotten.
 * @param prints whether what it prints is passed on
 */
export async function runOnce(
  session: Session,
  plan: RunPlan,
  conditions: Conditions,
  options: RunOptions,
  prints = true,
): Promise<Recording> {
  let before: readonly number[] = []
  for (let attempt = 1; ; attempt++) {
    const listeners = listenersOf(plan, options, attempt, prints)
    const { recording, lateWorkers, workers } = await attemptRun(session, plan, conditions, options, listeners, before)
    before = workers
    const late = lateWorkers > 0 && recording.outcome === 'completed'
    if (!late) return recording
    if (attempt === ATTEMPTS) return { ...recording, quality: [...recording.quality, 'late-workers'] }
  }
}

function listenersOf({ settings }: RunPlan, { onProgress, live }: RunOptions, attempt: number, prints: boolean): Listeners {
  return {
    onText: attempt === 1 && prints ? (text) => onProgress?.({ phase: 'stdout', text }) : () => {},
    live: live && onProgress ? new LiveListener(settings, attempt, (batch) => onProgress({ phase: 'events', ...batch })) : undefined,
  }
}

/** workers: by process, how many served it when it was run before. */
async function attemptRun(
  session: Session,
  plan: RunPlan,
  conditions: Conditions,
  options: RunOptions,
  listeners: Listeners,
  workers: readonly number[],
): Promise<{ recording: Recording; lateWorkers: number; workers: readonly number[] }> {
  await session.crew.compareAgain()
  const zeroMs = performance.now()
  const processes = new Processes(session, plan, conditions.loadNs, zeroMs)
  const first = (process: number) => workers[process] ?? (process === 0 ? firstWorkers(session, processes) : 1)
  const execution = new Execution(session.crew, processes, zeroMs, first, listeners)
  const quality: string[] = []
  const release = stopOn(execution, conditions, options, quality)
  try {
    const executed = await execution.run()
    // A dead worker may still come back to its memory, so the crew is given up with it.
    if (executed.forced) session.crew.dismiss()
    const { clockStepNs } = conditions
    const { clockOffsetNs } = session.crew
    const recording = recordingOf({ settings: plan.settings, executed, quality, clockStepNs, clockOffsetNs })
    return { recording, lateWorkers: executed.lateWorkers, workers: executed.workers }
  } finally {
    release()
  }
}

/** Where there may be other processes, the others of the crew are theirs. */
function firstWorkers({ workers, crew }: Session, { kernel }: Processes): number {
  return Math.min(workers, kernel ? FIRST_WORKERS : Math.max(FIRST_WORKERS, crew.size))
}

/** All that ends a run before its time goes one way: Ctrl-C and AbortSignal, timeout, hidden page. Returns how to stop watching. */
function stopOn(execution: Execution<ProcessRemains>, conditions: Conditions, options: RunOptions, quality: string[]): () => void {
  const abort = () => execution.stop(Poison.STOP, 'interrupted')
  options.signal?.addEventListener('abort', abort)
  const { timeoutMs, hidden } = conditions
  const timer =
    timeoutMs === undefined ? undefined : setTimeout(() => execution.stop(Poison.STOP, `timeout of ${timeoutMs / 1000} s`), timeoutMs)
  const hide = () => {
    quality.push('hidden')
    execution.stop(Poison.STOP, 'the page was hidden')
  }
  hidden?.addEventListener('abort', hide)
  if (hidden?.aborted) hide()
  return () => {
    options.signal?.removeEventListener('abort', abort)
    clearTimeout(timer)
    hidden?.removeEventListener('abort', hide)
  }
}
