// The barging lock: a plain futex mutex.
//
// A release frees the word and wakes one waiter, and the first thread that arrives takes the GIL. That is usually a thread that runs
// already, and often the releaser itself, because the woken thread needs microseconds to get onto a core. So the GIL is rarely idle, and a
// waiter can be overtaken any number of times.
//
// | state     | means                                |
// | --------- | ------------------------------------ |
// | FREE      | free                                 |
// | HELD      | held, and no thread sleeps           |
// | CONTENDED | held, and threads may sleep          |
//
// Invariant: while a thread sleeps on the word, the word is CONTENDED, or a release is about to wake a sleeper, or a woken thread is about
// to write CONTENDED. A thread that has slept takes the GIL as CONTENDED, because it cannot know whether others sleep.
//
// Cost without contention: a CAS and an exchange.
//
// Source: U. Drepper, Futexes are tricky (2011), mutex3. This lock is the mutex of sync/mutex.ts plus the timed drop request.

import { BARGING_GIL_STATE } from '../abi/words'
import { Futex } from '../sync/futex'
import { ThreadState } from '../thread'
import { Word } from '../word'
import { DropRequest } from './drop-request'
import { GilState } from './state'

const enum State {
  FREE = 0,
  HELD = 1,
  CONTENDED = 2,
}

export abstract class BargingGil {
  @inline static acquire(gil: GilState, t: ThreadState): void {
    if (Word.cas(gil.address + BARGING_GIL_STATE, State.FREE, State.HELD) != State.FREE) BargingGil.acquireSlow(gil, t)
    DropRequest.taken(gil, t)
  }

  private static acquireSlow(gil: GilState, t: ThreadState): void {
    const state = gil.address + BARGING_GIL_STATE
    let isVain: bool = false
    while (Word.swap(state, State.CONTENDED) != State.FREE) {
      if (isVain) t.vainWakes++
      isVain = DropRequest.park(t, gil, state, State.CONTENDED)
    }
  }

  @inline static release(gil: GilState): void {
    const state = gil.address + BARGING_GIL_STATE
    if (Word.swap(state, State.FREE) == State.CONTENDED) Futex.wake(state, 1)
  }
}
