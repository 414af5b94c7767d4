import { Trap } from '../abi/opcodes'
import { ThreadState } from '../thread'

/**
 * Python exceptions. No Python code catches them. A function of the machine that fails notes the error here and returns false or 0. So does
 * each of its callers, up to the interpreter, which unwinds the thread's frames. Operands stay on the value stack until the unwinding drops
 * them.
 */
export abstract class Errors {
  /** Notes an error. `trap` is a Trap, `a` and `b` are its operands. The host writes Python's message. */
  static raise(t: ThreadState, trap: i32, a: i32, b: i32): bool {
    t.trap = trap
    t.trapA = a
    t.trapB = b
    return false
  }

  /** Notes an error whose message contains a str. Takes over the caller's reference to the str. */
  static text(t: ThreadState, trap: i32, a: i32, b: i32, str: usize): bool {
    t.trapText = str
    return Errors.raise(t, trap, a, b)
  }

  /** Notes that the heap is exhausted. @returns 0, which is also what an allocator returns when it fails */
  static memory(t: ThreadState): usize {
    Errors.raise(t, Trap.MEMORY, 0, 0)
    return 0
  }
}
