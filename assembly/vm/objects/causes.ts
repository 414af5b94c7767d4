import { STR_DATA } from '../../abi/layout'
import { Trap } from '../../abi/opcodes'
import { InterpreterState, Interpreters } from '../../os/interpreters'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { Heap } from './heap'
import { Str } from './strings'

/**
 * The fields of a cause: u32 trap, its two operands, address of its str or 0, address of a further cause or 0. The frames follow, in the
 * format of a trace (traces.ts).
 */
const TRAP: usize = 0
const A: usize = 4
const B: usize = 8
const TEXT: usize = 12
const CAUSE: usize = 16
const TRACE: usize = 20

/**
 * If a function fails in another interpreter, the interpreter that called it gets the error ExecutionFailed. A cause describes the original
 * error. The cause is in the heap of the caller, because the other interpreter may be closed before the host reads it. The original trace
 * stays in the other heap until that interpreter is closed; this is bounded, because a thread has one error in its life.
 */
export abstract class Causes {
  /**
   * A field of a cause by its number: 0 is the trap, 1 and 2 are the operands, 3 is the str, 4 is the further cause, 5 is the number of
   * frames. From 6 on, a field is the pc of a frame.
   */
  @inline static field(cause: usize, index: i32): i32 {
    return load<i32>(cause + ((<usize>index) << 2))
  }

  /**
   * Called when the thread has come back from the interpreter `from` with an error noted there. Replaces the error by ExecutionFailed, and
   * saves the original error as its cause. If the function returned and only its result could not be copied (`isOfTheResult`), the error
   * remains as the caller's own and gets no cause.
   */
  static carry(t: ThreadState, from: InterpreterState, isOfTheResult: bool): void {
    const text = Causes.carryText(t, from)
    const trace = t.trace
    if (isOfTheResult) {
      t.trapText = text
      t.trace = 0
      return
    }
    const count = trace ? load<u32>(trace) : 0
    const cause = Heap.allocate(t, TRACE + 4 + ((<usize>count) << 2))
    if (!cause) return
    store<i32>(cause, t.trap, TRAP)
    store<i32>(cause, t.trapA, A)
    store<i32>(cause, t.trapB, B)
    store<u32>(cause, <u32>text, TEXT)
    store<u32>(cause, <u32>t.cause, CAUSE)
    store<u32>(cause, count, TRACE)
    if (count) memory.copy(cause + TRACE + 4, trace + 4, (<usize>count) << 2)
    t.cause = cause
    t.trapText = 0
    t.trace = 0
    Errors.raise(t, Trap.EXECUTION_FAILED, 0, 0)
  }

  private static carryText(t: ThreadState, from: InterpreterState): usize {
    const text = t.trapText
    if (!text) return 0
    const trap = t.trap
    const copy = Str.copyOf(t, text + STR_DATA, Str.bytes(text))
    // If the heap is exhausted, the original error remains, without its text.
    t.trap = trap
    Interpreters.bury(from, text)
    return copy
  }
}
