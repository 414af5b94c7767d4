import { CELL_BYTES, SLOT_SCRATCH, SLOT_SCRATCH_BYTES } from '../../abi/layout'
import { ThreadState } from '../../thread'

/**
 * The deepest nesting of lists and tuples that the lab can show, copy or pickle. A comparison can handle half of it, because each level
 * needs two cells.
 */
export const MAX_NESTING: i32 = 100

/** Bytes that text/spec.ts and text/percent.ts need for the parts of a format specification. */
const SPEC_BYTES: usize = 96

/**
 * The slot's scratch memory: cells for use within one instruction, then the text that the thread is writing. Only the slot's own thread
 * uses this memory. Its content is not needed after the instruction.
 */
export abstract class Scratch {
  @inline static iterator(t: ThreadState): usize {
    return t.slot + SLOT_SCRATCH
  }

  @inline static item(t: ThreadState): usize {
    return t.slot + SLOT_SCRATCH + CELL_BYTES
  }

  /** A cell for the result of an operation on items. */
  @inline static result(t: ThreadState): usize {
    return t.slot + SLOT_SCRATCH + 2 * CELL_BYTES
  }

  /** The cell directly after `result`, so that an operator can take these two cells as its operands. */
  @inline static operand(t: ThreadState): usize {
    return t.slot + SLOT_SCRATCH + 3 * CELL_BYTES
  }

  /** The iterator of sum(). It has its own cell, because sum() may concatenate lists, which uses `iterator`. */
  @inline static sumIterator(t: ThreadState): usize {
    return t.slot + SLOT_SCRATCH + 4 * CELL_BYTES
  }

  /** The cells for nested lists: one cell for each level, or two for each level in a comparison of two lists. */
  @inline static nested(t: ThreadState, depth: i32): usize {
    return t.slot + SLOT_SCRATCH + <usize>(5 + depth) * CELL_BYTES
  }

  /** The address of the parts of a format specification (text/spec.ts). */
  @inline static spec(t: ThreadState): usize {
    return t.slot + SLOT_SCRATCH + <usize>(5 + MAX_NESTING) * CELL_BYTES
  }

  @inline static text(t: ThreadState): usize {
    return Scratch.spec(t) + SPEC_BYTES
  }

  @inline static textEnd(t: ThreadState): usize {
    return t.slot + SLOT_SCRATCH + SLOT_SCRATCH_BYTES
  }
}
