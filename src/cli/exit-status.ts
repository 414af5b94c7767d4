import { LabError, type LabErrorCode } from '../model/errors.ts'
import { printable } from '../model/printable.ts'

/** What `gil-lab` exits with. */
export const EXIT = {
  done: 0,
  /** The Python program raised, deadlocked or did not end in time. */
  programFailed: 1,
  badUsage: 2,
  cannotMeasure: 3,
  /** A verdict was asked for and cannot be told. */
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

/** The exit status that an error calls for. What is no LabError is a fault of the lab itself: it could not measure. */
export function statusOf(error: unknown): ExitStatus {
  return error instanceof LabError ? STATUS_OF[error.code] : EXIT.cannotMeasure
}

/** A command was interrupted before it had anything to show. From a page the error comes as text. */
export function isAbort(error: unknown): boolean {
  return error instanceof Error && (error.name === 'AbortError' || error.message.startsWith('AbortError'))
}

/** What to tell the user about an error: a LabError's own words, a fault of the lab with its stack. */
export function messageOf(error: unknown): string {
  if (error instanceof LabError) return printable(error.message)
  return printable(error instanceof Error ? (error.stack ?? error.message) : String(error))
}
