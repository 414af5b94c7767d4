// What the command line and runner.html say to each other.
import type { LabErrorCode } from '../model/errors.ts'
import type { WholeMachineReport } from '../model/report.ts'
import type { DistantProgress, Progress, RunRequest, Status } from '../model/run.ts'

/** `window.gilLab` in runner.html. */
export interface RunnerPage {
  /** Measures. What it finds is sent while it does, as RunnerMessages. */
  run(request: RunRequest, wishes?: RunnerWishes): Promise<RunnerAnswer<undefined>>
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

/** How a page is to send what it finds. */
export interface RunnerWishes {
  /** Send recordings too: they are large, and are forgotten in the page unless somebody asks. */
  readonly recordings?: boolean
  /** The longest piece, bytes. */
  readonly mostBytes?: number
}

/** Name of the function that the command line puts into the page. */
export const PROGRESS_BINDING = 'gilLabProgress'
/** What goes through it: a line of text, or a piece of what the program prints. */
export type ToldProgress = Status | Extract<Progress, { readonly phase: 'stdout' }>
export type ProgressBinding = (progress: ToldProgress) => Promise<void>

/** What the page posts, packed: each run as soon as it is measured, and the report so far as each experiment ends. */
export type RunnerMessage = Extract<DistantProgress, { readonly phase: 'measured' | 'report' }>

/**
 * Where the page posts the pieces of its messages, as Blobs: of any other body Playwright keeps a copy. The answer to a piece comes when there
 * is room for the next, that to a message's last piece when the command line is done with it.
 */
export const MESSAGE_PATH = '/message'
/** The header of each piece that has the length of its whole message, bytes. */
export const LENGTH_HEADER = 'x-message-length'
