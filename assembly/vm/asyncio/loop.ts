import { CELL_BYTES } from '../../abi/layout'
import { Host } from '../../host'
import { ThreadState } from '../../thread'
import { Task } from '../objects/awaitables'
import { Heap } from '../objects/heap'
import { Objects } from '../objects/objects'
import { Handle, HandleKind } from './handles'
import { Timers } from './timers'

/** The longest delay of a timer. It is longer than any run, and small enough that seconds × 10⁹ fits in 64 bits. */
const MAX_SECONDS: f64 = 9e9

/**
 * The state of an asyncio event loop: the queue of handles that are ready, the timers, and the tasks. The runner (runner.ts) gives the
 * handles their turns.
 */
@unmanaged
@final
export class Loop {
  /** The queue of handles that are ready, oldest first. */
  private firstReady: usize
  private lastReady: usize
  readyCount: i32
  /** The list of tasks that are pending or have failed, oldest first. It has a reference to each. */
  firstTask: usize
  private lastTask: usize
  /** The task that runs now; 0 between turns. */
  current: usize
  /**
   * The address where the header of a task's first frame goes. Everything that was on the thread's stack when the loop began is below it.
   */
  base: usize
  /**
   * The registers of the frame that called asyncio.run(). The thread's registers have these values between turns. Its sp is then one cell
   * below `base`.
   */
  private pc: usize
  private fp: usize
  depth: i32
  /** During a turn: the exception that the thread handles outside the loop, as ThreadState.handled. */
  handled: usize
  /** The task that runs the argument of asyncio.run(); 0 until it exists. The loop has a reference to it. */
  main: usize
  /** The handle whose turn it is. */
  handle: usize
  /** How many handles of this pass have not had their turn yet. */
  left: i32
  /** 1: the main task is done, and this pass is the last. */
  stopping: i32

  @inline static of(t: ThreadState): Loop {
    return changetype<Loop>(t.loop)
  }

  get timers(): Timers {
    return changetype<Timers>(changetype<usize>(this) + offsetof<Loop>())
  }

  private static bytes(): usize {
    return offsetof<Loop>() + offsetof<Timers>()
  }

  /** Makes the thread's loop, without any handles or tasks. @returns false if it raised an error */
  static open(t: ThreadState): bool {
    const address = Heap.allocate(t, Loop.bytes())
    if (!address) return false
    memory.fill(address, 0, Loop.bytes())
    t.loop = address
    const loop = Loop.of(t)
    loop.base = t.sp + CELL_BYTES
    loop.pc = t.pc
    loop.fp = t.fp
    loop.depth = t.depth
    return true
  }

  /** Drops the handles and frees the loop. The caller unlinks the tasks first. */
  close(t: ThreadState): void {
    Handle.dropAll(t, this.firstReady)
    this.timers.drop(t)
    Heap.free(t, changetype<usize>(this), Loop.bytes())
    t.loop = 0
  }

  /** After a turn, gives the thread the registers of the frame that called asyncio.run(). */
  restore(t: ThreadState): void {
    t.pc = this.pc
    t.sp = this.base - CELL_BYTES
    t.fp = this.fp
    t.depth = this.depth
  }

  // --- the queue and the timers -------------------------------------------------------------------------------------------------------

  takeReady(): usize {
    const handle = this.firstReady
    this.firstReady = Handle.at(handle).next
    if (!this.firstReady) this.lastReady = 0
    this.readyCount--
    return handle
  }

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

  /** Sets a timer. When `seconds` have passed, the loop steps the task. */
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
}
