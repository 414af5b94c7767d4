// The spin lock with back-off: a waiter never sleeps.
//
// A waiter reads the word until it is FREE and then tries to take the GIL. Between two reads the waiter pauses. Each pause is twice as long
// as the one before, up to a limit, so that many waiters do not fight for the word. A hand-off takes a fraction of a microsecond, if the
// waiter is on a core. Each waiter keeps a core busy. With more threads than cores, a waiter also uses the time in which the holder could
// run.
//
// | state | means |
// | ----- | ----- |
// | FREE  | free  |
// | HELD  | held  |
//
// Invariant: the word is HELD from the CAS of the holder until its store. Cost without contention: a CAS and a store.
//
// Source: T. Anderson, The performance of spin lock alternatives for shared-memory multiprocessors (IEEE TPDS 1990): spinning on reads,
// with exponential back-off. The lab adds the timed drop request: a waiter whose pauses have reached the limit reads the clock after each
// pause.

import { SPIN_GIL_STATE } from '../abi/words'
import { Host } from '../host'
import { Futex } from '../sync/futex'
import { ThreadState } from '../thread'
import { Word } from '../word'
import { DropRequest } from './drop-request'
import { GilState } from './state'

/** The longest pause, in loads of another word. It takes a tenth of a microsecond. A waiter reads the clock after each such pause. */
const LONGEST_PAUSE = 256

const enum State {
  FREE = 0,
  HELD = 1,
}

export abstract class SpinGil {
  @inline static acquire(gil: GilState, t: ThreadState): void {
    if (Word.cas(gil.address + SPIN_GIL_STATE, State.FREE, State.HELD) != State.FREE) SpinGil.spin(gil, t)
    DropRequest.taken(gil, t)
  }

  private static spin(gil: GilState, t: ThreadState): void {
    const state = gil.address + SPIN_GIL_STATE
    let pause = 1
    let seen = gil.switchNumber
    let since = Host.nowNs()
    do {
      Futex.pause(t, pause)
      if (pause < LONGEST_PAUSE) {
        pause *= 2
        continue
      }
      const now = Host.nowNs()
      if (gil.switchNumber == seen && now - since < DropRequest.intervalNs(gil)) continue
      DropRequest.ask(t, gil, seen)
      seen = gil.switchNumber
      since = now
    } while (Word.load(state) != State.FREE || Word.cas(state, State.FREE, State.HELD) != State.FREE)
  }

  @inline static release(gil: GilState): void {
    Word.store(gil.address + SPIN_GIL_STATE, State.FREE)
  }
}
