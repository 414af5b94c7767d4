// What the command line and runner.html say to each other.
import type { LabErrorCode } from '../model/errors.ts'
import type { WholeMachineReport } from '../model/report.ts'
import type { Progress, RunRequest, Status } from '../model/run.ts'

/** `window.gilLab` in runner.html. */
export interface RunnerPage {
  /** Measures; the RunResult is sent, packed, to RESULT_PATH. */
  run(request: RunRequest): Promise<RunnerAnswer<undefined>>
  probe(): Promise<RunnerAnswer<WholeMachineReport>>
  /** What is running ends as if by an AbortSignal: its promise still resolves, with what was measured. */
  stop(): void
}

/** An error loses its class on its way out of a page, so it travels as data. */
export type RunnerAnswer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: RunnerError }

export interface RunnerError {
  /** Absent: a fault of the lab, whatHappened is its stack. */
  readonly code?: LabErrorCode
  readonly whatHappened: string
  readonly whatToDo: string
}

/** Name of the function that the command line puts into the page. */
export const PROGRESS_BINDING = 'gilLabProgress'
/** What goes through it. Data would travel as text, and recordings reach the command line with the result. */
export type ToldProgress = Status | Extract<Progress, { readonly phase: 'stdout' }>
export type ProgressBinding = (progress: ToldProgress) => Promise<void>

/** Where the page posts its result. */
export const RESULT_PATH = '/result'
