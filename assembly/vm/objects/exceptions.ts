import { BuiltinClass } from '../../abi/classes'
import {
  CELL_BYTES,
  CLASS_ANCESTORS,
  CLASS_BYTES,
  CLASS_FLAGS,
  CLASS_IS_EXCEPTION,
  EXCEPTION_A,
  EXCEPTION_ARGS,
  EXCEPTION_B,
  EXCEPTION_BYTES,
  EXCEPTION_CAUSE,
  EXCEPTION_CLASS,
  EXCEPTION_CONTEXT,
  EXCEPTION_FILENAME,
  EXCEPTION_NOTES,
  EXCEPTION_ORIGIN,
  EXCEPTION_PC,
  EXCEPTION_SUPPRESSES,
  EXCEPTION_TEXT,
  EXCEPTION_TRACE,
  EXCEPTION_TRAP,
  IMAGE_CLASSES,
  IMAGE_MEMORY_ERROR,
  OBJECT_KIND,
  OBJECT_REFCOUNT,
  STR_DATA,
  STR_LENGTH,
  TUPLE_ITEMS,
} from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { Trap } from '../../abi/traps'
import { Host } from '../../host'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { FRAME_FP, FRAME_GENERATOR } from '../eval/frames'
import { Generator } from './generator'
import { Tuple } from './lists'
import { Objects } from './objects'
import { Spin } from './spin'
import { Str } from './strings'
import { Traces } from './traces'
import { Cell } from './values'

/** The offset of an exception's lock. An instance has its lock at the same offset. */
const EXCEPTION_LOCK: usize = 20

/**
 * Exceptions as objects. An error of the machine becomes an exception object when code needs one, for example a handler. The host
 * determines the class of the object at that moment. It writes the message only when code reads the args. Until then, EXCEPTION_ARGS is
 * UNSET, and the object keeps the trap and its operands.
 */
export abstract class Exceptions {
  // --- classes ------------------------------------------------------------------------------------------------------------------------

  @inline static classAt(id: i32): usize {
    return <usize>load<u32>(IMAGE_CLASSES) + <usize>id * CLASS_BYTES
  }

  /** Whether the cell contains an exception class. */
  static isClass(cell: usize): bool {
    return Cell.tag(cell) == Tag.CLASS && (load<i32>(Cell.object(cell), CLASS_FLAGS) & CLASS_IS_EXCEPTION) != 0
  }

  @inline static classOf(exception: usize): usize {
    return <usize>load<u32>(exception, EXCEPTION_CLASS)
  }

  /** Whether the first exception class is the second one or derives from it, as issubclass() says. */
  static derives(one: usize, other: usize): bool {
    if (one == other) return true
    const ancestors = <usize>load<u32>(one, CLASS_ANCESTORS)
    for (let i = 0; i < Tuple.length(ancestors); i++) {
      if (Cell.object(ancestors + TUPLE_ITEMS + <usize>i * CELL_BYTES) == other) return true
    }
    return false
  }

  static isInstance(exception: usize, id: i32): bool {
    return Exceptions.derives(Exceptions.classOf(exception), Exceptions.classAt(id))
  }

  /**
   * CHECK_EXC_MATCH: whether the class or the tuple of classes in `type` catches the exception. @returns 0, 1, or -1 if it raised an error
   */
  static matches(t: ThreadState, exception: usize, type: usize): i32 {
    if (Exceptions.isClass(type)) return i32(Exceptions.derives(Exceptions.classOf(exception), Cell.object(type)))
    if (Cell.tag(type) == Tag.TUPLE) {
      const tuple = Cell.object(type)
      let found = false
      for (let i = 0; i < Tuple.length(tuple); i++) {
        const item = tuple + TUPLE_ITEMS + <usize>i * CELL_BYTES
        if (!Exceptions.isClass(item)) return Exceptions.cannotCatch(t)
        if (Exceptions.derives(Exceptions.classOf(exception), Cell.object(item))) found = true
      }
      return i32(found)
    }
    return Exceptions.cannotCatch(t)
  }

  private static cannotCatch(t: ThreadState): i32 {
    Errors.raise(t, Trap.CATCH_TYPE, 0, 0)
    return -1
  }

  // --- making and raising ----------------------------------------------------------------------------------------------------------------

  private static blank(t: ThreadState, type: usize): usize {
    const exception = Objects.create(t, Tag.EXCEPTION, EXCEPTION_BYTES)
    if (!exception) return 0
    // An engine executes memory.fill() by a slow call.
    for (let at = exception + EXCEPTION_CLASS; at < exception + EXCEPTION_BYTES; at += 8) store<i64>(at, 0)
    Objects.keep(type)
    store<u32>(exception, <u32>type, EXCEPTION_CLASS)
    Cell.setNone(exception + EXCEPTION_CAUSE)
    Cell.setNone(exception + EXCEPTION_CONTEXT)
    Cell.setNone(exception + EXCEPTION_NOTES)
    Cell.setNone(exception + EXCEPTION_TEXT)
    Cell.setNone(exception + EXCEPTION_FILENAME)
    return exception
  }

