import { CELL_BYTES, FUNCTION_PARAMETER_NAMES, FUNCTION_PARAMETERS } from '../abi/layout'
import { Trap } from '../abi/opcodes'
import { ThreadState } from '../thread'
import { Builtins } from './builtins/dispatch'
import { Errors } from './errors'
import { Frames } from './frames'
import { Objects } from './objects'
import { Scratch } from './scratch'
import { Cell } from './values'

/** Calls, as the interpreter meets them: the callable's cell with its arguments above it. */
export abstract class Calls {
  /** A function whose arguments stand in their parameters' order. @returns the new frame's sp, or 0 with an error noted */
  static enter(t: ThreadState, callable: usize, record: usize, count: i32, returnPc: usize, callerFp: usize): usize {
    if (Frames.fits(t, callable, record, count)) return Frames.push(t, callable, record, count, returnPc, callerFp)
    const isCount = load<i32>(record, FUNCTION_PARAMETERS) == count
    if (isCount) Errors.raise(t, Trap.RECURSION, 0, 0)
    else Errors.raise(t, Trap.ARGUMENT_COUNT, <i32>Cell.object(callable), count)
    return 0
  }

  /**
   * A builtin: its result replaces the callable, the arguments are dropped.
   * @param keywords address of the names (count, then ids) of the last arguments, 0 for none
   */
  static builtin(t: ThreadState, callable: usize, count: i32, keywords: usize): bool {
    const id = <i32>Cell.object(callable)
    if (!Builtins.call(t, id, callable, count, keywords)) return false
    // The result lies in the callable's cell, whose builtin needed no reference.
    Objects.releaseCells(t, callable + CELL_BYTES, count)
    return true
  }

  /** Puts keyword arguments, which come last, where a function's parameters are. @returns false with an error noted */
  static placeKeywords(t: ThreadState, callable: usize, count: i32, keywords: usize): bool {
    const index = <i32>Cell.object(callable)
    const record = Frames.record(index)
    const named = load<i32>(keywords)
    const positional = count - named
    const first = callable + CELL_BYTES
    const values = Scratch.text(t)
    Cell.moveMany(first + <usize>positional * CELL_BYTES, values, named)
    const complete = count == load<i32>(record, FUNCTION_PARAMETERS)
    for (let i = 0; i < named; i++) {
      const name = load<i32>(keywords + 4 + ((<usize>i) << 2))
      const place = Calls.parameter(record, name)
      if (place < positional) return Errors.raise(t, Trap.KEYWORD, index, name)
      if (complete) Cell.move(values + <usize>i * CELL_BYTES, first + <usize>place * CELL_BYTES)
    }
    return complete || Errors.raise(t, Trap.ARGUMENT_COUNT, index, count)
  }

  /** Which parameter has this name; -1: none. */
  private static parameter(record: usize, name: i32): i32 {
    const names = <usize>load<u32>(record, FUNCTION_PARAMETER_NAMES)
    const count = load<i32>(record, FUNCTION_PARAMETERS)
    for (let i = 0; i < count; i++) if (load<i32>(names + ((<usize>i) << 2)) == name) return i
    return -1
  }
}
