import { CELL_BYTES, SLOT_SCRATCH, SLOT_SCRATCH_BYTES } from '../../abi/layout'
import { ThreadState } from '../../thread'

/** Lists in lists, tuples in tuples: showing or comparing deeper ones is a RecursionError. */
export const MAX_NESTING: i32 = 100

/** What spec.ts and percent.ts keep there. */
const SPEC_BYTES: usize = 96

/**
 * The slot's scratch: cells for whoever iterates inside one instruction, and then a line of text that is being put together. Only the
 * slot's own thread uses it, and nothing stays in it from one instruction to the next.
 */
export abstract class Scratch {
  @inline static iterator(t: ThreadState): usize {
    return t.slot + SLOT_SCRATCH
  }

  @inline static item(t: ThreadState): usize {
    return t.slot + SLOT_SCRATCH + CELL_BYTES
  }

  /** A second value: what an operation on items has come to. */
  @inline static result(t: ThreadState): usize {
    return t.slot + SLOT_SCRATCH + 2 * CELL_BYTES
  }

  /** Follows `result` without a gap, so the two are an operator's operands. */
  @inline static operand(t: ThreadState): usize {
    return t.slot + SLOT_SCRATCH + 3 * CELL_BYTES
  }

  /** sum()'s: adding two lists iterates too. */
  @inline static sumIterator(t: ThreadState): usize {
    return t.slot + SLOT_SCRATCH + 4 * CELL_BYTES
  }

  /** A cell for each level of lists in lists. */
  @inline static nested(t: ThreadState, depth: i32): usize {
    return t.slot + SLOT_SCRATCH + <usize>(5 + depth) * CELL_BYTES
  }

  /** A format specification in its parts. */
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
