// The lock that spins first and then parks, in one word.
//
// Unless threads are parked already, a waiter first spins for a budget of loads. The host calibrates the budget before the run: about as
// long as a park and a wake-up take. Then the waiter puts itself at the end of a queue whose head is in the same word. A release frees the
// GIL and wakes the first waiter, and the first thread that arrives takes it. A woken waiter that finds the GIL taken goes to the end of
// the queue.
//
// | state                       | means                                                                      |
// | --------------------------- | -------------------------------------------------------------------------- |
// | 0                           | free                                                                       |
// | LOCKED                      | held, and no thread is parked                                              |
// | LOCKED, an address          | held; the address is that of the first parked thread                       |
// | LOCKED QUEUE_LOCKED         | held; a thread changes the queue. The word may contain an address too      |
// | an address                  | free; a waiter was woken, and others are parked                            |
//
// Invariants: only the thread that has set QUEUE_LOCKED changes the queue, and no other thread changes the word at that time. QUEUE_LOCKED
// is set only while the GIL is held, and the holder does not release it before the bit is clear. The first waiter's rank is the address of
// the last waiter.
//
// Cost without contention: two CASes.
//
// Source: WebKit Source/WTF/wtf/WordLock.cpp (lockSlow, unlockSlow), which spins 40 times with a yield.

import { SPIN_BUDGET } from '../abi/layout'
import { SPIN_GIL_STATE } from '../abi/words'
import { Futex } from '../sync/futex'
import { ThreadState } from '../thread'
import { Word } from '../word'
import { DropRequest } from './drop-request'
import { GilState } from './state'
import { WaitQueue } from './wait-queue'

/** A waiter that spins makes this many loads of another word before it loads the state again. */
const PAUSE = 8

/** Bits of the state. The address of a ThreadState has neither. */
const enum Bit {
  LOCKED = 1,
  QUEUE_LOCKED = 2,
  BOTH = 3,
}

export abstract class SpinParkGil {
  @inline static acquire(gil: GilState, t: ThreadState): void {
    if (Word.cas(gil.address + SPIN_GIL_STATE, 0, Bit.LOCKED) != 0) SpinParkGil.acquireSlow(gil, t)
    DropRequest.taken(gil, t)
  }

  private static acquireSlow(gil: GilState, t: ThreadState): void {
    const word = gil.address + SPIN_GIL_STATE
    let budget = load<i32>(SPIN_BUDGET)
    let slept = false
    while (true) {
      const state = Word.load(word)
      if (!(state & Bit.LOCKED)) {
        if (Word.cas(word, state, state | Bit.LOCKED) == state) return
      } else if (!(state & ~Bit.BOTH) && budget > 0) {
        budget -= PAUSE
        Futex.pause(t, PAUSE)
      } else if (!(state & Bit.QUEUE_LOCKED) && Word.cas(word, state, state | Bit.QUEUE_LOCKED) == state) {
        if (slept) t.vainWakes++
        SpinParkGil.enqueue(word, t, state & ~Bit.BOTH)
        WaitQueue.await(t, gil)
        slept = true
      } else {
        Futex.pause(t, 1)
      }
    }
  }

  /** Adds the thread at the end of the queue and clears QUEUE_LOCKED. The caller has set that bit. head: the first waiter, 0 for none */
  private static enqueue(word: usize, t: ThreadState, head: i32): void {
    const me = <i32>t.address
    const first = ThreadState.of(head ? head : me)
    t.nextWaiter = 0
    Word.store(t.grantedAddress, 0)
    if (head) ThreadState.of(<i32>first.rank).nextWaiter = me
    first.rank = me
    Word.store(word, <i32>first.address | Bit.LOCKED)
  }

  @inline static release(gil: GilState, t: ThreadState): void {
    if (Word.cas(gil.address + SPIN_GIL_STATE, Bit.LOCKED, 0) != Bit.LOCKED) SpinParkGil.releaseSlow(gil, t)
  }

  private static releaseSlow(gil: GilState, t: ThreadState): void {
    const word = gil.address + SPIN_GIL_STATE
    let state = Word.load(word)
    while (state & Bit.QUEUE_LOCKED || Word.cas(word, state, state | Bit.QUEUE_LOCKED) != state) {
      Futex.pause(t, 1)
      state = Word.load(word)
    }
    const first = ThreadState.of(state & ~Bit.BOTH)
    const next = first.nextWaiter
    if (next) ThreadState.of(next).rank = first.rank
    Word.store(word, next)
    WaitQueue.grant(<i32>first.address, 1)
  }
}
