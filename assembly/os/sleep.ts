import { Block } from '../abi/events'
import { Blocking } from '../gil/gil'
import { Host } from '../host'
import { FOREVER, Futex } from '../sync/futex'
import { ThreadState } from '../thread'

export abstract class Sleep {
  /** time.sleep(): releases the GIL for at least `ns`. As in CPython, it releases the GIL even if `ns` is 0. */
  static sleep(t: ThreadState, ns: i64): void {
    Sleep.park(t, Block.SLEEP, ns)
  }

  /**
   * asyncio's epoll_wait(): releases the GIL for at least `ns`. `ns` is FOREVER if the loop has no timer; then only a stop ends the wait.
   */
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
