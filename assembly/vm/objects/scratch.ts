import { CELL_BYTES, SCRATCH_BYTES } from '../../abi/layout'
import { ThreadState } from '../../thread'

/**
 * The deepest nesting of lists and tuples that the lab can show, copy or pickle. A comparison can handle half of this depth, because each
 * level needs two cells.
 */
export const MAX_NESTING: i32 = 100

/** Bytes that text/spec.ts and text/percent.ts need for the parts of a format specification. */
const SPEC_BYTES: usize = 144

/** Bytes of the two operands of an operation on large ints (objects/bigobjects.ts), and of the cells of a quotient and a rest. */
const OPERAND_BYTES: usize = 96

/**
 * The thread's scratch memory: cells for iteration within one instruction, then the text that is being written. Nothing stays in it from
 * one instruction to the next. At first, this memory is in the thread's slot. An instruction that calls Python code moves it to the value
 * stack for the time of the call (eval/reenter.ts), so the called code does not overwrite what the instruction keeps here.
 */
export abstract class Scratch {
  @inline static iterator(t: ThreadState): usize {
    return t.scratch
  }

  @inline static item(t: ThreadState): usize {
    return t.scratch + CELL_BYTES
  }

  /** A cell for the result of an operation on items. */
  @inline static result(t: ThreadState): usize {
    return t.scratch + 2 * CELL_BYTES
  }

  /** The cell directly after `result`, so that an operator can take these two cells as its operands. */
  @inline static operand(t: ThreadState): usize {
    return t.scratch + 3 * CELL_BYTES
  }

  /** A cell apart from `iterator`, mostly for the iterator of sum(): sum() may concatenate lists, which uses `iterator`. */
  @inline static sumIterator(t: ThreadState): usize {
    return t.scratch + 4 * CELL_BYTES
  }

  /** The cells for nested lists: one cell for each level, or two for each level in a comparison of two lists. */
  @inline static nested(t: ThreadState, depth: i32): usize {
    return t.scratch + <usize>(5 + depth) * CELL_BYTES
  }

  /** The address of the parts of a format specification (text/spec.ts). */
  @inline static spec(t: ThreadState): usize {
    return t.scratch + <usize>(5 + MAX_NESTING) * CELL_BYTES
  }

  /** The operands of an operation on large ints: 32 bytes each. */
  @inline static operands(t: ThreadState): usize {
    return Scratch.spec(t) + SPEC_BYTES
  }

  @inline static quotient(t: ThreadState): usize {
    return Scratch.operands(t) + 64
  }

  @inline static rest(t: ThreadState): usize {
    return Scratch.quotient(t) + CELL_BYTES
  }

  @inline static text(t: ThreadState): usize {
    return Scratch.operands(t) + OPERAND_BYTES
  }

  @inline static textEnd(t: ThreadState): usize {
    return t.scratch + SCRATCH_BYTES
  }
}
