import { SPIN_BUDGET } from '../abi/layout'
import { Futex } from '../sync/futex'
import { ThreadState } from '../thread'
import { Word } from '../word'

/** What a waiter's word `granted` says. */
export const enum Answer {
  /** The waiter is awake and has no answer. */
  NONE = 0,
  /** The GIL is the waiter's. */
  GRANTED = 1,
  /** The waiter is parked, or is about to park, and has no answer. */
  PARKED = 2,
  /** The GIL is the waiter's if the waiter accepts before the offer is taken back. */
  OFFERED = 3,
}

/** A waiter that spins makes this many loads of another word before it loads its word `granted` again. */
const PAUSE = 8

/**
 * A GIL that is offered to a waiter. The waiter accepts the offer, or another thread takes it back: both use a CAS, so exactly one of them
 * succeeds. The waiter writes NONE before it waits, PARKED before it parks, and GRANTED when it accepts an offer. Other threads write
 * GRANTED and OFFERED, and NONE when they take an offer back.
 */
export abstract class Offer {
  /** Gives the answer GRANTED or OFFERED, and wakes the waiter if it is parked. */
  @inline static give(t: ThreadState, answer: i32): void {
    if (Word.swap(t.grantedAddress, answer) == Answer.PARKED) Futex.wake(t.grantedAddress, 1)
  }

  /** @returns whether the waiter has the GIL now */
  static accept(t: ThreadState): bool {
    const answer = Word.load(t.grantedAddress)
    return answer == Answer.GRANTED || (answer == Answer.OFFERED && Word.cas(t.grantedAddress, answer, Answer.GRANTED) == answer)
  }

  /** @returns whether there was an offer to take back. If so, the waiter now has no answer. */
  static takeBack(t: ThreadState): bool {
    return Word.cas(t.grantedAddress, Answer.OFFERED, Answer.NONE) == Answer.OFFERED
  }

  /** Spins until there is an answer, for SPIN_BUDGET loads at most. */
  static spin(t: ThreadState): void {
    for (let left = load<i32>(SPIN_BUDGET); left > 0 && Word.load(t.grantedAddress) == Answer.NONE; left -= PAUSE) Futex.pause(t, PAUSE)
  }

  /** @returns whether the thread must park now. Otherwise there is an answer. */
  static isAboutToPark(t: ThreadState): bool {
    return Word.cas(t.grantedAddress, Answer.NONE, Answer.PARKED) == Answer.NONE
  }

  @inline static isParked(t: ThreadState): bool {
    return Word.load(t.grantedAddress) == Answer.PARKED
  }
}
