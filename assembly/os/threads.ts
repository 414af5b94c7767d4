import { Block, Event } from '../abi/events'
import {
  AWAITED_THREADS,
  DRAINER,
  DRAINER_CALL,
  DRAINER_RUN,
  FINISHED,
  FORKED,
  GILS,
  INHERITED_THREADS,
  LIVE_THREADS,
  MAX_THREADS,
  POISON,
  SERVING,
  SLOT_COUNT,
  SLOT_GO_HOME,
  SLOT_SCRATCH,
  SLOT_SERVED,
  SLOT_THREAD,
  SPARE_WORKERS,
  START_MUTEX,
  THREAD_COUNT,
} from '../abi/layout'
import { Status } from '../abi/life'
import { DEBUG } from '../debug'
import { Gil } from '../gil/gil'
import { Record } from '../record/record'
import { FOREVER, Futex } from '../sync/futex'
import { Mutex } from '../sync/mutex'
import { ThreadState } from '../thread'
import { Word } from '../word'
import { Exit } from './exit'
import { Handle } from './handle'
import { InterpreterState, Interpreters } from './interpreters'
import { Life } from './life'

/** Starts, joins and ends Python threads. From its start to its end a thread occupies a slot, whose worker runs the thread. */
export abstract class Threads {
  /** Creates thread state number `index` for the slot at address `slot`. The caller holds START_MUTEX, or no thread runs yet. */
  static create(index: i32, slot: usize, home: InterpreterState): ThreadState {
    if (DEBUG) assert(index < MAX_THREADS)
    const t = ThreadState.at(index)
    t.index = index
    t.slot = slot
    t.scratch = slot + SLOT_SCRATCH
    t.home = home.address
    t.gil = home.gil
    Interpreters.settle(t, home)
    Gil.resetTicks(t)
    return t
  }

  /**
   * The first half of threading.Thread.start(): chooses a slot and creates the new thread's state. If no worker serves the slot yet,
   * lateWorker is 1 in that state. On success the caller holds START_MUTEX until launch().
   * @returns the address of the new state, for launch(); 0 if all slots are taken or the process has created MAX_THREADS threads
   */
  static enlist(t: ThreadState): usize {
    Gil.beforeFirstStart(t)
    Mutex.lock(t, START_MUTEX)
    const index = Word.load(THREAD_COUNT)
    const slot = index < MAX_THREADS ? Threads.freeSlot() : 0
    if (!slot) {
      Mutex.unlock(START_MUTEX)
      return 0
    }
    const child = Threads.create(index, slot, InterpreterState.of(t.interpreter))
    child.lateWorker = <u8>(1 - Word.load(slot + SLOT_SERVED))
    return child.address
  }

  /**
   * The second half of start(): starts the thread, whose target is already in its state. Waits until the thread runs, as CPython's start()
   * does. If no worker serves the slot yet, this wait includes the wait for a worker.
   * @param handle a claimed handle. launch() publishes it before the thread runs, because other threads may use it before launch() returns.
   */
  static launch(t: ThreadState, child: ThreadState, handle: usize): void {
    const slot = child.slot
    Threads.lend(child)
    Handle.publish(handle, child)
    Word.store(slot + SLOT_THREAD, <i32>child.address)
    Mutex.unlock(START_MUTEX)
    Futex.wake(slot + SLOT_THREAD, 1)
    Threads.keepSpares()
    Life.await(t, child, Status.LIVE, Block.START, FOREVER)
  }

  /**
   * Makes a new thread STARTING and counts it. The thread's state must be complete. The caller holds START_MUTEX, or no thread runs yet.
   */
  private static lend(t: ThreadState): void {
    Life.advance(t, Status.STARTING)
    Word.store(THREAD_COUNT, t.index + 1)
    Word.add(LIVE_THREADS, 1)
    if (!t.daemon) Word.add(AWAITED_THREADS, 1)
  }

  /** Executes threading.Thread.join(). */
  static join(t: ThreadState, other: ThreadState, timeoutNs: i64): void {
    Life.await(t, other, Status.DONE, Block.JOIN, timeoutNs)
  }

  /** The number of threads that the process has created so far. */
  static created(): i32 {
    return Word.load(THREAD_COUNT)
  }

  /** The result of threading.active_count(). */
  static active(): i32 {
    let active = 0
    const count = Word.load(THREAD_COUNT)
    for (let i = 0; i < count; i++) if (Life.isActive(ThreadState.at(i))) active++
    return active
  }

  // --- a worker's part ------------------------------------------------------------------------------------------------------------------

  /** Records that a worker serves the slot. */
  static attend(slot: usize): void {
    Word.store(slot + SLOT_SERVED, 1)
    Word.add(SERVING, 1)
  }

  /** Parks until the slot has a thread. @returns the address of the thread's state; 0 once the run is over */
  static next(slot: usize): usize {
    while (!Word.load(POISON)) {
      const thread = Word.load(slot + SLOT_THREAD)
      if (thread == SLOT_GO_HOME) return 0
      if (thread) return <usize>thread
      if (Word.load(FINISHED)) return 0
      // Exit.sendHome() and launch() change the word before they wake the worker, so no wake-up is lost.
      Futex.waitIdle(slot + SLOT_THREAD, 0)
    }
    return 0
  }

