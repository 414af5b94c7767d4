import { Builtin } from '../../abi/builtins'
import { CELL_BYTES } from '../../abi/layout'
import { Name } from '../../abi/names'
import { Trap } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { Reenter } from '../eval/reenter'
import { Iterators } from '../objects/iterators'
import { Next } from '../objects/next'
import { Objects } from '../objects/objects'
import { Cell } from '../objects/values'
import { Arguments } from './arguments'

/** next(), and the methods of generators. Step calls these functions only if it cannot put the frame of the generator on the stack. */
export abstract class GeneratorsModule {
  static has(id: i32): bool {
    return id >= Builtin.NEXT && id <= Builtin.GENERATOR_SEND
  }

  /** Whether a call of the builtin with `count` arguments, of which the first is a generator, only has to run the generator's frame. */
  @inline static resumes(id: i32, count: i32): bool {
    return (id == Builtin.NEXT && (count == 1 || count == 2)) || (id == Builtin.GENERATOR_SEND && count == 2)
  }

  static method(name: i32): i32 {
    return name == Name.SEND ? Builtin.GENERATOR_SEND : 0
  }

  static call(t: ThreadState, id: i32, callable: usize, first: usize, count: i32): bool {
    if (id == Builtin.NEXT) return Arguments.counts(t, id, count, 1, 2) && GeneratorsModule.next(t, callable, first, count)
    return Arguments.counts(t, id, count, 2, 2) && GeneratorsModule.send(t, callable, first)
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

  private static send(t: ThreadState, callable: usize, generator: usize): bool {
    const next = Reenter.send(t, generator, generator + CELL_BYTES, callable)
    if (next != Next.END) return next == Next.ITEM
    Objects.releaseCell(t, callable)
    return Errors.raise(t, Trap.STOP_ITERATION, 0, 0)
  }
}
