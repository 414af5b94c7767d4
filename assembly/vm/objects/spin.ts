import { FREE_THREADED, POISON } from '../../abi/layout'
import { Word } from '../../word'

/**
 * The locks of single cells and lists, which exist only where there is no GIL: a word, taken for a few instructions, so it spins. It
 * plays the part of CPython's per-object PyMutex (PEP 703). Under a GIL both calls are one plain load.
 */
export abstract class Spin {
  @inline static lock(word: usize): void {
    if (load<i32>(FREE_THREADED)) Spin.take(word)
  }

  @inline static unlock(word: usize): void {
    if (load<i32>(FREE_THREADED)) Word.store(word, 0)
  }

  /** A stopped run's holder may never come back: the spin looks at the poison. */
  private static take(word: usize): void {
    while (Word.cas(word, 0, 1)) if (Word.load(POISON)) unreachable()
  }
}
