import { Block } from '../abi/events'
import { Blocking } from '../gil/gil'
import { Host } from '../host'
import { FOREVER, Futex } from '../sync/futex'
import { ThreadState } from '../thread'
import { Word } from '../word'

export abstract class Sleep {
  /** time.sleep(): releases the GIL for at least `ns`. As in CPython, it releases the GIL even if `ns` is 0. */
  static sleep(t: ThreadState, ns: i64): void {
    Sleep.park(t, Block.SLEEP, ns)
  }

  /** recv() of a simulated connection: releases the GIL for `ns`, after which the answer arrives. */
  static receive(t: ThreadState, ns: i64): void {
    Sleep.park(t, Block.READ, ns)
  }

  /**
   * The wait of an event loop in Python: releases the GIL for `ns`, or until another thread calls wake(). With `ns` 0, it only lets other
   * threads run.
   *
   * No wake-up gets lost. wake() sets t.wakeWord before it wakes the thread, and the thread parks only while the word is 0. The thread
   * clears the word while it holds the GIL, and only then looks for work from other threads. A later wake() therefore sets the word again.
   */
  static awaitWake(t: ThreadState, ns: i64): void {
    const limited = ns != FOREVER
    Blocking.begin(t, Block.LOOP, 0, limited)
    const deadline = limited ? Host.nowNs() + ns : 0
    let left = ns
    while ((left > 0 || !limited) && !Word.load(t.wakeAddress)) {
      Futex.wait(t, t.wakeAddress, 0, left)
      if (limited) left = deadline - Host.nowNs()
    }
    Blocking.end(t)
    Word.store(t.wakeAddress, 0)
  }

  /** Ends the thread's awaitWake(). If the thread does not wait, its next awaitWake() returns at once. */
  static wake(t: ThreadState): void {
    Word.store(t.wakeAddress, 1)
    Futex.wake(t.wakeAddress, 1)
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
