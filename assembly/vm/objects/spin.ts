import { FREE_THREADED, POISON } from '../../abi/layout'
import { Word } from '../../word'

/**
 * The locks of cells and objects. Only a run without a GIL needs them. A lock is a word that a thread holds for a few instructions, so
 * waiters spin. In CPython, a PyMutex in each object has this purpose (PEP 703). Under a GIL, lock() and unlock() are one plain load each.
 */
export abstract class Spin {
  @inline static lock(word: usize): void {
    if (load<i32>(FREE_THREADED)) Spin.take(word)
  }

  @inline static unlock(word: usize): void {
    if (load<i32>(FREE_THREADED)) Word.store(word, 0)
  }

  /**
   * Spins until this thread has the lock. If the host stops the run, the holder may never release the lock. The waiter therefore checks
   * POISON, which the host sets, and traps.
   */
  private static take(word: usize): void {
    while (Word.cas(word, 0, 1)) if (Word.load(POISON)) unreachable()
  }
}
