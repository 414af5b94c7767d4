import { Block } from '../abi/events'
import { Blocking } from '../gil/gil'
import { Host } from '../host'
import { Futex } from '../sync/futex'
import { ThreadState } from '../thread'

export abstract class Sleep {
  /** time.sleep: gives the GIL up for at least `ns`; at 0 too, as CPython does. */
  static sleep(t: ThreadState, ns: i64): void {
    Blocking.begin(t, Block.SLEEP, 0, true)
    const deadline = Host.nowNs() + ns
    let left = ns
    while (left > 0) {
      Futex.wait(t, t.sleepAddress, 0, left)
      left = deadline - Host.nowNs()
    }
    Blocking.end(t)
  }
}
