import { FREE_THREADED, POISON } from '../../abi/layout'
import { Word } from '../../word'

/**
 * The locks of cells and objects. Only a run without a GIL needs them. A lock is a word that a thread holds for a few instructions, so
 * waiters spin. In CPython, a PyMutex in each object has this purpose (PEP 703). Under a GIL, lock() and unlock() are one plain load each.
 *
 * The word is odd while a thread holds the lock, and each lock() and unlock() adds 1. So a thread can read without the lock: if the word was
 * even before the reads and is the same after them, no other thread wrote meanwhile (eval/unlocked.ts).
 */
export abstract class Spin {
  @inline static lock(word: usize): void {
    if (load<i32>(FREE_THREADED)) Spin.take(word)
  }

  @inline static unlock(word: usize): void {
    if (load<i32>(FREE_THREADED)) Word.store(word, load<i32>(word) + 1)
  }

  /**
   * Spins until this thread has the lock. If the host stops the run, the holder may never release the lock. The waiter therefore checks
   * POISON, which the host sets, and traps.
   */
  private static take(word: usize): void {
    while (true) {
      const seen = Word.load(word) & ~1
      if (Word.cas(word, seen, seen + 1) == seen) return
      if (Word.load(POISON)) unreachable()
    }
  }
}
