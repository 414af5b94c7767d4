import { LabError, type LabErrorCode } from '../model/errors.ts'
import { printable } from '../model/printable.ts'

/** The exit statuses of `gil-lab`. */
export const EXIT = {
  done: 0,
  /** A Python program raised an exception, deadlocked or was stopped, or `gil-lab check` found a bug in a GIL or in a program. */
  programFailed: 1,
  badUsage: 2,
  cannotMeasure: 3,
  /**
   * With --verdict: a claim or a comparison has the verdict "cannot tell". Of `gil-lab check`: no run of a program came to its end, so
   * nothing was checked.
   */
  inconclusive: 4,
  interrupted: 130,
} as const

export type ExitStatus = (typeof EXIT)[keyof typeof EXIT]

const STATUS_OF: Readonly<Record<LabErrorCode, ExitStatus>> = {
  usage: EXIT.badUsage,
  program: EXIT.badUsage,
  'cannot-measure': EXIT.cannotMeasure,
  'broken-run': EXIT.cannotMeasure,
}

/** The exit status for an error. An error that is not a LabError is a fault of the lab itself, and means that the lab could not measure. */
export function statusOf(error: unknown): ExitStatus {
  return error instanceof LabError ? STATUS_OF[error.code] : EXIT.cannotMeasure
}

/** Whether an error is an abort. An abort in a page reaches the command line as a plain Error whose text begins with the abort's name. */
export function isAbort(error: unknown): boolean {
  return error instanceof Error && (error.name === 'AbortError' || error.message.startsWith('AbortError'))
}

/** The text that users see for an error: the message of a LabError, and the stack of any other error. */
export function messageOf(error: unknown): string {
  if (error instanceof LabError) return printable(error.message)
  return printable(error instanceof Error ? (error.stack ?? error.message) : String(error))
}
