import { ThreadState } from '../../thread'
import { Word } from '../../word'
import { Future, FutureState, Task } from '../objects/awaitables'
import { Exceptions } from '../objects/exceptions'
import { Objects } from '../objects/objects'
import { Cell } from '../objects/values'
import { Handle, HandleKind } from './handles'
import { Loop } from './loop'

/** What tasks and gatherings have in common. */
export abstract class Futures {
  /** Creates a future with one reference. @returns 0 if the heap is exhausted */
  static create(t: ThreadState, kind: i32, bytes: usize): usize {
    const object = Objects.create(t, kind, bytes)
    if (!object) return 0
    memory.fill(object + sizeof<i64>(), 0, bytes - sizeof<i64>())
    const future = changetype<Future>(object)
    future.loop = t.loop
    Cell.setNone(future.result)
    Cell.setNone(future.source)
    Cell.setNone(future.error)
    return object
  }

  static isDone(future: Future): bool {
    return Word.load(future.stateAddress) != FutureState.PENDING
  }

  /**
   * Future.add_done_callback: makes a handle. The handle joins the loop's queue when the future is done. HandleKind explains `object` and
   * `argument`.
   */
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

  /** Sets the future's final state, DONE or FAILED, and moves its callbacks to the loop's queue. */
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

  /**
   * Raises the error of a failed future in the thread. As in CPython, the exception's traceback goes back to that of the failed task, and
   * the frames that await the future join it.
   */
  static raise(t: ThreadState, future: Future): bool {
    const task = Task.at(future.failed)
    task.retrieved = 1
    const exception = Cell.object(task.error)
    Exceptions.cutTrace(exception, task.traceCount)
    Objects.keep(exception)
    return Exceptions.raise(t, exception)
  }
}
