import { DEBUG } from '../debug'
import { ThreadState } from '../thread'
import { Word } from '../word'
import { FOREVER, Futex } from './futex'

/** Offset of the number of threads in waitSlow(). The value is at offset 0. */
const WAITERS: usize = 4

/**
 * The futex semaphore of glibc (nptl/sem_post.c, sem_waitcommon.c). It has two words; 64-bit glibc packs both into one.
 *
 *     value  +0   how many threads may enter; a waiter sleeps while it is 0
 *     waiters +4  how many threads are in waitSlow(): post() wakes no thread while it is 0
 *
 * It records no owner and hands nothing off. post() adds one to the value and wakes one waiter. The first thread that arrives then takes
 * the semaphore (barging), and that is usually the thread that posted.
 *
 * A wake-up cannot be lost: a waiter counts itself before it reads `value` again, and post() adds to `value` before it reads `waiters`. All
 * atomics have one total order, so the waiter sees the new value, or post() sees the waiter, or both.
 */
export abstract class Semaphore {
  @inline static init(semaphore: usize, value: i32): void {
    Word.store(semaphore + WAITERS, 0)
    Word.store(semaphore, value)
  }

  /** Subtracts one from the value without waiting. @returns whether it did; false if the value was 0 or changed during the attempt */
  @inline static tryWait(semaphore: usize): bool {
    // The value is usually 1, so try to change 1 to 0 before reading the value.
    const value = Word.cas(semaphore, 1, 0)
    return value == 1 || (value > 1 && Word.cas(semaphore, value, value - 1) == value)
  }

  @inline static wait(t: ThreadState, semaphore: usize): void {
    if (!Semaphore.tryWait(semaphore)) Semaphore.waitSlow(t, semaphore)
  }

  private static waitSlow(t: ThreadState, semaphore: usize): void {
    Word.add(semaphore + WAITERS, 1)
    let slept = false
    while (true) {
      const value = Word.load(semaphore)
      if (value == 0) {
        if (slept) t.vainWakes++
        Futex.wait(t, semaphore, 0, FOREVER)
        slept = true
      } else if (Word.cas(semaphore, value, value - 1) == value) {
        break
      }
    }
    const waiters = Word.add(semaphore + WAITERS, -1)
    if (DEBUG) assert(waiters > 0)
  }

  @inline static post(semaphore: usize): void {
    Word.add(semaphore, 1)
    if (Word.load(semaphore + WAITERS) > 0) Futex.wake(semaphore, 1)
  }
}
