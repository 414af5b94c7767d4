import { CELL_BYTES, STR_DATA } from '../../abi/layout'
import { Builtin, Name, Tag, Trap } from '../../abi/opcodes'
import { Handle } from '../../os/handle'
import { InterpreterState } from '../../os/interpreters'
import { Life } from '../../os/life'
import { Threads } from '../../os/threads'
import { FOREVER } from '../../sync/futex'
import { ThreadState } from '../../thread'
import { Word } from '../../word'
import { Errors } from '../errors'
import { Frames } from '../frames'
import {
  Objects,
  THREAD_OBJECT_ARGS,
  THREAD_OBJECT_HANDLE,
  THREAD_OBJECT_NAME,
  THREAD_OBJECT_NUMBER,
  THREAD_OBJECT_SIZE,
  THREAD_OBJECT_TARGET,
} from '../objects'
import { Repr } from '../repr'
import { Str } from '../strings'
import { Text } from '../text'
import { Cell } from '../values'
import { Arguments } from './arguments'
import { Builtins } from './dispatch'

/** In THREAD_OBJECT_NUMBER: the program gave it a name, so it has no number, as in CPython. */
const NAMED: i32 = -1

/** The module threading. */
export abstract class ThreadingModule {
  static call(t: ThreadState, id: i32, callable: usize, first: usize, count: i32, keywords: usize): bool {
    switch (id) {
      case Builtin.THREAD:
        return ThreadingModule.create(t, callable, first, count, keywords)
      case Builtin.THREAD_START:
        return Builtins.counts(t, id, count, 1, 1) && ThreadingModule.start(t, callable, first, 0)
      case Builtin.THREAD_JOIN:
        return Builtins.counts(t, id, count, 1, 2) && ThreadingModule.join(t, callable, first, count, keywords)
      case Builtin.THREAD_IS_ALIVE: {
        if (!Builtins.counts(t, id, count, 1, 1)) return false
        Cell.setBool(callable, Handle.isAlive(Cell.object(first) + THREAD_OBJECT_HANDLE))
        return true
      }
      case Builtin.ACTIVE_COUNT: {
        if (!Builtins.counts(t, id, count, 0, 0)) return false
        Cell.set(callable, Tag.INT, Threads.active())
        return true
      }
      case Builtin.GET_IDENT: {
        if (!Builtins.counts(t, id, count, 0, 0)) return false
        Cell.set(callable, Tag.INT, t.index + 1)
        return true
      }
      default:
        return Builtins.counts(t, id, count, 0, 0) && ThreadingModule.current(t, callable)
    }
  }

  /** Thread(target=…, args=…, name=…): Python's constructor has group before target, so only keywords are of use. */
  private static create(t: ThreadState, callable: usize, first: usize, count: i32, keywords: usize): bool {
    const named = keywords ? load<i32>(keywords) : 0
    if (count > named) return Errors.raise(t, Trap.BUILTIN_COUNT, Builtin.THREAD, count - named)
    let target: usize = 0
    let args: usize = 0
    let ownName: usize = 0
    for (let i = 0; i < named; i++) {
      const value = first + <usize>i * CELL_BYTES
      const name = load<i32>(keywords + 4 + ((<usize>i) << 2))
      if (name == Name.TARGET) target = value
      else if (name == Name.ARGS) args = value
      else if (name == Name.NAME) ownName = Cell.tag(value) == Tag.NONE ? 0 : value
      else return Errors.raise(t, Trap.BUILTIN_KEYWORD, Builtin.THREAD, name)
    }
    const kind = args ? Cell.tag(args) : Tag.TUPLE
    if (kind != Tag.TUPLE && kind != Tag.LIST) return Errors.raise(t, Trap.NOT_ITERABLE, kind, 0)
    if (ownName && Cell.tag(ownName) != Tag.STR) return Builtins.badType(t, Builtin.THREAD, Cell.tag(ownName))
    const thread = ThreadingModule.object(t, ownName ? NAMED : ThreadingModule.nextNumber(t))
    if (!thread) return false
    if (target) Objects.copyCell(target, thread + THREAD_OBJECT_TARGET)
    if (args) Objects.copyCell(args, thread + THREAD_OBJECT_ARGS)
    if (ownName) Objects.copyCell(ownName, thread + THREAD_OBJECT_NAME)
    Cell.set(callable, Tag.THREAD, <i64>thread)
    return true
  }

  /** Each interpreter counts its own. */
  static nextNumber(t: ThreadState): i32 {
    return Word.add(InterpreterState.of(t.interpreter).threadNumberAddress, 1) + 1
  }

  static object(t: ThreadState, number: i32): usize {
    const thread = Objects.create(t, Tag.THREAD, THREAD_OBJECT_SIZE)
    if (!thread) return 0
    store<i32>(thread, number, THREAD_OBJECT_NUMBER)
    store<i32>(thread, 0, THREAD_OBJECT_HANDLE)
    Cell.setNone(thread + THREAD_OBJECT_TARGET)
    Cell.setNone(thread + THREAD_OBJECT_ARGS)
    Cell.setNone(thread + THREAD_OBJECT_NAME)
    return thread
  }

