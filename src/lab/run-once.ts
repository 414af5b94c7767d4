import { CPU_COUNT, EPOCH_MS, PROCESS_ID, PROGRAM, RECURSION_LIMIT, UTC_OFFSET_MINUTES } from '../../assembly/abi/layout.ts'
import { Poison } from '../../assembly/abi/policies.ts'
import { LabError } from '../model/errors.ts'
import { findGil } from '../model/gils.ts'
import type { Recording, RunSettings } from '../model/recording.ts'
import type { RunOptions } from '../model/run.ts'
import { toImage } from '../program/index.ts'
import { type Executed, Execution } from './execution.ts'
import type { MachineExports } from './instance.ts'
import type { RunPlan } from './plans.ts'
import { recordingOf, threadNames } from './record.ts'
import { clockZero, type Session } from './session.ts'
import type { ClockZero } from './worker.ts'

/** Workers that serve from the start; a program that starts more threads gets the others while it runs. */
const FIRST_WORKERS = 3
/** A program that needs more and more workers is measured with late ones at last. */
const ATTEMPTS = 3
/** CPython's own: sys.getrecursionlimit(). */
const RECURSION = 1000

/** What was found out about this machine that a run depends on, and what its caller allows. */
export interface Conditions {
  readonly loadNs: number
  readonly clockStepNs: number
  readonly timeoutMs?: number
}

/** Runs one plan. Where workers had to be started while it ran, it is run again with all of them there, and the first run forgotten. */
export async function runOnce(session: Session, plan: RunPlan, conditions: Conditions, options: RunOptions): Promise<Recording> {
  for (let attempt = 1; ; attempt++) {
    const text = attempt === 1 ? (text: string) => options.onProgress?.({ phase: 'stdout', text }) : () => {}
    const { recording, lateWorkers } = await attemptRun(session, plan, conditions, options, text)
    const late = lateWorkers > 0 && recording.outcome === 'completed'
    if (!late) return recording
    if (attempt === ATTEMPTS) return { ...recording, quality: [...recording.quality, 'late-workers'] }
  }
}

async function attemptRun(
  session: Session,
  plan: RunPlan,
  conditions: Conditions,
  options: RunOptions,
  onText: (text: string) => void,
): Promise<{ recording: Recording; lateWorkers: number }> {
  const { settings, program } = plan
  const memory = session.memories.take()
  const machine = session.instance(memory)
  const zero = clockZero()
  load(memory, machine, session, plan, conditions.loadNs, zero)
  const names = threadNames(memory, machine, program)
  const execution = new Execution(session.crew, memory, machine, zero, names, onText)
  const quality: string[] = []
  const release = stopOn(execution, session, conditions, options, quality)
  try {
    const executed = await execution.run(Math.min(session.workers, Math.max(FIRST_WORKERS, session.crew.size)))
    const recording = recordingOf({ memory, machine, program, settings, executed, names, quality, clockStepNs: conditions.clockStepNs })
    dispose(session, memory, executed)
    return { recording, lateWorkers: executed.lateWorkers }
  } finally {
    release()
  }
}

/** After a clean end the memory serves again; after a forced one a dead worker may still come back to it, so it and the crew are given up. */
function dispose(session: Session, memory: WebAssembly.Memory, executed: Executed): void {
  if (executed.forced) session.crew.dismiss()
  else session.memories.giveBack(memory, session.crew.size)
}

function load(memory: WebAssembly.Memory, machine: MachineExports, session: Session, plan: RunPlan, loadNs: number, zero: ClockZero): void {
  const { settings, program } = plan
  const view = new DataView(memory.buffer)
  machine.setup(
    session.workers,
    policyOf(settings),
    settings.switchIntervalUs,
    settings.checkInterval,
    Math.round(settings.kernelEntryNs / loadNs),
    settings.recording ? 1 : 0,
  )
  view.setFloat64(EPOCH_MS, zero.origin + zero.now, true)
  view.setInt32(UTC_OFFSET_MINUTES, -new Date().getTimezoneOffset(), true)
  view.setInt32(RECURSION_LIMIT, RECURSION, true)
  view.setInt32(PROCESS_ID, session.platform.processId, true)
  view.setInt32(CPU_COUNT, session.platform.reportedCores, true)
  new Uint8Array(memory.buffer).set(toImage(program), PROGRAM)
  machine.createMain()
}

function policyOf(settings: RunSettings): number {
  const gil = findGil(settings.gil)
  if (!gil) throw new LabError('usage', `There is no GIL "${settings.gil}".`, '')
  return gil.policy
}

/** All that ends a run before its time goes one way: Ctrl-C and AbortSignal, timeout, hidden page. Returns how to stop watching. */
function stopOn(execution: Execution, session: Session, conditions: Conditions, options: RunOptions, quality: string[]): () => void {
  const abort = () => execution.stop(Poison.STOP, 'interrupted')
  options.signal?.addEventListener('abort', abort)
  const { timeoutMs } = conditions
  const timer =
    timeoutMs === undefined ? undefined : setTimeout(() => execution.stop(Poison.STOP, `timeout of ${timeoutMs / 1000} s`), timeoutMs)
  const unhide = session.platform.onHidden(() => {
    quality.push('hidden')
    execution.stop(Poison.STOP, 'the page was hidden')
  })
  return () => {
    options.signal?.removeEventListener('abort', abort)
    clearTimeout(timer)
    unhide()
  }
}
