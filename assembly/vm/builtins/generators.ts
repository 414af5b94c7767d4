import { Builtin } from '../../abi/builtins'
import { CELL_BYTES } from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { Trap } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { Iterators } from '../objects/iterators'
import { Next } from '../objects/next'
import { Objects } from '../objects/objects'
import { Cell } from '../objects/values'
import { Arguments } from './arguments'

/** next(), and the methods of generators. Step resumes a generator itself, without a nested eval loop, where that is possible. */
export abstract class GeneratorsModule {
  static has(id: i32): bool {
    return id == Builtin.NEXT
  }

  static call(t: ThreadState, id: i32, callable: usize, first: usize, count: i32): bool {
    return Arguments.counts(t, id, count, 1, 2) && GeneratorsModule.next(t, callable, first, count)
  }

  /** next(iterator) and next(iterator, default) */
  private static next(t: ThreadState, callable: usize, first: usize, count: i32): bool {
    if (!Iterators.isIterator(Cell.tag(first))) return Errors.raise(t, Trap.NOT_ITERATOR, Cell.tag(first), 0)
    const next = Iterators.next(t, first, callable)
    if (next == Next.ITEM) return true
    if (next == Next.FAILED) return false
    if (count == 1) return Errors.raise(t, Trap.STOP_ITERATION, 0, 0)
    Objects.copyCell(first + CELL_BYTES, callable)
    return true
  }
}
