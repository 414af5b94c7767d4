import { Cell } from './values'

/** The kinds of steps. The kind tells which operation on the asynchronous generator made the step. */
export const enum StepKind {
  /** `__anext__` or asend() */
  SEND = 0,
  ATHROW = 1,
  ACLOSE = 2,
}

export const enum StepState {
  NEW = 0,
  /** The step has resumed the generator, and the generator awaits something. */
  STARTED = 1,
  /** The step has a result, or it has failed. */
  DONE = 2,
}

/**
 * A step of an asynchronous generator: the awaitable that `__anext__`, asend(), athrow() and aclose() return. It resumes the generator
 * until the generator yields an item, which is the result of the step.
 */
@unmanaged
@final
export class AsyncStep {
  refcount: i32
  kind: u8
  stepKind: StepKind
  state: StepState
  /** Two cells: the asynchronous generator, and the value that its `yield` returns or the exception that its `yield` raises. */
  generatorTag: i64
  generatorPayload: i64
  valueTag: i64
  valuePayload: i64

  @inline static at(address: usize): AsyncStep {
    return changetype<AsyncStep>(address)
  }

  @inline static of(cell: usize): AsyncStep {
    return changetype<AsyncStep>(Cell.object(cell))
  }

  /** The address of the generator's cell. */
  @inline get generator(): usize {
    return changetype<usize>(this) + offsetof<AsyncStep>('generatorTag')
  }

  @inline get value(): usize {
    return changetype<usize>(this) + offsetof<AsyncStep>('valueTag')
  }
}
