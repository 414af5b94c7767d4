import { CELL_BYTES, OBJECT_KIND } from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { Objects } from '../objects/objects'
import { Sequences } from '../objects/sequences'
import { Cell } from '../objects/values'
import { Callables } from './callables'
import { Called } from './construct'
import { Frames } from './frames'

/** Prepares the first call of a thread, or the first call inside a builtin that runs Python code (reenter.ts). */
export abstract class Start {
  /**
   * Writes the thread's target to the cell `callable`, and the target's arguments to the cells above. If the target is UNSET, as in a main
   * thread that only runs the module, the callable is the module (function 0).
   * @returns the number of arguments; -1 if the stack has no room for them, which raises a MemoryError
   */
  static pushTarget(t: ThreadState, callable: usize): i32 {
    if (t.targetTag == Tag.UNSET) Cell.set(callable, Tag.FUNCTION, 0)
    else Cell.set(callable, t.targetTag, t.target)
    return Start.pushArguments(t, callable)
  }

  /**
   * Prepares the thread to run the callable in the cell `callable`. A function gets a frame without a caller. A builtin runs to its end
   * here, and its result replaces the builtin. After an error, all the cells are dropped.
   * @param keywords address of the names of the last arguments, 0 for none
   * @returns whether there is a frame to run
   */
  static prepare(t: ThreadState, callable: usize, count: i32, keywords: usize): bool {
    t.pc = 0
    t.fp = 0
    t.sp = callable + <usize>count * CELL_BYTES
    const called = Callables.call(t, callable, count, keywords, 0, 0)
    if (called == Called.FAILED) {
      for (let cell = callable; cell <= t.sp; cell += CELL_BYTES) Objects.releaseCell(t, cell)
    }
    return called == Called.FRAME
  }

  /**
   * Copies the items of the thread's tuple or list of arguments to the cells above `cell`, and drops the tuple or list. Without room for
   * the items, drops the cell too. @returns a result of pushTarget()
   */
  private static pushArguments(t: ThreadState, cell: usize): i32 {
    const holder = t.targetArguments
    if (!holder) return 0
    const tag = Cell.tag(cell)
    const payload = Cell.int(cell)
    Cell.set(cell, load<u8>(holder, OBJECT_KIND), <i64>holder)
    const length = <i32>Sequences.length(cell)
    let count = 0
    t.sp = cell
    const hasRoom = Frames.hasRoom(t, length)
    // Without a GIL, another thread may change a list during this loop.
    while (hasRoom && count < length && Sequences.get(cell, count, cell + <usize>(count + 1) * CELL_BYTES)) count++
    Objects.release(t, holder)
    t.targetArguments = 0
    Cell.set(cell, tag, payload)
    if (hasRoom) return count
    Objects.releaseCell(t, cell)
    Errors.memory(t)
    return -1
  }
}
