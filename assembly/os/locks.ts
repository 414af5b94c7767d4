import { Block } from '../abi/events'
import { DEBUG } from '../debug'
import { Blocking } from '../gil/gil'
import { Host } from '../host'
import { Futex } from '../sync/futex'
import { ThreadState } from '../thread'
import { Word } from '../word'
import { LockEvents } from './lock-events'

/**
 * A thread that is blocked on a lock publishes two things in blockArgument: the address of the lock's words, and the low bits of the value
 * that the thread expects there. This mask selects the bits of the value. The words are on a boundary of 16 bytes, so the same bits of
 * their address are 0.
 */
const LOW_BITS: i32 = 15

const WAITERS: usize = 4
const OWNER: usize = 8
/** Only an RLock uses this word (os/rlocks.ts). */
const SPARE: usize = 12

/**
 * The words of a threading.Lock. The hub uses the same words for its semaphores, for the end of each process, and for the count of changes
 * (hub/changes.ts). All words are atomic, so the code is the same with and without a GIL. The words are on a boundary of 16 bytes:
 *
 *     value   +0  Lock: 1 free, 0 held · Semaphore: how many threads may enter · process: 1 if it has ended · count: changes so far
 *     waiters +4  threads that wait or are about to wait; a thread that changes the value wakes no thread while `waiters` is 0
 *     owner   +8  Lock: index plus 1 of the thread that holds it; only RLock and reports read it
 *
 * As in CPython (PyThread_acquire_lock_timed), a thread takes a free lock without releasing the GIL. Only a thread that has to wait
 * releases the GIL. Locks are not handed off: a release wakes one waiter, and the first thread that arrives takes the lock.
 *
 * A wake-up cannot be lost. A waiter counts itself before it parks, and it parks only while the value makes it wait. A thread that changes
 * the value changes it first and reads `waiters` afterwards.
 */
export abstract class Locks {
  static init(words: usize, value: i32): void {
    Word.store(words + WAITERS, 0)
    Word.store(words + OWNER, 0)
    Word.store(words + SPARE, 0)
    Word.store(words, value)
  }

  @inline static value(words: usize): i32 {
    return Word.load(words)
  }

  // --- Lock and Semaphore -------------------------------------------------------------------------------------------------------------

  /**
   * Takes a Lock, or one unit of a Semaphore. block: Block. timeoutNs: 0 does not wait, FOREVER has no limit. @returns whether the caller
   * took it
   */
  static take(t: ThreadState, words: usize, block: i32, timeoutNs: i64): bool {
    if (Locks.tryTake(words)) LockEvents.taken(t, words, Word.load(words + WAITERS) > 0)
    else if (timeoutNs == 0 || !Locks.wait(t, words, block, 0, timeoutNs)) return false
    Word.store(words + OWNER, t.index + 1)
    return true
  }

  private static tryTake(words: usize): bool {
    let value = Word.load(words)
    while (value > 0) {
      const seen = Word.cas(words, value, value - 1)
      if (seen == value) return true
      value = seen
    }
    return false
  }

  /** Releases a Lock and wakes a waiter. @returns false if the Lock was not held */
  static release(t: ThreadState, words: usize): bool {
    if (Word.load(words) == 0) LockEvents.releasing(t, words, Word.load(words + WAITERS) > 0, Locks.owner(words))
    Word.store(words + OWNER, 0)
    if (Word.cas(words, 0, 1) != 0) return false
    if (Word.load(words + WAITERS) > 0) Futex.wake(words, 1)
    return true
  }

  static post(words: usize, count: i32): void {
    Word.add(words, count)
    if (Word.load(words + WAITERS) > 0) Futex.wake(words, count)
  }

  /** Posts one unit, unless the value is `most` already. @returns whether it posted */
  static postUpTo(words: usize, most: i32): bool {
    let value = Word.load(words)
    while (value < most) {
      const seen = Word.cas(words, value, value + 1)
      if (seen == value) {
        if (Word.load(words + WAITERS) > 0) Futex.wake(words, 1)
        return true
      }
      value = seen
    }
    return false
  }

