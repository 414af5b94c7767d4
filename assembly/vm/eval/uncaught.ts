import { BuiltinClass } from '../../abi/classes'
import {
  CELL_BYTES,
  CLASS_IS_GROUP,
  CLASS_MODULE,
  CLASS_NAME,
  EXCEPTION_CAUSE,
  EXCEPTION_CONTEXT,
  EXCEPTION_NOTES,
  EXCEPTION_ORIGIN,
  EXCEPTION_SUPPRESSES,
  EXCEPTION_TEXT,
  EXCEPTION_TRACE,
  OBJECT_REFCOUNT,
  STR_DATA,
  TUPLE_ITEMS,
} from '../../abi/layout'
import { Name } from '../../abi/names'
import { Tag } from '../../abi/tags'
import { Trap } from '../../abi/traps'
import { Life } from '../../os/life'
import { ThreadState } from '../../thread'
import { BuiltinsModule } from '../builtins/builtins'
import { ExceptionsModule } from '../builtins/exceptions'
import { Errors } from '../errors'
import { Classes } from '../objects/classes'
import { Exceptions } from '../objects/exceptions'
import { Instances } from '../objects/instances'
import { Tuple } from '../objects/lists'
import { Objects } from '../objects/objects'
import { Scratch } from '../objects/scratch'
import { Str } from '../objects/strings'
import { Traces } from '../objects/traces'
import { Cell } from '../objects/values'
import { Repr } from '../text/repr'
import { Text } from '../text/text'
import { Frames } from './frames'

/** The exceptions that no handler caught. */
export abstract class Uncaught {
  /**
   * Prepares the error of a thread that has ended, for the host to read: each exception of the chain gets its str(). A SystemExit ends the
   * thread without an error, unless it is in the main thread and has an argument to print.
   */
  static settle(t: ThreadState): void {
    if (t.trap != Trap.RAISED) return
    t.sp = Frames.base(t)
    t.fp = 0
    t.depth = 0
    const exception = Exceptions.take(t)
    if (Exceptions.isInstance(exception, BuiltinClass.SYSTEM_EXIT) && Uncaught.exits(t, exception)) {
      Objects.release(t, exception)
      return
    }
    Uncaught.showChain(t, exception)
    t.exception = exception
    t.trap = Trap.RAISED
  }

  /**
   * Ends a thread by SystemExit. In the main thread, sets the exit code: the lowest 8 bits of an int argument, or 1 for any other argument
   * except None. @returns true if the host has nothing to print
   */
  private static exits(t: ThreadState, exception: usize): bool {
    if (t.index != Life.main()) return true
    const code = Scratch.result(t)
    if (!ExceptionsModule.code(t, exception, code)) {
      Errors.clear(t)
      return true
    }
    const tag = Cell.tag(code)
    if (tag == Tag.NONE) return true
    t.exitCode = Cell.isInt(tag) ? <i32>Cell.int(code) & 0xff : 1
    if (Cell.isInt(tag)) return true
    Uncaught.show(t, exception, code)
    Objects.releaseCell(t, code)
    return false
  }

  /** Stores the text of an exception. Then does the same for its members if it is a group, for its cause, and for its context. */
  private static showChain(t: ThreadState, exception: usize): void {
    if (load<i32>(exception, OBJECT_REFCOUNT) < 0 || Uncaught.isShown(exception)) return
    const cell = Scratch.operand(t)
    Cell.set(cell, Tag.EXCEPTION, <i64>exception)
    Uncaught.show(t, exception, cell)
    const members = Uncaught.members(exception)
    for (let i = 0; members && i < Tuple.length(members); i++) {
      Uncaught.showChain(t, Cell.object(members + TUPLE_ITEMS + <usize>i * CELL_BYTES))
    }
    if (Cell.tag(exception + EXCEPTION_CAUSE) == Tag.EXCEPTION) Uncaught.showChain(t, Cell.object(exception + EXCEPTION_CAUSE))
    if (Cell.tag(exception + EXCEPTION_CONTEXT) == Tag.EXCEPTION) Uncaught.showChain(t, Cell.object(exception + EXCEPTION_CONTEXT))
  }

  /** The tuple of a group's exceptions; 0 if the exception is not a group. The group keeps the reference to the tuple. */
  private static members(exception: usize): usize {
    const cell = Instances.peek(exception, Name.EXCEPTIONS)
    const isGroup = Classes.hasFlag(Exceptions.classOf(exception), CLASS_IS_GROUP)
    return isGroup && cell && Cell.tag(cell) == Tag.TUPLE ? Cell.object(cell) : 0
  }

