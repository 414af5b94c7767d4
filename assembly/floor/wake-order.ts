import { FLOOR, SLOT_STACK } from '../abi/layout'
import { FOREVER, Futex } from '../sync/futex'
import { ThreadState } from '../thread'
import { Word } from '../word'

/** How many waiters the waker has allowed to announce themselves so far, over all rounds. */
const TURN: usize = FLOOR + 640
/** How many waiters have announced themselves so far, over all rounds. */
const ARRIVED: usize = FLOOR + 704
/** All waiters park on this word. Its value is the number of the round. */
const GATE: usize = FLOOR + 768
/** How many waiters have returned from their waits so far, over all rounds. */
const RETURNED: usize = FLOOR + 832
/** A word that no thread wakes. */
const NEVER: usize = FLOOR + 896
/** How long the waker sleeps between two reads of a word, ns. The sleep leaves its core to the waiters. */
const LOOK_NS: i64 = 20_000

/**
 * Finds out which of several waiters of one word a wake-up wakes. The waiters of a round park one after the other, in the order of their
 * places. The waker, in slot 0, then wakes one waiter at a time. The places of the waiters (i32), in the order in which they return, are in
 * the value stack of slot 0.
 */
export abstract class WakeOrder {
  static wait(t: ThreadState, place: i32, waiters: i32, rounds: i32): void {
    for (let round = 0; round < rounds; round++) {
      const mine = round * waiters + place + 1
      WakeOrder.awaitTurn(t, mine)
      Word.store(ARRIVED, mine)
      Futex.wait(t, GATE, round, FOREVER)
      const returned = Word.add(RETURNED, 1)
      Word.store(ThreadState.slotAddress(0) + SLOT_STACK + <usize>returned * 4, place)
    }
  }

  private static awaitTurn(t: ThreadState, mine: i32): void {
    while (true) {
      const turn = Word.load(TURN)
      if (turn >= mine) return
      Futex.wait(t, TURN, turn, FOREVER)
    }
  }

  /** settleNs: how long the waker sleeps after a waiter has announced itself. A waiter parks within this time. */
  static wake(t: ThreadState, waiters: i32, rounds: i32, settleNs: i64): void {
    for (let round = 0; round < rounds; round++) {
      for (let place = 0; place < waiters; place++) {
        const next = round * waiters + place + 1
        Word.store(TURN, next)
        Futex.wake(TURN, waiters)
        WakeOrder.awaitCount(t, ARRIVED, next)
        Futex.wait(t, NEVER, 0, settleNs)
      }
      // A waiter that parks too late finds the next round's number and does not park, so no waiter can miss its wake-up.
      Word.store(GATE, round + 1)
      for (let place = 0; place < waiters; place++) {
        Futex.wake(GATE, 1)
        WakeOrder.awaitCount(t, RETURNED, round * waiters + place + 1)
      }
    }
  }

  private static awaitCount(t: ThreadState, word: usize, count: i32): void {
    while (Word.load(word) < count) Futex.wait(t, NEVER, 0, LOOK_NS)
  }
}
