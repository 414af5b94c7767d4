import { CELL_PAYLOAD, CLASS_NAME, EXCEPTION_TRACE } from '../abi/layout'
import { Tag } from '../abi/tags'
import { Trap } from '../abi/traps'
import { ThreadState } from '../thread'
import { INSTANCE_CLASS } from './objects/fields'
import { Objects } from './objects/objects'
import { Traces } from './objects/traces'

/**
 * Python exceptions. A function that fails stores the error in the ThreadState through this class and returns false or 0. Each of its
 * callers also returns at once, up to the interpreter, which unwinds the frames to a handler. Operands stay on the value stack until the
 * unwinding drops them. Exceptions.take() makes an exception object of the error if code needs one, for example a handler.
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

  /** Drops the thread's error. A caller that continues after an error must call this function or Exceptions.take(). */
  static clear(t: ThreadState): void {
    if (t.trapText) Objects.release(t, t.trapText)
    if (t.trap == Trap.RAISED) Objects.release(t, t.exception)
    Traces.free(t, t.trace)
    Errors.forget(t)
  }

  /** Resets the thread's error after another owner has taken over its parts. */
  static forget(t: ThreadState): void {
    t.trap = Trap.NONE
    t.trapText = 0
    t.exception = 0
    t.trace = 0
    t.failedPc = 0
    t.cause = 0
  }

  /** Address of the word with the trace of the thread's error. */
  static trace(t: ThreadState): usize {
    return t.trap == Trap.RAISED ? t.exception + EXCEPTION_TRACE : t.address + offsetof<ThreadState>('trace')
  }

  /** Raises an error about a value: `a` is the value's tag. If the value is an instance, the text is its class's name. @returns false */
  static ofValue(t: ThreadState, trap: i32, cell: usize, b: i32): bool {
    Errors.name(t, cell)
    return Errors.raise(t, trap, load<i32>(cell), b)
  }

  /** If the value is an instance, the name of its class becomes the text of the thread's error. @returns whether it is an instance */
  static name(t: ThreadState, cell: usize): bool {
    const tag = load<i32>(cell)
    if (tag != Tag.INSTANCE && tag != Tag.EXCEPTION) return false
    const owner: usize = load<u32>(<usize>load<u32>(cell, CELL_PAYLOAD), INSTANCE_CLASS)
    const name: usize = load<u32>(owner, CLASS_NAME)
    Objects.keep(name)
    t.trapText = name
    return true
  }

  /** Raises a MemoryError, because the heap is exhausted. @returns 0, which is also what an allocator returns when it fails */
  static memory(t: ThreadState): usize {
    Errors.raise(t, Trap.MEMORY, 0, 0)
    return 0
  }
}