  /** Begins the thread on its worker: it acquires its GIL for the first time and becomes LIVE. */
  static begin(t: ThreadState): void {
    Record.stamp(t, Event.START, t.index)
    if (t.gil != GILS) Gil.name(t)
    Gil.acquire(t)
    Life.advance(t, Status.LIVE)
  }

  /** Ends the thread: it becomes DONE and releases its slot. It also releases its GIL, unless the program ends and has daemon threads. */
  static end(t: ThreadState): void {
    // Wakes the joiners while this thread still holds the GIL, as _PyThreadState_DeleteCurrent does.
    Life.advance(t, Status.DONE)
    const awaited = t.daemon ? 0 : Word.add(AWAITED_THREADS, -1)
    if (DEBUG) assert(t.daemon || awaited > 0)
    const isLast = awaited == 1
    // If the program has ended, no daemon thread may acquire this GIL. The last thread therefore keeps it, as CPython's main thread does.
    if (isLast && Exit.begin()) Record.stamp(t, Event.EXIT, 0)
    else Gil.releaseForGood(t)
    Word.store(t.slot + SLOT_THREAD, 0)
    const live = Word.add(LIVE_THREADS, -1)
    if (DEBUG) assert(live > 0)
    if (isLast) Exit.sendHome()
  }

  /**
   * Finds a slot without a thread. The caller holds START_MUTEX. @returns a slot, preferably one that a worker already serves; 0 if every
   * slot has a thread
   */
  private static freeSlot(): usize {
    const count = Word.load(SLOT_COUNT)
    let unserved: usize = 0
    for (let i = 0; i < count; i++) {
      const slot = ThreadState.slotAddress(i)
      if (Word.load(slot + SLOT_THREAD) != 0) continue
      if (Word.load(slot + SLOT_SERVED)) return slot
      if (!unserved) unserved = slot
    }
    return unserved
  }

  /**
   * Asks the host for more workers if fewer than SPARE_WORKERS are idle, so that later threads need not wait for one. If DRAINER is not
   * DRAINER_RUN, the host has been asked already or the run is over, and this method does nothing.
   */
  private static keepSpares(): void {
    const serving = Word.load(SERVING)
    if (serving == Word.load(SLOT_COUNT) || serving - Word.load(LIVE_THREADS) >= SPARE_WORKERS) return
    if (Word.cas(DRAINER, DRAINER_RUN, DRAINER_CALL) == DRAINER_RUN) Futex.wake(DRAINER, 1)
  }

  /**
   * Joins all threads that were started in an interpreter. @returns whether reports still need data in the interpreter's heap: the
   * traceback or the name of one of these threads
   */
  static joinAll(t: ThreadState, interpreter: usize): bool {
    let isRead: bool = false
    for (let i = 0; i < Word.load(THREAD_COUNT); i++) {
      const other = ThreadState.at(i)
      if (other.home != interpreter) continue
      Threads.join(t, other, FOREVER)
      if (other.trap || (other.name && load<i32>(other.name) >= 0)) isRead = true
    }
    return isRead
  }

  /** Joins all other threads except daemons, and also threads that start meanwhile. */
  static joinAwaited(t: ThreadState): void {
    for (let i = 0; i < Word.load(THREAD_COUNT); i++) {
      const other = ThreadState.at(i)
      if (!other.daemon && other.index != t.index) Threads.join(t, other, FOREVER)
    }
  }

  /** In a copy of a process: makes `main` the main thread, in slot 0. The other threads do not exist in the copy, so they become DONE. */
  static keepOnly(main: ThreadState): void {
    const count = Word.load(THREAD_COUNT)
    for (let i = 0; i < count; i++) {
      const t = ThreadState.at(i)
      memory.fill(t.address, 0, offsetof<ThreadState>('index'))
      if (t != main) Word.store(t.statusAddress, Status.DONE)
    }
    main.slot = ThreadState.slotAddress(0)
    main.scratch = main.slot + SLOT_SCRATCH
    Interpreters.settle(main, InterpreterState.of(main.interpreter))
    main.daemon = 0
    Gil.resetTicks(main)
    Word.store(LIVE_THREADS, 0)
    Word.store(AWAITED_THREADS, 0)
    Word.store(SERVING, 0)
    Word.store(START_MUTEX, 0)
    Word.store(FINISHED, 0)
    Word.store(DRAINER, DRAINER_RUN)
    store<i32>(FORKED, main.index + 1)
    store<i32>(INHERITED_THREADS, count)
    Threads.lend(main)
    Word.store(THREAD_COUNT, count)
    Word.store(main.slot + SLOT_THREAD, <i32>main.address)
  }

  /** Creates the main thread in slot 0. It runs function 0, the module. The host calls this before any worker serves a slot. */
  static createMain(): void {
    const slot = ThreadState.slotAddress(0)
    Interpreters.createMain()
    const main = Threads.create(0, slot, InterpreterState.at(0))
    Threads.lend(main)
    Word.store(slot + SLOT_THREAD, <i32>main.address)
  }
}
