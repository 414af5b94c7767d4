import { LabError } from '../../model/errors.ts'
import { CPYTHON_GILS } from '../../model/gils.ts'
import { DEFAULT_CHECK_INTERVAL } from '../../model/limits.ts'
import type { Program } from '../../model/program.ts'
import type { Recording } from '../../model/recording.ts'
import { compile, toImage } from '../../program/index.ts'
import { runOnce } from '../execution/run-once.ts'
import type { RunPlan } from '../execution/run-plan.ts'
import type { Session } from '../session/session.ts'
import interpreter from './interpreter.py?raw'
import processes from './processes.py?raw'
import threads from './threads.py?raw'
import work from './work.py?raw'

/**
 * The number of warm-up runs under each GIL, 80,000 loop iterations each. After these runs and a pause of SETTLE_MS, Chromium
 * and Firefox have compiled the interpreter well.
 */
const TIMES = 25
const SETTLE_MS = 60
/** The number of warm-up runs on an engine that has compiled all code well before the first run. They only fill the caches of the cores. */
const TIMES_COMPILED = 3
/** A switch interval so short that the threads of the warm-up request the GIL from each other. */
const SWITCH_INTERVAL_US = 20
/** The time limit of a run is long: normally a run takes a few ms, but on a busy machine it can take seconds. */
const CONDITIONS = { loadNs: 1, clockStepNs: 1, timeoutMs: 30_000 }

/**
 * Warms the engine up before the first run. An engine compiles a function at its first call, and again once it is called often. All workers
 * of a page or process share the compiled code. So one worker runs the interpreter and the bare locks. Then warmUpRuns() runs programs
 * whose threads wait in every way. The results of these runs are discarded.
 */
export async function warmUp(session: Session, plans: readonly RunPlan[], signal?: AbortSignal): Promise<void> {
  const { compilesAhead } = session.platform
  const [worker] = await session.workerPool.whenReady(1)
  if (!worker) throw new Error('no worker was started')
  const image = toImage(compileWarmUp(work + interpreter))
  await Promise.race([
    worker.api.warmUp(
      image,
      [...new Set([...CPYTHON_GILS, ...plans.map(({ gil }) => gil)])].map((gil) => gil.policy),
      compilesAhead ? TIMES_COMPILED : TIMES,
    ),
    worker.death,
  ])
  await warmUpRuns(session, plans, signal)
  if (!compilesAhead) await new Promise((resolve) => setTimeout(resolve, SETTLE_MS))
}

/**
 * Runs the warm-up programs whose threads wait, once under each GIL of the plans. They run on several workers, like any other program. This
 * function leaves out the program with threads if no plan starts threads, and the program with processes if no plan starts processes.
 * @throws LabError 'cannot-measure' if a program does not complete
 */
export async function warmUpRuns(session: Session, plans: readonly RunPlan[], signal?: AbortSignal): Promise<Recording[]> {
  const recordings: Recording[] = []
  const gils = new Set(plans.map(({ gil }) => gil))
  const starts = (what: keyof Program['expected']) => plans.some(({ program }) => program.expected[what] > 0)
  for (const source of [...(starts('threads') ? [work + threads] : []), ...(starts('processes') ? [processes] : [])]) {
    const program = compileWarmUp(source)
    for (const gil of gils) {
      const settings = {
        experiment: 'warm-up',
        variant: '',
        gil: gil.id,
        round: 1,
        switchIntervalUs: SWITCH_INTERVAL_US,
        checkInterval: DEFAULT_CHECK_INTERVAL,
        kernelEntryNs: 0,
        recording: true,
      }
      signal?.throwIfAborted()
      const recording = await runOnce(session, { program, gil, settings }, CONDITIONS, { ...(signal && { signal }) })
      if (recording.outcome !== 'completed' && !signal?.aborted) throw failed(recording)
      recordings.push(recording)
    }
  }
  return recordings
}

function compileWarmUp(source: string): Program {
  return compile(source, 'warm-up.py')
}

function failed({ outcome, because, settings }: Recording): LabError {
  return new LabError(
    'cannot-measure',
    `The warm-up ${outcome === 'trapped' ? 'failed' : `was ${outcome}`} under ${settings.gil}${because && `: ${because}`}.`,
    'Run it again. If it happens again, please report it.',
  )
}
