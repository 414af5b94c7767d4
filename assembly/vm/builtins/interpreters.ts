import { Builtin } from '../../abi/builtins'
import { STR_DATA, TUPLE_ITEMS } from '../../abi/layout'
import { Name } from '../../abi/names'
import { Tag } from '../../abi/tags'
import { InterpreterReason, Trap } from '../../abi/traps'
import { InterpreterState, Interpreters } from '../../os/interpreters'
import { Threads } from '../../os/threads'
import { ThreadState } from '../../thread'
import { Word } from '../../word'
import { Errors } from '../errors'
import { INTERPRETER_ID, INTERPRETER_SIZE, THREAD_OBJECT_ARGS, THREAD_OBJECT_TARGET } from '../objects/fields'
import { Tuple } from '../objects/lists'
import { Objects } from '../objects/objects'
import { Scratch } from '../objects/scratch'
import { Str } from '../objects/strings'
import { Cell } from '../objects/values'
import { Arguments } from './arguments'
import { BuiltinsModule } from './builtins'
import { ThreadingModule } from './threading'

/** The first six letters of "isolated", and the six letters of "legacy". The first letter is in the number's lowest byte. */
const ISOLATED: u64 = 0x74616c6f7369
const LEGACY: u64 = 0x79636167656c

/**
 * The module concurrent.interpreters, and create() of the module _interpreters. Sources: Lib/concurrent/interpreters and
 * Modules/_interpretersmodule.c of CPython 3.14.
 */
export abstract class InterpretersModule {
  static has(id: i32): bool {
    return id >= Builtin.INTERPRETERS_CREATE && id <= Builtin.INTERPRETERS_CREATE_LEGACY
  }

  /** The Builtin of the method with this name; 0 if the type has no such method. */
  static method(name: i32): i32 {
    if (name == Name.CALL) return Builtin.INTERPRETER_CALL
    if (name == Name.CALL_IN_THREAD) return Builtin.INTERPRETER_CALL_IN_THREAD
    if (name == Name.CLOSE) return Builtin.INTERPRETER_CLOSE
    return name == Name.IS_RUNNING ? Builtin.INTERPRETER_IS_RUNNING : 0
  }

  static call(t: ThreadState, id: i32, callable: usize, first: usize, count: i32, keywords: usize): bool {
    switch (id) {
      case Builtin.INTERPRETERS_CREATE:
        return Arguments.counts(t, id, count, 0, 0) && InterpretersModule.create(t, callable)
      case Builtin.INTERPRETERS_GET_CURRENT: {
        if (!Arguments.counts(t, id, count, 0, 0)) return false
        return InterpretersModule.object(t, callable, Interpreters.idOf(InterpreterState.of(t.interpreter)))
      }
      case Builtin.INTERPRETERS_GET_MAIN:
        return Arguments.counts(t, id, count, 0, 0) && InterpretersModule.object(t, callable, 0)
      case Builtin.INTERPRETER:
        return Arguments.counts(t, id, count, 1, 1) && InterpretersModule.wrap(t, callable, first)
      case Builtin.INTERPRETER_CALL_IN_THREAD:
        return InterpretersModule.callInThread(t, callable, first, count, keywords)
      case Builtin.INTERPRETER_CLOSE:
        return Arguments.counts(t, id, count, 1, 1) && InterpretersModule.close(t, callable, first)
      case Builtin.INTERPRETER_IS_RUNNING:
        return Arguments.counts(t, id, count, 1, 1) && InterpretersModule.isRunning(t, callable, first)
      default:
        return Arguments.counts(t, id, count, 0, 1) && InterpretersModule.createOfKind(t, callable, count ? first : 0)
    }
  }

  static id(t: ThreadState, cell: usize): bool {
    return Objects.finish(t, cell, 1, Tag.INT, <i64>load<i32>(Cell.object(cell), INTERPRETER_ID))
  }

  // --- creating and closing interpreters ----------------------------------------------------------------------------------------------

  static fails(t: ThreadState, reason: i32, id: i32): bool {
    return Errors.raise(t, Trap.INTERPRETER, reason, id)
  }

  /** Raises an error whose message contains a value. */
  static failsWith(t: ThreadState, reason: i32, cell: usize): bool {
    if (!BuiltinsModule.convert(t, Scratch.result(t), cell, true)) return false
    t.trapText = Cell.object(Scratch.result(t))
    return Errors.raise(t, Trap.INTERPRETER, reason, 0)
  }

  private static object(t: ThreadState, callable: usize, id: i32): bool {
    const object = Objects.create(t, Tag.INTERPRETER, INTERPRETER_SIZE)
    if (!object) return false
    store<i32>(object, id, INTERPRETER_ID)
    Cell.set(callable, Tag.INTERPRETER, <i64>object)
    return true
  }

