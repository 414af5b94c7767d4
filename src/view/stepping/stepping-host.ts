import locksUrl from '../../../dist/explore-locks.wasm?url'
import type { Move, Standing } from '../../check/stepping/step-on.ts'
import { LabError } from '../../model/errors.ts'
import { compileWasm } from '../../platform/wasm-file.ts'
import SteppingWorker from './stepping-worker.ts?worker&inline'

/** A run of a lock along a schedule, and what comes after it: a move, or an attempt to starve a thread from the start. */
export interface StepQuestion {
  readonly machine: WebAssembly.Module
  readonly gil: string
  readonly schedule: string
  readonly act?: Move | 'starve'
}

export type StepAnswer = { readonly standing: Standing } | { readonly fault: string }

/** Asks for one run after the other. */
export type AskSteps = (question: Omit<StepQuestion, 'machine'>) => Promise<Standing>

const UNFIT = new LabError(
  'usage',
  'The steps of this link do not fit the lock: the link was made by another version of gil-lab.',
  'Start again, and choose the steps anew.',
)

/**
 * Starts the worker that runs locks step by step. It needs no shared memory.
 * @throws LabError 'cannot-measure' if the machine does not load, or if the page may not start the worker
 */
export async function startStepping(signal: AbortSignal): Promise<AskSteps> {
  const machine = await compileWasm(locksUrl).catch((error: Error) => {
    throw new LabError('cannot-measure', `The machine for schedules could not be loaded: ${error.message}`, 'Load the page again.')
  })
  signal.throwIfAborted()
  const worker = new SteppingWorker()
  signal.addEventListener('abort', () => worker.terminate())
  let last: Promise<unknown> = Promise.resolve()
  const ask = (question: Omit<StepQuestion, 'machine'>) =>
    new Promise<Standing>((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<StepAnswer>) => ('fault' in data ? reject(UNFIT) : resolve(data.standing))
      worker.onerror = ({ message }) =>
        reject(new LabError('cannot-measure', `The worker for schedules failed: ${message}`, 'Load the page again.'))
      worker.postMessage({ ...question, machine })
    })
  return (question) => {
    const next = last.then(() => ask(question))
    last = next.catch(() => {})
    return next
  }
}
