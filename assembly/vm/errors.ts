import { Trap } from '../abi/opcodes'
import { ThreadState } from '../thread'

/**
 * A Python exception. Nothing catches one: whoever meets it notes it here and returns false (or 0) at once, up to the interpreter, which
 * then unwinds the thread's frames. An operand that lies on the value stack is left there: unwinding drops it.
 */
export abstract class Errors {
  /** trap: Trap; a and b: its operands, which the host turns into Python's words. */
  static raise(t: ThreadState, trap: i32, a: i32, b: i32): bool {
    t.trap = trap
    t.trapA = a
    t.trapB = b
    return false
  }

  /** Notes an error that a str goes with. Takes the caller's reference to the str over. */
  static text(t: ThreadState, trap: i32, a: i32, b: i32, str: usize): bool {
    t.trapText = str
    return Errors.raise(t, trap, a, b)
  }

  /** The heap is exhausted. @returns address 0, as an allocator would. */
  static memory(t: ThreadState): usize {
    Errors.raise(t, Trap.MEMORY, 0, 0)
    return 0
  }
}
