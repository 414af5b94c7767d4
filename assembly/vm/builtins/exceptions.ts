import { Builtin } from '../../abi/builtins'
import { BuiltinClass } from '../../abi/classes'
import {
  CELL_BYTES,
  CLASS_NAME,
  EXCEPTION_CAUSE,
  EXCEPTION_CONTEXT,
  EXCEPTION_FILENAME,
  EXCEPTION_NOTES,
  EXCEPTION_SUPPRESSES,
  OBJECT_REFCOUNT,
  TUPLE_ITEMS,
} from '../../abi/layout'
import { Name } from '../../abi/names'
import { Tag } from '../../abi/tags'
import { Trap } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { Exceptions } from '../objects/exceptions'
import { List, Tuple } from '../objects/lists'
import { Objects } from '../objects/objects'
import { Cell } from '../objects/values'
import { Compare } from '../operators/compare'
import { Arguments } from './arguments'

/** Calls of the exception classes, the methods and attributes of exceptions, and the functions of sys that deal with them. */
export abstract class ExceptionsModule {
  static has(id: i32): bool {
    return (id >= Builtin.EXCEPTION_WITH_TRACEBACK && id <= Builtin.SYS_EXCEPTION) || id == Builtin.EXIT
  }

  static call(t: ThreadState, id: i32, callable: usize, first: usize, count: i32): bool {
    switch (id) {
      case Builtin.EXCEPTION_WITH_TRACEBACK: {
        // The argument is ignored, and the exception keeps its traceback: a traceback object of the lab contains no frames.
        if (!Arguments.counts(t, id, count, 2, 2)) return false
        Objects.copyCell(first, callable)
        return true
      }
      case Builtin.EXCEPTION_ADD_NOTE:
        return Arguments.counts(t, id, count, 2, 2) && ExceptionsModule.addNote(t, callable, first)
      case Builtin.EXCEPTION_INIT: {
        Cell.setNone(callable)
        return Exceptions.setArgs(t, Cell.object(first), first + CELL_BYTES, count - 1)
      }
      case Builtin.EXIT:
      case Builtin.SYS_EXIT: {
        if (!Arguments.counts(t, id, count, 0, 1)) return false
        return Exceptions.raiseWith(t, BuiltinClass.SYSTEM_EXIT, count && Cell.tag(first) != Tag.NONE ? first : 0)
      }
      case Builtin.SYS_EXC_INFO:
        return Arguments.counts(t, id, count, 0, 0) && ExceptionsModule.info(t, callable)
      default:
        return Arguments.counts(t, id, count, 0, 0) && ExceptionsModule.handled(t, callable)
    }
  }

  /**
   * Calls an exception class that has no `__init__` in Python: the arguments become the args. Keywords raise an error. The result replaces
   * the class and the arguments.
   */
  static construct(t: ThreadState, callable: usize, count: i32, keywords: usize): bool {
    const type = Cell.object(callable)
    if (keywords) {
      const name = <usize>load<u32>(type, CLASS_NAME)
      Objects.keep(name)
      return Errors.text(t, Trap.EXCEPTION_KEYWORDS, 0, 0, name)
    }
    const exception = Exceptions.create(t, ExceptionsModule.chosen(type, callable + CELL_BYTES, count), callable + CELL_BYTES, count)
    return exception != 0 && Objects.finish(t, callable, count + 1, Tag.EXCEPTION, <i64>exception)
  }

  /**
   * The class of the instance that a call of `type` makes. As in CPython, OSError(errno, text) makes an instance of the subclass for the
   * errno.
   */
  private static chosen(type: usize, first: usize, count: i32): usize {
    if (type != Exceptions.classAt(BuiltinClass.OS_ERROR) || count < 2 || Cell.tag(first) != Tag.INT) return type
    const id = ExceptionsModule.classOfErrno(Cell.int(first))
    return Exceptions.classAt(id ? id : BuiltinClass.OS_ERROR)
  }