  /** Index of the thread that holds a Lock; -1 if the Lock is free. */
  static owner(words: usize): i32 {
    return Word.load(words + OWNER) - 1
  }

  // --- words of the hub: the end of a process, and counts of changes -------------------------------------------------------------------

  @inline static isSet(words: usize): bool {
    return Word.load(words) != 0
  }

  /** Sets the value to 1 for good and wakes all waiters. */
  static set(words: usize): void {
    Word.store(words, 1)
    if (Word.load(words + WAITERS) > 0) Futex.wake(words, i32.MAX_VALUE)
  }

  /** Waits until the value is set. @returns false only after the timeout */
  static waitUntilSet(t: ThreadState, words: usize, timeoutNs: i64): bool {
    return Locks.isSet(words) || (timeoutNs != 0 && Locks.wait(t, words, Block.EVENT, 0, timeoutNs))
  }

  /** Adds 1 to a count of changes and wakes all threads that wait for a change. */
  static change(words: usize): void {
    Word.add(words, 1)
    if (Word.load(words + WAITERS) > 0) Futex.wake(words, i32.MAX_VALUE)
  }

  /** Blocks until the count of changes differs from `seen`. @returns whether it differs; false only after the timeout */
  static waitForChange(t: ThreadState, words: usize, seen: i32, timeoutNs: i64): bool {
    return Word.load(words) != seen || (timeoutNs != 0 && Locks.wait(t, words, Block.EVENT, seen, timeoutNs))
  }

  // --- waits --------------------------------------------------------------------------------------------------------------------------

  /** Whether a wait ends when the value changes. If not, it ends when the waiter takes the Lock or Semaphore. */
  @inline private static isForChange(block: i32): bool {
    return block == Block.EVENT
  }

  /**
   * Releases the GIL and parks: for Block.EVENT until the value differs from `expected`, otherwise until the thread takes the Lock or
   * Semaphore. While the thread checks the value, its state shows no block. A deadlock scan (isUnchanged) therefore never mistakes a
   * thread that has just taken the lock for a thread that waits for the lock. @returns false only after the timeout
   */
  private static wait(t: ThreadState, words: usize, block: i32, expected: i32, timeoutNs: i64): bool {
    Word.add(words + WAITERS, 1)
    LockEvents.wanted(t, words)
    Blocking.begin(t, block, <i32>words | (expected & LOW_BITS), timeoutNs > 0)
    const deadline = timeoutNs > 0 ? Host.nowNs() + timeoutNs : 0
    let left = timeoutNs
    let got: bool = false
    do {
      Word.store(t.blockAddress, block)
      Futex.wait(t, words, expected, left)
      Word.store(t.blockAddress, Block.NONE)
      got = Locks.isForChange(block) ? Word.load(words) != expected : Locks.tryTake(words)
      if (timeoutNs > 0) left = deadline - Host.nowNs()
    } while (!got && (timeoutNs < 0 || left > 0))
    const waiters = Word.add(words + WAITERS, -1)
    if (DEBUG) assert(waiters > 0)
    LockEvents.waited(t, words, got)
    Blocking.end(t)
    return got
  }

  /**
   * Whether a blocked thread must keep waiting, because the value still makes it wait. If not, its wake-up is on its way. argument: the
   * blockArgument that wait() published.
   */
  static isUnchanged(block: i32, argument: i32): bool {
    const value = Word.load(Locks.wordsOf(argument))
    return Locks.isForChange(block) ? (value & LOW_BITS) == (argument & LOW_BITS) : value == 0
  }

  /** Address of the words that a blocked thread waits on. */
  @inline static wordsOf(argument: i32): usize {
    return <usize>(argument & ~LOW_BITS)
  }
}