  /**
   * Whether the exception's text is already written. Without this test, showChain() would never end for a circle of causes. Bit 1 of
   * EXCEPTION_SUPPRESSES is 1 if the text is written.
   */
  private static isShown(exception: usize): bool {
    return (load<i32>(exception, EXCEPTION_SUPPRESSES) & 2) != 0
  }

  /** Stores str() of a value as the text of an exception; None if str() fails. */
  private static show(t: ThreadState, exception: usize, cell: usize): void {
    // Exceptions.args() may make the args out of the exception's text, so it must run before this function replaces the text.
    const well = Exceptions.args(t, exception) != 0 && BuiltinsModule.convert(t, Scratch.result(t), cell, false)
    if (!well) Errors.clear(t)
    store<i32>(exception, load<i32>(exception, EXCEPTION_SUPPRESSES) | 2, EXCEPTION_SUPPRESSES)
    const str = Scratch.result(t)
    Exceptions.replace(t, exception, EXCEPTION_TEXT, well ? Tag.STR : Tag.NONE, well ? Cell.object(str) : 0)
  }

  /**
   * Replaces the thread's exception object by a text that the host can print without the object: "ValueError: text". The error leaves its
   * interpreter, whose objects no other interpreter may use.
   */
  static flatten(t: ThreadState): void {
    const exception = Exceptions.take(t)
    const cell = Scratch.operand(t)
    Cell.set(cell, Tag.EXCEPTION, <i64>exception)
    const text = Text.begin(t)
    Uncaught.heading(text, Exceptions.classOf(exception))
    const length = text.length
    text.letters(0x203a) // ': '
    if (!Repr.str(t, text, cell)) Errors.clear(t)
    if (text.length == length + 2) text.cut(length, 2)
    const str = text.finish()
    Errors.clear(t)
    t.trace = <usize>load<u32>(exception, EXCEPTION_TRACE)
    t.cause = <usize>load<u32>(exception, EXCEPTION_ORIGIN)
    store<u32>(exception, 0, EXCEPTION_TRACE)
    Objects.release(t, exception)
    t.trap = Trap.FLATTENED
    t.trapText = str
  }

  /** Writes the name of a class, with its module unless that is builtins or begins with `_`. */
  private static heading(text: Text, type: usize): void {
    const module = <usize>load<u32>(type, CLASS_MODULE)
    const name = <usize>load<u32>(type, CLASS_NAME)
    const builtins = <usize>load<u32>(Exceptions.classAt(BuiltinClass.EXCEPTION), CLASS_MODULE)
    if (module && module != builtins && load<u8>(module, STR_DATA) != 95) {
      text.copy(module + STR_DATA, Str.bytes(module))
      text.byte(46)
    }
    text.copy(name + STR_DATA, Str.bytes(name))
  }

  // --- for the host ----------------------------------------------------------------------------------------------------------------------

  /**
   * Gives the host one property of an exception; 0 means "none". Index 0 is the name of its class, 1 the module of its class, and 2 its
   * text. Each of these is a str. Index 3 is its list of notes, 4 its cause, 5 its context. Index 6 is 1 if the context is hidden. Index 7
   * is the number of frames. From 8 on, each index is the pc of a frame, outermost first. Index -1 is the number of exceptions in a group.
   * From -2 downwards, each index is one of these exceptions.
   */
  static field(exception: usize, index: i32): usize {
    const type = Exceptions.classOf(exception)
    if (index < 0) {
      const members = Uncaught.members(exception)
      if (index == -1) return members ? <usize>Tuple.length(members) : 0
      return Cell.object(members + TUPLE_ITEMS + <usize>(-2 - index) * CELL_BYTES)
    }
    switch (index) {
      case 0:
        return <usize>load<u32>(type, CLASS_NAME)
      case 1:
        return <usize>load<u32>(type, CLASS_MODULE)
      case 2:
        return Uncaught.objectIn(exception + EXCEPTION_TEXT, Tag.STR)
      case 3:
        return Uncaught.objectIn(exception + EXCEPTION_NOTES, Tag.LIST)
      case 4:
        return Uncaught.objectIn(exception + EXCEPTION_CAUSE, Tag.EXCEPTION)
      case 5:
        return Uncaught.objectIn(exception + EXCEPTION_CONTEXT, Tag.EXCEPTION)
      case 6:
        return <usize>(load<u32>(exception, EXCEPTION_SUPPRESSES) & 1)
      case 7:
        return <usize>Exceptions.traceCount(exception)
      default:
        return Traces.pc(<usize>load<u32>(exception, EXCEPTION_TRACE), index - 8)
    }
  }

  private static objectIn(cell: usize, tag: i32): usize {
    return Cell.tag(cell) == tag ? Cell.object(cell) : 0
  }
}
