import {
  CONDITION_G1_SIZE,
  CONDITION_G1_START,
  CONDITION_LOCK,
  CONDITION_REFS,
  CONDITION_SIGNALS,
  CONDITION_SIZE,
  CONDITION_WREFS,
  CONDITION_WSEQ,
} from '../abi/words'
import { DEBUG } from '../debug'
import { Host } from '../host'
import { ThreadState } from '../thread'
import { Word } from '../word'
import { FOREVER, Futex, Wake } from './futex'
import { Mutex } from './mutex'

/**
 * The condition variable of glibc 2.25 to 2.40 (nptl/pthread_cond_wait.c, pthread_cond_signal.c). The lab models it because its two groups
 * of waiters make CPython's switch-interval GIL unfair with three threads.
 *
 * Waiters register in the younger group, G2. A signal puts one token into the older group, G1, and wakes one sleeper of G1. When every
 * waiter of G1 has been signalled, G2 becomes G1. A waiter that has registered but does not sleep yet can take a token that was meant for a
 * sleeper.
 *
 *     +0   wseq       2 × the number of waiters that ever registered; low bit: index of G2
 *     +4   g1Start    2 × the position at which G1 starts; low bit: index of G2
 *     +8   refs[2]    per group: 2 × the number of waiters that sleep or are about to sleep; low bit: 1 while a thread that switches the
 *                     groups waits until these waiters have left the group
 *     +16  size[2]    G1: waiters that have not been signalled; G2: minus the waiters that timed out; guarded by lock
 *     +24  g1Size     size of G1 when it was closed to newcomers; guarded by lock
 *     +28  wrefs      8 × the number of waiters inside wait(). While it is 0, signal() returns at once
 *     +32  signals[2] per group: 2 × the number of tokens; low bit: 1 if the group is closed. A waiter sleeps while its group's word is 0
 *     +40  lock       guards groups and sizes
 *
 * All words are atomic. wseq has 32 bits; glibc's has 64. Positions therefore wrap after 2^31 waits, and before() compares them modulo
 * 2^31.
 *
 * A thread that signals after it has released the mutex cannot miss a waiter. A waiter counts itself in wseq before it releases the mutex.
 * The signal finds the waiter in a group and leaves a token there, and the waiter reads signals before it sleeps. A group is closed only
 * after each of its waiters was signalled.
 *
 * One wake-up can still be lost, as in glibc itself (bug 25847, fixed in 2.41): a waiter takes its token and does not run again until the
 * groups have switched twice. It then gives back a token that was its own (giveBackStolen). The loss needs at least three waiters. It lasts
 * only if the waiters have no timeout. The explorer finds a schedule with the loss (test/explore/condition.test.ts).
 *
 * The lab keeps the bug, because CPython ran with it. The bug costs little here. A thread that waits for a GIL has a timeout, which ends a
 * lost wake-up after at most one switch interval. The wait of the forced switch has no timeout, but only one thread waits there at a time.
 */
export abstract class Condition {
  /** Whether position `a` was registered before `b`. Positions have 31 bits and wrap, so `a` and `b` must be less than 2^30 waits apart. */
  @inline private static before(a: u32, b: u32): bool {
    return <i32>((a - b) << 1) < 0
  }

  /**
   * Releases the mutex, waits for a signal, and acquires the mutex again. The first sleep lasts at most `timeoutNs` (FOREVER: no limit). A
   * sleep after a spurious wake-up ends at `deadlineNs`. The caller reads the clock for the deadline before the call, as CPython does
   * before its wait.
   * @returns whether the wait timed out; false does not prove a signal, because spurious wake-ups are allowed
   */
  static wait(t: ThreadState, c: usize, mutex: usize, timeoutNs: i64, deadlineNs: i64): bool {
    const registered = <u32>Word.add(c + CONDITION_WSEQ, 2)
    const group = <usize>(registered & 1) * 4
    const position = registered >> 1
    Word.add(c + CONDITION_WREFS, 8)
    Mutex.unlock(mutex)
    const timedOut = Condition.awaitToken(t, c, group, position, timeoutNs, deadlineNs)
    const inside = Word.add(c + CONDITION_WREFS, -8)
    if (DEBUG) assert(inside >= 8)
    Mutex.lockAfterWait(t, mutex)
    return timedOut
  }

  private static awaitToken(t: ThreadState, c: usize, group: usize, position: u32, timeoutNs: i64, deadlineNs: i64): bool {
    const signals = c + CONDITION_SIGNALS + group
    let leftNs = timeoutNs
    let tokens = Word.load(signals)
    while (true) {
      if (tokens & 1) return false
      if (tokens != 0) {
        const seen = Word.cas(signals, tokens, tokens - 2)
        if (seen == tokens) break
        tokens = seen
        continue
      }
      // The thread is about to sleep on its group's word. It counts itself in refs, so no new group uses that word until the thread has
      // left its group.
      Word.add(c + CONDITION_REFS + group, 2)
      if (Word.load(signals) & 1 || Condition.before(position, <u32>Word.load(c + CONDITION_G1_START) >> 1)) {
        Condition.leaveGroup(c, group)
        return false
      }
      const result = Futex.wait(t, signals, 0, leftNs)
      Condition.leaveGroup(c, group)
      if (result == Wake.TIMED_OUT) {
        Condition.cancel(t, c, group, position)
        return true
      }
      tokens = Word.load(signals)
      if (timeoutNs >= 0 && tokens == 0) leftNs = max<i64>(deadlineNs - Host.nowNs(), 0)
    }
    Condition.giveBackStolen(c, group, position)
    return false
  }

