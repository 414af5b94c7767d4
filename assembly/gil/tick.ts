// The tick GIL: CPython ≤ 3.1.
//
// An ordinary semaphore with value 1, and a countdown. The running thread counts its instructions; every checkInterval of them it posts
// the semaphore and at once waits for it again. There is no hand-off: the post wakes a sleeper, but the sleeper needs microseconds to
// get onto a core and the poster only nanoseconds to take the semaphore back. So on several cores most releases are in vain (the "GIL
// battle"), and on all of them who gets the lock is the operating system's choice.
//
// | semaphore value | means                                                    |
// | --------------- | -------------------------------------------------------- |
// | 1               | free: whoever comes first takes it                       |
// | 0               | held, or the program is still single-threaded: no GIL yet |
//
// Invariant: at most one thread between a successful wait and its post. Cost uncontended: CAS to take; add and load to give up.
// Source: CPython 2.7.18, Python/ceval.c (PyEval_InitThreads, the top of PyEval_EvalFrameEx's loop), Python/thread_pthread.h
// (PyThread_acquire_lock with USE_SEMAPHORES).

import { Event } from '../abi/events'
import { Record } from '../record/record'
import { Semaphore } from '../sync/semaphore'
import { ThreadState } from '../thread'
import { Word } from '../word'
import { GilState } from './state'

export abstract class TickGil {
  /** PyEval_InitThreads: called by the only thread when it starts the first other one; it then holds the new lock. */
  static create(gil: GilState): void {
    if (gil.created) return
    Semaphore.init(gil.semaphoreAddress, 0)
    gil.created = 1
  }

  /** A GIL that nobody has. */
  static open(gil: GilState): void {
    Semaphore.init(gil.semaphoreAddress, 1)
    gil.created = 1
  }

  @inline static acquire(gil: GilState, t: ThreadState): void {
    if (gil.created) Semaphore.wait(t, gil.semaphoreAddress)
    t.ticks = gil.ticker
  }

  @inline static release(gil: GilState, t: ThreadState): void {
    gil.ticker = t.ticks
    if (gil.created) Semaphore.post(gil.semaphoreAddress)
  }

  /**
   * The check interval ran out. The retaken lock is counted, not stamped: it is by far the most frequent end of a release, and a clock
   * read takes as long as all the rest. A failed retake is stamped once: given up by now, and wanted since. So is one that succeeded after
   * others had the lock meanwhile: whoever takes it writes `holder`, and a thread can lose its core between post and wait.
   * @returns whether the lock went through another thread's hands.
   */
  static tick(gil: GilState, t: ThreadState): bool {
    // Python lets a program set less than 0, which means the same as 0; the interpreter counts on ticks ≥ 0.
    t.ticks = max(Word.load(gil.checkIntervalAddress), 0)
    gil.ticker = t.ticks
    t.breakerTrips++
    if (!gil.created) return false
    const semaphore = gil.semaphoreAddress
    Semaphore.post(semaphore)
    const retaken = Semaphore.tryWait(semaphore)
    if (retaken && gil.holder == t.index + 1) {
      t.ticks = gil.ticker
      t.acquisitions++
      t.reacquisitions++
      return false
    }
    t.wantsGil = 1
    Record.stamp(t, Event.RETAKE_FAILED, 0)
    if (!retaken) Semaphore.wait(t, semaphore)
    t.ticks = gil.ticker
    return true
  }
}
