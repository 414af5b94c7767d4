import { CELL_BYTES } from '../../abi/layout'
import { Cell } from './values'

/** The states of a coroutine. A coroutine starts once: when it is awaited or when it becomes a task. */
export const enum CoroutineState {
  NEW = 0,
  STARTED = 1,
  DONE = 2,
}

/**
 * A coroutine: the result of calling an `async def`. It contains the frame of that call, which leaves the stack before the function's first
 * line runs. The coroutine's cells are therefore the function's locals. Awaiting the coroutine puts the frame back on the stack, above the
 * frame that awaits. There the frame runs and returns like that of any callee. The coroutine is then empty: its frame belongs to the task
 * that runs it (asyncio/tasks.ts).
 *
 * asyncio.sleep() makes a coroutine without code: its cells are the delay and the result.
 */
@unmanaged
@final
export class Coroutine {
  refcount: i32
  kind: i32
  /** CoroutineState. Atomic: if two threads start the coroutine, only one succeeds. */
  state: i32
  /** The address of the coroutine's first instruction; 0 in the coroutine of asyncio.sleep(). */
  pc: usize
  function: i32
  /** `count` cells follow these fields; `held` of them still contain a value. */
  count: i32
  held: i32
  /** In a coroutine of asyncio.sleep(): the task that awaits the coroutine. */
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

/** The offset of a future's cells, which are adjacent: result, source, text. */
export const FUTURE_CELLS: usize = 32
export const FUTURE_CELL_COUNT: i32 = 3

/**
 * A future: a task, or the result of gather(). Many tasks can await it. Only the thread of the future's event loop writes the future, under
 * the GIL if there is one.
 */
@unmanaged
export class Future {
  refcount: i32
  kind: i32
  /** FutureState. Atomic, and written after the result: a thread that sees the future done also sees its result. */
  state: i32
  /** The address of the future's event loop. It is only compared with other addresses: the loop's fields are never reached through it. */
  loop: usize
  /** The first and the last of a chain of handles, which go to the loop's queue when the future is done. 0 if the chain is empty. */
  firstCallback: usize
  lastCallback: usize
  /** In a task: 1 if the end of the event loop must not report the task's error. The error was retrieved, or the task was cancelled. */
  retrieved: i32
  /** The task whose error this failed future has: the future itself, or one of the gathered tasks. */
  failed: usize
  resultTag: i64
  resultPayload: i64
  /** The coroutine of a task, or the tuple of gathered futures. */
  sourceTag: i64
  sourcePayload: i64
  /** The str in the error's message. */
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

/**
 * A coroutine that an event loop runs. While the task waits, its frames are in a block of the heap. While the task runs, its frames are on
 * the stack, from the loop's `base` upwards.
 */
@unmanaged
@final
export class Task extends Future {
  /** Neighbours in the loop's list of tasks that are pending or have failed. */
  next: usize
  previous: usize
  /** The block with the task's frames; 0 if the task has not begun or is running. */
  frames: usize
  frameBytes: usize
  pc: usize
  fp: usize
  /** The number of the task's frames. */
  depth: i32
  /** The task's error, in fields like those of the ThreadState. */
  trap: i32
  trapA: i32
  trapB: i32
  trace: usize

  @inline static at(address: usize): Task {
    return changetype<Task>(address)
  }
}

/** The result of gather(). */
@unmanaged
@final
export class Gathering extends Future {
  /** The number of gathered futures that are not done yet. */
  left: i32

  @inline static at(address: usize): Gathering {
    return changetype<Gathering>(address)
  }
}
