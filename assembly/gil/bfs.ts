// The lock with deadlines: a run queue as in the scheduler BFS.
//
// Each thread has a time slice of one switch interval, and a deadline one interval after it got the slice. A thread that blocks keeps what
// is left of its slice, and its deadline. A thread that has used its slice up gets a new slice and a later deadline. A release hands the
// GIL to the waiter with the earliest deadline. A thread that arrives requests the GIL at once if its deadline is earlier than the
// holder's. Every other waiter requests the GIL when the holder's slice is over. A thread that mostly waits for input keeps an old deadline
// for as long as its slice lasts, so it comes first. No thread starves: a thread that runs gets later and later deadlines, and a waiter's
// deadline does not move.
//
// | locked | queue     | means                                              |
// | ------ | --------- | -------------------------------------------------- |
// | 0      | empty     | free                                               |
// | 1      | empty     | held, and no thread waits                          |
// | 1      | not empty | held; the waiter with the earliest deadline is next |
//
// Invariants: `locked`, the queue and sliceEnd change only under the guard. A thread's deadline (its rank) and its slice change only while
// the thread holds the GIL or before it first wants it. While the GIL is held, lastHolder is its holder whenever the guard is free.
//
// Cost without contention: two mutex acquisitions and two clock reads.
//
// Source: N. Aides's patch in CPython's issue 7946 (2010), which follows C. Kolivas's Brain Fuck Scheduler for Linux. The hand-off is the
// lab's.

import { BFS_GIL_LOCKED, BFS_GIL_QUEUE, BFS_GIL_SLICE_END, GIL_GUARD } from '../abi/words'
import { Host } from '../host'
import { Futex, Wake } from '../sync/futex'
import { Mutex } from '../sync/mutex'
import { ThreadState } from '../thread'
import { Word } from '../word'
import { DropRequest } from './drop-request'
import { GilState } from './state'
import { WaitQueue } from './wait-queue'

export abstract class BfsGil {
  static acquire(gil: GilState, t: ThreadState): void {
    const guard = gil.address + GIL_GUARD
    const now = Host.nowNs()
    if (t.rank == 0) BfsGil.renew(gil, t, now)
    Mutex.lock(t, guard)
    const isHeld = load<i32>(gil.address, BFS_GIL_LOCKED) != 0
    if (isHeld) {
      WaitQueue.push(gil.address + BFS_GIL_QUEUE, t)
      if (ThreadState.of(Word.load(gil.lastHolderAddress)).rank > t.rank) DropRequest.ask(t, gil, gil.switchNumber)
    } else {
      store<i32>(gil.address, 1, BFS_GIL_LOCKED)
      BfsGil.run(gil, t, now)
    }
    Mutex.unlock(guard)
    if (isHeld) BfsGil.awaitTurn(gil, t)
  }

  /** Waits for the GIL. Requests it when the holder's slice is over, and again one interval after each request. */
  private static awaitTurn(gil: GilState, t: ThreadState): void {
    let requested = -1
    while (Word.load(t.grantedAddress) == 0) {
      const now = Host.nowNs()
      Mutex.lock(t, gil.address + GIL_GUARD)
      const seen = gil.switchNumber
      const leftNs = load<i64>(gil.address, BFS_GIL_SLICE_END) - now
      Mutex.unlock(gil.address + GIL_GUARD)
      // The holder's slice may have ended before this thread began to wait. Then this thread requests the GIL without a wait.
      const isLate = leftNs <= 0 && requested != seen
      const waitNs = leftNs > 0 ? leftNs : DropRequest.intervalNs(gil)
      if (!isLate && Futex.wait(t, t.grantedAddress, 0, waitNs) != Wake.TIMED_OUT) continue
      DropRequest.ask(t, gil, seen)
      requested = seen
    }
  }

  static release(gil: GilState, t: ThreadState): void {
    const guard = gil.address + GIL_GUARD
    const queue = gil.address + BFS_GIL_QUEUE
    const now = Host.nowNs()
    Mutex.lock(t, guard)
    t.sliceNs = load<i64>(gil.address, BFS_GIL_SLICE_END) - now
    if (t.sliceNs <= 0) BfsGil.renew(gil, t, now)
    const next = WaitQueue.lowest(queue)
    if (next) {
      WaitQueue.remove(queue, next)
      BfsGil.run(gil, ThreadState.of(next), now)
    } else {
      store<i32>(gil.address, 0, BFS_GIL_LOCKED)
    }
    Mutex.unlock(guard)
    if (next) WaitQueue.grant(next, 1)
  }

  /** Gives the thread a new slice and a new deadline. */
  private static renew(gil: GilState, t: ThreadState, now: i64): void {
    t.sliceNs = DropRequest.intervalNs(gil)
    t.rank = now + t.sliceNs
  }

  /** Makes the thread the holder, for what is left of its slice. The caller holds the guard. */
  private static run(gil: GilState, t: ThreadState, now: i64): void {
    store<i64>(gil.address, now + t.sliceNs, BFS_GIL_SLICE_END)
    DropRequest.taken(gil, t)
  }
}
