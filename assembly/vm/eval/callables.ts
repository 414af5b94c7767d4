import { Builtin } from '../../abi/builtins'
import { CELL_BYTES, CLASS_HAS_NEW, CLASS_IS_META, FUNCTION_CODE, FUNCTION_PARAMETERS, HEAP } from '../../abi/layout'
import { Name } from '../../abi/names'
import { Tag } from '../../abi/tags'
import { Trap } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { ExceptionsModule } from '../builtins/exceptions'
import { Errors } from '../errors'
import { Classes } from '../objects/classes'
import { Exceptions } from '../objects/exceptions'
import { METHOD_CALLABLE, METHOD_OBJECT } from '../objects/fields'
import { Functions } from '../objects/functions'
import { Instances } from '../objects/instances'
import { Objects } from '../objects/objects'
import { Cell } from '../objects/values'
import { Binder } from './binder'
import { Calls } from './calls'
import { Called, Construct } from './construct'
import { Creation } from './creation'
import { FRAME_FUNCTION, Frames } from './frames'
import { Keywords } from './keywords'

/** Calls every kind of callable. Before a call, the stack contains the callable's cell and, above it, the arguments up to t.sp. */
export abstract class Callables {
  /**
   * Begins a call of the callable in the cell `callable` with `count` arguments.
   * @param keywords address of the names of the last arguments, 0 for none
   * @param returnPc the address at which execution continues after the frame of a function; `callerFp` is the caller's fp. Both are 0 for a
   * frame without a caller.
   * @returns FAILED if it raised an error. The caller must then drop the cells from the callable to t.sp.
   */
  static call(t: ThreadState, callable: usize, count: i32, keywords: usize, returnPc: usize, callerFp: usize): Called {
    switch (Cell.tag(callable)) {
      case Tag.FUNCTION:
      case Tag.CLOSURE:
        return Callables.enter(t, callable, count, keywords, returnPc, callerFp)
      case Tag.BUILTIN: {
        if (Cell.object(callable) == Builtin.TYPE_CALL) return Callables.callType(t, callable, count, keywords, returnPc, callerFp)
        if (!Calls.builtin(t, callable, count, keywords)) {
          Keywords.nameInError(t)
          return Called.FAILED
        }
        t.sp = callable
        return Called.DONE
      }
      case Tag.METHOD: {
        if (!Callables.unbind(t, callable, count)) return Called.FAILED
        return Callables.call(t, callable, count + 1, keywords, returnPc, callerFp)
      }
      case Tag.UNSET: {
        // LOAD_METHOD has found an attribute that is not a method. The callable is in the next cell.
        Cell.moveMany(callable + CELL_BYTES, callable, count)
        t.sp -= CELL_BYTES
        return Callables.call(t, callable, count - 1, keywords, returnPc, callerFp)
      }
      case Tag.CLASS: {
        const meta = Classes.meta(Cell.object(callable))
        if (meta && Classes.has(meta, Name.DUNDER_CALL)) {
          if (!Callables.findCall(t, callable, count, meta)) return Called.FAILED
          return Callables.call(t, callable, count + 1, keywords, returnPc, callerFp)
        }
        return Callables.construct(t, callable, count, keywords, returnPc, callerFp)
      }
      case Tag.INSTANCE: {
        if (!Callables.findCall(t, callable, count, Instances.classOf(Cell.object(callable)))) return Called.FAILED
        return Callables.call(t, callable, count + 1, keywords, returnPc, callerFp)
      }
      default:
        return Callables.cannot(t, callable)
    }
  }

  private static cannot(t: ThreadState, callable: usize): Called {
    Errors.raise(t, Trap.NOT_CALLABLE, Cell.tag(callable), 0)
    return Called.FAILED
  }

  /** Executes `type.__call__(cls, …)`. The class is the first argument. */
  private static callType(t: ThreadState, callable: usize, count: i32, keywords: usize, returnPc: usize, callerFp: usize): Called {
    const first = callable + CELL_BYTES
    if (count == 0 || Cell.tag(first) != Tag.CLASS) return Callables.cannot(t, callable)
    Cell.moveMany(first, callable, count)
    t.sp -= CELL_BYTES
    return Callables.construct(t, callable, count - 1, keywords, returnPc, callerFp)
  }

