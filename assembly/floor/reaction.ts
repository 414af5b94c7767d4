import { FLOOR } from '../abi/layout'
import { Why } from '../abi/policies'
import { SWITCH_GIL_LOCKED } from '../abi/words'
import { DropRequest } from '../gil/drop-request'
import { Gil } from '../gil/gil'
import { GilState } from '../gil/state'
import { Host } from '../host'
import { Futex } from '../sync/futex'
import { ThreadState } from '../thread'
import { Word } from '../word'

/** A word that no thread wakes. */
const NEVER: usize = FLOOR + 960

/** The requester repeats its request after this many loads, which take about 20 ms. The holder needs a few µs to obey a request. */
const LOADS: i32 = 20_000_000

/** Measures how fast a thread that runs Python code under the policy `switch` obeys a drop request. */
export abstract class Reaction {
  /**
   * Sleeps for `pauseNs`, requests the GIL, and spins until the holder has released it. The sleep lets the holder's code for the release
   * get cold, as in a program. The requester reads its own clock only, so no offset between two clocks is part of the result.
   * @returns ns from the last request to the release
   */
  static measure(t: ThreadState, pauseNs: i64): f64 {
    const gil = GilState.at(t.gil)
    let start: i64
    do {
      Futex.wait(t, NEVER, 0, pauseNs)
      start = Host.nowNs()
    } while (!DropRequest.send(t, gil, gil.switchNumber))
    const locked = gil.address + SWITCH_GIL_LOCKED
    for (let loads = 1; Word.load(locked); loads++) {
      if (loads % LOADS != 0) continue
      // The holder clears a request that arrives while it is still taking the GIL. A waiter would request again after its interval.
      Futex.pause(t, 1)
      start = Host.nowNs()
      DropRequest.send(t, gil, gil.switchNumber)
    }
    const took = Host.nowNs() - start
    // The releaser now sleeps until another thread has taken the GIL.
    Gil.take(gil, t)
    Gil.drop(gil, t, Why.BLOCKING)
    return <f64>took
  }
}
