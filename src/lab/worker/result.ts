import { LabError, type LabErrorData } from '../../model/errors.ts'

/** The value that a worker computed, or the error that it threw. An error loses its class on the way to the host, so it travels as data. */
export type Result<T> = { readonly value: T } | { readonly error: LabErrorData }

/** Called on the worker: puts the result or the LabError into data. @throws any error that is not a LabError */
export function resultOf<T>(compute: () => T): Result<T> {
  try {
    return { value: compute() }
  } catch (error) {
    if (!(error instanceof LabError)) throw error
    return { error: error.toData() }
  }
}

/** Called on the host: takes the result out of the data. @throws the LabError that the worker threw */
export function unwrap<T>(result: Result<T>): T {
  if ('value' in result) return result.value
  throw LabError.from(result.error)
}
