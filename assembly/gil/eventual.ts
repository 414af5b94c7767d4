// The eventually fair lock: it lets threads barge, and hands the GIL to a waiter that has waited for a millisecond.
//
// A release wakes the first waiter. If this waiter has waited for less than a millisecond, the releaser frees the GIL, and the first thread
// that arrives takes it, as under a barging lock. Otherwise the releaser leaves LOCKED set and hands the GIL to the waiter. A woken waiter
// that finds the GIL taken goes to the end of the queue. Its waiting time continues.
//
// | state         | means                                                     |
// | ------------- | --------------------------------------------------------- |
// | 0             | free                                                      |
// | LOCKED        | held, and no thread is parked                             |
// | LOCKED PARKED | held, and threads are parked or are about to be           |
// | PARKED        | free; one waiter has been woken, and others are parked    |
//
// Invariants: a thread enters the queue only while the state is LOCKED PARKED, checked under the guard. Only a release clears PARKED, under
// the guard, and only if it leaves the queue empty.
//
// Cost without contention: two CASes.
//
// Source: CPython 3.13 Python/lock.c (PyMutex: _PyMutex_LockTimed, mutex_unpark, TIME_TO_BE_FAIR_NS); the idea is from parking_lot for Rust
// (raw_mutex.rs), whose releases are fair at random times, 0.5 ms apart on average, and from WebKit's WTF::Lock.

import { EVENTUAL_GIL_QUEUE, EVENTUAL_GIL_STATE, GIL_GUARD } from '../abi/words'
import { Host } from '../host'
import { Mutex } from '../sync/mutex'
import { ThreadState } from '../thread'
import { Word } from '../word'
import { DropRequest } from './drop-request'
import { GilState } from './state'
import { WaitQueue } from './wait-queue'

/** A release hands the GIL to a waiter that has waited for longer than this. */
const FAIR_AFTER_NS: i64 = 1_000_000

/** Bits of the state. */
const enum Bit {
  LOCKED = 1,
  PARKED = 2,
}

/** Answers to a waiter. */
const enum Answer {
  TRY = 1,
  YOURS = 2,
}

export abstract class EventualGil {
  @inline static acquire(gil: GilState, t: ThreadState): void {
    if (Word.cas(gil.address + EVENTUAL_GIL_STATE, 0, Bit.LOCKED) != 0) EventualGil.acquireSlow(gil, t)
    DropRequest.taken(gil, t)
  }

  private static acquireSlow(gil: GilState, t: ThreadState): void {
    const word = gil.address + EVENTUAL_GIL_STATE
    t.rank = Host.nowNs() + FAIR_AFTER_NS
    let slept: bool = false
    while (true) {
      const state = Word.load(word)
      if (!(state & Bit.LOCKED)) {
        if (Word.cas(word, state, state | Bit.LOCKED) == state) return
        continue
      }
      if (!(state & Bit.PARKED) && Word.cas(word, state, state | Bit.PARKED) != state) continue
      if (slept) t.vainWakes++
      slept = EventualGil.enqueue(gil, t)
      if (slept && WaitQueue.await(t, gil) == Answer.YOURS) return
    }
  }

  /** Puts the thread at the end of the queue, unless the state has changed meanwhile. @returns whether the thread is in the queue */
  private static enqueue(gil: GilState, t: ThreadState): bool {
    const guard = gil.address + GIL_GUARD
    Mutex.lock(t, guard)
    const isContended = Word.load(gil.address + EVENTUAL_GIL_STATE) == (Bit.LOCKED | Bit.PARKED)
    if (isContended) WaitQueue.push(gil.address + EVENTUAL_GIL_QUEUE, t)
    Mutex.unlock(guard)
    return isContended
  }

  @inline static release(gil: GilState, t: ThreadState): void {
    if (Word.cas(gil.address + EVENTUAL_GIL_STATE, Bit.LOCKED, 0) != Bit.LOCKED) EventualGil.releaseSlow(gil, t)
  }

  private static releaseSlow(gil: GilState, t: ThreadState): void {
    const guard = gil.address + GIL_GUARD
    const queue = gil.address + EVENTUAL_GIL_QUEUE
    const now = Host.nowNs()
    Mutex.lock(t, guard)
    const next = WaitQueue.pop(queue)
    const isFair = next != 0 && now > ThreadState.of(next).rank
    Word.store(gil.address + EVENTUAL_GIL_STATE, (isFair ? Bit.LOCKED : 0) | (WaitQueue.isEmpty(queue) ? 0 : Bit.PARKED))
    Mutex.unlock(guard)
    if (next) WaitQueue.grant(next, isFair ? Answer.YOURS : Answer.TRY)
  }
}
