import { HEAP_COLLECTING, SLOT_FINALIZES } from '../../abi/layout'
import { Breaker } from '../../abi/policies'
import { ThreadState } from '../../thread'
import { Word } from '../../word'
import { Collector } from '../objects/collector'
import { Finalizers } from './finalizers'

/** Collections of cycles, with the finalizers of the objects that they find. */
export abstract class Collecting {
  /**
   * gc.collect(). The thread may also be between two instructions. Does nothing while any thread collects in the same heap, as in CPython.
   * @returns how many containers it has freed
   */
  static run(t: ThreadState): i32 {
    const word = t.heap + HEAP_COLLECTING
    if (Word.cas(word, 0, 1) != 0) return 0
    let freed = Collector.run(t, true)
    if (t.dying) {
      Finalizers.run(t)
      // The second collection frees the objects that no finalizer has made reachable again.
      freed += Collector.run(t, false)
    }
    Word.store(word, 0)
    return freed
  }

  /** At a check: does what an allocation has asked for. */
  static atCheck(t: ThreadState): void {
    Word.and(t.breakerAddress, ~Breaker.GC_SCHEDULED)
    // Calls of finalizers would nest. While another thread runs finalizers, this one frees what needs none.
    if (load<i32>(t.slot, SLOT_FINALIZES)) return
    if (Word.load(t.heap + HEAP_COLLECTING)) Collector.run(t, false)
    else Collecting.run(t)
  }
}
