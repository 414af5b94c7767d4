import { Block } from '../abi/events'
import { Blocking } from '../gil/gil'
import { Host } from '../host'
import { FOREVER, Futex } from '../sync/futex'
import { ThreadState } from '../thread'

export abstract class Sleep {
  /** time.sleep: gives the GIL up for at least `ns`; at 0 too, as CPython does. */
  static sleep(t: ThreadState, ns: i64): void {
    Sleep.park(t, Block.SLEEP, ns)
  }

  /** asyncio's epoll_wait: likewise. FOREVER where the loop has no timer: nothing but a stop ends that. */
  static poll(t: ThreadState, ns: i64): void {
    Sleep.park(t, Block.LOOP, ns)
  }

  private static park(t: ThreadState, block: i32, ns: i64): void {
    const limited = ns != FOREVER
    Blocking.begin(t, block, 0, limited)
    const deadline = Host.nowNs() + ns
    let left = ns
    while (left > 0 || !limited) {
      Futex.wait(t, t.sleepAddress, 0, left)
      if (limited) left = deadline - Host.nowNs()
    }
    Blocking.end(t)
  }
}
