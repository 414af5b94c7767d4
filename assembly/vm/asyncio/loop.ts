import { CELL_BYTES } from '../../abi/layout'
import { Gil } from '../../gil/gil'
import { Host } from '../../host'
import { Sleep } from '../../os/sleep'
import { FOREVER } from '../../sync/futex'
import { ThreadState } from '../../thread'
import { Word } from '../../word'
import { Heap } from '../objects/heap'
import { Objects } from '../objects/objects'
import { FutureState, Futures, Gathering, Task } from './futures'
import { Gatherings } from './gatherings'
import { Handle, HandleKind } from './handles'
import { Tasks } from './tasks'
import { Timers } from './timers'

/** Longer than any run; keeps seconds × 10⁹ within 64 bits. */
const MAX_SECONDS: f64 = 9e9

/**
 * asyncio's event loop, CPython's (asyncio/base_events.py) in small. One pass: timers that are due join the queue, and all that was in the
 * queue by then has its turn, in order. Before each pass the loop polls: it gives the GIL up, as epoll_wait() does even where it does not
 * wait, and where the queue is empty it parks once, until the first of the timers is due.
 */
@unmanaged
@final
export class Loop {
  /** Handles, the first to come first. */
  private firstReady: usize
  private lastReady: usize
  private readyCount: i32
  /** Tasks that are pending or have failed, oldest first; the list has a reference of each. */
  private firstTask: usize
  private lastTask: usize
  /** The task that has its turn, 0 between turns. */
  current: usize
  /** Where the first frame of a task has its header: above all that the thread's stack held when the loop began. */
  base: usize
  private stopping: i32

  @inline static of(t: ThreadState): Loop {
    return changetype<Loop>(t.loop)
  }

  private get timers(): Timers {
    return changetype<Timers>(changetype<usize>(this) + offsetof<Loop>())
  }

  private static bytes(): usize {
    return offsetof<Loop>() + offsetof<Timers>()
  }

  /** asyncio.run(): the coroutine's value goes to `to`. @returns false with an error noted */
  static run(t: ThreadState, coroutine: usize, to: usize): bool {
    const address = Heap.allocate(t, Loop.bytes())
    if (!address) return false
    memory.fill(address, 0, Loop.bytes())
    t.loop = address
    const loop = Loop.of(t)
    loop.base = t.sp + CELL_BYTES
    const main = Tasks.create(t, coroutine)
    let well = main != 0 && Futures.whenDone(t, Task.at(main), HandleKind.STOP, 0, 0)
    while (well && !loop.stopping) well = loop.pass(t)
    const lost = loop.close(t)
    if (well) well = Loop.settle(t, Task.at(main), lost, to)
    if (lost) Objects.release(t, lost)
    if (main) Objects.release(t, main)
    t.loop = 0
    return well
  }

  /** What came of the main task, or else of a task whose error nobody has been told: CPython logs that one and goes on; here it is not lost. */
  private static settle(t: ThreadState, main: Task, lost: usize, to: usize): bool {
    if (main.state == FutureState.FAILED) return Futures.raise(t, main)
    if (lost) return Futures.raise(t, Task.at(lost))
    Objects.copyCell(main.result, to)
    return true
  }

  // --- passes -------------------------------------------------------------------------------------------------------------------------

  private pass(t: ThreadState): bool {
    this.poll(t)
    const now = Host.nowNs()
    while (this.timers.count && this.timers.first <= now) this.append(this.timers.pop())
    for (let left = this.readyCount; left > 0; left--) {
      // The real loop is a Python program, which looks at every jump.
      if (Word.load(t.breakerAddress)) Gil.onBreaker(t)
      const handle = this.takeReady()
      const well = this.handle(t, Handle.at(handle))
      Handle.drop(t, handle)
      if (!well) return false
    }
    return true
  }

  private poll(t: ThreadState): void {
    let ns: i64 = 0
    if (!this.readyCount) ns = this.timers.count ? max<i64>(this.timers.first - Host.nowNs(), 0) : FOREVER
    Sleep.poll(t, ns)
  }

  private handle(t: ThreadState, handle: Handle): bool {
    switch (handle.kind) {
      case HandleKind.STEP: {
        Tasks.step(t, this, Task.at(handle.object))
        return true
      }
      case HandleKind.TIMER:
        return this.callSoon(t, HandleKind.STEP, handle.object)
      case HandleKind.GATHERED:
        return Gatherings.count(t, Gathering.at(handle.object), handle.argument)
      default: {
        this.stopping = 1
        return true
      }
    }
  }

  private takeReady(): usize {
    const handle = this.firstReady
    this.firstReady = Handle.at(handle).next
    if (!this.firstReady) this.lastReady = 0
    this.readyCount--
    return handle
  }

  // --- what is to come ----------------------------------------------------------------------------------------------------------------

  append(handle: usize): void {
    Handle.at(handle).next = 0
    if (this.lastReady) Handle.at(this.lastReady).next = handle
    else this.firstReady = handle
    this.lastReady = handle
    this.readyCount++
  }

  callSoon(t: ThreadState, kind: HandleKind, object: usize): bool {
    const handle = Handle.create(t, kind, object, 0)
    if (handle) this.append(handle)
    return handle != 0
  }

  /** A task's sleep. */
  callLater(t: ThreadState, seconds: f64, task: usize): bool {
    const handle = Handle.create(t, HandleKind.TIMER, task, 0)
    if (!handle) return false
    const when = Host.nowNs() + <i64>ceil(min(seconds, MAX_SECONDS) * 1e9)
    if (this.timers.push(t, handle, when)) return true
    Handle.drop(t, handle)
    return false
  }

  // --- tasks --------------------------------------------------------------------------------------------------------------------------

  link(task: Task): void {
    Objects.keep(task.address)
    task.previous = this.lastTask
    if (this.lastTask) Task.at(this.lastTask).next = task.address
    else this.firstTask = task.address
    this.lastTask = task.address
  }

  unlink(t: ThreadState, task: Task): void {
    if (task.previous) Task.at(task.previous).next = task.next
    else this.firstTask = task.next
    if (task.next) Task.at(task.next).previous = task.previous
    else this.lastTask = task.previous
    Objects.release(t, task.address)
  }

  /** Cancels what is left. @returns the first task whose error nobody was told, with a reference; 0 for none */
  private close(t: ThreadState): usize {
    let lost: usize = 0
    while (this.firstTask) {
      const task = Task.at(this.firstTask)
      if (!Futures.isDone(task)) Tasks.cancel(t, this, task)
      else if (!lost && !task.retrieved) {
        lost = task.address
        Objects.keep(lost)
      }
      this.unlink(t, task)
    }
    Handle.dropAll(t, this.firstReady)
    this.timers.drop(t)
    Heap.free(t, changetype<usize>(this), Loop.bytes())
    return lost
  }
}
