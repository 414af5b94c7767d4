import { Tag } from '../../abi/opcodes'
import { ThreadState } from '../../thread'
import { Word } from '../../word'
import { Frames } from '../eval/frames'
import { Objects } from '../objects/objects'
import { Cell } from '../objects/values'
import { Handle, HandleKind } from './handles'
import { Loop } from './loop'

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

/** What tasks and gatherings have in common. */
export abstract class Futures {
  /** One reference; 0 if the heap is exhausted. */
  static create(t: ThreadState, kind: i32, bytes: usize): usize {
    const object = Objects.create(t, kind, bytes)
    if (!object) return 0
    memory.fill(object + sizeof<i64>(), 0, bytes - sizeof<i64>())
    const future = changetype<Future>(object)
    future.loop = t.loop
    Cell.setNone(future.result)
    Cell.setNone(future.source)
    Cell.setNone(future.text)
    return object
  }

  static isDone(future: Future): bool {
    return Word.load(future.stateAddress) != FutureState.PENDING
  }

  /** Future.add_done_callback. object and argument: see Handle */
  static whenDone(t: ThreadState, future: Future, kind: HandleKind, object: usize, argument: usize): bool {
    const handle = Handle.create(t, kind, object, argument)
    if (!handle) return false
    if (Futures.isDone(future)) {
      Loop.of(t).append(handle)
      return true
    }
    if (future.lastCallback) Handle.at(future.lastCallback).next = handle
    else future.firstCallback = handle
    future.lastCallback = handle
    return true
  }

  /** Its callbacks are the loop's to run. state: FutureState, not PENDING */
  static finish(t: ThreadState, future: Future, state: FutureState): void {
    Word.store(future.stateAddress, state)
    const loop = Loop.of(t)
    let handle = future.firstCallback
    future.firstCallback = 0
    future.lastCallback = 0
    while (handle) {
      const next = Handle.at(handle).next
      loop.append(handle)
      handle = next
    }
  }

  /** Notes the error of a future that has failed: the traceback goes on where it left off. */
  static raise(t: ThreadState, future: Future): bool {
    const task = Task.at(future.failed)
    task.retrieved = 1
    const trace = task.trace ? Frames.copyTrace(t, task.trace) : 0
    t.trap = task.trap
    t.trapA = task.trapA
    t.trapB = task.trapB
    t.trace = trace
    t.trapText = Cell.tag(task.text) == Tag.STR ? Cell.object(task.text) : 0
    Objects.keepCell(task.text)
    return false
  }
}
