import { BuiltinClass } from '../../abi/classes'
import { CELL_BYTES } from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { GeneratorReason, Trap } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { Word } from '../../word'
import { Errors } from '../errors'
import { Exceptions } from '../objects/exceptions'
import { Generator, GeneratorState } from '../objects/generator'
import { Next } from '../objects/next'
import { Objects } from '../objects/objects'
import { Scratch } from '../objects/scratch'
import { Cell } from '../objects/values'
import { Reenter } from './reenter'

/** throw() and close() of generators. They run the generator's code in a nested eval loop. */
export abstract class Closing {
  /**
   * Raises `exception`, the address of an exception, where the generator in `cell` waits. A generator that waits in a `yield from` passes it on to the
   * generator that it delegates to. `to` receives the yielded value if the result is ITEM, and the returned value if it is END.
   */
  static throw(t: ThreadState, cell: usize, exception: usize, to: usize): Next {
    const generator = Generator.of(cell)
    if (!generator.delegates) return Reenter.throw(t, cell, exception, to)
    const iterator = Closing.iterator(generator)
    const isExit = Exceptions.isInstance(exception, BuiltinClass.GENERATOR_EXIT)
    if (Cell.tag(iterator) != Tag.GENERATOR || !Closing.hold(generator)) return Reenter.throw(t, cell, exception, to)
    const next = isExit ? Closing.closeFirst(t, iterator) : Closing.throw(t, iterator, exception, to)
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

  /** The iterator of the `yield from` in which the generator waits. */
  private static iterator(generator: Generator): usize {
    return generator.cells + <usize>(generator.held - 1) * CELL_BYTES
  }

  /** Marks a suspended generator as running, while the generator runs that it delegates to. */
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
    const result = Scratch.result(t)
    if (!Closing.close(t, iterator, result)) return Next.FAILED
    Objects.releaseCell(t, result)
    return Next.END
  }

  /** close(): raises GeneratorExit where the generator waits. Writes the value that the generator returns, or None, to `to`. */
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
      return Errors.raise(t, Trap.GENERATOR, Tag.GENERATOR, GeneratorReason.IGNORED_EXIT)
    }
    if (t.trap != Trap.RAISED || !Closing.isEnd(t.exception)) return false
    Errors.clear(t)
    Cell.setNone(to)
    return true
  }

  private static isEnd(exception: usize): bool {
    return Exceptions.isInstance(exception, BuiltinClass.GENERATOR_EXIT) || Exceptions.isInstance(exception, BuiltinClass.STOP_ITERATION)
  }
}
