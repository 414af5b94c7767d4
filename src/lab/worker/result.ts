import { LabError, type LabErrorData } from '../../model/errors.ts'

/** What a worker computed, or the error that it threw. An error loses its class on the way to the host, so it travels as data. */
export type Result<T> = { readonly value: T } | { readonly error: LabErrorData }

/** The worker's end. @throws any error that is not a LabError */
export function resultOf<T>(compute: () => T): Result<T> {
  try {
    return { value: compute() }
  } catch (error) {
    if (!(error instanceof LabError)) throw error
    return { error: error.toData() }
  }
}

/** The host's end. @throws the LabError that the worker threw */
export function unwrap<T>(result: Result<T>): T {
  if ('value' in result) return result.value
  throw LabError.from(result.error)
}
