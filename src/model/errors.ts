/** Why the lab could not do what it was asked. The command line turns it into its exit status. */
export type LabErrorCode =
  /** Bad usage or unsupported input: exit 2. */
  | 'usage'
  /** The Python program cannot be compiled: exit 2. */
  | 'program'
  /** This place cannot measure: no isolation, a failed canary, no browser: exit 3. */
  | 'cannot-measure'
  /** A worker died, or the recording does not reconcile: exit 3. */
  | 'broken-run'

/** The one error that users see: what happened, and what to do about it. */
export class LabError extends Error {
  override readonly name = 'LabError'
  constructor(
    readonly code: LabErrorCode,
    readonly whatHappened: string,
    readonly whatToDo: string,
  ) {
    super(whatToDo ? `${whatHappened}\n${whatToDo}` : whatHappened)
  }

  /** An error loses its class on its way out of a worker, a frame or a page: there it travels as this. */
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
