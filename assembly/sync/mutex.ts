import { DEBUG } from '../debug'
import { ThreadState } from '../thread'
import { Word } from '../word'
import { FOREVER, Futex } from './futex'

/** The mutex word. */
const enum Lock {
  FREE = 0,
  /** Held; nobody sleeps. */
  HELD = 1,
  /** Held; somebody may sleep. */
  CONTENDED = 2,
}

/**
 * The three-state futex mutex of glibc (nptl/lowlevellock.h): one word, no owner, no queue of its own, no fairness: barging allowed.
 *
 * | word      | lock()                      | unlock()            |
 * | --------- | --------------------------- | ------------------- |
 * | FREE      | → HELD                      | misuse              |
 * | HELD      | → CONTENDED, sleep          | → FREE              |
 * | CONTENDED | sleep                       | → FREE, wake one    |
 *
 * Invariant: if a thread sleeps on the word, the word is CONTENDED, or an unlock is on its way to wake one. Who wakes up takes it as
 * CONTENDED since it cannot know whether others sleep. Cost uncontended: one CAS and one exchange.
 */
export abstract class Mutex {
  @inline static lock(t: ThreadState, mutex: usize): void {
    if (Word.cas(mutex, Lock.FREE, Lock.HELD) != Lock.FREE) Mutex.lockSlow(t, mutex)
  }

  private static lockSlow(t: ThreadState, mutex: usize): void {
    while (Word.swap(mutex, Lock.CONTENDED) != Lock.FREE) Futex.wait(t, mutex, Lock.CONTENDED, FOREVER)
  }

  /**
   * Takes it again after a wait on a condition: as CONTENDED at once, since others may have slept on it meanwhile. So the next unlock
   * always calls the kernel, needed or not, and a waiter that waits again spends that call between registering and sleeping.
   * Source: glibc, nptl/pthread_mutex_cond_lock.c (lll_cond_lock).
   */
  @inline static lockAfterWait(t: ThreadState, mutex: usize): void {
    Mutex.lockSlow(t, mutex)
  }

  @inline static unlock(mutex: usize): void {
    const was = Word.swap(mutex, Lock.FREE)
    if (DEBUG) assert(was != Lock.FREE)
    if (was == Lock.CONTENDED) Futex.wake(mutex, 1)
  }
}
