import { Poison } from '../../../assembly/abi/policies.ts'
import type { QualityMark } from '../../model/quality.ts'
import type { Recording } from '../../model/recording.ts'
import type { RunOptions } from '../../model/run.ts'
import type { Session } from '../session/session.ts'
import { Execution, type RunListeners } from './execution.ts'
import { LiveListener } from './live-listener.ts'
import { ProcessLoader } from './process-loader.ts'
import { recordingOf } from './recording-of.ts'
import type { RunPlan } from './run-plan.ts'
import { workersAhead } from './workers-ahead.ts'

/** The measured properties of this machine that a run depends on, and the limits that the caller sets. */
export interface Conditions {
  /** Time that one load of a memory word takes in the loop that models a kernel entry, ns. */
  readonly loadNs: number
  readonly clockStepNs: number
  readonly timeoutMs?: number
  /** Aborts when the page is hidden. */
  readonly hidden?: AbortSignal
}

/**
 * Runs one plan once. During the run, onProgress receives the live events, if the caller asked for them.
 * @param prints whether onProgress receives the output too
 * @throws LabError 'broken-run' if a worker died
 */
export async function runOnce(
  session: Session,
  plan: RunPlan,
  conditions: Conditions,
  options: RunOptions,
  prints = true,
): Promise<Recording> {
  await session.workerPool.repeatComparisons()
  const zeroMs = performance.now()
  const loader = new ProcessLoader(session, plan, conditions.loadNs, zeroMs)
  const ahead = workersAhead(session, plan.program, loader.hub !== undefined)
  const execution = new Execution(session.workerPool, loader, zeroMs, ahead, listenersOf(plan, options, prints))
  const quality: QualityMark[] = []
  const stopWatching = stopOn(execution, conditions, options, quality)
  try {
    const executed = await execution.run()
    session.workersUsed.set(plan.program, executed.workers)
    // A worker that did not return may still write to its memory, so the run abandons the memory together with all workers.
    if (executed.forced) session.workerPool.terminate()
    const { clockStepNs } = conditions
    const { clockOffsetNs } = session.workerPool
    return recordingOf({ settings: plan.settings, executed, quality, clockStepNs, clockOffsetNs })
  } finally {
    stopWatching()
  }
}

function listenersOf({ settings }: RunPlan, { onProgress, live }: RunOptions, prints: boolean): RunListeners {
  return {
    onText: prints ? (text) => onProgress?.({ phase: 'stdout', text }) : () => {},
    live: live && onProgress ? new LiveListener(settings, (batch) => onProgress({ phase: 'events', ...batch })) : undefined,
  }
}

/** Stops the execution if the caller aborts, the time limit passes or the page is hidden. @returns a function that ends this watch */
function stopOn(execution: Execution, conditions: Conditions, options: RunOptions, quality: QualityMark[]): () => void {
  const abort = () => execution.stop(Poison.STOP, 'interrupted')
  options.signal?.addEventListener('abort', abort)
  // The caller may have aborted after it heard that the run begins, while the workers compared their clocks.
  if (options.signal?.aborted) abort()
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
