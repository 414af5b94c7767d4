// The hand-off lock: a release passes the GIL straight to the first waiter.
//
// The GIL is never free while a thread waits, so nobody can take it in between. The price is a convoy: from the release until the waiter is
// on a core, no thread runs Python, and a thread that releases the GIL for a moment must wait for everybody.
//
// | locked | queue     | means                          |
// | ------ | --------- | ------------------------------ |
// | 0      | empty     | free                           |
// | 1      | empty     | held, and no thread waits      |
// | 1      | not empty | held; the first waiter is next |
//
// Invariants: `locked` and the queue change only under the guard. The releaser makes the next holder the receiver of requests while it
// holds the guard, and wakes that thread afterwards.
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