  /** The subclass of OSError for an errno of Linux; 0 for none. */
  private static classOfErrno(errno: i64): i32 {
    switch (<i32>errno) {
      case 1:
      case 13:
        return BuiltinClass.PERMISSION_ERROR
      case 2:
        return BuiltinClass.FILE_NOT_FOUND_ERROR
      case 3:
        return BuiltinClass.PROCESS_LOOKUP_ERROR
      case 4:
        return BuiltinClass.INTERRUPTED_ERROR
      case 10:
        return BuiltinClass.CHILD_PROCESS_ERROR
      case 11:
      case 114:
      case 115:
        return BuiltinClass.BLOCKING_IO_ERROR
      case 17:
        return BuiltinClass.FILE_EXISTS_ERROR
      case 20:
        return BuiltinClass.NOT_A_DIRECTORY_ERROR
      case 21:
        return BuiltinClass.IS_A_DIRECTORY_ERROR
      case 32:
      case 108:
        return BuiltinClass.BROKEN_PIPE_ERROR
      case 103:
        return BuiltinClass.CONNECTION_ABORTED_ERROR
      case 104:
        return BuiltinClass.CONNECTION_RESET_ERROR
      case 110:
        return BuiltinClass.TIMEOUT_ERROR
      case 111:
        return BuiltinClass.CONNECTION_REFUSED_ERROR
      default:
        return 0
    }
  }

  static method(name: i32): i32 {
    if (name == Name.WITH_TRACEBACK) return Builtin.EXCEPTION_WITH_TRACEBACK
    return name == Name.ADD_NOTE ? Builtin.EXCEPTION_ADD_NOTE : 0
  }

  private static addNote(t: ThreadState, callable: usize, first: usize): bool {
    const exception = Cell.object(first)
    const note = first + CELL_BYTES
    if (Cell.tag(note) != Tag.STR) return Errors.raise(t, Trap.NOTE_TYPE, Cell.tag(note), 0)
    const cell = exception + EXCEPTION_NOTES
    if (Cell.tag(cell) != Tag.LIST) {
      const list = List.create(t, 0)
      if (!list) return false
      Exceptions.replace(t, exception, EXCEPTION_NOTES, Tag.LIST, list)
    }
    if (!List.append(t, Cell.object(cell), note)) return false
    // The list has taken over the reference of the argument.
    Cell.setNone(note)
    Cell.setNone(callable)
    return true
  }

  // --- attributes -----------------------------------------------------------------------------------------------------------------------

  /**
   * Replaces the exception in `cell` by its attribute. @returns false if it raised an error, or, without an error, if the exception has no
   * such attribute
   */
  static attribute(t: ThreadState, cell: usize, name: i32): bool {
    const exception = Cell.object(cell)
    const to = cell + CELL_BYTES
    if (!ExceptionsModule.read(t, exception, name, to)) return false
    Objects.releaseCell(t, cell)
    Cell.move(to, cell)
    return true
  }

  private static read(t: ThreadState, exception: usize, name: i32, to: usize): bool {
    switch (name) {
      case Name.ARGS: {
        const args = Exceptions.args(t, exception)
        if (!args) return false
        Objects.keep(args)
        Cell.set(to, Tag.TUPLE, <i64>args)
        return true
      }
      case Name.DUNDER_CAUSE: {
        Objects.copyCell(exception + EXCEPTION_CAUSE, to)
        return true
      }
      case Name.DUNDER_CONTEXT: {
        Objects.copyCell(exception + EXCEPTION_CONTEXT, to)
        return true
      }
      case Name.DUNDER_SUPPRESS_CONTEXT: {
        Cell.setBool(to, load<i32>(exception, EXCEPTION_SUPPRESSES) != 0)
        return true
      }
      case Name.DUNDER_TRACEBACK: {
        if (Exceptions.traceCount(exception)) Cell.set(to, Tag.TRACEBACK, 0)
        else Cell.setNone(to)
        return true
      }
      case Name.DUNDER_NOTES: {
        if (Cell.tag(exception + EXCEPTION_NOTES) != Tag.LIST) return false
        Objects.copyCell(exception + EXCEPTION_NOTES, to)
        return true
      }
      case Name.VALUE:
        return Exceptions.isInstance(exception, BuiltinClass.STOP_ITERATION) && Exceptions.argument(t, exception, 0, to)
      case Name.CODE:
        return Exceptions.isInstance(exception, BuiltinClass.SYSTEM_EXIT) && ExceptionsModule.code(t, exception, to)
      case Name.ERRNO:
        return ExceptionsModule.ofOs(t, exception, 0, to)
      case Name.STRERROR:
        return ExceptionsModule.ofOs(t, exception, 1, to)
      case Name.FILENAME:
        return ExceptionsModule.filename(exception, to)
      default:
        return false
    }
  }