  /** BaseException.__new__(): an instance of the class with copies of the `count` cells as its args. @returns 0 if it raised an error */
  static create(t: ThreadState, type: usize, first: usize, count: i32): usize {
    const exception = Exceptions.blank(t, type)
    if (!exception) return 0
    if (Exceptions.setArgs(t, exception, first, count)) return exception
    Objects.release(t, exception)
    return 0
  }

  /**
   * BaseException.__init__(): replaces the args by copies of the cells. An OSError with three to five cells takes only the first two as
   * args, and the third as its filename.
   */
  static setArgs(t: ThreadState, exception: usize, first: usize, count: i32): bool {
    if (count > 2 && count < 6 && Exceptions.isInstance(exception, BuiltinClass.OS_ERROR)) {
      Objects.releaseCell(t, exception + EXCEPTION_FILENAME)
      Objects.copyCell(first + 2 * CELL_BYTES, exception + EXCEPTION_FILENAME)
      count = 2
    }
    const tuple = Tuple.blank(t, count)
    if (!tuple) return false
    Objects.copyCells(first, tuple + TUPLE_ITEMS, count)
    Objects.releaseCell(t, exception + EXCEPTION_ARGS)
    Cell.set(exception + EXCEPTION_ARGS, Tag.TUPLE, <i64>tuple)
    return true
  }

  /** Raises an exception. Takes over the caller's reference. The handled exception becomes its context. @returns false */
  static raise(t: ThreadState, exception: usize): bool {
    const handled = Exceptions.current(t)
    if (handled) Exceptions.setContext(t, exception, handled)
    t.exception = exception
    return Errors.raise(t, Trap.RAISED, 0, 0)
  }

  /** Raises an exception of a BuiltinClass, whose only argument is a copy of the cell `value`; 0 for no argument. @returns false */
  static raiseWith(t: ThreadState, id: i32, value: usize): bool {
    const exception = Exceptions.create(t, Exceptions.classAt(id), value, value ? 1 : 0)
    return exception != 0 && Exceptions.raise(t, exception)
  }

  /**
   * Makes `cause` the cause and the context of an exception that the machine raises because of it. An immortal exception gets neither.
   * Takes over the reference to the cause.
   */
  static setCause(t: ThreadState, exception: usize, cause: usize): void {
    if (load<i32>(exception, OBJECT_REFCOUNT) < 0) {
      Objects.release(t, cause)
      return
    }
    store<i32>(exception, 1, EXCEPTION_SUPPRESSES)
    Objects.keep(cause)
    Exceptions.replace(t, exception, EXCEPTION_CAUSE, Tag.EXCEPTION, cause)
    Exceptions.replace(t, exception, EXCEPTION_CONTEXT, Tag.EXCEPTION, cause)
  }

  /**
   * Makes `context` the context of the exception. If the chain of contexts leads back to the exception, breaks the chain there, as
   * CPython's _PyErr_SetObject() does.
   */
  private static setContext(t: ThreadState, exception: usize, context: usize): void {
    if (exception == context || load<i32>(exception, OBJECT_REFCOUNT) < 0) return
    for (let at = context; ; ) {
      const next = at + EXCEPTION_CONTEXT
      if (Cell.tag(next) != Tag.EXCEPTION) break
      if (Cell.object(next) == exception) {
        Cell.setNone(next)
        Objects.release(t, exception)
        break
      }
      at = Cell.object(next)
    }
    Objects.keep(context)
    Exceptions.replace(t, exception, EXCEPTION_CONTEXT, Tag.EXCEPTION, context)
  }

  /** Stores a value in a cell of the exception, with the value's reference, and drops the cell's old value. */
  static replace(t: ThreadState, exception: usize, field: usize, tag: i32, object: usize): void {
    const cell = exception + field
    Spin.lock(exception + EXCEPTION_LOCK)
    const oldTag = Cell.tag(cell)
    const old = Cell.object(cell)
    Cell.set(cell, tag, <i64>object)
    Spin.unlock(exception + EXCEPTION_LOCK)
    if (oldTag >= Tag.STR) Objects.release(t, old)
  }

