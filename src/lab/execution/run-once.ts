import { Poison } from '../../../assembly/abi/policies.ts'
import type { Recording } from '../../model/recording.ts'
import type { RunOptions } from '../../model/run.ts'
import type { RunPlan } from '../series/plans.ts'
import type { Session } from '../session/session.ts'
import { Execution, type Listeners } from './execution.ts'
import { LiveListener } from './live-listener.ts'
import { Processes } from './process-loader.ts'
import { type ProcessRemains, recordingOf } from './recording-of.ts'
import { provisionOf } from './workers-ahead.ts'

/** What was found out about this machine that a run depends on, and what its caller allows. */
export interface Conditions {
  readonly loadNs: number
  readonly clockStepNs: number
  readonly timeoutMs?: number
  /** Aborts when the page is hidden. */
  readonly hidden?: AbortSignal
}

/**
 * Runs one plan, once: what it prints, what its threads do and its figures are of the same execution.
 * @param prints whether what it prints is passed on
 */
export async function runOnce(
  session: Session,
  plan: RunPlan,
  conditions: Conditions,
  options: RunOptions,
  prints = true,
): Promise<Recording> {
  await session.crew.compareAgain()
  const zeroMs = performance.now()
  const processes = new Processes(session, plan, conditions.loadNs, zeroMs)
  const provision = provisionOf(session, plan.program, processes.kernel !== undefined)
  const execution = new Execution(session.crew, processes, zeroMs, provision, listenersOf(plan, options, prints))
  const quality: string[] = []
  const release = stopOn(execution, conditions, options, quality)
  try {
    const executed = await execution.run()
    session.workersUsed.set(plan.program, executed.workers)
    // A dead worker may still come back to its memory, so the crew is given up with it.
    if (executed.forced) session.crew.dismiss()
    const { clockStepNs } = conditions
    const { clockOffsetNs } = session.crew
    return recordingOf({ settings: plan.settings, executed, quality, clockStepNs, clockOffsetNs })
  } finally {
    release()
  }
}

function listenersOf({ settings }: RunPlan, { onProgress, live }: RunOptions, prints: boolean): Listeners {
  return {
    onText: prints ? (text) => onProgress?.({ phase: 'stdout', text }) : () => {},
    live: live && onProgress ? new LiveListener(settings, (batch) => onProgress({ phase: 'events', ...batch })) : undefined,
  }
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
