/** Why the lab could not fulfil a request. The command line derives its exit status from this code. */
export type LabErrorCode =
  /** Wrong usage or unsupported input: exit 2. */
  | 'usage'
  /** The Python program cannot be compiled: exit 2. */
  | 'program'
  /** The lab cannot measure here, for example because of missing isolation, a failed canary or a missing browser: exit 3. */
  | 'cannot-measure'
  /** A worker died, or the recording contradicts itself: exit 3. */
  | 'broken-run'

/** An error with a message for users. It says what happened and, unless `whatToDo` is empty, what to do about it. */
export class LabError extends Error {
  override readonly name = 'LabError'
  constructor(
    readonly code: LabErrorCode,
    readonly whatHappened: string,
    readonly whatToDo: string,
  ) {
    super(whatToDo ? `${whatHappened}\n${whatToDo}` : whatHappened)
  }

  /** The error as plain data. An error loses its class when it leaves a worker, a frame or a page, so it travels in this form. */
  toData(): LabErrorData {
    const { code, whatHappened, whatToDo } = this
    return { code, whatHappened, whatToDo }
  }

  static from({ code, whatHappened, whatToDo }: LabErrorData): LabError {
    return new LabError(code, whatHappened, whatToDo)
  }
}

/** A LabError as plain data. */
export type LabErrorData = Pick<LabError, 'code' | 'whatHappened' | 'whatToDo'>

/** The name, message and stack of an error. The stack begins with name and message in V8 only, so for other engines they are put before it. */
export function stackOf(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? '') : ''
  return stack.startsWith(String(error)) ? stack : `${error}\n${stack}`.trimEnd()
}
