import { DEBUG } from '../debug'
import { ThreadState } from '../thread'
import { Word } from '../word'
import { FOREVER, Futex } from './futex'

/** Values of the mutex word. */
const enum Lock {
  FREE = 0,
  /** Held, and no thread sleeps on the word. */
  HELD = 1,
  /** Held, and threads may sleep on the word. */
  CONTENDED = 2,
}

/**
 * The three-state futex mutex of glibc (nptl/lowlevellock.h). It is one word. It records no owner, keeps no queue, and lets threads barge,
 * so it is not fair.
 *
 * | word      | lock()                      | unlock()                |
 * | --------- | --------------------------- | ----------------------- |
 * | FREE      | → HELD                      | a bug of the caller     |
 * | HELD      | → CONTENDED, sleep          | → FREE                  |
 * | CONTENDED | sleep                       | → FREE, wake one thread |
 *
 * Invariant: while a thread sleeps on the word, the word is CONTENDED, or an unlock is about to wake a sleeper, or a woken thread is about
 * to write CONTENDED. A woken thread writes CONTENDED when it tries to acquire the mutex, because it cannot know whether other threads
 * sleep. Cost without contention: one CAS and one exchange.
 */
export abstract class Mutex {
  @inline static lock(t: ThreadState, mutex: usize): void {
    if (Word.cas(mutex, Lock.FREE, Lock.HELD) != Lock.FREE) Mutex.lockSlow(t, mutex)
  }

  private static lockSlow(t: ThreadState, mutex: usize): void {
    while (Word.swap(mutex, Lock.CONTENDED) != Lock.FREE) Futex.wait(t, mutex, Lock.CONTENDED, FOREVER)
  }

  /**
   * Acquires the mutex again after a wait on a condition. The word becomes CONTENDED, because other threads may have gone to sleep on the
   * mutex meanwhile. The next unlock therefore always calls the kernel, even if no thread sleeps. If the thread waits on the condition
   * again, it registers as a waiter, unlocks the mutex with such a kernel call, and only then sleeps. Source: glibc,
   * nptl/pthread_mutex_cond_lock.c (lll_cond_lock).
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
