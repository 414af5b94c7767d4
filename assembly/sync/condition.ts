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
 * The condition variable of glibc 2.25 to 2.40 (nptl/pthread_cond_wait.c, pthread_cond_signal.c), because its two groups are what makes
 * the real switch-interval GIL unfair with three threads.
 *
 * Waiters register in the younger group, G2. A signal puts one token into the older group, G1, and wakes one of its sleepers; when all
 * of G1 have been signalled, G2 becomes G1. Who has registered but does not sleep yet can take the token that was meant for a sleeper.
 *
 *     +0   wseq      waiters registered ever × 2, low bit: index of G2
 *     +4   g1Start   position at which G1 starts × 2, low bit: index of G2
 *     +8   refs[2]   waiters about to sleep or asleep in a group × 2, low bit: a group switch waits for 0
 *     +16  size[2]   waiters of a group not yet signalled; guarded by lock
 *     +24  g1Size    size of G1 when it was closed to newcomers; guarded by lock
 *     +28  wrefs     waiters inside wait × 8: signal returns at once when it is 0
 *     +32  signals[2] tokens of a group × 2, low bit: closed; sleepers sleep while it is 0
 *     +40  lock      guards groups and sizes
 *
 * All words are atomic. wseq has 32 bits where glibc has 64: positions wrap after 2^31 waits, and are compared as such.
 *
 * Who registers before the mutex is released is counted in wseq, so that a later signal either finds it in a group and leaves a token
 * there, which its look at signals before sleeping sees, or closes its group only after it was signalled.
 *
 * One wake-up can be lost all the same, and it is glibc's own (bug 25847, mended in 2.41): a waiter that takes its token and then stands
 * still while the groups switch twice gives a token back that was its own (giveBackStolen). It needs three untimed waiters or more. The
 * explorer finds it (test/explore/condition.test.ts). We keep it, since CPython ran on it: the waits for a GIL are timed, so none is lost
 * for longer than a switch interval, and on the forced switch only one thread waits at a time.
 */
export abstract class Condition {
  /** Whether position `a` was registered before `b`. Positions have 31 bits and wrap: less than 2^30 waits lie between any two that are compared. */
  @inline private static before(a: u32, b: u32): bool {
    return <i32>((a - b) << 1) < 0
  }

  /**
   * Releases the mutex, waits for a signal for at most `timeoutNs` (FOREVER: no limit) or until `deadlineNs`, takes the mutex again.
   * The caller reads the clock for the deadline before it calls, as CPython does before it waits.
   * @returns whether it timed out. May return without a signal, as a condition may.
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
      // About to sleep: hold the group open until we are out again, so that its word is not used for a new group beneath us.
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

  /** We took a token of a group that has been closed and its word reused: it belongs to a waiter of the new group. */
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
    // 3: we were the last, and a group switch waits for us.
    const left = Word.add(refs, -2)
    if (DEBUG) assert(left >= 2)
    if (left == 3) {
      Word.and(refs, ~1)
      Futex.wake(refs, i32.MAX_VALUE)
    }
  }

  /** Timed out: leave the group's count, or, if a signal already counted us as signalled, pass it on. */
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

  /** Wakes one waiter, if there is one. The mutex may but need not be held. */
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

  /** Closes G1, all of whom have been signalled, and makes G2 the new G1. Under lock. @returns whether that has a waiter. */
  private static switchGroups(t: ThreadState, c: usize, g1: usize): bool {
    const wseq = <u32>Word.load(c + CONDITION_WSEQ) >> 1
    const oldStart = <u32>Word.load(c + CONDITION_G1_START) >> 1
    const oldSize = <u32>Word.load(c + CONDITION_G1_SIZE)
    if ((wseq - oldStart - oldSize + <u32>Word.load(c + CONDITION_SIZE + (g1 ^ 4))) << 1 == 0) return false
    Word.or(c + CONDITION_SIGNALS + g1, 1)
    // Nobody may still sleep on the word of the closed group when it becomes the new G2's. The sleepers have all been signalled.
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
