import { LabError } from '../model/errors.ts'

/** What a worker has made, or why it could not: errors lose their class on the way. */
export type Answer<T> = { readonly made: T } | { readonly broken: Pick<LabError, 'code' | 'whatHappened' | 'whatToDo'> }

/** The worker's end. */
export function answer<T>(make: () => T): Answer<T> {
  try {
    return { made: make() }
  } catch (error) {
    if (!(error instanceof LabError)) throw error
    const { code, whatHappened, whatToDo } = error
    return { broken: { code, whatHappened, whatToDo } }
  }
}

/** The host's end. @throws LabError as it was thrown there */
export function made<T>(answer: Answer<T>): T {
  if ('made' in answer) return answer.made
  const { code, whatHappened, whatToDo } = answer.broken
  throw new LabError(code, whatHappened, whatToDo)
}
