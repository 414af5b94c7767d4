import { Trap } from '../../abi/traps'
import { Gil } from '../../gil/gil'
import { Host } from '../../host'
import { Sleep } from '../../os/sleep'
import { FOREVER } from '../../sync/futex'
import { ThreadState } from '../../thread'
import { Word } from '../../word'
import { Outcome } from '../eval/outcome'
import { FutureState, Gathering, Task } from '../objects/awaitables'
import { Objects } from '../objects/objects'
import { Futures } from './futures'
import { Gatherings } from './gatherings'
import { Handle, HandleKind } from './handles'
import { Loop } from './loop'
import { Tasks } from './tasks'

/**
 * Runs the event loop as asyncio/base_events.py does. A pass first moves the timers that are due to the queue. Then each handle in the
 * queue has its turn, in order. Handles that join the queue during a pass have their turn in the next pass.
 *
 * Before each pass, the runner releases the GIL and acquires it again, as CPython does around every epoll_wait(). If the queue is empty,
 * the runner meanwhile parks until the first timer is due.
 *
 * The runner does not call the eval loop; the runner's caller does. The caller begins with open(). Then it calls next() until next()
 * returns false. After each next() that returns true, the caller runs the task's frames in the eval loop and calls turned(). The caller
 * ends with close().
 */
export abstract class Runner {
  /**
   * Makes the thread's loop and its main task. If it cannot make the loop, it raises an error and returns false. The caller must not call
   * close() then.
   */
  static open(t: ThreadState, coroutine: usize): bool {
    if (!Loop.open(t)) return false
    const main = Tasks.create(t, coroutine)
    Loop.of(t).main = main
    // If Tasks.create() or Futures.whenDone() fails, it raises an error, and next() then returns false.
    if (main) Futures.whenDone(t, Task.at(main), HandleKind.STOP, 0, 0)
    return true
  }

  /**
   * Runs the loop up to the next task that has code to run. @returns true with the task's frames on the stack; false if the loop is over or
   * failed
   */
  static next(t: ThreadState): bool {
    const loop = Loop.of(t)
    while (t.trap == Trap.NONE && (loop.left > 0 || !loop.stopping)) {
      if (loop.left == 0) {
        Runner.beginPass(t, loop)
        continue
      }
      loop.left--
      // CPython's loop is Python code, which checks the eval breaker at each jump. The lab checks it once for each handle.
      if (Word.load(t.breakerAddress)) Gil.onBreaker(t)
      loop.handle = loop.takeReady()
      if (Runner.begin(t, loop, Handle.at(loop.handle))) return true
      Handle.drop(t, loop.handle)
    }
    return false
  }

  /** Ends the turn of the task that next() found, after the eval loop has run it. `outcome` is END, FAILED or SUSPENDED. */
  static turned(t: ThreadState, outcome: Outcome): void {
    const loop = Loop.of(t)
    Tasks.end(t, loop, Task.at(Handle.at(loop.handle).object), outcome)
    Handle.drop(t, loop.handle)
  }

  /**
   * Ends the loop. Writes the result of the main task to `to`. @returns false if the loop or a task failed; the thread then has the error
   */
  static close(t: ThreadState, to: usize): bool {
    const loop = Loop.of(t)
    const main = loop.main
    const failed = t.trap != Trap.NONE
    const lost = Runner.cancelAll(t, loop)
    loop.close(t)
    const well = !failed && Runner.settle(t, Task.at(main), lost, to)
    if (lost) Objects.release(t, lost)
    if (main) Objects.release(t, main)
    return well
  }

  private static beginPass(t: ThreadState, loop: Loop): void {
    let ns: i64 = 0
    if (!loop.readyCount) ns = loop.timers.count ? max<i64>(loop.timers.first - Host.nowNs(), 0) : FOREVER
    Sleep.poll(t, ns)
    const now = Host.nowNs()
    while (loop.timers.count && loop.timers.first <= now) loop.append(loop.timers.pop())
    loop.left = loop.readyCount
  }

  /** Begins the turn of a handle. @returns whether the handle steps a task whose frames the eval loop must run */
  private static begin(t: ThreadState, loop: Loop, handle: Handle): bool {
    switch (handle.kind) {
      case HandleKind.STEP:
        return Tasks.begin(t, loop, Task.at(handle.object))
      case HandleKind.TIMER: {
        loop.callSoon(t, HandleKind.STEP, handle.object)
        return false
      }
      case HandleKind.GATHERED: {
        Gatherings.count(t, Gathering.at(handle.object), handle.argument)
        return false
      }
      default: {
        loop.stopping = 1
        return false
      }
    }
  }

  /**
   * Cancels the pending tasks and unlinks all tasks. @returns the first failed task whose error no code retrieved, with a reference for the
   * caller; 0 for none
   */
  private static cancelAll(t: ThreadState, loop: Loop): usize {
    let lost: usize = 0
    while (loop.firstTask) {
      const task = Task.at(loop.firstTask)
      if (!Futures.isDone(task)) Tasks.cancel(t, loop, task)
      else if (!lost && !task.retrieved) {
        lost = task.address
        Objects.keep(lost)
      }
      loop.unlink(t, task)
    }
    return lost
  }

  /**
   * Writes the result of the main task to `to`. If the main task failed, raises its error instead. Otherwise raises the error of `lost`, a
   * failed task whose error no code retrieved; 0 for none. CPython only logs such an error; the lab reports it as the program's error.
   */
  private static settle(t: ThreadState, main: Task, lost: usize, to: usize): bool {
    if (main.state == FutureState.FAILED) return Futures.raise(t, main)
    if (lost) return Futures.raise(t, Task.at(lost))
    Objects.copyCell(main.result, to)
    return true
  }
}
