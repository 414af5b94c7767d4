import { CELL_BYTES } from '../../abi/layout'
import { Cell } from './values'

/** A coroutine's life: it is awaited once, or is a task once. */
export const enum CoroutineState {
  NEW = 0,
  STARTED = 1,
  DONE = 2,
}

/**
 * What the call of an `async def` makes: the frame of that call, taken off the stack before its first line, so its cells are the locals.
 * Awaiting it puts the frame back above the one that awaits, where it runs and returns like any callee. From then on the coroutine is
 * empty: its frame is one of its task's (tasks.ts).
 *
 * asyncio.sleep() makes one too, which has no code: its cells are delay and result.
 */
@unmanaged
@final
export class Coroutine {
  refcount: i32
  kind: i32
  /** CoroutineState; atomic: of two that want it, one gets it. */
  state: i32
  /** Where it begins; 0: it is asyncio.sleep()'s. */
  pc: usize
  function: i32
  /** Cells that follow, and those of them that still hold something. */
  count: i32
  held: i32
  /** The task that awaits a sleep. */
  waiter: usize

  @inline static of(cell: usize): Coroutine {
    return changetype<Coroutine>(Cell.object(cell))
  }

  @inline get isSleep(): bool {
    return this.pc == 0
  }

  @inline cell(index: i32): usize {
    return changetype<usize>(this) + offsetof<Coroutine>() + <usize>index * CELL_BYTES
  }

  get bytes(): usize {
    return offsetof<Coroutine>() + <usize>this.count * CELL_BYTES
  }
}

export const enum FutureState {
  PENDING = 0,
  DONE = 1,
  FAILED = 2,
}

/** Cells of a future, one after the other: result, source, text. */
export const FUTURE_CELLS: usize = 32
export const FUTURE_CELL_COUNT: i32 = 3

/** What can be awaited by many, and is done once: a task, or what gather() returns. Its loop's thread writes it, under the GIL if there is one. */
@unmanaged
export class Future {
  refcount: i32
  kind: i32
  /** FutureState; atomic, written last: who sees it done sees the result. */
  state: i32
  /** Its loop, for comparison only. */
  loop: usize
  /** Handles that go to the loop's queue when it is done. */
  firstCallback: usize
  lastCallback: usize
  /** 1 once somebody has been told its error. */
  retrieved: i32
  /** The task whose error it is, if it has failed: itself, or one of those gathered. */
  failed: usize
  resultTag: i64
  resultPayload: i64
  /** A task's coroutine; the tuple of what is gathered. */
  sourceTag: i64
  sourcePayload: i64
  /** The str that goes with the error. */
  textTag: i64
  textPayload: i64

  @inline static of(cell: usize): Future {
    return changetype<Future>(Cell.object(cell))
  }

  @inline get address(): usize {
    return changetype<usize>(this)
  }

  @inline get result(): usize {
    return this.address + offsetof<Future>('resultTag')
  }

  @inline get source(): usize {
    return this.address + offsetof<Future>('sourceTag')
  }

  @inline get text(): usize {
    return this.address + offsetof<Future>('textTag')
  }

  @inline get stateAddress(): usize {
    return this.address + offsetof<Future>('state')
  }
}

/** A coroutine that its loop runs. While it waits, its frames, which all lie above the loop's base when it runs, are in a block of the heap. */
@unmanaged
@final
export class Task extends Future {
  /** In the loop's list of tasks that are pending or have failed. */
  next: usize
  previous: usize
  /** 0: not begun, or running. */
  frames: usize
  frameBytes: usize
  pc: usize
  fp: usize
  /** How many frames. */
  depth: i32
  /** Its error, as in the ThreadState. */
  trap: i32
  trapA: i32
  trapB: i32
  trace: usize

  @inline static at(address: usize): Task {
    return changetype<Task>(address)
  }
}

/** What gather() returns. */
@unmanaged
@final
export class Gathering extends Future {
  /** Of those gathered, how many are not done. */
  left: i32

  @inline static at(address: usize): Gathering {
    return changetype<Gathering>(address)
  }
}
