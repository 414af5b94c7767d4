import { CELL_BYTES } from '../../abi/layout'
import { Name } from '../../abi/names'
import { Tag } from '../../abi/tags'
import { Trap } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { AsyncStep, StepKind } from '../objects/async-step'
import { AWAIT_WRAPPER_CELL } from '../objects/fields'
import { Generator } from '../objects/generator'
import { Iterators } from '../objects/iterators'
import { Next } from '../objects/next'
import { Objects } from '../objects/objects'
import { Cell } from '../objects/values'
import { AsyncSteps } from './async-steps'
import { Closing } from './closing'
import { Generators, Resumed } from './generators'
import { Outcome } from './outcome'
import { Specials } from './specials'

/** `yield from` and `await`: both make a generator pass on the items of another iterator. */
export abstract class Delegation {
  /**
   * YIELD_FROM: the stack is [iterator, value]. Gives the value to the iterator. Gives the item of the iterator to whatever resumed this
   * generator; the next resumption then executes this instruction again. When the iterator is over, its return value replaces both cells.
   */
  static run(t: ThreadState): Outcome {
    const value = t.sp
    const iterator = value - CELL_BYTES
    if (Cell.tag(iterator) == Tag.AWAIT_WRAPPER) Delegation.unwrap(t, iterator)
    const tag = Cell.tag(iterator)
    if (Generator.resumes(tag)) {
      const resumed = Generators.resume(t, Generator.of(iterator), value, t.pc, t.fp, Cell.tag(value), Cell.int(value))
      if (resumed == Resumed.ENTERED) return Outcome.NO_TICK
      if (resumed == Resumed.FAILED) return Outcome.FAILED
      Objects.releaseCell(t, value)
      Cell.setNone(value)
    } else {
      if (tag == Tag.ASYNC_STEP && AsyncStep.of(iterator).stepKind == StepKind.SEND) return AsyncSteps.enter(t)
      const next = Delegation.send(t, iterator, value)
      if (next == Next.FAILED) return Outcome.FAILED
      if (next == Next.ITEM) {
        t.pc -= sizeof<u32>()
        return Generators.yieldValue(t)
      }
    }
    Objects.releaseCell(t, iterator)
    Cell.move(value, iterator)
    t.sp = iterator
    return Outcome.TICK
  }

  /** Replaces the result of `__await__` of a coroutine by the coroutine. */
  static unwrap(t: ThreadState, cell: usize): void {
    const wrapper = Cell.object(cell)
    Objects.copyCell(wrapper + AWAIT_WRAPPER_CELL, cell)
    Objects.release(t, wrapper)
  }

  /** Gives the value to an iterator other than a generator. The item, or the return value if the result is END, replaces the value. */
  private static send(t: ThreadState, iterator: usize, value: usize): Next {
    const tag = Cell.tag(iterator)
    const isNone = Cell.tag(value) == Tag.NONE
    let next = Next.FAILED
    if (tag == Tag.ASYNC_STEP) next = Closing.sendStep(t, iterator, value, value)
    else if (tag == Tag.INSTANCE)
      next = isNone ? Specials.advance(t, iterator, Name.DUNDER_NEXT, 0, value) : Delegation.give(t, iterator, value)
    else if (isNone) next = Iterators.next(t, iterator, value)
    else Errors.ofValue(t, Trap.ATTRIBUTE, iterator, Name.SEND)
    if (next == Next.END && tag != Tag.INSTANCE && tag != Tag.ASYNC_STEP) Cell.setNone(value)
    return next
  }

  private static give(t: ThreadState, iterator: usize, value: usize): Next {
    if (Specials.lists(iterator, Name.SEND)) return Specials.advance(t, iterator, Name.SEND, value, value)
    Errors.ofValue(t, Trap.ATTRIBUTE, iterator, Name.SEND)
    return Next.FAILED
  }
}
