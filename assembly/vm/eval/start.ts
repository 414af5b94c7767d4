import { CELL_BYTES, FUNCTION_CODE, FUNCTION_PARAMETERS, OBJECT_KIND } from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { Trap } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { Objects } from '../objects/objects'
import { Sequences } from '../objects/sequences'
import { Cell } from '../objects/values'
import { Calls } from './calls'
import { Frames } from './frames'

/** The largest number of arguments that a thread can start with: about half the number of cells in a thread's stack. */
const MAX_ARGUMENTS: i32 = 8192

/** Prepares the first call of a thread, or the first call inside a builtin that runs Python code (nested.ts). */
export abstract class Start {
  /**
   * Writes the thread's target to `callable` and its arguments above it. If the thread has no target, the module (function 0) is the
   * target.
   * @returns the number of arguments
   */
  static pushTarget(t: ThreadState, callable: usize): i32 {
    if (t.targetTag == Tag.UNSET) Cell.set(callable, Tag.FUNCTION, 0)
    else Cell.set(callable, t.targetTag, t.target)
    return Start.pushArguments(t, callable)
  }

  /**
   * Prepares the thread to run the callable in the cell `callable`. A function gets a frame without a caller. A builtin runs to its end
   * here, and its result replaces the builtin. Drops the arguments unless a frame has taken them over.
   * @param keywords address of the names of the last arguments, 0 for none
   * @returns whether there is a frame to run
   */
  static prepare(t: ThreadState, callable: usize, count: i32, keywords: usize): bool {
    t.pc = 0
    t.fp = 0
    const ready = Start.call(t, callable, count, keywords)
    // The arguments belong to the frame, whose end drops them. Without a frame, nothing else drops them.
    if (!ready) Objects.releaseCells(t, callable + CELL_BYTES, count)
    if (t.trap) Frames.unwind(t)
    return ready
  }

  private static call(t: ThreadState, callable: usize, count: i32, keywords: usize): bool {
    const tag = Cell.tag(callable)
    t.sp = callable + <usize>count * CELL_BYTES
    if (tag == Tag.FUNCTION) {
      const record = Frames.record(<i32>Cell.object(callable))
      if (keywords && !Calls.placeKeywords(t, callable, count, keywords)) return false
      const given = keywords ? load<i32>(record, FUNCTION_PARAMETERS) : count
      const sp = Calls.enter(t, callable, record, given, 0, 0)
      t.sp = sp
      t.fp = callable + CELL_BYTES
      t.pc = <usize>load<u32>(record, FUNCTION_CODE)
      if (!sp) t.fp = 0
      return sp != 0
    }
    if (tag == Tag.BUILTIN) {
      // A builtin that succeeds has dropped its arguments. This loop clears their cells, so that prepare() does not drop the arguments
      // again.
      if (Calls.builtin(t, callable, count, keywords)) {
        for (let i = 0; i < count; i++) Cell.setNone(callable + <usize>(i + 1) * CELL_BYTES)
      }
      return false
    }
    // As in CPython, a Thread without a target does nothing.
    if (tag == Tag.NONE) return false
    return Errors.raise(t, Trap.NOT_CALLABLE, tag, 0)
  }

  /**
   * Copies the items of the thread's tuple or list of arguments to the cells above `cell`, and drops the tuple or list. @returns the number
   * of arguments
   */
  private static pushArguments(t: ThreadState, cell: usize): i32 {
    const holder = t.targetArguments
    if (!holder) return 0
    const tag = Cell.tag(cell)
    const payload = Cell.int(cell)
    Cell.set(cell, load<i32>(holder, OBJECT_KIND), <i64>holder)
    let count = 0
    while (count < MAX_ARGUMENTS && Sequences.get(cell, count, cell + <usize>(count + 1) * CELL_BYTES)) count++
    Objects.release(t, holder)
    t.targetArguments = 0
    Cell.set(cell, tag, payload)
    return count
  }
}
