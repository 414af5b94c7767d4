import { LabError, type LabErrorData } from '../../model/errors.ts'

/** What a worker has made, or why it could not. */
export type Answer<T> = { readonly made: T } | { readonly broken: LabErrorData }

/** The worker's end. */
export function answer<T>(make: () => T): Answer<T> {
  try {
    return { made: make() }
  } catch (error) {
    if (!(error instanceof LabError)) throw error
    return { broken: error.toData() }
  }
}

/** The host's end. @throws LabError as it was thrown there */
export function made<T>(answer: Answer<T>): T {
  if ('made' in answer) return answer.made
  throw LabError.from(answer.broken)
}
