import { SLOT_COLLECTS, SLOT_FINALIZES } from '../../abi/layout'
import { Breaker } from '../../abi/policies'
import { ThreadState } from '../../thread'
import { Word } from '../../word'
import { Collector } from '../objects/collector'
import { Finalizers } from './finalizers'

/** Collections of cycles, with the finalizers of the objects that they find. */
export abstract class Collecting {
  /**
   * gc.collect(). The thread may also be between two instructions. In a finalizer that a collection runs, a further collection does nothing,
   * as in CPython. Other threads can collect meanwhile, because a thread that waits for the GIL in a finalizer must not stop collections.
   * @returns how many containers it has freed
   */
  static run(t: ThreadState): i32 {
    if (load<i32>(t.slot, SLOT_COLLECTS)) return 0
    store<i32>(t.slot, 1, SLOT_COLLECTS)
    let freed = Collector.run(t, true)
    if (t.dying) {
      Finalizers.run(t)
      // The second collection frees the objects that no finalizer has made reachable again.
      freed += Collector.run(t, false)
    }
    store<i32>(t.slot, 0, SLOT_COLLECTS)
    return freed
  }

  /** At a check: does what an allocation has asked for. */
  static atCheck(t: ThreadState): void {
    Word.and(t.breakerAddress, ~Breaker.GC_SCHEDULED)
    // Calls of finalizers would nest. The next allocation asks again.
    if (!load<i32>(t.slot, SLOT_FINALIZES)) Collecting.run(t)
  }
}
