import { CELL_BYTES } from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { AsyncioReason, Trap } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { Frames } from '../eval/frames'
import { Outcome } from '../eval/outcome'
import { Coroutine, CoroutineState, FutureState, Task } from '../objects/awaitables'
import { Exceptions } from '../objects/exceptions'
import { Heap } from '../objects/heap'
import { Objects } from '../objects/objects'
import { Cell } from '../objects/values'
import { Awaited, Awaiting } from './awaiting'
import { Coroutines } from './coroutines'
import { Futures } from './futures'
import { HandleKind } from './handles'
import { Loop } from './loop'

/**
 * The turns of tasks. A task runs on the stack of its loop's thread, from the loop's base upwards. When a task has to wait, its part of the
 * stack moves to a block of the heap. The task's next turn moves that part back. The base does not move, so the frames keep their
 * addresses.
 */
export abstract class Tasks {
  /**
   * asyncio.create_task(): the task has its first turn in the loop's next pass. @returns the task, with one reference for the caller; 0 if
   * it raised an error
   */
  static create(t: ThreadState, coroutine: usize): usize {
    const address = Futures.create(t, Tag.TASK, offsetof<Task>())
    if (!address) return 0
    const task = Task.at(address)
    Objects.copyCell(coroutine, task.source)
    task.failed = address
    const loop = Loop.of(t)
    if (!loop.callSoon(t, HandleKind.STEP, address)) {
      Objects.release(t, address)
      return 0
    }
    loop.link(task)
    return address
  }

  /** Begins a turn. @returns true with the task's frames on the stack, for the eval loop to run; false if the turn is over already */
  static begin(t: ThreadState, loop: Loop, task: Task): bool {
    if (Futures.isDone(task)) return false
    loop.current = task.address
    loop.handled = t.handled
    t.handled = task.handled
    task.handled = 0
    const coroutine = Coroutine.of(task.source)
    if (coroutine.isSleep) {
      Tasks.end(t, loop, task, Tasks.sleep(t, loop, task))
      return false
    }
    if (task.frames) Tasks.unpark(t, loop, task)
    else if (!Coroutines.enter(t, coroutine, loop.base, 0, 0)) {
      Tasks.end(t, loop, task, Outcome.FAILED)
      return false
    }
    return true
  }

  /** Ends a turn. If `outcome` is END, the task's result is in the cell at t.sp. */
  static end(t: ThreadState, loop: Loop, task: Task, outcome: Outcome): void {
    const parked = outcome == Outcome.SUSPENDED && Tasks.park(t, loop, task)
    if (outcome == Outcome.END) Tasks.succeed(t, loop, task)
    else if (!parked) Tasks.fail(t, task)
    task.handled = t.handled
    t.handled = loop.handled
    loop.restore(t)
    loop.current = 0
  }

  /** Runs the turn of a task whose coroutine is asyncio.sleep(). Such a task has no frames. */
  private static sleep(t: ThreadState, loop: Loop, task: Task): Outcome {
    const awaited = Awaiting.poll(t, task.source, loop.base)
    if (awaited == Awaited.FAILED) return Outcome.FAILED
    if (awaited == Awaited.READY) t.sp = loop.base
    return awaited == Awaited.READY ? Outcome.END : Outcome.SUSPENDED
  }

  /** Moves the task's frames off the stack. @returns false if it raised an error */
  private static park(t: ThreadState, loop: Loop, task: Task): bool {
    if (Coroutine.of(task.source).isSleep) return true
    const bytes = t.sp + CELL_BYTES - loop.base
    const frames = Heap.allocate(t, bytes)
    if (!frames) {
      Frames.drop(t)
      return false
    }
    memory.copy(frames, loop.base, bytes)
    task.frames = frames
    task.frameBytes = bytes
    task.pc = t.pc
    task.fp = t.fp
    task.depth = t.depth - loop.depth
    return true
  }

  private static unpark(t: ThreadState, loop: Loop, task: Task): void {
    memory.copy(loop.base, task.frames, task.frameBytes)
    Heap.free(t, task.frames, task.frameBytes)
    task.frames = 0
    t.sp = loop.base + task.frameBytes - CELL_BYTES
    t.pc = task.pc
    t.fp = task.fp
    t.depth += task.depth
  }

  private static succeed(t: ThreadState, loop: Loop, task: Task): void {
    Cell.move(t.sp, task.result)
    Coroutine.of(task.source).state = CoroutineState.DONE
    Futures.finish(t, task, FutureState.DONE)
    loop.unlink(t, task)
  }

  /**
   * Moves the error from the thread to the task. The task stays in the loop's list, so that the loop can report an error that no code
   * retrieves.
   */
  private static fail(t: ThreadState, task: Task): void {
    Tasks.keepError(t, task)
    Coroutine.of(task.source).state = CoroutineState.DONE
    Futures.finish(t, task, FutureState.FAILED)
  }

  private static keepError(t: ThreadState, task: Task): void {
    const exception = Exceptions.take(t)
    Cell.set(task.error, Tag.EXCEPTION, <i64>exception)
    task.traceCount = Exceptions.traceCount(exception)
  }

  /**
   * Ends a task that is pending when the loop ends. The task's `with` statements release their locks, as after CPython's CancelledError. No
   * other code of the task can run, because the lab's Python has no `except`.
   */
  static cancel(t: ThreadState, loop: Loop, task: Task): void {
    if (task.frames) {
      Tasks.unpark(t, loop, task)
      Frames.drop(t)
      loop.restore(t)
    }
    if (task.handled) Objects.release(t, task.handled)
    task.handled = 0
    Errors.raise(t, Trap.ASYNCIO, 0, AsyncioReason.CANCELLED)
    Tasks.keepError(t, task)
    task.retrieved = 1
    Futures.finish(t, task, FutureState.FAILED)
  }
}