  private static create(t: ThreadState, callable: usize): bool {
    const made = Interpreters.create(t, true)
    if (!made) return InterpretersModule.fails(t, InterpreterReason.NO_PLACE, 0)
    return InterpretersModule.object(t, callable, Interpreters.idOf(InterpreterState.of(made)))
  }

  /**
   * _interpreters.create(): makes a legacy interpreter if `kind` is "legacy", and an isolated one if `kind` is "isolated", None or absent.
   * Any other `kind` raises an error. Writes the interpreter's id to `callable`.
   */
  private static createOfKind(t: ThreadState, callable: usize, kind: usize): bool {
    const isLegacy = kind != 0 && InterpretersModule.begins(kind, 6, LEGACY)
    if (kind && !isLegacy && Cell.tag(kind) != Tag.NONE && !InterpretersModule.begins(kind, 8, ISOLATED)) {
      return InterpretersModule.failsWith(t, InterpreterReason.CONFIG, kind)
    }
    const made = Interpreters.create(t, !isLegacy)
    if (!made) return InterpretersModule.fails(t, InterpreterReason.NO_PLACE, 0)
    Cell.set(callable, Tag.INT, Interpreters.idOf(InterpreterState.of(made)))
    return true
  }

  /** Whether a value is a str of `bytes` bytes whose first six letters are those in `letters`. */
  private static begins(cell: usize, bytes: i32, letters: u64): bool {
    if (Cell.tag(cell) != Tag.STR || Str.bytes(Cell.object(cell)) != bytes) return false
    return (load<u64>(Cell.object(cell) + STR_DATA) & 0xffffffffffff) == letters
  }

  private static wrap(t: ThreadState, callable: usize, first: usize): bool {
    if (!Cell.isInt(Cell.tag(first))) return InterpretersModule.failsWith(t, InterpreterReason.ID_TYPE, first)
    const id = <i32>Cell.int(first)
    if (Interpreters.find(Cell.int(first)) < 0) return InterpretersModule.fails(t, InterpreterReason.NOT_FOUND, id)
    return InterpretersModule.object(t, callable, id)
  }

  private static isRunning(t: ThreadState, callable: usize, first: usize): bool {
    const id = load<i32>(Cell.object(first), INTERPRETER_ID)
    const place = Interpreters.find(id)
    if (place < 0) return InterpretersModule.fails(t, InterpreterReason.NOT_FOUND, id)
    Cell.setBool(callable, Word.load(InterpreterState.at(place).runningAddress) != 0)
    return true
  }

  private static close(t: ThreadState, callable: usize, first: usize): bool {
    const id = load<i32>(Cell.object(first), INTERPRETER_ID)
    const place = Interpreters.find(id)
    const it = InterpreterState.at(place)
    if (place < 0) return InterpretersModule.fails(t, InterpreterReason.NOT_FOUND, id)
    if (place == 0) return InterpretersModule.fails(t, InterpreterReason.CLOSE_MAIN, id)
    if (it.address == t.interpreter) return InterpretersModule.fails(t, InterpreterReason.CURRENT, id)
    if (Word.cas(it.runningAddress, 0, 1) != 0) return InterpretersModule.fails(t, InterpreterReason.RUNNING, id)
    // Like Py_EndInterpreter, close() waits until the threads of the interpreter have ended.
    const kept = Threads.joinAll(t, it.address)
    Interpreters.close(it, kept)
    Cell.setNone(callable)
    return true
  }

  // --- calling a function in another interpreter --------------------------------------------------------------------------------------

  /** call_in_thread(): starts a Thread of the current interpreter. That Thread runs Interpreter.call(), as in CPython. */
  private static callInThread(t: ThreadState, callable: usize, first: usize, count: i32, keywords: usize): bool {
    const given = count - (keywords ? load<i32>(keywords) : 0)
    if (given < 2) return Errors.raise(t, Trap.BUILTIN_COUNT, Builtin.INTERPRETER_CALL_IN_THREAD, given)
    const thread = ThreadingModule.object(t, ThreadingModule.nextNumber(t))
    if (!thread) return false
    const tuple = Tuple.blank(t, count)
    if (tuple) {
      Objects.copyCells(first, tuple + TUPLE_ITEMS, count)
      Cell.set(thread + THREAD_OBJECT_TARGET, Tag.BUILTIN, Builtin.INTERPRETER_CALL)
      Cell.set(thread + THREAD_OBJECT_ARGS, Tag.TUPLE, <i64>tuple)
    }
    Cell.set(callable, Tag.THREAD, <i64>thread)
    // start() writes its own result to `callable`, so the Thread moves to another cell first.
    const cell = Scratch.operand(t)
    Cell.move(callable, cell)
    if (tuple && ThreadingModule.start(t, callable, cell, keywords)) {
      Cell.set(callable, Tag.THREAD, <i64>thread)
      return true
    }
    Objects.release(t, thread)
    Cell.setNone(callable)
    return false
  }
}