  private static construct(t: ThreadState, callable: usize, count: i32, keywords: usize, returnPc: usize, callerFp: usize): Called {
    if (Classes.hasFlag(Cell.object(callable), CLASS_HAS_NEW | CLASS_IS_META)) {
      const made = Creation.begin(t, callable, count, keywords, returnPc, callerFp)
      return made == Called.FRAME ? Callables.initialize(t, callable, count, keywords, returnPc, callerFp) : made
    }
    if (Exceptions.isClass(callable) && (Cell.object(callable) < HEAP || !Classes.has(Cell.object(callable), Name.DUNDER_INIT))) {
      if (!ExceptionsModule.construct(t, callable, count, keywords)) return Called.FAILED
      t.sp = callable
      return Called.DONE
    }
    const made = Construct.begin(t, callable, count, keywords, returnPc, callerFp)
    return made == Called.FRAME ? Callables.initialize(t, callable, count, keywords, returnPc, callerFp) : made
  }

  /** Calls the `__init__` of a new instance. If the call cannot begin, removes the frame of the shim (construct.ts). */
  private static initialize(t: ThreadState, callable: usize, count: i32, keywords: usize, returnPc: usize, callerFp: usize): Called {
    const called = Callables.call(t, Construct.init(callable), count + 1, keywords, t.pc, t.fp)
    if (called != Called.FAILED) return Called.FRAME
    Construct.undo(t, callable, returnPc, callerFp)
    return Called.FAILED
  }

  /** Replaces an instance of the class `owner` by its `__call__`, and inserts the instance before the arguments. */
  private static findCall(t: ThreadState, callable: usize, count: i32, owner: usize): bool {
    if (!Classes.has(owner, Name.DUNDER_CALL)) return Errors.ofValue(t, Trap.NOT_CALLABLE, callable, 0)
    if (!Frames.hasRoom(t, 1)) return Errors.raise(t, Trap.RECURSION, 0, 0)
    const first = callable + CELL_BYTES
    Cell.moveMany(first, first + CELL_BYTES, count)
    Cell.move(callable, first)
    t.sp += CELL_BYTES
    Classes.find(owner, Name.DUNDER_CALL, callable)
    return true
  }

  /** Replaces a bound method by its callable, and inserts its object before the arguments. */
  private static unbind(t: ThreadState, callable: usize, count: i32): bool {
    if (!Frames.hasRoom(t, 1)) return Errors.raise(t, Trap.RECURSION, 0, 0)
    const method = Cell.object(callable)
    const first = callable + CELL_BYTES
    Cell.moveMany(first, first + CELL_BYTES, count)
    t.sp += CELL_BYTES
    Objects.copyCell(method + METHOD_OBJECT, first)
    Objects.copyCell(method + METHOD_CALLABLE, callable)
    Objects.release(t, method)
    return true
  }

  /** Makes the frame of a function. The frame's header takes the place of the callable. */
  private static enter(t: ThreadState, callable: usize, count: i32, keywords: usize, returnPc: usize, callerFp: usize): Called {
    const index = Functions.index(callable)
    const record = Frames.record(index)
    const isPlain = !keywords && (Frames.fits(t, callable, record, count) || Binder.addConstants(t, callable, record, count))
    if (!isPlain && !Binder.bind(t, callable, index, count, keywords)) return Called.FAILED
    const closure = Cell.tag(callable) == Tag.CLOSURE ? Cell.object(callable) : 0
    t.sp = Frames.push(t, callable, record, isPlain ? load<i32>(record, FUNCTION_PARAMETERS) : Binder.cells(record), returnPc, callerFp)
    t.fp = callable + CELL_BYTES
    t.pc = <usize>load<u32>(record, FUNCTION_CODE)
    if (closure) {
      store<i32>(callable, index, FRAME_FUNCTION)
      Binder.loadFree(closure, record, t.fp)
      Objects.release(t, closure)
    }
    return Called.FRAME
  }
}
