import { CELL_BYTES } from '../../abi/layout'
import { Name } from '../../abi/names'
import { Tag } from '../../abi/tags'
import { Trap } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { Generator } from '../objects/generator'
import { Iterators } from '../objects/iterators'
import { Next } from '../objects/next'
import { Objects } from '../objects/objects'
import { Cell } from '../objects/values'
import { Generators, Resumed } from './generators'
import { Outcome } from './outcome'

/** `yield from`: a generator that passes on the items of another iterator. */
export abstract class Delegation {
  /**
   * YIELD_FROM: the stack is [iterator, value]. Gives the value to the iterator. Gives the item of the iterator to whatever resumed this
   * generator; the next resumption then executes this instruction again. When the iterator is over, its return value replaces both cells.
   */
  static run(t: ThreadState): Outcome {
    const value = t.sp
    const iterator = value - CELL_BYTES
    if (Cell.tag(iterator) == Tag.GENERATOR) {
      const resumed = Generators.resume(t, Generator.of(iterator), value, t.pc, t.fp, Cell.tag(value), Cell.int(value))
      if (resumed == Resumed.ENTERED) return Outcome.NO_TICK
      if (resumed == Resumed.FAILED) return Outcome.FAILED
      Objects.releaseCell(t, value)
    } else {
      if (Cell.tag(value) != Tag.NONE) {
        Errors.raise(t, Trap.ATTRIBUTE, Cell.tag(iterator), Name.SEND)
        return Outcome.FAILED
      }
      const next = Iterators.next(t, iterator, value)
      if (next == Next.FAILED) return Outcome.FAILED
      if (next == Next.ITEM) {
        t.pc -= sizeof<u32>()
        return Generators.yieldValue(t)
      }
    }
    Objects.releaseCell(t, iterator)
    Cell.setNone(iterator)
    t.sp = iterator
    return Outcome.TICK_UNCHECKED
  }
}
