import { DEBUG } from '../debug'
import { ThreadState } from '../thread'
import { Word } from '../word'
import { FOREVER, Futex } from './futex'

/** Offset of the number of threads in wait's slow path; the value is at 0. */
const WAITERS: usize = 4

/**
 * The futex semaphore of glibc (nptl/sem_post.c, sem_waitcommon.c), in two words where 64-bit glibc packs both into one.
 *
 *     value  +0   how many may enter; a sleeper sleeps while it is 0
 *     waiters +4  how many are in the slow path: post skips the wake-up when it is 0
 *
 * No ownership, no hand-off: post adds one and wakes one, and whoever comes first takes it (barging), most often the poster itself.
 *
 * A wake-up cannot be lost: a waiter counts itself before it looks at value again; a poster adds to value before it looks at waiters.
 * In one total order at least one of them sees the other.
 */
export abstract class Semaphore {
  @inline static init(semaphore: usize, value: i32): void {
    Word.store(semaphore + WAITERS, 0)
    Word.store(semaphore, value)
  }

  /** Takes one if there is one. */
  @inline static tryWait(semaphore: usize): bool {
    // Most often it is 1: try that before looking.
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
