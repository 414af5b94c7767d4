import { BuiltinClass } from '../../abi/classes'
import { CELL_BYTES } from '../../abi/layout'
import { Name } from '../../abi/names'
import { Tag } from '../../abi/tags'
import { GeneratorReason, Trap } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { Word } from '../../word'
import { Errors } from '../errors'
import { AsyncStep, StepKind, StepState } from '../objects/async-step'
import { Exceptions } from '../objects/exceptions'
import { Generator, GeneratorState, Mark } from '../objects/generator'
import { Next } from '../objects/next'
import { Objects } from '../objects/objects'
import { Scratch } from '../objects/scratch'
import { Cell } from '../objects/values'
import { AsyncSteps } from './async-steps'
import { Reenter } from './reenter'
import { RAISED, Specials } from './specials'

/** Executes throw() and close() of generators and of steps, and send() of steps. Each runs the generator's code in a nested eval loop. */
export abstract class Closing {
  /**
   * Raises `exception`, the address of an exception, where the generator in `cell` waits. A generator that waits in a `yield from` first
   * passes the exception on to the iterator to which it delegates, if that iterator has throw(). For a GeneratorExit, it closes the
   * iterator instead. `to` receives the yielded value if the result is ITEM, and the returned value if it is END.
   */
  static throw(t: ThreadState, cell: usize, exception: usize, to: usize): Next {
    const generator = Generator.of(cell)
    if (!generator.delegates) return Reenter.throw(t, cell, exception, to)
    const iterator = Closing.iterator(generator)
    const isExit = Exceptions.isInstance(exception, BuiltinClass.GENERATOR_EXIT)
    if (!Closing.takes(iterator, isExit) || !Closing.hold(generator)) return Reenter.throw(t, cell, exception, to)
    const next = isExit ? Closing.closeFirst(t, iterator) : Closing.pass(t, iterator, exception, to)
    Word.store(generator.stateAddress, GeneratorState.SUSPENDED)
    if (next == Next.ITEM) return Next.ITEM
    if (next == Next.FAILED) return Closing.rethrow(t, cell, to)
    if (isExit) return Reenter.throw(t, cell, exception, to)
    // The `yield from` is over, and the returned value is its result.
    generator.pc += sizeof<u32>()
    generator.held--
    Objects.releaseCell(t, iterator)
    const value = Scratch.operand(t)
    Cell.move(to, value)
    const sent = Reenter.send(t, cell, value, to)
    Objects.releaseCell(t, value)
    return sent
  }

  /** Whether an iterator to which a generator delegates has the method for the exception: close() if `isExit`, else throw(). */
  private static takes(iterator: usize, isExit: bool): bool {
    const tag = Cell.tag(iterator)
    return Generator.resumes(tag) || tag == Tag.ASYNC_STEP || Specials.lists(iterator, isExit ? Name.CLOSE : Name.THROW)
  }

  /** Passes an exception on to an iterator. */
  private static pass(t: ThreadState, iterator: usize, exception: usize, to: usize): Next {
    const tag = Cell.tag(iterator)
    if (Generator.resumes(tag)) return Closing.throw(t, iterator, exception, to)
    if (tag == Tag.ASYNC_STEP) return Closing.throwStep(t, iterator, exception, to)
    const argument = Scratch.operand(t)
    Cell.set(argument, Tag.EXCEPTION, <i64>exception)
    Cell.setNone(to)
    return Specials.advance(t, iterator, Name.THROW, argument, to)
  }

  /** The iterator to which the generator delegates in a `yield from`. */
  private static iterator(generator: Generator): usize {
    return generator.cells + <usize>(generator.held - 1) * CELL_BYTES
  }

  /**
   * Marks a suspended generator as running, so that no other thread resumes it while the iterator to which it delegates runs. @returns
   * false if the generator is not suspended
   */
  private static hold(generator: Generator): bool {
    return Word.cas(generator.stateAddress, GeneratorState.SUSPENDED, GeneratorState.RUNNING) == GeneratorState.SUSPENDED
  }

  /** Raises the thread's error where the generator waits. */
  private static rethrow(t: ThreadState, cell: usize, to: usize): Next {
    const error = Exceptions.take(t)
    const next = Reenter.throw(t, cell, error, to)
    Objects.release(t, error)
    return next
  }

  private static closeFirst(t: ThreadState, iterator: usize): Next {
    const tag = Cell.tag(iterator)
    if (!Generator.resumes(tag) && tag != Tag.ASYNC_STEP) {
      const called = Specials.call(t, iterator, Name.CLOSE)
      if (called > RAISED) Objects.releaseCell(t, called)
      return called == RAISED ? Next.FAILED : Next.END
    }
    const result = Scratch.result(t)
    const well = tag == Tag.ASYNC_STEP ? Closing.closeStep(t, iterator, result) : Closing.close(t, iterator, result)
    if (!well) return Next.FAILED
    Objects.releaseCell(t, result)
    return Next.END
  }

