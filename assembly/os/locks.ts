import { Block } from '../abi/events'
import { DEBUG } from '../debug'
import { Blocking } from '../gil/gil'
import { Host } from '../host'
import { FOREVER, Futex } from '../sync/futex'
import { ThreadState } from '../thread'
import { Word } from '../word'

/** What a wait on an Event tells apart its words by; objects lie on boundaries of 16 bytes, so it fits beside their address. */
const LOW_BITS: i32 = 15
/** In an Event's value: it is set. The bits above count how often it was. */
const IS_SET: i32 = 1
const SET_AGAIN: i32 = 2

const WAITERS: usize = 4
const OWNER: usize = 8
/** os/barrier.ts uses it. */
const SPARE: usize = 12

/**
 * threading's Lock, Semaphore and Event: what a Python program synchronises with. All words are atomic, so they are the same with and
 * without a GIL. On a boundary of 16 bytes:
 *
 *     value   +0  Lock: 1 free, 0 held · Semaphore: how many may enter · Event: bit 0 set, above it how often it was
 *     waiters +4  threads that wait or are about to: who changes the value wakes nobody when it is 0
 *     owner   +8  Lock: index plus 1 of the thread that holds it, for people to read
 *
 * As in CPython (PyThread_acquire_lock_timed), what is free is taken with the GIL held; only a thread that has to wait gives it up.
 * No hand-off: a release wakes one waiter, and whoever comes first takes the lock.
 *
 * A wake-up cannot be lost: a waiter counts itself before it parks, and parks only while the value is the one that makes it wait; who
 * changes the value does so before it looks at the waiters.
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

  /** block: Block; timeoutNs: 0 does not wait, FOREVER has no limit. @returns whether it was taken */
  static take(t: ThreadState, words: usize, block: i32, timeoutNs: i64): bool {
    const taken = Locks.tryTake(words) || (timeoutNs != 0 && Locks.wait(t, words, block, 0, timeoutNs))
    if (taken) Word.store(words + OWNER, t.index + 1)
    return taken
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

  /** @returns false if the Lock is not held */
  static release(words: usize): bool {
    Word.store(words + OWNER, 0)
    if (Word.cas(words, 0, 1) != 0) return false
    if (Word.load(words + WAITERS) > 0) Futex.wake(words, 1)
    return true
  }

  static post(words: usize, count: i32): void {
    Word.add(words, count)
    if (Word.load(words + WAITERS) > 0) Futex.wake(words, count)
  }

  /** Index of the thread that took a Lock last and has not released it, -1 if there is none. */
  static owner(words: usize): i32 {
    return Word.load(words + OWNER) - 1
  }

  // --- Event --------------------------------------------------------------------------------------------------------------------------

  @inline static isSet(words: usize): bool {
    return (Word.load(words) & IS_SET) != 0
  }

  /** Who waits is let go even if the Event is cleared before it runs: its value is never again what it was. */
  static set(words: usize): void {
    let value = Word.load(words)
    while (!(value & IS_SET)) {
      const seen = Word.cas(words, value, (value + SET_AGAIN) | IS_SET)
      if (seen == value) break
      value = seen
    }
    if (Word.load(words + WAITERS) > 0) Futex.wake(words, i32.MAX_VALUE)
  }

  static clear(words: usize): void {
    Word.and(words, ~IS_SET)
  }

  /** @returns whether it was set; false only after the timeout */
  static waitUntilSet(t: ThreadState, words: usize, timeoutNs: i64): bool {
    const value = Word.load(words)
    return (value & IS_SET) != 0 || (timeoutNs != 0 && Locks.wait(t, words, Block.EVENT, value, timeoutNs))
  }

  // --- all ----------------------------------------------------------------------------------------------------------------------------

  @inline static hasWaiters(words: usize): bool {
    return Word.load(words + WAITERS) > 0
  }

  /** Blocks until the value is not `expected` any more. block: EVENT, BARRIER or TASKS. */
  static waitForChange(t: ThreadState, words: usize, block: i32, expected: i32): void {
    Locks.wait(t, words, block, expected, FOREVER)
  }

  /** Whether a wait ends when the value has changed; else it ends when something was taken. */
  @inline private static isForChange(block: i32): bool {
    return block == Block.EVENT || block == Block.BARRIER || block == Block.TASKS
  }

  /**
   * Gives the GIL up and parks while the value is `expected`. While it looks at the value the thread does not count as blocked: a thread
   * that was given a lock is never taken for one that waits for it (isUnchanged).
   */
  private static wait(t: ThreadState, words: usize, block: i32, expected: i32, timeoutNs: i64): bool {
    Word.add(words + WAITERS, 1)
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
    Blocking.end(t)
    return got
  }

  /** Whether what a thread waits for has not come; if it has, its wake-up is on its way. argument: as wait() gave it. */
  static isUnchanged(block: i32, argument: i32): bool {
    const value = Word.load(Locks.wordsOf(argument))
    return Locks.isForChange(block) ? (value & LOW_BITS) == (argument & LOW_BITS) : value == 0
  }

  /** The object that a blocked thread waits for. */
  @inline static wordsOf(argument: i32): usize {
    return <usize>(argument & ~LOW_BITS)
  }
}
