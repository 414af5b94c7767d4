import { Builtin } from '../../abi/builtins'
import { BuiltinClass } from '../../abi/classes'
import { CELL_BYTES } from '../../abi/layout'
import { Name } from '../../abi/names'
import { Tag } from '../../abi/tags'
import { GeneratorReason, Trap } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { Closing } from '../eval/closing'
import { Delegation } from '../eval/delegation'
import { Raising } from '../eval/raising'
import { Reenter } from '../eval/reenter'
import { Exceptions } from '../objects/exceptions'
import { Generator } from '../objects/generator'
import { Iterators } from '../objects/iterators'
import { Next } from '../objects/next'
import { Objects } from '../objects/objects'
import { Cell } from '../objects/values'
import { Arguments } from './arguments'

/**
 * next(), and the methods of generators. An instruction calls these functions only if it cannot put the frame of the generator on the stack
 * itself (eval/generators.ts).
 */
export abstract class GeneratorsModule {
  static has(id: i32): bool {
    return id >= Builtin.NEXT && id <= Builtin.GENERATOR_CLOSE
  }

  /** Whether a call of the builtin with `count` arguments only has to run the frame of the generator in the cell `first`. */
  @inline static resumes(id: i32, count: i32, first: usize): bool {
    if (id == Builtin.GENERATOR_SEND) return count == 2 && Generator.resumes(Cell.tag(first))
    return id == Builtin.NEXT && (count == 1 || count == 2) && Cell.tag(first) == Tag.GENERATOR
  }

  static method(name: i32): i32 {
    if (name == Name.SEND) return Builtin.GENERATOR_SEND
    if (name == Name.THROW) return Builtin.GENERATOR_THROW
    return name == Name.CLOSE ? Builtin.GENERATOR_CLOSE : 0
  }

  static call(t: ThreadState, id: i32, callable: usize, first: usize, count: i32): bool {
    if (id == Builtin.NEXT) return Arguments.counts(t, id, count, 1, 2) && GeneratorsModule.next(t, callable, first, count)
    if (id == Builtin.GENERATOR_SEND) return Arguments.counts(t, id, count, 2, 2) && GeneratorsModule.send(t, callable, first)
    if (id == Builtin.GENERATOR_THROW) return Arguments.counts(t, id, count, 2, 4) && GeneratorsModule.throw(t, callable, first, count)
    if (!Arguments.counts(t, id, count, 1, 1)) return false
    if (Cell.tag(first) == Tag.AWAIT_WRAPPER) Delegation.unwrap(t, first)
    return Cell.tag(first) == Tag.ASYNC_STEP ? Closing.closeStep(t, first, callable) : Closing.close(t, first, callable)
  }

  /** Executes next(iterator) or next(iterator, default). */
  private static next(t: ThreadState, callable: usize, first: usize, count: i32): bool {
    if (Cell.tag(first) == Tag.AWAIT_WRAPPER || Cell.tag(first) == Tag.ASYNC_STEP) return GeneratorsModule.nextAwaited(t, callable, first)
    if (!Iterators.isIterator(Cell.tag(first)) && Cell.tag(first) != Tag.INSTANCE)
      return Errors.raise(t, Trap.NOT_ITERATOR, Cell.tag(first), 0)
    const next = Iterators.next(t, first, callable)
    if (next == Next.ITEM) return true
    if (next == Next.FAILED) return false
    if (count == 1) return Errors.raise(t, Trap.STOP_ITERATION, 0, 0)
    Objects.copyCell(first + CELL_BYTES, callable)
    return true
  }

  /**
   * Executes next() of an iterator that is awaited: what `__await__()` of a coroutine returned, or a step of an asynchronous generator. As
   * in CPython, the StopIteration has the result of the await.
   */
  private static nextAwaited(t: ThreadState, callable: usize, first: usize): bool {
    Cell.setNone(callable)
    if (Cell.tag(first) == Tag.ASYNC_STEP) return GeneratorsModule.result(t, callable, Closing.sendStep(t, first, callable, callable))
    Delegation.unwrap(t, first)
    return GeneratorsModule.result(t, callable, Reenter.send(t, first, 0, callable))
  }

  private static send(t: ThreadState, callable: usize, generator: usize): bool {
    const value = generator + CELL_BYTES
    if (Cell.tag(generator) == Tag.AWAIT_WRAPPER) Delegation.unwrap(t, generator)
    const isStep = Cell.tag(generator) == Tag.ASYNC_STEP
    const next = isStep ? Closing.sendStep(t, generator, value, callable) : Reenter.send(t, generator, value, callable)
    return GeneratorsModule.result(t, callable, next)
  }

  /** Executes throw(exception), throw(type) or throw(type, value). */
  private static throw(t: ThreadState, callable: usize, generator: usize, count: i32): bool {
    const exception = generator + CELL_BYTES
    if (Cell.tag(exception) != Tag.EXCEPTION && !Exceptions.isClass(exception)) {
      return Errors.raise(t, Trap.GENERATOR, Cell.tag(exception), GeneratorReason.THROW_TYPE)
    }
    if (count > 2 && !Raising.withValue(t, exception)) return false
    if (!Raising.instance(t, exception, 0)) return false
    if (Cell.tag(generator) == Tag.AWAIT_WRAPPER) Delegation.unwrap(t, generator)
    const isStep = Cell.tag(generator) == Tag.ASYNC_STEP
    const error = Cell.object(exception)
    const next = isStep ? Closing.throwStep(t, generator, error, callable) : Closing.throw(t, generator, error, callable)
    return GeneratorsModule.result(t, callable, next)
  }

  /** Ends send(), throw() or nextAwaited(). If the generator has returned, the returned value becomes the value of a StopIteration. */
  private static result(t: ThreadState, value: usize, next: Next): bool {
    if (next != Next.END) return next == Next.ITEM
    const tag = Cell.tag(value)
    if (tag == Tag.NONE) return Errors.raise(t, Trap.STOP_ITERATION, 0, 0)
    Exceptions.raiseWith(t, BuiltinClass.STOP_ITERATION, value)
    Objects.releaseCell(t, value)
    // Unwinding drops this cell once more, so the cell must not keep the value.
    Cell.setNone(value)
    return false
  }
}
