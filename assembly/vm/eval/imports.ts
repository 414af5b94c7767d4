import { CELL_BYTES, CELL_LOCK, IMAGE_GLOBAL_STATES } from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { Trap } from '../../abi/traps'
import { Sleep } from '../../os/sleep'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { Spin } from '../objects/spin'
import { CELL_SHIFT, Cell } from '../objects/values'
import { Globals } from './globals'

/** The results of IMPORT_NAME's first step. */
export const enum Begun {
  FAILED = 0,
  /** The module's function is on the stack. */
  CALL = 1,
  /** None is on the stack, or the instruction runs again. */
  DONE = 2,
}

/** While another thread runs a module, a waiting thread checks at this interval whether the module has ended. */
const POLL_NS: i64 = 500_000

/**
 * Imports of modules that are compiled with the program. A module is a function. A global holds the state of the module: the function until
 * a thread imports the module, then the address of that thread's ThreadState as an int, and True once the module has run to its end. As in
 * CPython, a second thread waits for the module. If the same thread imports the module again while the module runs, the module is only
 * partly initialised.
 */
export abstract class Imports {
  static begin(t: ThreadState, global: i32): Begun {
    const state = Imports.cell(t, global)
    Spin.lock(state + CELL_LOCK)
    const tag = Cell.tag(state)
    const payload = Cell.int(state)
    if (tag == Tag.FUNCTION) Cell.set(state, Tag.INT, <i64>changetype<usize>(t))
    Spin.unlock(state + CELL_LOCK)
    if (tag == Tag.INT && payload != <i64>changetype<usize>(t)) {
      Sleep.sleep(t, POLL_NS)
      t.pc -= 4
      return Begun.DONE
    }
    t.sp += CELL_BYTES
    if (tag == Tag.FUNCTION) {
      Cell.set(t.sp, Tag.FUNCTION, payload)
      return Begun.CALL
    }
    Cell.setNone(t.sp)
    return Begun.DONE
  }

  /**
   * Executes `from module import name`: replaces the module's state, which is on top of the stack, by the value of the global with index
   * `global`.
   */
  static take(t: ThreadState, global: i32): bool {
    const isPartial = Cell.tag(t.sp) != Tag.BOOL
    return Globals.load(Imports.cell(t, global), t.sp) || Errors.raise(t, Trap.IMPORT_NAME, global, i32(isPartial))
  }

  /** Raises the error for a global that is unset. */
  static unset(t: ThreadState, global: i32): bool {
    const states = <usize>load<u32>(IMAGE_GLOBAL_STATES)
    const state = states ? load<i32>(states + ((<usize>global) << 2)) : 0
    const isPartial = state != 0 && Cell.tag(Imports.cell(t, state - 1)) != Tag.BOOL
    return Errors.raise(t, Trap.NAME_ERROR, global, i32(isPartial))
  }

  @inline private static cell(t: ThreadState, global: i32): usize {
    return t.globals + ((<usize>global) << CELL_SHIFT)
  }
}