  /**
   * Gives back a token that was meant for another waiter. This is necessary if the caller's group was closed and a new group uses the same
   * word: the token that the caller took then belongs to a waiter of the new group.
   */
  private static giveBackStolen(c: usize, group: usize, position: u32): void {
    const start = <u32>Word.load(c + CONDITION_G1_START)
    if (!Condition.before(position, start >> 1) || <usize>((start & 1) ^ 1) * 4 != group) return
    const signals = c + CONDITION_SIGNALS + group
    let tokens = Word.load(signals)
    while (<u32>Word.load(c + CONDITION_G1_START) == start) {
      const seen = tokens & 1 ? tokens : Word.cas(signals, tokens, tokens + 2)
      if (seen == tokens) {
        Futex.wake(signals, 1)
        return
      }
      tokens = seen
    }
  }

  private static leaveGroup(c: usize, group: usize): void {
    const refs = c + CONDITION_REFS + group
    // `left` is the value before the subtraction: 2 per waiter, plus 1 while a group switch waits for the group to become empty. So 3 means
    // that this was the last waiter and a switch waits for it.
    const left = Word.add(refs, -2)
    if (DEBUG) assert(left >= 2)
    if (left == 3) {
      Word.and(refs, ~1)
      Futex.wake(refs, i32.MAX_VALUE)
    }
  }

  /**
   * Removes a waiter that timed out from the size of its group. If a signal was already counted for this waiter, passes the signal on to
   * another waiter.
   */
  private static cancel(t: ThreadState, c: usize, group: usize, position: u32): void {
    const lock = c + CONDITION_LOCK
    let consumed = false
    Mutex.lock(t, lock)
    const start = <u32>Word.load(c + CONDITION_G1_START) >> 1
    const size = c + CONDITION_SIZE + group
    if (Condition.before(position, start)) consumed = true
    else if (!Condition.before(position, start + <u32>Word.load(c + CONDITION_G1_SIZE))) Word.add(size, -1)
    else if (Word.load(size) != 0) Word.add(size, -1)
    else consumed = true
    Mutex.unlock(lock)
    if (consumed) Condition.signal(t, c)
  }

  /** Wakes one waiter, if a thread waits. The caller may hold the mutex, but need not. */
  @inline static signal(t: ThreadState, c: usize): void {
    if (<u32>Word.load(c + CONDITION_WREFS) >> 3 != 0) Condition.signalWaiter(t, c)
  }

  private static signalWaiter(t: ThreadState, c: usize): void {
    const lock = c + CONDITION_LOCK
    Mutex.lock(t, lock)
    let g1 = <usize>((Word.load(c + CONDITION_WSEQ) & 1) ^ 1) * 4
    let wake = Word.load(c + CONDITION_SIZE + g1) != 0
    if (!wake && Condition.switchGroups(t, c, g1)) {
      g1 ^= 4
      wake = true
    }
    if (wake) {
      Word.add(c + CONDITION_SIGNALS + g1, 2)
      Word.add(c + CONDITION_SIZE + g1, -1)
    }
    Mutex.unlock(lock)
    if (wake) Futex.wake(c + CONDITION_SIGNALS + g1, 1)
  }

  /**
   * Closes G1, whose waiters have all been signalled, and makes G2 the new G1. The caller holds `lock`. @returns whether the new G1 has a
   * waiter
   */
  private static switchGroups(t: ThreadState, c: usize, g1: usize): bool {
    const wseq = <u32>Word.load(c + CONDITION_WSEQ) >> 1
    const oldStart = <u32>Word.load(c + CONDITION_G1_START) >> 1
    const oldSize = <u32>Word.load(c + CONDITION_G1_SIZE)
    if ((wseq - oldStart - oldSize + <u32>Word.load(c + CONDITION_SIZE + (g1 ^ 4))) << 1 == 0) return false
    Word.or(c + CONDITION_SIGNALS + g1, 1)
    // The new G2 will use the closed group's word, so wait until no thread sleeps on it. All sleepers of the closed group have been
    // signalled.
    const refs = c + CONDITION_REFS + g1
    while (<u32>Word.load(refs) >> 1 > 0) {
      const seen = Word.or(refs, 1)
      if (<u32>seen >> 1 > 0) Futex.wait(t, refs, seen | 1, FOREVER)
    }
    Word.and(refs, ~1)
    Word.add(c + CONDITION_G1_START, <i32>(oldSize << 1) + (g1 == 4 ? 1 : -1))
    Word.store(c + CONDITION_SIGNALS + g1, 0)
    const closedAt = <u32>Word.xor(c + CONDITION_WSEQ, 1) >> 1
    const size = <i32>((closedAt - (oldStart + oldSize)) & 0x7fffffff)
    Word.store(c + CONDITION_G1_SIZE, size)
    return Word.add(c + CONDITION_SIZE + (g1 ^ 4), size) + size != 0
  }
}