  /** Writes SystemExit.code to `to`: None, the only argument, or the tuple of the arguments. */
  static code(t: ThreadState, exception: usize, to: usize): bool {
    const args = Exceptions.args(t, exception)
    if (!args) return false
    if (Tuple.length(args) < 2) return Exceptions.argument(t, exception, 0, to)
    Objects.keep(args)
    Cell.set(to, Tag.TUPLE, <i64>args)
    return true
  }

  private static ofOs(t: ThreadState, exception: usize, index: i32, to: usize): bool {
    if (!Exceptions.isInstance(exception, BuiltinClass.OS_ERROR)) return false
    const args = Exceptions.args(t, exception)
    if (!args) return false
    if (Tuple.length(args) < 2) Cell.setNone(to)
    else return Exceptions.argument(t, exception, index, to)
    return true
  }

  private static filename(exception: usize, to: usize): bool {
    if (!Exceptions.isInstance(exception, BuiltinClass.OS_ERROR)) return false
    Objects.copyCell(exception + EXCEPTION_FILENAME, to)
    return true
  }

  static setAttribute(t: ThreadState, exception: usize, name: i32, value: usize): bool {
    if (load<i32>(exception, OBJECT_REFCOUNT) < 0) return false
    if (name == Name.DUNDER_SUPPRESS_CONTEXT) {
      const truth = Compare.truth(t, value)
      if (truth >= 0) store<i32>(exception, truth, EXCEPTION_SUPPRESSES)
      return truth >= 0
    }
    if (name != Name.DUNDER_CAUSE && name != Name.DUNDER_CONTEXT) return false
    const tag = Cell.tag(value)
    if (tag != Tag.NONE && tag != Tag.EXCEPTION) return Errors.raise(t, Trap.CHAIN_TYPE, name, 0)
    if (name == Name.DUNDER_CAUSE) store<i32>(exception, 1, EXCEPTION_SUPPRESSES)
    Objects.keepCell(value)
    Exceptions.replace(t, exception, name == Name.DUNDER_CAUSE ? EXCEPTION_CAUSE : EXCEPTION_CONTEXT, tag, Cell.object(value))
    return true
  }

  // --- sys ------------------------------------------------------------------------------------------------------------------------------

  private static handled(t: ThreadState, to: usize): bool {
    if (!t.handled) {
      Cell.setNone(to)
      return true
    }
    Objects.keep(t.handled)
    Cell.set(to, Tag.EXCEPTION, <i64>t.handled)
    return true
  }

  private static info(t: ThreadState, to: usize): bool {
    const tuple = Tuple.blank(t, 3)
    if (!tuple) return false
    const item = tuple + TUPLE_ITEMS
    if (t.handled) {
      const type = Exceptions.classOf(t.handled)
      Objects.keep(type)
      Cell.set(item, Tag.CLASS, <i64>type)
      Cell.set(item + 2 * CELL_BYTES, Tag.TRACEBACK, 0)
    }
    Cell.set(to, Tag.TUPLE, <i64>tuple)
    return ExceptionsModule.handled(t, item + CELL_BYTES)
  }
}
