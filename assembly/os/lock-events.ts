import { Event, LockKind } from '../abi/events'
import {
  LOCK_COUNT_BELOW,
  LOCK_ENTRY_BYTES,
  LOCK_ENTRY_COUNT,
  LOCK_ENTRY_MADE_AT,
  LOCK_ENTRY_WAITS,
  LOCK_ENTRY_WORDS,
  LOCK_FRAMES,
  LOCK_MADE_AT,
  LOCK_NUMBER_BELOW,
  LOCK_TABLE,
  LOCKS_NUMBERED,
  MAX_LOCKS,
  RECORDING,
} from '../abi/layout'
import { Tag } from '../abi/tags'
import { Host } from '../host'
import { Record } from '../record/record'
import { ThreadState } from '../thread'
import { Word } from '../word'

/** The value of LOCK_COUNT of a SimpleQueue. No thread holds it, so its acquisitions have no numbers. */
const SIMPLE_QUEUE: i32 = -1
/** The value of LOCK_COUNT of the lock on which one thread waits in Condition.wait(). Its events concern the Condition. */
const WAITER: i32 = -2
/** The number of a lock for which LOCK_TABLE had no room. The machine stamps no event of such a lock. */
const NO_ROOM: i32 = -1

/**
 * i64 ns. When the holder acquired the lock; 0 if the holder did not read the clock. In a lock with the count WAITER: u32, the address of
 * the words of the Condition's mark (lib/_condition.py).
 */
const SINCE: usize = 16
/** i32. The number of the last acquisition that was stamped. */
const STAMPED: usize = 24
/** The offset of the object's tag below the words. */
const TAG_BELOW: usize = 12

/** The least time, approximately, between two of a thread's clock reads at acquisitions that it does not stamp. */
const CLOCK_EVERY_NS: i64 = 10_000
/** The most acquisitions in a row without a stamp and without a clock read. */
const LONGEST_STRIDE: i32 = 127

/**
 * The events of the program's locks (abi/events.ts), in a run that records events. Only Locks, Fork and the code that makes and frees locks
 * call these methods. A lock gets a number and an entry in LOCK_TABLE when a thread first waits for it. The locks of the hub lack
 * the words below. They have no events, because RECORDING is 0 in the hub's memory.
 *
 * While no thread waits for a lock, the machine only counts its acquisitions: a stamp costs more than an acquisition and a release. From
 * the stamp of the first waiter on, each acquisition and each release is stamped, until the last thread that waited has released the lock.
 * The hold that a waiter meets began without a stamp. So the holder reads the clock at an acquisition now and then, and the release records
 * that time if a thread waits by then (LOCK_SINCE). A thread whose acquisitions are more than CLOCK_EVERY_NS apart reads the clock at every
 * one of them.
 */
export abstract class LockEvents {
  /** Prepares the words beside those of a new Lock or RLock. The caller fills the words from LOCK_MADE_AT on. */
  static init(words: usize): void {
    store<i32>(words - LOCK_NUMBER_BELOW, 0)
    store<i32>(words - LOCK_COUNT_BELOW, 0)
    store<i64>(words, 0, SINCE)
    store<i32>(words, 0, STAMPED)
  }

  /** The same for a SimpleQueue. */
  static initQueue(words: usize): void {
    store<i32>(words - LOCK_NUMBER_BELOW, 0)
    store<i32>(words - LOCK_COUNT_BELOW, SIMPLE_QUEUE)
  }

  /** Makes a new Lock the one on which a thread waits for a Condition. mark: the words of the Lock that represents the Condition */
  static serve(words: usize, mark: usize): void {
    store<i32>(words - LOCK_COUNT_BELOW, WAITER)
    store<u32>(words, <u32>mark, SINCE)
  }

  /** A thread has taken the lock without a wait. hasWaiters: whether other threads wait for the lock */
  static taken(t: ThreadState, words: usize, hasWaiters: bool): void {
    if (!load<i32>(RECORDING)) return
    const count = LockEvents.counted(words)
    if (!count) return
    if (hasWaiters) LockEvents.stampAcquired(t, words, count)
    else store<i64>(words, LockEvents.readNow(t), SINCE)
  }

  /** Reads the clock at some acquisitions. @returns the time, ns; 0 at the acquisitions between two reads */
  private static readNow(t: ThreadState): i64 {
    if (--t.lockSkips >= 0) return 0
    const now = Host.nowNs()
    t.stamps++
    t.lockStride = now - t.lockReadNs < CLOCK_EVERY_NS ? min(2 * t.lockStride + 1, LONGEST_STRIDE) : t.lockStride >> 2
    t.lockSkips = t.lockStride
    t.lockReadNs = now
    return now
  }

