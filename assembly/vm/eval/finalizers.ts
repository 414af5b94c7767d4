import { OBJECT_KIND } from '../../abi/layout'
import { Trap } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { Exceptions } from '../objects/exceptions'
import { Generator } from '../objects/generator'
import { Objects } from '../objects/objects'
import { Scratch } from '../objects/scratch'
import { Cell } from '../objects/values'
import { Closing } from './closing'
import { Frames } from './frames'

/**
 * Closes the generators that have lost their last reference while they waited in a `try` or `with`. CPython does so at once. Here the
 * current instruction ends first, because no other code may run while it drops objects.
 */
export abstract class Finalizers {
  /** Closes the generators in the thread's list. The thread is between two instructions and has no error. */
  static run(t: ThreadState): void {
    while (t.dying) {
      const object = t.dying
      t.dying = Generator.at(object).next
      const cell = Scratch.sumIterator(t)
      const result = Scratch.item(t)
      Cell.set(cell, load<i32>(object, OBJECT_KIND), <i64>object)
      // CPython prints an error of such a generator and goes on: "Exception ignored in …". The lab does not print it.
      if (Closing.close(t, cell, result)) Objects.releaseCell(t, result)
      else Errors.clear(t)
      Objects.release(t, object)
    }
  }

  /** Closes the generators of a thread that has ended, perhaps with an error. */
  static settle(t: ThreadState): void {
    if (!t.dying) return
    t.sp = Frames.base(t)
    t.fp = 0
    t.depth = 0
    const exception = t.trap ? Exceptions.take(t) : 0
    Finalizers.run(t)
    if (!exception) return
    t.exception = exception
    t.trap = Trap.RAISED
  }
}
