import { FREE_THREADED, POISON } from '../../abi/layout'
import { Word } from '../../word'

/**
 * The locks of single cells and lists, which are needed only without a GIL. A lock is a word that a thread holds for a few instructions, so
 * waiters spin. It corresponds to CPython's per-object PyMutex (PEP 703). Under a GIL, lock() and unlock() are one plain load each.
 */
export abstract class Spin {
  @inline static lock(word: usize): void {
    if (load<i32>(FREE_THREADED)) Spin.take(word)
  }

  @inline static unlock(word: usize): void {
    if (load<i32>(FREE_THREADED)) Word.store(word, 0)
  }

  /** If the run was stopped, the holder may never release the lock. The waiter therefore checks the poison, which stops its worker too. */
  private static take(word: usize): void {
    while (Word.cas(word, 0, 1)) if (Word.load(POISON)) unreachable()
  }
}
