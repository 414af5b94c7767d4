// The lock with two modes: it lets threads barge until a waiter starves, and is then first come, first served.
//
// In normal mode a woken waiter competes with the threads that arrive, and they usually win, because they run already. A waiter that lost
// goes to the front of the queue. If it loses after it has waited for more than a millisecond, it switches the lock to starvation mode:
// releases hand the GIL to the first waiter, and arrivals neither spin nor compete but queue up. The holder that was the last waiter, or
// that waited for less than a millisecond, switches back.
//
// | bits of the state    | means                                                                         |
// | -------------------- | ----------------------------------------------------------------------------- |
// | LOCKED               | held                                                                          |
// | WOKEN                | a waiter is awake and competes, so a release wakes no other                   |
// | STARVING             | starvation mode. Without LOCKED, the GIL belongs to the first waiter          |
// | the number above     | threads that sleep or are about to                                            |
//
// Invariants: a thread adds itself to the number with its CAS. A release (in normal mode) or the thread itself (in starvation mode)
// subtracts it. Each subtraction goes with one permit. The first waiter gets the permit. If the queue is empty, the next thread that comes
// to wait gets it.
//
// Cost without contention: a CAS and an atomic addition.
//
// Source: Go 1.24 internal/sync/mutex.go (Mutex.lockSlow, unlockSlow, starvationThresholdNs). Go's semaphore lets a woken goroutine lose
// its permit to another one; here the permit is the first waiter's.

import { GIL_GUARD, STARVING_GIL_PERMITS, STARVING_GIL_QUEUE, STARVING_GIL_STATE } from '../abi/words'
import { Host } from '../host'
import { Futex } from '../sync/futex'
import { Mutex } from '../sync/mutex'
import { ThreadState } from '../thread'
import { Word } from '../word'
import { DropRequest } from './drop-request'
import { GilState } from './state'
import { WaitQueue } from './wait-queue'

const STARVES_AFTER_NS: i64 = 1_000_000
/** A thread spins SPINS times, for SPIN_LOADS loads each, before it sleeps. */
const SPINS = 4
const SPIN_LOADS = 30

/** Bits of the state. The number of waiters starts at WAITER. */
const enum Bit {
  LOCKED = 1,
  WOKEN = 2,
  STARVING = 4,
  WAITER = 8,
}

export abstract class StarvingGil {
  @inline static acquire(gil: GilState, t: ThreadState): void {
    if (Word.cas(gil.address + STARVING_GIL_STATE, 0, Bit.LOCKED) != 0) StarvingGil.acquireSlow(gil, t)
    DropRequest.taken(gil, t)
  }

  private static acquireSlow(gil: GilState, t: ThreadState): void {
    const word = gil.address + STARVING_GIL_STATE
    let since: i64 = -1
    let starving = false
    let woken = StarvingGil.spin(t, word, false)
    while (true) {
      const old = Word.load(word)
      if (Word.cas(word, old, StarvingGil.wanted(old, starving, woken)) != old) continue
      if (!(old & (Bit.LOCKED | Bit.STARVING))) return
      const isFirst = since < 0
      if (isFirst) since = Host.nowNs()
      else t.vainWakes++
      StarvingGil.awaitPermit(gil, t, isFirst)
      starving = starving || Host.nowNs() - since > STARVES_AFTER_NS
      const now = Word.load(word)
      if (now & Bit.STARVING) {
        // The GIL is this thread's, although LOCKED is not set. The thread is the last waiter if the number is 1.
        const ends = !starving || now >> 3 == 1
        Word.add(word, Bit.LOCKED - Bit.WAITER - (ends ? Bit.STARVING : 0))
        return
      }
      woken = StarvingGil.spin(t, word, true)
    }
  }

  /**
   * Spins at most SPINS times, while the GIL is held in normal mode. If threads sleep, sets WOKEN. woken: whether this thread has set WOKEN
   * already. @returns whether this thread has set WOKEN, before or in this call
   */
  private static spin(t: ThreadState, word: usize, woken: bool): bool {
    for (let left = SPINS; left > 0; left--) {
      const old = Word.load(word)
      if ((old & (Bit.LOCKED | Bit.STARVING)) != Bit.LOCKED) break
      if (!woken && !(old & Bit.WOKEN) && old >= Bit.WAITER) woken = Word.cas(word, old, old | Bit.WOKEN) == old
      Futex.pause(t, SPIN_LOADS)
    }
    return woken
  }

  /** The state that a thread tries to set in order to take the GIL or, if the GIL is not free, to count itself as a waiter. */
  private static wanted(old: i32, starving: bool, woken: bool): i32 {
    let state = old & Bit.STARVING ? old : old | Bit.LOCKED
    if (old & (Bit.LOCKED | Bit.STARVING)) state += Bit.WAITER
    // This thread takes a free GIL at once, so it starves only if the GIL is held.
    if (starving && old & Bit.LOCKED) state |= Bit.STARVING
    return woken ? state & ~Bit.WOKEN : state
  }

  /** Takes a permit, or sleeps until one is given to this thread. A thread that waits again goes to the front. */
  private static awaitPermit(gil: GilState, t: ThreadState, isFirst: bool): void {
    const guard = gil.address + GIL_GUARD
    Mutex.lock(t, guard)
    const permits = load<i32>(gil.address, STARVING_GIL_PERMITS)
    const has = permits > 0
    if (has) store<i32>(gil.address, permits - 1, STARVING_GIL_PERMITS)
    else if (isFirst) WaitQueue.push(gil.address + STARVING_GIL_QUEUE, t)
    else WaitQueue.pushFirst(gil.address + STARVING_GIL_QUEUE, t)
    Mutex.unlock(guard)
    if (!has) WaitQueue.await(t, gil)
  }

  @inline static release(gil: GilState, t: ThreadState): void {
    const state = Word.add(gil.address + STARVING_GIL_STATE, -Bit.LOCKED) - Bit.LOCKED
    if (state != 0) StarvingGil.releaseSlow(gil, t, state)
  }

  private static releaseSlow(gil: GilState, t: ThreadState, seen: i32): void {
    if (!(seen & Bit.STARVING) && !StarvingGil.choosesWaiter(gil.address + STARVING_GIL_STATE, seen)) return
    const guard = gil.address + GIL_GUARD
    Mutex.lock(t, guard)
    const next = WaitQueue.pop(gil.address + STARVING_GIL_QUEUE)
    if (!next) store<i32>(gil.address, load<i32>(gil.address, STARVING_GIL_PERMITS) + 1, STARVING_GIL_PERMITS)
    Mutex.unlock(guard)
    if (next) WaitQueue.grant(next, 1)
  }

  /**
   * In normal mode, subtracts one waiter from the number and sets WOKEN; the caller must then give a permit. @returns false without a
   * change if no thread sleeps, or if another thread takes care of the sleepers
   */
  private static choosesWaiter(word: usize, seen: i32): bool {
    let old = seen
    while (old >= Bit.WAITER && !(old & (Bit.LOCKED | Bit.WOKEN | Bit.STARVING))) {
      if (Word.cas(word, old, (old - Bit.WAITER) | Bit.WOKEN) == old) return true
      old = Word.load(word)
    }
    return false
  }
}
