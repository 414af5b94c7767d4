import { BuiltinClass } from '../../abi/classes'
import { CELL_BYTES, EXCEPTION_CAUSE, EXCEPTION_SUPPRESSES } from '../../abi/layout'
import { Name } from '../../abi/names'
import { Tag } from '../../abi/tags'
import { AwaitReason, Trap } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { Exceptions } from '../objects/exceptions'
import { Objects } from '../objects/objects'
import { Cell } from '../objects/values'
import { Attributes } from './attributes'
import { Guards } from './guards'
import { Found, Members } from './members'
import { Outcome } from './outcome'
import { Raising } from './raising'

/** The instructions of `raise`, `try` and `with`. */
export abstract class Trying {
  /** RAISE_VARARGS: `count` values are on the stack: none, the exception, or the exception and its cause. */
  static raise(t: ThreadState, count: i32): Outcome {
    if (count == 0) {
      const handled = Exceptions.current(t)
      if (!handled) {
        Errors.raise(t, Trap.NO_EXCEPTION, 0, 0)
        return Outcome.FAILED
      }
      Objects.keep(handled)
      t.exception = handled
      t.trap = Trap.RAISED
      return Outcome.RERAISED
    }
    const cell = t.sp - (count == 2 ? CELL_BYTES : 0)
    if (!Raising.instance(t, cell, 0)) return Outcome.FAILED
    if (count == 2 && Cell.tag(t.sp) != Tag.NONE && !Raising.instance(t, t.sp, 1)) return Outcome.FAILED
    const exception = Cell.object(cell)
    if (count == 2) {
      store<i32>(exception, 1, EXCEPTION_SUPPRESSES)
      // The exception takes over the stack's reference to the cause.
      Exceptions.replace(t, exception, EXCEPTION_CAUSE, Cell.tag(t.sp), Cell.object(t.sp))
    }
    t.sp = cell - CELL_BYTES
    Exceptions.raise(t, exception)
    return Outcome.FAILED
  }

  /** RAISE_ASSERTION: raises an AssertionError. If `count` is 1, the value on the stack is its argument. */
  static assertion(t: ThreadState, count: i32): Outcome {
    Exceptions.raiseWith(t, BuiltinClass.ASSERTION_ERROR, count ? t.sp : 0)
    return Outcome.FAILED
  }

  /** RERAISE: raises the exception on the stack again. */
  static again(t: ThreadState): Outcome {
    t.exception = Cell.object(t.sp)
    t.trap = Trap.RAISED
    t.sp -= CELL_BYTES
    return Outcome.RERAISED
  }

  /** PUSH_EXC_INFO: puts the handled exception beneath the new one, which becomes the handled one. */
  static push(t: ThreadState): void {
    const cell = t.sp
    Objects.copyCell(cell, cell + CELL_BYTES)
    const exception = Cell.object(cell)
    if (t.handled) Cell.set(cell, Tag.EXCEPTION, <i64>t.handled)
    else Cell.setNone(cell)
    t.handled = exception
    t.sp = cell + CELL_BYTES
  }

  /** POP_EXCEPT: the exception on the stack becomes the handled one. None on the stack means that no exception is handled. */
  static pop(t: ThreadState): void {
    const cell = t.sp
    t.sp = cell - CELL_BYTES
    Exceptions.handle(t, Cell.tag(cell) == Tag.NONE ? 0 : Cell.object(cell))
  }

  /** CHECK_EXC_MATCH: replaces the class above an exception by a bool. */
  static check(t: ThreadState): Outcome {
    const matches = Exceptions.matches(t, Cell.object(t.sp - CELL_BYTES), t.sp)
    if (matches < 0) return Outcome.FAILED
    Objects.releaseCell(t, t.sp)
    Cell.setBool(t.sp, matches != 0)
    return Outcome.TICK
  }

  // --- with -----------------------------------------------------------------------------------------------------------------------------

  /**
   * BEFORE_WITH and BEFORE_ASYNC_WITH: replaces the manager by its bound `__exit__`, and pushes `__enter__` and its argument. Replaces a
   * lock by its guard, and pushes True, the result of its `__enter__`.
   * @returns the number of arguments with which Step must call the `__enter__`; 0 for a lock; -1 if it raised an error
   */
  static enter(t: ThreadState, isAsync: bool): i32 {
    const cell = t.sp
    const tag = Cell.tag(cell)
    const enter = cell + CELL_BYTES
    if (!isAsync && Guards.has(tag)) {
      Guards.enter(t, cell)
      Cell.setBool(enter, true)
      t.sp = enter
      return 0
    }
    if (!Attributes.special(cell, isAsync ? Name.DUNDER_AENTER : Name.DUNDER_ENTER, enter)) {
      return Trying.isNoManager(t, isAsync ? Trap.AWAIT : Trap.CONTEXT, cell, AwaitReason.MANAGER)
    }
    const exit = enter + 2 * CELL_BYTES
    if (!Attributes.special(cell, isAsync ? Name.DUNDER_AEXIT : Name.DUNDER_EXIT, exit)) {
      Objects.releaseCell(t, enter)
      return Trying.isNoManager(t, isAsync ? Trap.AWAIT : Trap.NO_EXIT, cell, AwaitReason.NO_AEXIT)
    }
    Objects.copyCell(cell, enter + CELL_BYTES)
    t.sp = enter + CELL_BYTES
    return Members.bound(t, cell, exit) == Found.FAILED ? -1 : 1
  }

  private static isNoManager(t: ThreadState, trap: i32, cell: usize, reason: i32): i32 {
    Errors.ofValue(t, trap, cell, trap == Trap.AWAIT ? reason : 0)
    return -1
  }

  /** EXIT_WITH: pushes the three Nones with which Step must call the `__exit__`. */
  static leave(t: ThreadState): void {
    for (let i = 0; i < 3; i++) {
      t.sp += CELL_BYTES
      Cell.setNone(t.sp)
    }
  }

  /**
   * WITH_EXCEPT_START: pushes the `__exit__` and its arguments, for Step to call it. For a guard, releases the lock and pushes False, the
   * result of its `__exit__`.
   * @returns 3, the number of arguments; 0 for a guard; -1 if it raised an error
   */
  static exit(t: ThreadState): i32 {
    const exception = t.sp
    const exit = exception - 2 * CELL_BYTES
    if (Cell.tag(exit) == Tag.GUARD) {
      if (!Guards.exit(t, exit)) return -1
      t.sp += CELL_BYTES
      Cell.setBool(t.sp, false)
      return 0
    }
    const call = exception + CELL_BYTES
    Objects.copyCell(exit, call)
    const type = Exceptions.classOf(Cell.object(exception))
    Objects.keep(type)
    Cell.set(call + CELL_BYTES, Tag.CLASS, <i64>type)
    Objects.copyCell(exception, call + 2 * CELL_BYTES)
    Cell.set(call + 3 * CELL_BYTES, Tag.TRACEBACK, 0)
    t.sp = call + 3 * CELL_BYTES
    return 3
  }
}
