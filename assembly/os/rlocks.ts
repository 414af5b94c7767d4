import { Block } from '../abi/events'
import { ThreadState } from '../thread'
import { Word } from '../word'
import { Locks } from './locks'

/**
 * The word after those of a Lock: how often the owner has acquired the RLock. Only the owner writes it. In a free RLock, its value has no
 * meaning.
 */
const DEPTH: usize = 12

/**
 * threading.RLock: a Lock that its owner can acquire again. Only the owner finds its own index in the Lock's word `owner`. So a thread
 * needs no lock to check whether it owns the RLock.
 */
export abstract class RLocks {
  static isOwned(t: ThreadState, words: usize): bool {
    return Locks.owner(words) == t.index
  }

  /** How often the owner has acquired the RLock; 0 if the RLock is free. */
  static depth(words: usize): i32 {
    return Locks.owner(words) < 0 ? 0 : Word.load(words + DEPTH)
  }

  /** Acquires the lock, also if the thread owns it already. @returns false only after the timeout */
  static take(t: ThreadState, words: usize, timeoutNs: i64): bool {
    if (RLocks.isOwned(t, words)) {
      Word.add(words + DEPTH, 1)
      return true
    }
    if (!Locks.take(t, words, Block.LOCK, timeoutNs)) return false
    Word.store(words + DEPTH, 1)
    return true
  }

  /** Undoes one acquisition of the lock. @returns false if the thread does not own the lock */
  static release(t: ThreadState, words: usize): bool {
    if (!RLocks.isOwned(t, words)) return false
    if (Word.add(words + DEPTH, -1) == 1) Locks.release(t, words)
    return true
  }

  /** Releases the lock, however often its owner has acquired it. @returns how often; 0 if the thread does not own the lock */
  static releaseAll(t: ThreadState, words: usize): i32 {
    if (!RLocks.isOwned(t, words)) return 0
    const depth = Word.load(words + DEPTH)
    Locks.release(t, words)
    return depth
  }

  /** Undoes releaseAll(): acquires the lock `depth` times. */
  static restore(t: ThreadState, words: usize, depth: i32, timeoutNs: i64): void {
    Locks.take(t, words, Block.LOCK, timeoutNs)
    Word.store(words + DEPTH, depth)
  }
}
