import { Block } from '../abi/events'
import { FINISHED, LIVE_THREADS, MAX_THREADS, SLOT_COUNT, SLOT_GO_HOME, SLOT_THREAD, START_MUTEX, THREAD_COUNT } from '../abi/layout'
import { Blocking, Gil } from '../gil/gil'
import { Host } from '../host'
import { FOREVER, Futex } from '../sync/futex'
import { Mutex } from '../sync/mutex'
import { Status, ThreadState } from '../thread'
import { Word } from '../word'
import { InterpreterState, Interpreters } from './interpreters'

/** The life of Python threads: each is lent a slot, so a worker, from its start to its end. */
export abstract class Threads {
  /** A fresh thread state in slot `slot`. START_MUTEX is held, or nothing runs yet. */
  static create(index: i32, slot: usize, home: InterpreterState): ThreadState {
    const t = ThreadState.at(index)
    t.index = index
    t.slot = slot
    t.home = home.address
    t.gil = home.gil
    Interpreters.settle(t, home)
    t.ticks = i32.MAX_VALUE
    return t
  }

  /**
   * threading.Thread.start: lends a parked worker to a new thread and waits until it runs, as CPython's does.
   * @param args address of a tuple, whose reference the new thread takes over; 0 for none
   * @param keywords address of the names of the last of them, 0 for none
   * @param name address of the str that the program named it with, whose reference it takes over; 0 for none
   * @param started address of the word that is to hold the new thread's index plus 1: before it runs, since whoever it meets may join it before we are back
   * @returns the new thread's index, or -1 where no worker is free
   */
  static start(t: ThreadState, targetTag: i32, target: i32, args: usize, keywords: usize, number: i32, name: usize, started: usize): i32 {
    Gil.beforeFirstStart(t)
    Mutex.lock(t, START_MUTEX)
    const index = Word.load(THREAD_COUNT)
    const slot = index < MAX_THREADS ? Threads.freeSlot() : 0
    if (!slot) {
      Mutex.unlock(START_MUTEX)
      return -1
    }
    const child = Threads.create(index, slot, InterpreterState.of(t.interpreter))
    child.targetTag = targetTag
    child.target = target
    child.targetArguments = args
    child.targetKeywords = keywords
    child.number = number
    child.name = name
    Word.store(THREAD_COUNT, index + 1)
    Word.add(LIVE_THREADS, 1)
    Word.store(started, index + 1)
    Word.store(slot + SLOT_THREAD, <i32>child.address)
    Mutex.unlock(START_MUTEX)
    Futex.wake(slot + SLOT_THREAD, 1)
    Threads.awaitStatus(t, child, Status.NEW, Block.START, FOREVER)
    return index
  }

  /** threading.Thread.join. @returns whether the thread has ended; false only after the timeout. */
  static join(t: ThreadState, index: i32, timeoutNs: i64): bool {
    const other = ThreadState.at(index)
    Threads.awaitStatus(t, other, Status.LIVE, Block.JOIN, timeoutNs)
    return Word.load(other.statusAddress) == Status.DONE
  }

  /** threading.active_count(): the threads that run. Who starts one waits until it does, and who has joined one sees it ended. */
  static active(): i32 {
    let live = 0
    const count = Word.load(THREAD_COUNT)
    for (let i = 0; i < count; i++) if (Word.load(ThreadState.at(i).statusAddress) == Status.LIVE) live++
    return live
  }

  /** Blocks while the other thread's status is `status`. It changes its status before it wakes, so no wake-up is lost. */
  private static awaitStatus(t: ThreadState, other: ThreadState, status: i32, block: i32, timeoutNs: i64): void {
    if (Word.load(other.statusAddress) != status) return
    Blocking.begin(t, block, other.index, timeoutNs >= 0)
    const deadline = timeoutNs >= 0 ? Host.nowNs() + timeoutNs : 0
    let left = timeoutNs
    while (Word.load(other.statusAddress) == status && (timeoutNs < 0 || left > 0)) {
      Futex.wait(t, other.statusAddress, status, left)
      if (timeoutNs >= 0) left = deadline - Host.nowNs()
    }
    Blocking.end(t)
  }

  /** Under START_MUTEX. @returns a slot without a thread, or 0. */
  private static freeSlot(): usize {
    const count = Word.load(SLOT_COUNT)
    for (let i = 0; i < count; i++) {
      const slot = ThreadState.slotAddress(i)
      if (Word.load(slot + SLOT_THREAD) == 0) return slot
    }
    return 0
  }

  /** The last thread has ended: send the parked workers home. */
  static finish(): void {
    Word.store(FINISHED, 1)
    const count = Word.load(SLOT_COUNT)
    for (let i = 0; i < count; i++) {
      const slot = ThreadState.slotAddress(i)
      if (Word.cas(slot + SLOT_THREAD, 0, SLOT_GO_HOME) == 0) Futex.wake(slot + SLOT_THREAD, 1)
    }
  }

  /** Waits for all threads that an interpreter has started. @returns whether one of them left there what people read: a traceback, a name */
  static joinAll(t: ThreadState, interpreter: usize): bool {
    let isRead: bool = false
    for (let i = 0; i < Word.load(THREAD_COUNT); i++) {
      const other = ThreadState.at(i)
      if (other.home != interpreter) continue
      Threads.join(t, i, FOREVER)
      if (other.trap || (other.name && load<i32>(other.name) >= 0)) isRead = true
    }
    return isRead
  }

  /** The main thread, in slot 0, ready to run function 0. The host calls it before the workers serve. */
  static createMain(): void {
    const slot = ThreadState.slotAddress(0)
    Interpreters.createMain()
    const main = Threads.create(0, slot, InterpreterState.at(0))
    Word.store(THREAD_COUNT, 1)
    Word.store(LIVE_THREADS, 1)
    Word.store(slot + SLOT_THREAD, <i32>main.address)
  }
}
