// The MCS lock: a queue in which each waiter waits on a word of its own.
//
// A thread puts itself at the tail with one exchange and links itself: it writes its address into its predecessor's nextWaiter. The
// predecessor hands the GIL over by writing to the successor's own word, so a release disturbs only that waiter. A waiter first spins on
// its word, for SPIN_BUDGET loads, and then parks on it. A releaser calls the kernel only for a waiter that has parked. If a successor has
// joined the queue but has not linked itself yet, the releaser parks until the link exists.
//
// | tail        | the holder's nextWaiter | means                                                   |
// | ----------- | ----------------------- | ------------------------------------------------------- |
// | 0           |                         | free                                                    |
// | the holder  | NO_LINK                 | held, and no thread waits                               |
// | another     | NO_LINK                 | held; a thread has joined and has not linked itself yet |
// | another     | AWAITED                 | as above; the releaser is parked until the link exists  |
// | another     | an address              | held; that thread is next                               |
//
// Invariants: the threads from the holder along nextWaiter to the tail are in the order of their exchanges, and all of them except the
// holder wait. Only the predecessor sets the `granted` of a waiter to GRANTED, once per wait. After a release has returned, no other thread
// writes the releaser's `granted` or nextWaiter before its next wait, because a successor, if there was one, has already linked itself.
//
// Cost without contention: two stores, an exchange, a load and a CAS.
//
// Source: J. Mellor-Crummey and M. Scott, Algorithms for scalable synchronization on shared-memory multiprocessors (ACM TOCS 1991), section
// 2.4. Their waiters and releasers only spin.

import { SPIN_BUDGET } from '../abi/layout'
import { MCS_GIL_TAIL } from '../abi/words'
import { FOREVER, Futex } from '../sync/futex'
import { ThreadState } from '../thread'
import { Word } from '../word'
import { DropRequest } from './drop-request'
import { GilState } from './state'

/** Values of `nextWaiter` that are not the address of a thread. */
const NO_LINK: i32 = 0
const AWAITED: i32 = 1

/** Values of `granted`. */
const enum Turn {
  SPINNING = 0,
  GRANTED = 1,
  PARKED = 2,
}

export abstract class McsGil {
  @inline static acquire(gil: GilState, t: ThreadState): void {
    Word.store(t.nextWaiterAddress, NO_LINK)
    Word.store(t.grantedAddress, Turn.SPINNING)
    const before = Word.swap(gil.address + MCS_GIL_TAIL, <i32>t.address)
    if (before) McsGil.awaitTurn(gil, t, ThreadState.of(before))
    DropRequest.taken(gil, t)
  }

  private static awaitTurn(gil: GilState, t: ThreadState, before: ThreadState): void {
    const link = before.nextWaiterAddress
    if (Word.swap(link, <i32>t.address) == AWAITED) Futex.wake(link, 1)
    const turn = t.grantedAddress
    for (let left = load<i32>(SPIN_BUDGET); left > 0; left--) {
      if (Word.load(turn) == Turn.GRANTED) return
      Futex.pause(t, 1)
    }
    if (Word.cas(turn, Turn.SPINNING, Turn.PARKED) == Turn.GRANTED) return
    while (Word.load(turn) == Turn.PARKED) DropRequest.park(t, gil, turn, Turn.PARKED)
  }

  @inline static release(gil: GilState, t: ThreadState): void {
    const me = <i32>t.address
    if (Word.load(t.nextWaiterAddress) == NO_LINK && Word.cas(gil.address + MCS_GIL_TAIL, me, 0) == me) return
    McsGil.handOver(t)
  }

  private static handOver(t: ThreadState): void {
    const link = t.nextWaiterAddress
    if (Word.cas(link, NO_LINK, AWAITED) == NO_LINK) while (Word.load(link) == AWAITED) Futex.wait(t, link, AWAITED, FOREVER)
    const turn = ThreadState.of(Word.load(link)).grantedAddress
    if (Word.swap(turn, Turn.GRANTED) == Turn.PARKED) Futex.wake(turn, 1)
  }
}
