// The hand-off lock: a release passes the GIL straight to the first waiter.
//
// The GIL is never free while a thread waits, so no thread that arrives can take it before the first waiter. The price is a convoy. No
// thread runs Python from the release until the waiter is on a core. A thread that releases the GIL for a moment must wait behind all
// waiters.
//
// | locked | queue     | means                          |
// | ------ | --------- | ------------------------------ |
// | 0      | empty     | free                           |
// | 1      | empty     | held, and no thread waits      |
// | 1      | not empty | held; the first waiter is next |
//
// Invariants: `locked` and the queue change only under the guard. Under the guard, the releaser makes the next holder the receiver of drop
// requests. It releases the guard and then wakes the next holder.
//
// Cost without contention: two mutex acquisitions.
//
// Source: the textbook; pthread's priority-inheritance futexes and Java's fair ReentrantLock hand over in this way.

import { GIL_GUARD, HANDOFF_GIL_LOCKED, HANDOFF_GIL_QUEUE } from '../abi/words'
import { Mutex } from '../sync/mutex'
import { ThreadState } from '../thread'
import { DropRequest } from './drop-request'
import { GilState } from './state'
import { WaitQueue } from './wait-queue'

export abstract class HandoffGil {
  static acquire(gil: GilState, t: ThreadState): void {
    const guard = gil.address + GIL_GUARD
    Mutex.lock(t, guard)
    const isHeld = load<i32>(gil.address, HANDOFF_GIL_LOCKED) != 0
    if (isHeld) {
      WaitQueue.push(gil.address + HANDOFF_GIL_QUEUE, t)
    } else {
      store<i32>(gil.address, 1, HANDOFF_GIL_LOCKED)
      DropRequest.taken(gil, t)
    }
    Mutex.unlock(guard)
    if (isHeld) WaitQueue.await(t, gil)
  }

  static release(gil: GilState, t: ThreadState): void {
    const guard = gil.address + GIL_GUARD
    Mutex.lock(t, guard)
    const next = WaitQueue.pop(gil.address + HANDOFF_GIL_QUEUE)
    if (next) DropRequest.taken(gil, ThreadState.of(next))
    else store<i32>(gil.address, 0, HANDOFF_GIL_LOCKED)
    Mutex.unlock(guard)
    if (next) WaitQueue.grant(next, 1)
  }
}
