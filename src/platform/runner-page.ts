// The protocol between the command line and runner.html.
import type { LabErrorCode } from '../model/errors.ts'
import type { RememberedLimits } from '../model/remembered-limits.ts'
import type { WholeMachineReport } from '../model/report.ts'
import type { DistantProgress, Progress, RunRequest, Status } from '../model/run.ts'

/** The methods of `window.gilLab` in runner.html. */
export interface RunnerPage {
  /** Measures. The page sends its results as RunnerMessages while it measures. */
  run(request: RunRequest, options?: RunnerOptions): Promise<RunnerResult<undefined>>
  probe(): Promise<RunnerResult<WholeMachineReport>>
  /** Ends the current work like an AbortSignal. The promise of run() still resolves, and the page has then posted the results so far. */
  stop(): void
}

/** An error loses its class on its way out of a page, so it travels as data. */
export type RunnerResult<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: RunnerError }

export interface RunnerError {
  /** The kind of error. Absent for a bug in the lab: `whatHappened` is then its stack. */
  readonly code?: LabErrorCode
  readonly whatHappened: string
  readonly whatToDo: string
}

/** Options for the way in which the page sends its results. */
export interface RunnerOptions {
  /** Whether the page also sends recordings. They are large, so by default it drops them. */
  readonly recordings?: boolean
  /** Size of the longest piece, bytes. */
  readonly mostBytes?: number
}

/** Name of the function that the command line adds to the page. */
export const PROGRESS_BINDING = 'gilLabProgress'
/** The argument of the function gilLabProgress: progress for a status line, or a part of the program's output. */
export type ReportedProgress = Status | Extract<Progress, { readonly phase: 'stdout' }>
export type ProgressBinding = (progress: ReportedProgress) => Promise<void>

/** Name of the function with which the page reads and writes limits that the command line remembers. Absent if nothing keeps limits. */
export const LIMITS_BINDING = 'gilLabLimits'
/** Reads the limits under a key, or writes new ones. */
export type LimitsBinding = (key: string, fresh?: RememberedLimits) => Promise<RememberedLimits | undefined>

/** A message that the page posts: each run as soon as it is measured, and the report so far at the end of each experiment. */
export type RunnerMessage = Extract<DistantProgress, { readonly phase: 'measured' | 'report' }>

/**
 * The path to which the page posts the pieces of its messages. Each piece is a Blob, because Playwright keeps a copy of any other body. The
 * command line answers a piece as soon as it has stored the piece. It answers the last piece of a message once it has processed the
 * message.
 */
export const MESSAGE_PATH = '/message'
/** A header of each piece: the length of its whole message, bytes. */
export const LENGTH_HEADER = 'x-message-length'