  /** A thread counts as a waiter of the lock, and releases the GIL next. */
  static wanted(t: ThreadState, words: usize): void {
    if (!load<i32>(RECORDING)) return
    const number = LockEvents.number(words)
    if (number == NO_ROOM) return
    Word.add(LockEvents.entry(number) + LOCK_ENTRY_WAITS, 1)
    LockEvents.stamp(t, words, Event.LOCK_WANTED, max(0, load<i32>(words - LOCK_COUNT_BELOW)))
  }

  /** A thread's wait for the lock is over. got: whether it has taken the lock */
  static waited(t: ThreadState, words: usize, got: bool): void {
    if (!load<i32>(RECORDING)) return
    if (got) LockEvents.stampAcquired(t, words, LockEvents.counted(words))
    else LockEvents.stamp(t, words, Event.LOCK_GIVEN_UP, 0)
  }

  /** A thread is about to release a Lock that is held. owner: index of the thread that acquired it */
  static releasing(t: ThreadState, words: usize, hasWaiters: bool, owner: i32): void {
    if (!load<i32>(RECORDING)) return
    const count = load<i32>(words - LOCK_COUNT_BELOW)
    const isStamped = load<i32>(words, STAMPED) == count
    if (count <= 0 || !(isStamped || (hasWaiters && owner == t.index))) return
    if (!LockEvents.name(t, words)) return
    const since = load<i64>(words, SINCE)
    if (!isStamped && since) Record.push(t, since, Event.LOCK_SINCE, count)
    Record.stamp(t, Event.LOCK_RELEASED, count)
  }

  /** Keeps what the host reads of a lock that is about to be freed. */
  static freeing(words: usize): void {
    const number = load<i32>(words - LOCK_NUMBER_BELOW)
    if (number <= 0) return
    const entry = LockEvents.entry(number)
    store<i32>(entry, load<i32>(words - LOCK_COUNT_BELOW), LOCK_ENTRY_COUNT)
    store<u32>(entry, 0, LOCK_ENTRY_WORDS)
  }

  /** In a copy of a process: forgets the waits of the parent's threads. The locks keep their numbers. */
  static forgetWaits(): void {
    for (let number = 1; number < MAX_LOCKS; number++) store<i32>(LockEvents.entry(number), 0, LOCK_ENTRY_WAITS)
  }

  /** Counts an acquisition, except of a SimpleQueue and of a waiter's lock. @returns its number; 0 for these two */
  private static counted(words: usize): i32 {
    const count = load<i32>(words - LOCK_COUNT_BELOW) + 1
    if (count <= 0) return 0
    store<i32>(words - LOCK_COUNT_BELOW, count)
    return count
  }

  private static stampAcquired(t: ThreadState, words: usize, count: i32): void {
    if (count) store<i32>(words, count, STAMPED)
    LockEvents.stamp(t, words, Event.LOCK_ACQUIRED, count)
  }

  private static stamp(t: ThreadState, words: usize, kind: i32, argument: i32): void {
    if (LockEvents.name(t, words)) Record.stamp(t, kind, argument)
  }

  /**
   * Records which lock the thread's next events concern, unless its last event LOCK has done so. @returns whether the lock has a number
   */
  private static name(t: ThreadState, words: usize): bool {
    const number = LockEvents.number(words)
    if (number == NO_ROOM) return false
    if (t.lockNamed != number) {
      // In this order, because push() clears the name if it loses the event.
      t.lockNamed = number
      Record.stamp(t, Event.LOCK, number)
    }
    return true
  }

  /** The lock's number in LOCK_TABLE. The first call gives it one. */
  private static number(words: usize): i32 {
    const count = load<i32>(words - LOCK_COUNT_BELOW)
    const named = count == WAITER ? <usize>load<u32>(words, SINCE) : words
    const known = Word.load(named - LOCK_NUMBER_BELOW)
    if (known) return known
    const next = Word.add(LOCKS_NUMBERED, 1) + 1
    const number = next < MAX_LOCKS ? next : NO_ROOM
    const other = Word.cas(named - LOCK_NUMBER_BELOW, 0, number)
    if (other) return other
    if (number != NO_ROOM) LockEvents.enter(number, named, LockEvents.kindOf(words, count))
    return number
  }

  private static kindOf(words: usize, count: i32): i32 {
    if (count == WAITER) return LockKind.CONDITION
    if (count == SIMPLE_QUEUE) return LockKind.SIMPLE_QUEUE
    return load<i32>(words - TAG_BELOW) == Tag.RLOCK ? LockKind.RLOCK : LockKind.LOCK
  }

  private static enter(number: i32, words: usize, kind: i32): void {
    const entry = LockEvents.entry(number)
    store<i32>(entry, kind)
    store<u32>(entry, <u32>words, LOCK_ENTRY_WORDS)
    memory.copy(entry + LOCK_ENTRY_MADE_AT, words + LOCK_MADE_AT, (<usize>LOCK_FRAMES) << 2)
  }

  @inline private static entry(number: i32): usize {
    return LOCK_TABLE + <usize>number * LOCK_ENTRY_BYTES
  }
}
