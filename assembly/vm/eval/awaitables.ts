import { BuiltinClass } from '../../abi/classes'
import { CELL_BYTES } from '../../abi/layout'
import { Name } from '../../abi/names'
import { Tag } from '../../abi/tags'
import { AwaitReason, Trap } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { StepKind } from '../objects/async-step'
import { Exceptions } from '../objects/exceptions'
import { AWAIT_WRAPPER_CELL, AWAIT_WRAPPER_SIZE } from '../objects/fields'
import { Generator, Mark } from '../objects/generator'
import { Iterators } from '../objects/iterators'
import { Objects } from '../objects/objects'
import { Cell } from '../objects/values'
import { AsyncSteps } from './async-steps'
import { FRAME_GENERATOR } from './frames'
import { Outcome } from './outcome'
import { LACKS, RAISED, Specials } from './specials'

/** The instructions of `await`, `async for` and `async with`, except those that resume a generator. */
export abstract class Awaitables {
  /**
   * GET_AWAITABLE: replaces a value by the iterator that `await` runs. If the value is not awaitable, raises the error with the AwaitReason
   * `reason`.
   */
  static open(t: ThreadState, cell: usize, reason: i32): bool {
    const tag = Cell.tag(cell)
    if (tag == Tag.COROUTINE) return !Generator.of(cell).delegates || AsyncSteps.fails(t, AwaitReason.BEING_AWAITED)
    if (tag == Tag.ASYNC_STEP || (tag == Tag.GENERATOR && Generator.of(cell).isMarked(Mark.AWAITABLE))) return true
    const result = Specials.call(t, cell, Name.DUNDER_AWAIT)
    if (result == LACKS) return Errors.ofValue(t, Trap.AWAIT, cell, reason)
    if (result == RAISED) return false
    const type = Cell.tag(result)
    const isCoroutine = type == Tag.COROUTINE || (type == Tag.GENERATOR && Generator.of(result).isMarked(Mark.AWAITABLE))
    if (isCoroutine || !Awaitables.isIterator(result)) {
      Errors.ofValue(t, Trap.AWAIT, result, isCoroutine ? AwaitReason.AWAIT_COROUTINE : AwaitReason.AWAIT_RESULT)
      Objects.releaseCell(t, result)
      return false
    }
    Objects.releaseCell(t, cell)
    Cell.move(result, cell)
    return true
  }

  private static isIterator(cell: usize): bool {
    return Iterators.isIterator(Cell.tag(cell)) || Cell.tag(cell) == Tag.ASYNC_STEP || Specials.lists(cell, Name.DUNDER_NEXT)
  }

  /** Executes `__await__` of a coroutine: writes to `to` an iterator that runs the coroutine. */
  static wrap(t: ThreadState, coroutine: usize, to: usize): bool {
    const wrapper = Objects.create(t, Tag.AWAIT_WRAPPER, AWAIT_WRAPPER_SIZE)
    if (!wrapper) return false
    Objects.copyCell(coroutine, wrapper + AWAIT_WRAPPER_CELL)
    Cell.set(to, Tag.AWAIT_WRAPPER, <i64>wrapper)
    return true
  }

  /**
   * GET_YIELD_FROM_ITER: replaces the iterable in `cell` by its iterator. For a coroutine, raises an error unless types.coroutine() has
   * marked the current generator.
   */
  static openDelegate(t: ThreadState, cell: usize): bool {
    if (Cell.tag(cell) != Tag.COROUTINE) return Iterators.open(t, cell)
    const generator = Generator.at(<usize>load<u32>(t.fp - CELL_BYTES, FRAME_GENERATOR))
    return generator.isMarked(Mark.AWAITABLE) || AsyncSteps.fails(t, AwaitReason.YIELD_FROM)
  }

  // --- async for ------------------------------------------------------------------------------------------------------------------------

  /** GET_AITER, or aiter(): replaces the iterable in `cell` by its asynchronous iterator. */
  static iterate(t: ThreadState, cell: usize, isCall: bool): bool {
    if (Cell.tag(cell) == Tag.ASYNC_GENERATOR) return true
    const result = Specials.call(t, cell, Name.DUNDER_AITER)
    if (result == LACKS) return Errors.ofValue(t, Trap.AWAIT, cell, isCall ? AwaitReason.AITER_CALL : AwaitReason.AITER)
    if (result == RAISED) return false
    if (Cell.tag(result) != Tag.ASYNC_GENERATOR && !Specials.lists(result, Name.DUNDER_ANEXT)) {
      Errors.ofValue(t, Trap.AWAIT, result, isCall ? AwaitReason.AITER_CALL_RESULT : AwaitReason.AITER_RESULT)
      Objects.releaseCell(t, result)
      return false
    }
    Objects.releaseCell(t, cell)
    Cell.move(result, cell)
    return true
  }

  /** GET_ANEXT: writes the awaitable of the next item to `to`. */
  static next(t: ThreadState, iterator: usize, to: usize): bool {
    if (Cell.tag(iterator) == Tag.ASYNC_GENERATOR) return AsyncSteps.create(t, to, StepKind.SEND, iterator, 0)
    if (!Awaitables.callNext(t, iterator, to, AwaitReason.NO_ANEXT)) return false
    if (Awaitables.open(t, to, AwaitReason.EXPRESSION)) return true
    const cause = Exceptions.take(t)
    Errors.ofValue(t, Trap.AWAIT, to, AwaitReason.ANEXT)
    Objects.releaseCell(t, to)
    const error = Exceptions.take(t)
    Exceptions.setCause(t, error, cause)
    t.exception = error
    t.trap = Trap.RAISED
    return false
  }

  /** Calls `__anext__` and writes its result to `to`. If the iterator lacks `__anext__`, raises the error with the AwaitReason `reason`. */
  static callNext(t: ThreadState, iterator: usize, to: usize, reason: i32): bool {
    const result = Specials.call(t, iterator, Name.DUNDER_ANEXT)
    if (result == LACKS) return Errors.ofValue(t, Trap.AWAIT, iterator, reason)
    if (result == RAISED) return false
    Cell.move(result, to)
    return true
  }

  /** END_ASYNC_FOR: ends the loop after a StopAsyncIteration, and raises any other exception again. The stack is [iterator, exception]. */
  static endLoop(t: ThreadState): Outcome {
    const exception = Cell.object(t.sp)
    if (!Exceptions.isInstance(exception, BuiltinClass.STOP_ASYNC_ITERATION)) {
      t.exception = exception
      t.trap = Trap.RAISED
      t.sp -= CELL_BYTES
      return Outcome.RERAISED
    }
    Objects.releaseCells(t, t.sp - CELL_BYTES, 2)
    t.sp -= 2 * CELL_BYTES
    return Outcome.NO_TICK
  }
}
