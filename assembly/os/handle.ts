import { ThreadState } from '../thread'
import { Word } from '../word'
import { Life } from './life'

/** The handle's value from claim() until publish() or release(). */
const CLAIMED: i32 = -1

/** The word in a threading.Thread that refers to its thread. 0 before start(), then CLAIMED, then the thread's index plus 1. Atomic. */
export abstract class Handle {
  /**
   * Reserves the start of the thread for the caller. @returns false if the thread was already started, or if another call is starting it
   */
  static claim(handle: usize): bool {
    return Word.cas(handle, 0, CLAIMED) == 0
  }

  /** Undoes claim(), because the thread could not be started. */
  static release(handle: usize): void {
    Word.store(handle, 0)
  }

  /** Stores the thread's index in the handle, before the thread runs. */
  static publish(handle: usize, t: ThreadState): void {
    Word.store(handle, t.index + 1)
  }

  /** @returns the address of the thread's state; 0 if the thread has not begun to run */
  static begun(handle: usize): usize {
    const number = Word.load(handle)
    if (number <= 0) return 0
    const t = ThreadState.at(number - 1)
    return Life.hasBegun(t) ? t.address : 0
  }

  static isAlive(handle: usize): bool {
    const begun = Handle.begun(handle)
    return begun != 0 && Life.isAlive(changetype<ThreadState>(begun))
  }
}
