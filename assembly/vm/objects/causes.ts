import { STR_DATA } from '../../abi/layout'
import { Trap } from '../../abi/traps'
import { InterpreterState, Interpreters } from '../../os/interpreters'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { Uncaught } from '../eval/uncaught'
import { Heap } from './heap'
import { Str } from './strings'
import { Traces } from './traces'

/**
 * The fields of a cause: u32 trap, its two operands, address of its str or 0, address of a further cause or 0. Then follow the number of
 * frames and the pc of each frame, outermost first.
 */
const TRAP: usize = 0
const A: usize = 4
const B: usize = 8
const TEXT: usize = 12
const CAUSE: usize = 16
const TRACE: usize = 20

/**
 * The causes of ExecutionFailed. An interpreter gets that error if a function that it called in another interpreter fails. A cause
 * describes the original error. It is in the caller's heap, because the program may close the other interpreter before the host reads the
 * cause. The original trace stays in the other heap until that interpreter is closed.
 */
export abstract class Causes {
  /**
   * A u32 of a cause: 0 is the trap, 1 and 2 are its operands, 3 is the str, 4 is the further cause, 5 is the number of frames. From 6 on,
   * each is the pc of a frame.
   */
  @inline static field(cause: usize, index: i32): i32 {
    return load<i32>(cause + ((<usize>index) << 2))
  }

  /**
   * The thread has come back from the interpreter `from`, where it raised an error. Raises ExecutionFailed instead, with the old error as
   * its cause. If the function returned and only its result could not be copied (`isOfTheResult`), the error stays as it is and gets no
   * cause.
   */
  static carry(t: ThreadState, from: InterpreterState, isOfTheResult: bool): void {
    if (t.trap == Trap.RAISED) Uncaught.flatten(t)
    const text = Causes.carryText(t, from)
    const trace = t.trace
    if (isOfTheResult) {
      t.trapText = text
      t.trace = 0
      return
    }
    const count = trace ? Traces.count(trace) : 0
    const cause = Heap.allocate(t, TRACE + 4 + ((<usize>count) << 2))
    if (!cause) return
    store<i32>(cause, t.trap, TRAP)
    store<i32>(cause, t.trapA, A)
    store<i32>(cause, t.trapB, B)
    store<u32>(cause, <u32>text, TEXT)
    store<u32>(cause, <u32>t.cause, CAUSE)
    store<i32>(cause, count, TRACE)
    for (let i = 0; i < count; i++) store<u32>(cause + TRACE + 4 + ((<usize>i) << 2), <u32>Traces.pc(trace, i))
    t.cause = cause
    t.trapText = 0
    t.trace = 0
    t.failedPc = 0
    Errors.raise(t, Trap.EXECUTION_FAILED, 0, 0)
  }

  private static carryText(t: ThreadState, from: InterpreterState): usize {
    const text = t.trapText
    if (!text) return 0
    const trap = t.trap
    const copy = Str.copyOf(t, text + STR_DATA, Str.bytes(text))
    // If the heap is exhausted, copyOf() has replaced the error by Trap.MEMORY. The next line restores the original trap. The error then
    // has no text, and its operands are 0.
    t.trap = trap
    Interpreters.bury(from, text)
    return copy
  }
}