  private static current(t: ThreadState, callable: usize): bool {
    const thread = ThreadingModule.object(t, t.number)
    if (!thread) return false
    Handle.publish(thread + THREAD_OBJECT_HANDLE, t)
    if (t.number) Cell.set(thread + THREAD_OBJECT_TARGET, t.targetTag, t.target)
    if (t.name) {
      Objects.keep(t.name)
      Cell.set(thread + THREAD_OBJECT_NAME, Tag.STR, <i64>t.name)
    }
    Cell.set(callable, Tag.THREAD, <i64>thread)
    return true
  }

  /** keywords: names of the last of its arguments. */
  static start(t: ThreadState, callable: usize, first: usize, keywords: usize): bool {
    const thread = Cell.object(first)
    const handle = thread + THREAD_OBJECT_HANDLE
    if (!Handle.claim(handle)) return Errors.raise(t, Trap.THREAD_STARTED_TWICE, 0, 0)
    const target = thread + THREAD_OBJECT_TARGET
    const args = thread + THREAD_OBJECT_ARGS
    const name = thread + THREAD_OBJECT_NAME
    // The thread's state keeps one reference of each for as long as it lives.
    Objects.keepCell(args)
    Objects.keepCell(name)
    const tuple = Cell.isObject(args) ? Cell.object(args) : 0
    const ownName = Cell.isObject(name) ? Cell.object(name) : 0
    const number = load<i32>(thread, THREAD_OBJECT_NUMBER)
    if (Threads.start(t, Cell.tag(target), <i32>Cell.object(target), tuple, keywords, number, ownName, handle) < 0) {
      Objects.releaseCell(t, args)
      Objects.releaseCell(t, name)
      Handle.release(handle)
      return Errors.raise(t, Trap.CANT_START_THREAD, 0, 0)
    }
    Cell.setNone(callable)
    return true
  }

  private static join(t: ThreadState, callable: usize, first: usize, count: i32, keywords: usize): bool {
    if (keywords && load<i32>(keywords, 4) != Name.TIMEOUT) {
      return Errors.raise(t, Trap.BUILTIN_KEYWORD, Builtin.THREAD_JOIN, load<i32>(keywords, 4))
    }
    const limit = first + CELL_BYTES
    const other = Handle.begun(Cell.object(first) + THREAD_OBJECT_HANDLE)
    if (!other) return Errors.raise(t, Trap.JOIN_BEFORE_START, 0, 0)
    if (other == t.address) return Errors.raise(t, Trap.JOIN_SELF, 0, 0)
    let timeoutNs: i64 = FOREVER
    if (count == 2 && Cell.tag(limit) != Tag.NONE) {
      if (!Cell.isNumber(Cell.tag(limit))) return Builtins.badType(t, Builtin.THREAD_JOIN, Cell.tag(limit))
      const isFine = !Life.isActive(changetype<ThreadState>(other)) || Cell.number(limit) <= 0
      if (!isFine && !Arguments.areSeconds(t, Builtin.THREAD_JOIN, limit)) return false
      timeoutNs = isFine ? 0 : Arguments.nanoseconds(limit)
    }
    Threads.join(t, changetype<ThreadState>(other), timeoutNs)
    Cell.setNone(callable)
    return true
  }

  /** " (countdown)" */
  private static targetName(text: Text, str: usize): void {
    text.letters(0x2820)
    text.copy(str + STR_DATA, Str.bytes(str))
    text.byte(41)
  }

  /** A thread's name or daemon flag replaces it. @returns false if it has no such attribute, or with an error noted */
  static attribute(t: ThreadState, cell: usize, name: i32): bool {
    if (name == Name.DAEMON) return Objects.finish(t, cell, 1, Tag.BOOL, 0)
    if (name != Name.NAME) return false
    const thread = Cell.object(cell)
    const ownName = thread + THREAD_OBJECT_NAME
    if (Cell.tag(ownName) == Tag.STR) {
      Objects.keepCell(ownName)
      return Objects.finish(t, cell, 1, Tag.STR, <i64>Cell.object(ownName))
    }
    const number = load<i32>(thread, THREAD_OBJECT_NUMBER)
    const text = Text.begin(t)
    if (number) {
      text.letters(0x2d646165726854) // Thread-
      Repr.int(text, number)
      const target = thread + THREAD_OBJECT_TARGET
      if (Cell.tag(target) == Tag.FUNCTION) ThreadingModule.targetName(text, Frames.name(<i32>Cell.object(target)))
      else if (Cell.tag(target) == Tag.BUILTIN && Cell.int(target) == Builtin.INTERPRETER_CALL) text.letters(0x296c6c61635f2820) // (_call)
    } else {
      text.letters(0x657268546e69614d) // MainThre
      text.letters(0x6461) // ad
    }
    const str = text.finish()
    return str != 0 && Objects.finish(t, cell, 1, Tag.STR, <i64>str)
  }
}
