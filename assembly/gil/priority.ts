// The lock with priorities: long computations lower a thread's level, early blocks raise it, and a higher level pre-empts a lower one.
//
// Each thread has a level. If a thread releases the GIL on request and the next holder's level is not higher, the thread sinks by one
// level. If a thread blocks before a waiter has requested the GIL, it rises by one level. A release hands the GIL to the waiter with the
// highest level. Among waiters of the same level, the one that came first gets the GIL. A thread that arrives and has a higher level than
// the holder does not wait for the interval but requests the GIL at once. So a thread that waits for the network gets the GIL within
// microseconds after data has arrived. A thread that computes starves while threads of higher levels want the GIL.
//
// | locked | queue     | means                                              |
// | ------ | --------- | -------------------------------------------------- |
// | 0      | empty     | free                                               |
// | 1      | empty     | held, and no thread waits                          |
// | 1      | not empty | held; the waiter with the highest level is next    |
//
// The rank of a thread is its level with the sign changed: the lowest rank is the highest level.
//
// Invariants: `locked` and the queue change only under the guard. A thread's rank changes only while the thread holds the GIL, under the
// guard, so ranks in the queue do not change. While the GIL is held, lastHolder is its holder whenever the guard is free.
//
// Cost without contention: two mutex acquisitions.
//
// Source: D. Beazley's experiment in CPython's issue 7946 (2010) and his description of it, "Revisiting thread priorities and the new GIL".
// The number of levels and the hand-off are the lab's.

import { Why } from '../abi/policies'
import { GIL_GUARD, PRIORITY_GIL_LOCKED, PRIORITY_GIL_QUEUE } from '../abi/words'
import { Mutex } from '../sync/mutex'
import { ThreadState } from '../thread'
import { Word } from '../word'
import { DropRequest } from './drop-request'
import { GilState } from './state'
import { WaitQueue } from './wait-queue'

/** Ranks go from −LEVELS to LEVELS. A thread starts with rank 0. */
const LEVELS: i64 = 4

export abstract class PriorityGil {
  static acquire(gil: GilState, t: ThreadState): void {
    const guard = gil.address + GIL_GUARD
    Mutex.lock(t, guard)
    const isHeld = load<i32>(gil.address, PRIORITY_GIL_LOCKED) != 0
    if (isHeld) {
      WaitQueue.push(gil.address + PRIORITY_GIL_QUEUE, t)
      if (ThreadState.of(Word.load(gil.lastHolderAddress)).rank > t.rank) DropRequest.ask(t, gil, gil.switchNumber)
    } else {
      store<i32>(gil.address, 1, PRIORITY_GIL_LOCKED)
      DropRequest.taken(gil, t)
    }
    Mutex.unlock(guard)
    if (isHeld) WaitQueue.await(t, gil)
  }

  static release(gil: GilState, t: ThreadState, why: i32): void {
    const guard = gil.address + GIL_GUARD
    const queue = gil.address + PRIORITY_GIL_QUEUE
    Mutex.lock(t, guard)
    const next = WaitQueue.lowest(queue)
    if (why == Why.BLOCKING && !DropRequest.isSet(t)) t.rank = max<i64>(t.rank - 1, -LEVELS)
    if (why == Why.YIELD && next && ThreadState.of(next).rank >= t.rank) t.rank = min<i64>(t.rank + 1, LEVELS)
    if (next) {
      WaitQueue.remove(queue, next)
      DropRequest.taken(gil, ThreadState.of(next))
    } else {
      store<i32>(gil.address, 0, PRIORITY_GIL_LOCKED)
    }
    Mutex.unlock(guard)
    if (next) WaitQueue.grant(next, 1)
  }
}
