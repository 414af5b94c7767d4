import {
  CELL_BYTES,
  CLASS_IS_ABSTRACT,
  CLASS_IS_EXCEPTION,
  CLASS_IS_LOCAL,
  FUNCTION_CODE,
  IMAGE_INIT_SHIM,
  OBJECT_KIND,
} from '../../abi/layout'
import { Name } from '../../abi/names'
import { Tag } from '../../abi/tags'
import { Trap } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { ObjectModel } from '../builtins/objectmodel'
import { Errors } from '../errors'
import { Classes } from '../objects/classes'
import { Exceptions } from '../objects/exceptions'
import { Instances } from '../objects/instances'
import { Objects } from '../objects/objects'
import { Cell } from '../objects/values'
import { FRAME_FP, FRAME_PC, Frames } from './frames'
import { Locals } from './locals'

/**
 * A traceback looks for the function that contains a frame's saved pc minus 4 bytes. The machine starts the shim (see Construct) at its
 * second instruction, so that this address is within the shim.
 */
const SHIM_START: usize = 4

/** The results of a function that begins a call. */
export const enum Called {
  FAILED = 0,
  /** The call is over: its result has replaced the callable. */
  DONE = 1,
  /** The registers in the ThreadState describe a new frame, which the eval loop must run. */
  FRAME = 2,
}

/**
 * Calls of classes. A class with an `__init__` gets two frames. The upper one is that of `__init__`. The lower one is that of the shim, a
 * function that the compiler adds to the program. The shim's only local is the instance. When `__init__` returns, the shim checks that the
 * result is None and returns the instance (CPython: _Py_InitCleanup). The eval loop runs both frames itself. So a constructor that calls
 * another constructor does not nest on the Wasm stack.
 *
 *     class | arguments …   →   shim's header | instance | `__init__` | instance | arguments …
 */
export abstract class Construct {
  /**
   * Begins the call of the class at `callable`, with `count` arguments above it. The last arguments may be keyword arguments: `keywords` is
   * the address of their names, 0 for none.
   * @returns DONE: the instance has replaced the class; FRAME: the registers are those of the shim, and the caller must call the `__init__`
   * at init(callable) with count + 1 arguments; FAILED
   */
  static begin(t: ThreadState, callable: usize, count: i32, keywords: usize, returnPc: usize, callerFp: usize): Called {
    const owner = Cell.object(callable)
    const isException = Classes.hasFlag(owner, CLASS_IS_EXCEPTION)
    if (Classes.hasFlag(owner, CLASS_IS_ABSTRACT)) {
      ObjectModel.abstractError(t, owner)
      return Called.FAILED
    }
    const hasInit = Classes.has(owner, Name.DUNDER_INIT)
    if (!hasInit && count) {
      if (Classes.hasFlag(owner, CLASS_IS_LOCAL)) Errors.raise(t, Trap.LOCAL_ARGUMENTS, 0, 0)
      else Construct.takesNone(t, owner, count)
      return Called.FAILED
    }
    if (hasInit && !Frames.hasRoom(t, 3)) {
      Errors.raise(t, Trap.RECURSION, 0, 0)
      return Called.FAILED
    }
    const instance = isException ? Exceptions.create(t, owner, callable + CELL_BYTES, count) : Instances.create(t, owner)
    if (!instance) return Called.FAILED
    if (Classes.hasFlag(owner, CLASS_IS_LOCAL) && !Locals.begin(t, instance, callable + CELL_BYTES, count, keywords)) {
      Objects.release(t, instance)
      return Called.FAILED
    }
    if (hasInit) Construct.pushShim(t, callable, count, instance, owner, returnPc, callerFp)
    else {
      Cell.set(callable, Tag.INSTANCE, <i64>instance)
      t.sp = callable
    }
    // The instance has a reference of its own to the class.
    Objects.release(t, owner)
    return hasInit ? Called.FRAME : Called.DONE
  }

  private static takesNone(t: ThreadState, owner: usize, count: i32): void {
    const name = Classes.qualname(owner)
    Objects.keep(name)
    Errors.text(t, Trap.CLASS_ARGUMENTS, count, 0, name)
  }

  /** The cell into which begin() puts the `__init__`. */
  @inline static init(callable: usize): usize {
    return callable + 2 * CELL_BYTES
  }

  /** Removes the shim's frame after a call of `__init__` that could not begin. Drops all cells above the callable. */
  static undo(t: ThreadState, callable: usize, returnPc: usize, callerFp: usize): void {
    for (let cell = callable + CELL_BYTES; cell <= t.sp; cell += CELL_BYTES) Objects.releaseCell(t, cell)
    Cell.setNone(callable)
    t.sp = callable
    t.pc = returnPc
    t.fp = callerFp
    t.depth--
  }

  /** Makes the shim's frame, and puts the `__init__` of the class `owner` and the instance above it. */
  static pushShim(t: ThreadState, callable: usize, count: i32, instance: usize, owner: usize, returnPc: usize, callerFp: usize): void {
    const first = callable + CELL_BYTES
    const init = Construct.init(callable)
    Cell.moveMany(first, first + 3 * CELL_BYTES, count)
    Classes.find(owner, Name.DUNDER_INIT, init)
    Cell.set(first, load<u8>(instance, OBJECT_KIND), <i64>instance)
    Objects.copyCell(first, init + CELL_BYTES)
    const shim = load<i32>(IMAGE_INIT_SHIM)
    Cell.set(callable, Tag.FUNCTION, shim)
    store<u32>(callable, <u32>returnPc, FRAME_PC)
    store<u32>(callable, <u32>callerFp, FRAME_FP)
    t.depth++
    t.pc = <usize>load<u32>(Frames.record(shim), FUNCTION_CODE) + SHIM_START
    t.fp = first
    t.sp = init + <usize>(count + 1) * CELL_BYTES
  }
}
