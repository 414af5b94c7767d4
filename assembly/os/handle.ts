import { ThreadState } from '../thread'
import { Word } from '../word'
import { Life } from './life'

/** A handle's value while start() is under way and has not chosen the thread's state yet. */
const CLAIMED: i32 = -1

/** The word by which a threading.Thread knows its thread: 0 before start(), CLAIMED, then the thread's index plus 1. Atomic. */
export abstract class Handle {
  /** @returns whether the caller may start the thread; false if somebody else has */
  static claim(handle: usize): bool {
    return Word.cas(handle, 0, CLAIMED) == 0
  }

  /** The thread could not be started. */
  static release(handle: usize): void {
    Word.store(handle, 0)
  }

  /** From here on the handle is the thread's, which does not run yet. */
  static publish(handle: usize, t: ThreadState): void {
    Word.store(handle, t.index + 1)
  }

  /** @returns the address of the state of its thread, 0 before that has begun */
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
