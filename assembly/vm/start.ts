import { CELL_BYTES, FUNCTION_CODE, OBJECT_KIND } from '../abi/layout'
import { Tag, Trap } from '../abi/opcodes'
import { ThreadState } from '../thread'
import { Calls } from './calls'
import { Errors } from './errors'
import { Frames } from './frames'
import { Objects } from './objects'
import { Sequences } from './sequences'
import { Cell } from './values'

/** Half of what a thread's stack has room for: more arguments nobody writes. */
const MAX_ARGUMENTS: i32 = 8192

/** A thread's first call. */
export abstract class Start {
  /** Puts a thread before the first instruction of its function. A builtin is run to its end. @returns whether there is anything left to run */
  static prepare(t: ThreadState): bool {
    const callable = Frames.base(t) + CELL_BYTES
    t.pc = 0
    t.fp = 0
    t.depth = 0
    if (t.index == 0) Cell.set(callable, Tag.FUNCTION, 0)
    else Cell.set(callable, t.targetTag, t.target)
    const count = Start.pushArguments(t, callable + CELL_BYTES)
    const ready = Start.call(t, callable, count)
    // What a function took over is its frame's now, and dropped with it.
    if (!ready) Objects.releaseCells(t, callable + CELL_BYTES, count)
    if (t.trap) Frames.unwind(t)
    return ready
  }

  private static call(t: ThreadState, callable: usize, count: i32): bool {
    const tag = Cell.tag(callable)
    t.sp = callable + <usize>count * CELL_BYTES
    if (tag == Tag.FUNCTION) {
      const record = Frames.record(<i32>Cell.object(callable))
      const sp = Calls.enter(t, callable, record, count, 0, 0)
      t.sp = sp
      t.fp = callable + CELL_BYTES
      t.pc = <usize>load<u32>(record, FUNCTION_CODE)
      if (!sp) t.fp = 0
      return sp != 0
    }
    if (tag == Tag.BUILTIN) {
      // A builtin drops its arguments itself, if it does not fail.
      if (Calls.builtin(t, callable, count, 0)) {
        Objects.releaseCell(t, callable)
        for (let i = 0; i < count; i++) Cell.setNone(callable + <usize>(i + 1) * CELL_BYTES)
      }
      return false
    }
    // Thread() without a target does nothing.
    if (tag == Tag.NONE) return false
    return Errors.raise(t, Trap.NOT_CALLABLE, tag, 0)
  }

  /** Copies what the tuple or list of the thread's arguments holds to the stack, and drops it. @returns how many */
  private static pushArguments(t: ThreadState, to: usize): i32 {
    const holder = t.targetArguments
    if (!holder) return 0
    const cell = Frames.base(t) + CELL_BYTES
    const tag = Cell.tag(cell)
    const payload = Cell.int(cell)
    Cell.set(cell, load<i32>(holder, OBJECT_KIND), <i64>holder)
    let count = 0
    while (count < MAX_ARGUMENTS && Sequences.get(cell, count, to + <usize>count * CELL_BYTES)) count++
    Objects.release(t, holder)
    t.targetArguments = 0
    Cell.set(cell, tag, payload)
    return count
  }
}
