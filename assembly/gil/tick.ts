// The tick GIL: CPython ≤ 3.1.
//
// The GIL is an ordinary semaphore with value 1, plus a countdown. The running thread counts its instructions. After every checkInterval
// instructions it posts the semaphore and at once waits for it again. The GIL is not handed off. The post wakes a sleeper, but the sleeper
// needs microseconds to get onto a core. The poster needs only nanoseconds to take the semaphore back. So on several cores most releases
// are in vain (the "GIL battle"), and the operating system chooses the next holder.
//
// | semaphore value | means                                                     |
// | --------------- | --------------------------------------------------------- |
// | 1               | free: the first thread that arrives takes it              |
// | 0               | held, or the program is still single-threaded: no GIL yet |
//
// Invariant: at most one thread is between a successful wait and its post. Cost without contention: a CAS to acquire; an add and a load to
// release.
//
// Source: CPython 2.7.18, Python/ceval.c (PyEval_InitThreads, the top of PyEval_EvalFrameEx's loop), Python/thread_pthread.h
// (PyThread_acquire_lock with USE_SEMAPHORES).

import { Event } from '../abi/events'
import { CHECK_INTERVAL } from '../abi/layout'
import { TICK_GIL_CREATED, TICK_GIL_SEMAPHORE, TICK_GIL_TICKER } from '../abi/words'
import { Record } from '../record/record'
import { Semaphore } from '../sync/semaphore'
import { ThreadState } from '../thread'
import { Word } from '../word'
import { GilState } from './state'

export abstract class TickGil {
  @inline static init(gil: GilState): void {
    TickGil.setTicker(gil, load<i32>(CHECK_INTERVAL))
  }

  /** PyEval_InitThreads. The first call, by the program's only thread, creates the GIL. That thread holds the GIL after the call. */
  static create(gil: GilState): void {
    if (!TickGil.isCreated(gil)) TickGil.createWith(gil, 0)
  }

  /** Creates a GIL that no thread holds, for a new interpreter. */
  static open(gil: GilState): void {
    TickGil.createWith(gil, 1)
  }

  @inline static acquire(gil: GilState, t: ThreadState): void {
    if (TickGil.isCreated(gil)) Semaphore.wait(t, gil.address + TICK_GIL_SEMAPHORE)
    t.ticks = TickGil.ticker(gil)
  }

  @inline static release(gil: GilState, t: ThreadState): void {
    TickGil.setTicker(gil, t.ticks)
    if (TickGil.isCreated(gil)) Semaphore.post(gil.address + TICK_GIL_SEMAPHORE)
  }

  /**
   * Releases the GIL and retakes it. The interpreter calls this when the check interval has run out.
   *
   * An immediate retake is counted but not stamped. It is by far the most frequent result, and a clock read would take as long as the rest
   * of this function. A failed retake has one stamp, after the attempt: the thread released the GIL at or before this time and has wanted
   * it since.
   *
   * The thread can also lose its core between post and wait. Its retake then succeeds after other threads held the GIL, and is stamped too.
   * The word `holder` reveals this case, because every acquirer writes it.
   * @returns whether another thread has held the GIL meanwhile
   */
  static tick(gil: GilState, t: ThreadState): bool {
    // Python lets a program set a negative interval, which means 0. The interpreter relies on ticks ≥ 0.
    t.ticks = max(Word.load(gil.checkIntervalAddress), 0)
    TickGil.setTicker(gil, t.ticks)
    t.breakerTrips++
    if (!TickGil.isCreated(gil)) return false
    const semaphore = gil.address + TICK_GIL_SEMAPHORE
    Semaphore.post(semaphore)
    const retaken = Semaphore.tryWait(semaphore)
    if (retaken && gil.holder == t.index + 1) {
      t.ticks = TickGil.ticker(gil)
      t.acquisitions++
      t.reacquisitions++
      return false
    }
    t.wantsGil = 1
    Record.leave(t, Event.RETAKE_FAILED, 0)
    if (!retaken) Semaphore.wait(t, semaphore)
    t.ticks = TickGil.ticker(gil)
    return true
  }

  private static createWith(gil: GilState, value: i32): void {
    Semaphore.init(gil.address + TICK_GIL_SEMAPHORE, value)
    store<i32>(gil.address, 1, TICK_GIL_CREATED)
  }

  @inline private static isCreated(gil: GilState): bool {
    return load<i32>(gil.address, TICK_GIL_CREATED) != 0
  }

  @inline private static ticker(gil: GilState): i32 {
    return load<i32>(gil.address, TICK_GIL_TICKER)
  }

  @inline private static setTicker(gil: GilState, ticks: i32): void {
    store<i32>(gil.address, ticks, TICK_GIL_TICKER)
  }
}