  /**
   * Clears the thread's error and returns it as an exception. The caller owns the reference. If the heap is exhausted, the exception is an
   * immortal MemoryError.
   */
  static take(t: ThreadState): usize {
    if (t.trap == Trap.RAISED) {
      const raised = t.exception
      Errors.forget(t)
      return raised
    }
    const trap = t.trap
    const type = Exceptions.classAt(Host.errorClass(trap, t.trapA, t.trapB, t.trapText, t.failedPc, t.cause))
    const exception = Exceptions.blank(t, type)
    if (!exception) {
      Errors.clear(t)
      return <usize>load<u32>(IMAGE_MEMORY_ERROR)
    }
    store<i32>(exception, trap, EXCEPTION_TRAP)
    store<i32>(exception, t.trapA, EXCEPTION_A)
    store<i32>(exception, t.trapB, EXCEPTION_B)
    store<u32>(exception, <u32>t.failedPc, EXCEPTION_PC)
    store<u32>(exception, <u32>t.cause, EXCEPTION_ORIGIN)
    store<u32>(exception, <u32>t.trace, EXCEPTION_TRACE)
    if (t.trapText) Cell.set(exception + EXCEPTION_TEXT, Tag.STR, <i64>t.trapText)
    Errors.forget(t)
    const handled = Exceptions.current(t)
    if (handled) Exceptions.setContext(t, exception, handled)
    return exception
  }

  /**
   * The exception that the running code handles; 0 for none. A generator that handles none inherits the exception of the code that resumed
   * the generator.
   */
  static current(t: ThreadState): usize {
    if (t.handled) return t.handled
    for (let fp = t.fp; fp; fp = <usize>load<u32>(fp - CELL_BYTES, FRAME_FP)) {
      const generator = <usize>load<u32>(fp - CELL_BYTES, FRAME_GENERATOR)
      if (generator && Generator.at(generator).handled) return Generator.at(generator).handled
    }
    return 0
  }

  /** Makes `exception` the exception that the thread handles; 0 for none. Its reference moves to the thread. */
  static handle(t: ThreadState, exception: usize): void {
    const before = t.handled
    t.handled = exception
    if (before) Objects.release(t, before)
  }

  // --- reading --------------------------------------------------------------------------------------------------------------------------

  /** The tuple of the args. @returns 0 if the heap is exhausted */
  static args(t: ThreadState, exception: usize): usize {
    const cell = exception + EXCEPTION_ARGS
    if (Cell.tag(cell) == Tag.TUPLE) return Cell.object(cell)
    const made = Exceptions.machineArgs(t, exception)
    if (!made) return 0
    Spin.lock(exception + EXCEPTION_LOCK)
    const isFirst = Cell.tag(cell) != Tag.TUPLE
    if (isFirst) Cell.set(cell, Tag.TUPLE, <i64>made)
    Spin.unlock(exception + EXCEPTION_LOCK)
    if (!isFirst) Objects.release(t, made)
    return Cell.object(cell)
  }

  /**
   * Makes the args of an error that the machine raised: the message, or the errno and the message of an OSError. An error without a message
   * has no args.
   */
  private static machineArgs(t: ThreadState, exception: usize): usize {
    const trap = load<i32>(exception, EXCEPTION_TRAP)
    const a = load<i32>(exception, EXCEPTION_A)
    const b = load<i32>(exception, EXCEPTION_B)
    const pc = <usize>load<u32>(exception, EXCEPTION_PC)
    const origin = <usize>load<u32>(exception, EXCEPTION_ORIGIN)
    const text = Cell.tag(exception + EXCEPTION_TEXT) == Tag.STR ? Cell.object(exception + EXCEPTION_TEXT) : 0
    const bytes = Host.errorText(trap, a, b, text, pc, origin, 0, 0)
    if (bytes < 0) return Tuple.blank(t, 0)
    const str = Str.create(t, Tag.STR, bytes, 0)
    if (!str) return 0
    Host.errorText(trap, a, b, text, pc, origin, str + STR_DATA, bytes)
    store<i32>(str, Str.codePoints(str + STR_DATA, bytes), STR_LENGTH)
    const isOs = trap == Trap.OS_ERROR
    const tuple = Tuple.blank(t, isOs ? 2 : 1)
    if (!tuple) {
      Objects.release(t, str)
      return 0
    }
    if (isOs) Cell.set(tuple + TUPLE_ITEMS, Tag.INT, a)
    Cell.set(tuple + TUPLE_ITEMS + (isOs ? CELL_BYTES : 0), Tag.STR, <i64>str)
    return tuple
  }

  /** Writes a copy of an argument to `to`, or None if there are fewer arguments. @returns false if the heap is exhausted */
  static argument(t: ThreadState, exception: usize, index: i32, to: usize): bool {
    const args = Exceptions.args(t, exception)
    if (!args) return false
    if (!Tuple.get(args, index, to)) Cell.setNone(to)
    return true
  }

  static traceCount(exception: usize): i32 {
    const trace = <usize>load<u32>(exception, EXCEPTION_TRACE)
    return trace ? Traces.count(trace) : 0
  }

  @inline static isOne(object: usize): bool {
    return load<u8>(object, OBJECT_KIND) == Tag.EXCEPTION
  }
}
