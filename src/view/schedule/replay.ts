import locksUrl from '../../../dist/explore-locks.wasm?url'
import programsUrl from '../../../dist/explore-programs.wasm?url'
import type { ReplayedProgram } from '../../check/programs/check-program.ts'
import { subjectOf } from '../../check/programs/subject.ts'
import type { Answer, Question, ReplayResult, Task } from '../../check/tasks.ts'
import { LabError } from '../../model/errors.ts'
import type { EvalBreaker } from '../../model/eval-breaker.ts'
import type { GilDescriptor } from '../../model/gils.ts'
import type { RunRequest } from '../../model/run.ts'
import { compileWasm } from '../../platform/wasm-file.ts'
import ReplayWorker from './replay-worker.ts?worker&inline'
import { programRun, type ReplayedRun, scenarioRun } from './replayed-run.ts'

/** A schedule: of a program under a GIL, or of the GIL's scenario. */
export interface Replay {
  readonly gil: GilDescriptor
  readonly schedule: string
  /** Absent if the schedule is one of the GIL's scenario. */
  readonly program?: RunRequest['program']
  readonly evalBreaker?: EvalBreaker | undefined
}

/** The most time that a replay may take, s. */
const MOST_SECONDS = 30

/**
 * Runs the program or the scenario along the schedule, in a worker.
 * @throws LabError 'program' if the program does not compile, 'usage' if the schedule does not fit, 'cannot-measure' if the replay takes too
 *   long or a file does not load; the signal's reason once it is aborted
 */
export async function replaySchedule(replay: Replay, signal: AbortSignal): Promise<ReplayedRun> {
  const { gil, schedule, program, evalBreaker } = replay
  if (!program) return scenarioRun(await ask<ReplayResult>({ kind: 'replay', gil: gil.id, schedule }, locksUrl, signal))
  const subject = subjectOf(program, gil, evalBreaker)
  return programRun(await ask<ReplayedProgram>({ kind: 'program-replay', subject, schedule }, programsUrl, signal))
}

async function ask<T>(task: Task, url: string, signal: AbortSignal): Promise<T> {
  const machine = await compileWasm(url).catch((error: Error) => {
    throw new LabError('cannot-measure', `The machine for schedules could not be loaded: ${error.message}`, 'Load the page again.')
  })
  signal.throwIfAborted()
  const worker = new ReplayWorker()
  try {
    const found = await answerOf(worker, { task, machine }, signal)
    if ('refusal' in found) throw UNFIT
    if ('fault' in found) throw new Error(found.fault)
    return found.value as T
  } finally {
    worker.terminate()
  }
}

const UNFIT = new LabError(
  'usage',
  'The schedule of this link cannot be replayed: the link was made for another program, or by another version of gil-lab.',
  'Run gil-lab check again, in the version of this page, and open the link that it prints.',
)
/** Browsers give no reason if a policy of the page forbids the worker. */
const NO_REASON = 'the browser gives no reason. If the page has a Content-Security-Policy, it must allow worker-src blob:'
const TOO_LONG = new LabError(
  'cannot-measure',
  `The replay took longer than ${MOST_SECONDS} s.`,
  'Replay the schedule in a terminal, with gil-lab check --replay.',
)

/** @throws LabError 'cannot-measure' if the worker fails or takes too long; the signal's reason once it is aborted */
async function answerOf(worker: Worker, question: Question, signal: AbortSignal): Promise<Answer> {
  let limit: ReturnType<typeof setTimeout> | undefined
  try {
    return await new Promise<Answer>((resolve, reject) => {
      limit = setTimeout(reject, MOST_SECONDS * 1000, TOO_LONG)
      signal.addEventListener('abort', () => reject(signal.reason))
      worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => resolve(data))
      worker.addEventListener('error', ({ message }) => reject(failed(message || NO_REASON)))
      worker.postMessage(question)
    })
  } finally {
    clearTimeout(limit)
  }
}

function failed(why: string): LabError {
  return new LabError('cannot-measure', `The worker for schedules failed: ${why}`, 'Load the page again.')
}
