import { CELL_BYTES, FUNCTION_LOCALS, FUNCTION_STACK, SCRATCH_BYTES } from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { Trap } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { Generator, GeneratorState } from '../objects/generator'
import { Next } from '../objects/next'
import { Objects } from '../objects/objects'
import { Cell } from '../objects/values'
import { FRAME_FUNCTION, Frames, HEADROOM } from './frames'
import { Generators, Resumed } from './generators'
import { Interpreter } from './interpreter'
import { Outcome } from './outcome'
import { Unwinding } from './unwinding'

/**
 * What nest() does if `count` is not a number of arguments. RESUMES: gives the value in the next cell to the generator. THROWS: raises the
 * exception in the next cell in the generator.
 */
const RESUMES: i32 = -1
const THROWS: i32 = -2

/**
 * Calls Python code from within an instruction: a `__eq__` that a search in a list needs, a `key` of sorted(). The operations on values
 * import this class, and this class imports the eval loop. That import would put nearly all files of assembly/vm into one circle of
 * imports, so the test of circular imports (test/shape/circles.ts) ignores it.
 *
 *     const call = Reenter.begin(t)
 *     if (!call) return false
 *     Objects.copyCell(callable, call)
 *     Objects.copyCell(argument, call + CELL_BYTES)
 *     if (!Reenter.run(t, call, 1)) return false
 *     // The result is in the cell at `call`, with a reference that the caller owns.
 *
 * The call's cells and frames are above the interrupted frame on the value stack. Between them and that frame is the scratch memory of the
 * called code:
 *
 *     interrupted frame | headroom | scratch memory | callable | arguments | frames of the call
 */
export abstract class Reenter {
  /**
   * Finds room for a call with at most `count` arguments above the interrupted frame. The caller then fills the returned cell with the
   * callable, and the cells above with the arguments. @returns 0 if it raised RecursionError
   */
  static begin(t: ThreadState, count: i32 = 4): usize {
    const call = Reenter.scratch(t) + SCRATCH_BYTES
    if (Frames.hasCells(t, call, count + <i32>HEADROOM)) return call
    Errors.raise(t, Trap.RECURSION, 0, 0)
    return 0
  }

  /**
   * Calls the callable at `call` with `count` arguments and runs it to its end. The result replaces the callable. The call takes over the
   * references to callable and arguments, even if it fails.
   * @param keywords address of the names of the last arguments, 0 for none
   * @returns false if it raised an error
   */
  static run(t: ThreadState, call: usize, count: i32, keywords: usize = 0): bool {
    return Reenter.nest(t, call, count, keywords)
  }

  /**
   * Runs the generator in the cell `cell` to its next `yield` or to its end. `value` is the address of the value that the current `yield`
   * returns, 0 for None. Writes the yielded value to `to` if the result is ITEM, and the returned value if it is END.
   */
  static send(t: ThreadState, cell: usize, value: usize, to: usize): Next {
    return Reenter.into(t, cell, value, to, RESUMES)
  }

  /** Raises `exception`, the address of an exception, where the generator in the cell waits, and then runs the generator as send() does. */
  static throw(t: ThreadState, cell: usize, exception: usize, to: usize): Next {
    return Reenter.into(t, cell, exception, to, THROWS)
  }

  private static into(t: ThreadState, cell: usize, value: usize, to: usize, how: i32): Next {
    const call = Reenter.begin(t)
    if (!call) return Next.FAILED
    const generator = Generator.of(cell)
    Objects.copyCell(cell, call)
    const given = call + CELL_BYTES
    if (how == THROWS) {
      Objects.keep(value)
      Cell.set(given, Tag.EXCEPTION, <i64>value)
    } else if (value) Objects.copyCell(value, given)
    else Cell.setNone(given)
    if (!Reenter.nest(t, call, how, 0)) return Next.FAILED
    Cell.move(call, to)
    return generator.state == GeneratorState.DONE ? Next.END : Next.ITEM
  }

  private static nest(t: ThreadState, call: usize, count: i32, keywords: usize): bool {
    const pc = t.pc
    const sp = t.sp
    const fp = t.fp
    const depth = t.depth
    const scratch = t.scratch
    t.scratch = call - SCRATCH_BYTES
    if (count == RESUMES) Reenter.resume(t, call)
    else if (count == THROWS) Reenter.raise(t, call)
    else Interpreter.enter(t, call, count, keywords)
    t.scratch = scratch
    t.pc = pc
    t.sp = sp
    t.fp = fp
    t.depth = depth
    return t.trap == Trap.NONE
  }

  /**
   * Gives the value above `call` to the generator in `call`. The yielded or returned value replaces the generator; None if the generator
   * had ended before.
   */
  private static resume(t: ThreadState, call: usize): void {
    const value = call + CELL_BYTES
    const resumed = Generators.resume(t, Generator.of(call), value, 0, 0, Cell.tag(value), Cell.int(value))
    if (resumed == Resumed.ENTERED) {
      if (Interpreter.resume(t) == Outcome.END) return
    } else Objects.releaseCell(t, value)
    Objects.finish(t, call, 1, Tag.NONE, 0)
  }

  /**
   * Raises an exception inside a generator. The cell `call` contains the generator, and the cell above it the exception. The value that the
   * generator yields or returns replaces the generator.
   */
  private static raise(t: ThreadState, call: usize): void {
    const exception = call + CELL_BYTES
    const raised = Generators.raise(t, Generator.of(call), exception, 0, 0, Cell.object(exception))
    if (raised == Resumed.ENTERED && Unwinding.run(t, true) == Outcome.NO_TICK && Interpreter.resume(t) == Outcome.END) return
    Objects.finish(t, call, 1, Tag.NONE, 0)
  }

  /** The address above everything that the interrupted instruction uses. */
  private static scratch(t: ThreadState): usize {
    let top = t.sp
    if (t.fp) {
      const record = Frames.record(load<i32>(t.fp - CELL_BYTES, FRAME_FUNCTION))
      const cells = <usize>load<u32>(record, FUNCTION_LOCALS) + <usize>load<u32>(record, FUNCTION_STACK)
      top = max(top, t.fp + (cells - 1) * CELL_BYTES)
    }
    return top + (HEADROOM + 1) * CELL_BYTES
  }
}
