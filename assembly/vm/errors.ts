import { Trap } from '../abi/traps'
import { ThreadState } from '../thread'

/**
 * Python exceptions. A program of the lab cannot catch them, so each ends its thread or task. A function that fails stores the error in the
 * ThreadState through this class and returns false or 0. Each of its callers also returns at once, up to the interpreter, which unwinds the
 * frames. Operands stay on the value stack until the unwinding drops them.
 */
export abstract class Errors {
  /**
   * Raises an error: stores it in the ThreadState. `trap` is a Trap; `a` and `b` are the operands of the trap. The host writes Python's
   * message from them. @returns false
   */
  static raise(t: ThreadState, trap: i32, a: i32, b: i32): bool {
    t.trap = trap
    t.trapA = a
    t.trapB = b
    return false
  }

  /** Raises an error whose message contains a str. Takes over the caller's reference to the str. */
  static text(t: ThreadState, trap: i32, a: i32, b: i32, str: usize): bool {
    t.trapText = str
    return Errors.raise(t, trap, a, b)
  }

  /** Raises a MemoryError, because the heap is exhausted. @returns 0, which is also what an allocator returns when it fails */
  static memory(t: ThreadState): usize {
    Errors.raise(t, Trap.MEMORY, 0, 0)
    return 0
  }
}