  /**
   * Closes a generator: raises GeneratorExit where it waits. A generator that has not started ends without an exception. Writes the value
   * that the generator returns, or None, to `to`. If the generator yields instead, raises a RuntimeError.
   */
  static close(t: ThreadState, cell: usize, to: usize): bool {
    const generator = Generator.of(cell)
    Cell.setNone(to)
    if (Word.cas(generator.stateAddress, GeneratorState.NEW, GeneratorState.DONE) == GeneratorState.NEW) {
      const held = generator.held
      generator.held = 0
      Objects.releaseCells(t, generator.cells, held)
      return true
    }
    if (Word.load(generator.stateAddress) == GeneratorState.DONE) return true
    const exit = Exceptions.create(t, Exceptions.classAt(BuiltinClass.GENERATOR_EXIT), 0, 0)
    if (!exit) return false
    const next = Closing.throw(t, cell, exit, to)
    Objects.release(t, exit)
    if (next == Next.END) return true
    if (next == Next.ITEM) {
      Objects.releaseCell(t, to)
      return Errors.raise(t, Trap.GENERATOR, generator.kind, GeneratorReason.IGNORED_EXIT)
    }
    if (t.trap != Trap.RAISED || !Closing.isEnd(t.exception)) return false
    Errors.clear(t)
    Cell.setNone(to)
    return true
  }

  private static isEnd(exception: usize): bool {
    return Exceptions.isInstance(exception, BuiltinClass.GENERATOR_EXIT) || Exceptions.isInstance(exception, BuiltinClass.STOP_ITERATION)
  }

  // --- the steps of asynchronous generators -------------------------------------------------------------------------------------------

  /**
   * Sends a value to a step, in a nested eval loop. Unless it fails, the item or the result of the step replaces the value in `to`.
   * @returns a result of Reenter.send()
   */
  static sendStep(t: ThreadState, cell: usize, value: usize, to: usize): Next {
    const step = AsyncStep.of(cell)
    const isFirst = step.state == StepState.NEW
    if (AsyncSteps.isVain(step)) {
      step.state = StepState.DONE
      Objects.releaseCell(t, to)
      Cell.setNone(to)
      return Next.END
    }
    if (isFirst && step.stepKind != StepKind.SEND && Cell.tag(value) != Tag.NONE) {
      Errors.raise(t, Trap.GENERATOR, Tag.COROUTINE, GeneratorReason.JUST_STARTED)
      return Next.FAILED
    }
    if (!AsyncSteps.begin(t, step)) return Next.FAILED
    const result = Scratch.sumIterator(t)
    let next = Next.FAILED
    if (isFirst && step.stepKind != StepKind.SEND) next = Closing.interrupt(t, step, result)
    else next = Reenter.send(t, step.generator, isFirst && Cell.tag(value) == Tag.NONE ? step.value : value, result)
    next = AsyncSteps.settle(t, step, next, result)
    if (next == Next.FAILED) return next
    Objects.releaseCell(t, to)
    Cell.move(result, to)
    return next
  }

  /** Begins athrow() or aclose(): raises the exception in the generator. */
  private static interrupt(t: ThreadState, step: AsyncStep, to: usize): Next {
    if (step.stepKind == StepKind.ATHROW) return Closing.throw(t, step.generator, Cell.object(step.value), to)
    Generator.of(step.generator).marks |= Mark.CLOSING
    const exit = Exceptions.create(t, Exceptions.classAt(BuiltinClass.GENERATOR_EXIT), 0, 0)
    if (!exit) return Next.FAILED
    const next = Closing.throw(t, step.generator, exit, to)
    Objects.release(t, exit)
    return next
  }

  /** Executes throw() of a step. */
  static throwStep(t: ThreadState, cell: usize, exception: usize, to: usize): Next {
    const step = AsyncStep.of(cell)
    Cell.setNone(to)
    if (!AsyncSteps.begin(t, step)) return Next.FAILED
    return AsyncSteps.settle(t, step, Closing.throw(t, step.generator, exception, to), to)
  }

  /** Executes close() of a step. */
  static closeStep(t: ThreadState, cell: usize, to: usize): bool {
    Cell.setNone(to)
    if (AsyncStep.of(cell).state == StepState.DONE) return true
    const exit = Exceptions.create(t, Exceptions.classAt(BuiltinClass.GENERATOR_EXIT), 0, 0)
    if (!exit) return false
    const next = Closing.throwStep(t, cell, exit, to)
    Objects.release(t, exit)
    if (next == Next.END) return true
    if (next == Next.ITEM) {
      Objects.releaseCell(t, to)
      return Errors.raise(t, Trap.GENERATOR, Tag.COROUTINE, GeneratorReason.IGNORED_EXIT)
    }
    if (!AsyncSteps.isEnd(t)) return false
    Errors.clear(t)
    Cell.setNone(to)
    return true
  }
}
