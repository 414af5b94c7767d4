import { CELL_BYTES } from '../../abi/layout'
import { Cell } from './values'

/** The states of a coroutine. A coroutine starts once: when a task awaits it, or when it becomes a task. */
export const enum CoroutineState {
  NEW = 0,
  STARTED = 1,
  DONE = 2,
}

/**
 * A coroutine: the result of calling an `async def`. The call's frame leaves the stack before the function's first line runs, and the
 * coroutine takes over its cells. Awaiting the coroutine puts the frame back on the stack, above the frame that awaits. From then on, the
 * frame runs and returns like that of any call, and the coroutine is empty. If the awaiting task has to wait, the frame moves with the
 * task's other frames (asyncio/tasks.ts).
 *
 * asyncio.sleep() makes a coroutine without code. Its cells are the delay and the result.
 */
@unmanaged
@final
export class Coroutine {
  refcount: i32
  kind: i32
  /** CoroutineState. Threads change it atomically: if two threads start the coroutine, only one succeeds. */
  state: i32
  /** The address of the coroutine's first instruction; 0 in the coroutine of asyncio.sleep(). */
  pc: usize
  function: i32
  /** `count` cells follow these fields. The first `held` of them contain values: all of them, or none once the frame is on the stack. */
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

/** The offset of a future's cells, in bytes. The cells are adjacent: result, source, error. */
export const FUTURE_CELLS: usize = 32
export const FUTURE_CELL_COUNT: i32 = 3

/**
 * A future: a task, or the result of gather(). Many tasks can await the same future. Only the thread of the future's event loop writes the
 * future, under the GIL if there is one.
 */
@unmanaged
export class Future {
  refcount: i32
  kind: i32
  /**
   * FutureState. The loop's thread writes it atomically, after the result. A thread that sees the future done therefore also sees its
   * result.
   */
  state: i32
  /** The address of the future's event loop. Code only compares it with other addresses, because the loop may be gone. */
  loop: usize
  /** The first and the last handle of a list; 0 if the list is empty. The handles go to the loop's queue when the future is done. */
  firstCallback: usize
  lastCallback: usize
  /**
   * In a task: 1 if code has retrieved the task's error, or the loop has cancelled the task. The end of the loop does not report such an
   * error.
   */
  retrieved: i32
  /** If the future has failed: the task whose error this is. It is the future itself, or one of the gathered tasks. */
  failed: usize
  resultTag: i64
  resultPayload: i64
  /** The coroutine of a task, or the tuple of gathered futures. */
  sourceTag: i64
  sourcePayload: i64
  /** The exception that ended a task. */
  errorTag: i64
  errorPayload: i64

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

  @inline get error(): usize {
    return this.address + offsetof<Future>('errorTag')
  }

  @inline get stateAddress(): usize {
    return this.address + offsetof<Future>('state')
  }
}

/**
 * A task: a coroutine that an event loop runs. While the task waits, its frames are in a block of the heap. While it runs, they are on the
 * stack, from the loop's `base` upwards.
 */
@unmanaged
@final
export class Task extends Future {
  /** The neighbours in the loop's list of tasks; 0 at an end of the list. */
  next: usize
  previous: usize
  /** The block with the task's frames; 0 if the task has not begun or is running. */
  frames: usize
  frameBytes: usize
  pc: usize
  fp: usize
  /** The number of the task's frames. */
  depth: i32
  /** If the task has failed: the number of frames in its exception's trace. Frames that await the task join the trace later. */
  traceCount: i32
  /** The exception that the task handles while it waits, as ThreadState.handled. The task owns one reference. */
  handled: usize

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
