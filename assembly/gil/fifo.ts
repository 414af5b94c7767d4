// The ticket lock: first come, first served.
//
// A thread draws a ticket and waits until its number is served. The releaser serves the next number. No thread can overtake, because one
// atomic addition fixes a thread's place in the line. The price is a crowd: all waiters park on the same word, so each release wakes all of
// them, and all but one go back to sleep. A holder that releases the GIL and wants it again draws a ticket behind all waiters.
//
// | next − serving | means                             |
// | -------------- | --------------------------------- |
// | 0              | free                              |
// | 1              | held, and no thread waits         |
// | n              | held, and n − 1 threads wait      |
//
// Invariants: exactly one thread has the ticket that `serving` shows, unless the GIL is free. A waiter draws before it reads `serving`, and
// a releaser changes `serving` before it reads `next`. So the waiter sees its turn, or the releaser sees the waiter and wakes it.
//
// Cost without contention: two atomic additions and two loads.
//
// Source: J. Mellor-Crummey and M. Scott, Algorithms for scalable synchronization on shared-memory multiprocessors (ACM TOCS 1991), section
// 2.2. Their waiters spin; here they park.

import { FIFO_GIL_NEXT, FIFO_GIL_SERVING } from '../abi/words'
import { Futex } from '../sync/futex'
import { ThreadState } from '../thread'
import { Word } from '../word'
import { DropRequest } from './drop-request'
import { GilState } from './state'

export abstract class FifoGil {
  @inline static acquire(gil: GilState, t: ThreadState): void {
    const mine = Word.add(gil.address + FIFO_GIL_NEXT, 1)
    if (Word.load(gil.address + FIFO_GIL_SERVING) != mine) FifoGil.awaitTurn(gil, t, mine)
    DropRequest.taken(gil, t)
  }

  private static awaitTurn(gil: GilState, t: ThreadState, mine: i32): void {
    const word = gil.address + FIFO_GIL_SERVING
    let serving = Word.load(word)
    while (serving != mine) {
      DropRequest.park(t, gil, word, serving)
      const now = Word.load(word)
      if (now != serving && now != mine) t.vainWakes++
      serving = now
    }
  }

  @inline static release(gil: GilState): void {
    const served = Word.add(gil.address + FIFO_GIL_SERVING, 1) + 1
    if (Word.load(gil.address + FIFO_GIL_NEXT) != served) Futex.wake(gil.address + FIFO_GIL_SERVING, i32.MAX_VALUE)
  }
}
