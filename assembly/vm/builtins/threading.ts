import { Builtin } from '../../abi/builtins'
import { CELL_BYTES, CELL_LOCK, MAX_PROCESSES, PROCESS_ID, STR_DATA } from '../../abi/layout'
import { Name } from '../../abi/names'
import { Tag } from '../../abi/tags'
import { DaemonReason, Trap } from '../../abi/traps'
import { Handle } from '../../os/handle'
import { InterpreterState } from '../../os/interpreters'
import { Life } from '../../os/life'
import { Threads } from '../../os/threads'
import { FOREVER } from '../../sync/futex'
import { ThreadState } from '../../thread'
import { Word } from '../../word'
import { Errors } from '../errors'
import { Globals } from '../eval/globals'
import {
  THREAD_OBJECT_ARGS,
  THREAD_OBJECT_DAEMON,
  THREAD_OBJECT_HANDLE,
  THREAD_OBJECT_NAME,
  THREAD_OBJECT_NUMBER,
  THREAD_OBJECT_SIZE,
  THREAD_OBJECT_TARGET,
} from '../objects/fields'
import { Functions } from '../objects/functions'
import { Objects } from '../objects/objects'
import { Scratch } from '../objects/scratch'
import { Spin } from '../objects/spin'
import { Str } from '../objects/strings'
import { Cell } from '../objects/values'
import { Compare } from '../operators/compare'
import { Repr } from '../text/repr'
import { SyncRepr } from '../text/syncrepr'
import { Text } from '../text/text'
import { Arguments } from './arguments'
import { BuiltinsModule } from './builtins'

/**
 * The value of THREAD_OBJECT_NUMBER for a Thread that has a name of its own in THREAD_OBJECT_NAME. As in CPython, a Thread that the program
 * named does not use up a number.
 */
const NAMED: i32 = -1

export abstract class ThreadingModule {
  static call(t: ThreadState, id: i32, callable: usize, first: usize, count: i32, keywords: usize): bool {
    switch (id) {
      case Builtin.THREAD:
        return ThreadingModule.create(t, callable, first, count, keywords)
      case Builtin.THREAD_START:
        return Arguments.counts(t, id, count, 1, 1) && ThreadingModule.start(t, callable, first, 0)
      case Builtin.THREAD_JOIN:
        return Arguments.counts(t, id, count, 1, 2) && ThreadingModule.join(t, callable, first, count, keywords)
      case Builtin.THREAD_IS_ALIVE: {
        if (!Arguments.counts(t, id, count, 1, 1)) return false
        Cell.setBool(callable, Handle.isAlive(Cell.object(first) + THREAD_OBJECT_HANDLE))
        return true
      }
      case Builtin.ACTIVE_COUNT: {
        if (!Arguments.counts(t, id, count, 0, 0)) return false
        Cell.set(callable, Tag.INT, Threads.active())
        return true
      }
      case Builtin.GET_IDENT: {
        if (!Arguments.counts(t, id, count, 0, 0)) return false
        Cell.set(callable, Tag.INT, ThreadingModule.ident(t.index))
        return true
      }
      case Builtin.JOIN_THREADS: {
        if (!Arguments.counts(t, id, count, 0, 0)) return false
        Threads.joinAwaited(t)
        Cell.setNone(callable)
        return true
      }
      default:
        return Arguments.counts(t, id, count, 0, 0) && ThreadingModule.current(t, callable)
    }
  }

  /**
   * Thread(target=…, args=…, name=…, daemon=…). A program must pass these arguments as keywords, because in CPython `group` comes before
   * `target`.
   */
  private static create(t: ThreadState, callable: usize, first: usize, count: i32, keywords: usize): bool {
    const named = keywords ? load<i32>(keywords) : 0
    if (count > named) return Errors.raise(t, Trap.BUILTIN_COUNT, Builtin.THREAD, count - named)
    for (let i = 0; i < named; i++) {
      const name = load<i32>(keywords + 4 + ((<usize>i) << 2))
      const isKnown = name == Name.TARGET || name == Name.ARGS || name == Name.NAME || name == Name.DAEMON
      if (!isKnown) return Errors.raise(t, Trap.BUILTIN_KEYWORD, Builtin.THREAD, name)
    }
    const target = Arguments.find(first, count, keywords, count, Name.TARGET)
    const args = Arguments.find(first, count, keywords, count, Name.ARGS)
    const ownName = Arguments.find(first, count, keywords, count, Name.NAME)
    const daemon = Arguments.find(first, count, keywords, count, Name.DAEMON)
    const kind = args ? Cell.tag(args) : Tag.TUPLE
    if (kind != Tag.TUPLE && kind != Tag.LIST) return Errors.raise(t, Trap.NOT_ITERABLE, kind, 0)
    const isNamed = Compare.truthOr(t, ownName, 0)
    const isDaemon = isNamed < 0 ? -1 : Compare.truthOr(t, daemon, 0)
    if (isDaemon < 0) return false
    if (isDaemon && !ThreadingModule.hasDaemons(t)) return Errors.raise(t, Trap.DAEMON, DaemonReason.DISABLED_IN_CONSTRUCTOR, 0)
    const str = Scratch.result(t)
    if (isNamed && !BuiltinsModule.convert(t, str, ownName, false)) return false
    const number = isNamed ? NAMED : ThreadingModule.nextNumber(t)
    // The host cannot name a target that is an object, because the object does not outlive the thread. So the machine makes the default
    // name of such a Thread here.
    const isObject = !isNamed && target != 0 && Cell.isObject(target)
    if (isObject && !ThreadingModule.nameOfTarget(t, str, number, target)) return false
    const thread = ThreadingModule.object(t, isObject ? NAMED : number)
    if (!thread) return false
    if (target) Objects.copyCell(target, thread + THREAD_OBJECT_TARGET)
    if (args) Objects.copyCell(args, thread + THREAD_OBJECT_ARGS)
    if (isNamed || isObject) Cell.move(str, thread + THREAD_OBJECT_NAME)
    if (daemon && Cell.tag(daemon) != Tag.NONE) Objects.copyCell(daemon, thread + THREAD_OBJECT_DAEMON)
    Cell.set(callable, Tag.THREAD, <i64>thread)
    return true
  }

  /** The number in the default name of the next Thread. Each interpreter counts its own threads. */
  static nextNumber(t: ThreadState): i32 {
    return Word.add(InterpreterState.of(t.interpreter).threadNumberAddress, 1) + 1
  }

  /**
   * Whether this interpreter's threads may be daemons. As in CPython, only the main interpreter has daemons. Every other interpreter ends
   * only after all its threads.
   */
  private static hasDaemons(t: ThreadState): bool {
    return t.interpreter == InterpreterState.at(0).address
  }

  /**
   * Makes a threading.Thread. The new Thread inherits the daemon flag of the current thread, unless the current thread has moved to another
   * interpreter. @returns 0 if it raised an error
   */
  static object(t: ThreadState, number: i32): usize {
    const thread = Objects.create(t, Tag.THREAD, THREAD_OBJECT_SIZE)
    if (!thread) return 0
    store<i32>(thread, number, THREAD_OBJECT_NUMBER)
    store<i32>(thread, 0, THREAD_OBJECT_HANDLE)
    Cell.setNone(thread + THREAD_OBJECT_TARGET)
    Cell.setNone(thread + THREAD_OBJECT_ARGS)
    Cell.setNone(thread + THREAD_OBJECT_NAME)
    store<i32>(thread + THREAD_OBJECT_NAME, 0, CELL_LOCK)
    store<i32>(thread + THREAD_OBJECT_DAEMON, 0, CELL_LOCK)
    if (t.object && t.interpreter == t.home) Globals.load(t.object + THREAD_OBJECT_DAEMON, thread + THREAD_OBJECT_DAEMON)
    else Cell.setBool(thread + THREAD_OBJECT_DAEMON, false)
    return thread
  }

  /**
   * current_thread(): the Thread whose start() began this thread. A main thread has no such Thread, so the first call makes one. In an
   * interpreter other than the thread's own, each call makes a new Thread.
   */
  private static current(t: ThreadState, callable: usize): bool {
    const isHome = t.interpreter == t.home
    let thread = isHome ? t.object : 0
    if (thread) Objects.keep(thread)
    else {
      thread = ThreadingModule.stateObject(t)
      if (!thread) return false
      if (isHome) {
        Objects.keep(thread)
        t.object = thread
      }
    }
    Cell.set(callable, Tag.THREAD, <i64>thread)
    return true
  }

  private static stateObject(t: ThreadState): usize {
    const thread = ThreadingModule.object(t, t.number)
    if (!thread) return 0
    Handle.publish(thread + THREAD_OBJECT_HANDLE, t)
    // The call of the target has taken over the thread's reference to it. So the new Thread gets the target only if it is not an object. It
    // needs the target to derive its name. A thread whose target is an object already has its name in t.name (see create()).
    if (t.number && t.targetTag < Tag.STR) Cell.set(thread + THREAD_OBJECT_TARGET, t.targetTag, t.target)
    if (t.name) {
      Objects.keep(t.name)
      Cell.set(thread + THREAD_OBJECT_NAME, Tag.STR, <i64>t.name)
    }
    return thread
  }

  /** Drops the reference of an ending thread to its Thread. The thread has already returned to its own interpreter. */
  static forget(t: ThreadState): void {
    if (t.object) Objects.release(t, t.object)
    t.object = 0
  }

  /** Thread.start(). `keywords` gives the names of the target's last arguments (arguments.ts); 0 for none. */
  static start(t: ThreadState, callable: usize, first: usize, keywords: usize): bool {
    const thread = Cell.object(first)
    const handle = thread + THREAD_OBJECT_HANDLE
    if (!Handle.claim(handle)) return Errors.raise(t, Trap.THREAD_STARTED_TWICE, 0, 0)
    const enlisted = Threads.enlist(t)
    if (!enlisted) {
      Handle.release(handle)
      return Errors.raise(t, Trap.CANT_START_THREAD, 0, 0)
    }
    const target = thread + THREAD_OBJECT_TARGET
    const args = thread + THREAD_OBJECT_ARGS
    const name = thread + THREAD_OBJECT_NAME
    const child = changetype<ThreadState>(enlisted)
    child.targetTag = Cell.tag(target)
    child.target = <i32>Cell.object(target)
    // The thread's call takes over this reference.
    Objects.keepCell(target)
    // While the thread lives, its state has references to the arguments, the name and the Thread.
    Objects.keepCell(args)
    child.targetArguments = Cell.isObject(args) ? Cell.object(args) : 0
    child.targetKeywords = keywords
    child.number = load<i32>(thread, THREAD_OBJECT_NUMBER)
    Objects.keepCell(name)
    child.name = Cell.isObject(name) ? Cell.object(name) : 0
    child.daemon = Compare.truth(t, thread + THREAD_OBJECT_DAEMON) > 0 ? 1 : 0
    Objects.keep(thread)
    child.object = thread
    Threads.launch(t, child, handle)
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
      if (!Cell.isNumber(Cell.tag(limit))) return Arguments.badType(t, Builtin.THREAD_JOIN, Cell.tag(limit))
      const isFine = !Life.isActive(changetype<ThreadState>(other)) || Cell.number(limit) <= 0
      if (!isFine && !Arguments.areSeconds(t, Builtin.THREAD_JOIN, limit)) return false
      timeoutNs = isFine ? 0 : Arguments.nanoseconds(limit)
    }
    Threads.join(t, changetype<ThreadState>(other), timeoutNs)
    Cell.setNone(callable)
    return true
  }

  /** Writes the default name of a thread to `to`, a str: "Thread-1 (worker)". */
  private static nameOfTarget(t: ThreadState, to: usize, number: i32, target: usize): bool {
    const text = Text.begin(t)
    text.letters(0x2d646165726854) // 'Thread-'
    Repr.int(text, number)
    const name = Functions.name(target)
    if (name) ThreadingModule.targetName(text, name)
    const str = text.finish()
    if (str) Cell.set(to, Tag.STR, <i64>str)
    return str != 0
  }

  /** Writes the name of the target in brackets, such as " (countdown)". */
  private static targetName(text: Text, str: usize): void {
    text.letters(0x2820)
    text.copy(str + STR_DATA, Str.bytes(str))
    text.byte(41)
  }

  /** Replaces the Thread in a cell by an attribute of it. @returns false if Thread has no such attribute, or if it raised an error */
  static attribute(t: ThreadState, cell: usize, name: i32): bool {
    const thread = Cell.object(cell)
    if (name == Name.NAME) return ThreadingModule.name(t, cell)
    if (name == Name.DAEMON) {
      Globals.load(thread + THREAD_OBJECT_DAEMON, Scratch.result(t))
      return Objects.finish(t, cell, 1, Cell.tag(Scratch.result(t)), Cell.int(Scratch.result(t)))
    }
    if (name != Name.IDENT && name != Name.NATIVE_ID) return false
    const begun = Handle.begun(thread + THREAD_OBJECT_HANDLE)
    if (!begun) return Objects.finish(t, cell, 1, Tag.NONE, 0)
    const index = changetype<ThreadState>(begun).index
    return Objects.finish(t, cell, 1, Tag.INT, name == Name.IDENT ? ThreadingModule.ident(index) : ThreadingModule.nativeId(index))
  }

  private static ident(index: i32): i64 {
    return index + 1
  }

  /**
   * The native id of a thread. As on Linux, the main thread's native id is the process id. Process ids are consecutive. The native ids
   * within one process are therefore MAX_PROCESSES apart, so that no two threads have the same id.
   */
  private static nativeId(index: i32): i64 {
    return <i64>load<i32>(PROCESS_ID) + <i64>index * MAX_PROCESSES
  }

  private static name(t: ThreadState, cell: usize): bool {
    const thread = Cell.object(cell)
    const ownName = Scratch.result(t)
    Globals.load(thread + THREAD_OBJECT_NAME, ownName)
    if (Cell.tag(ownName) == Tag.STR) return Objects.finish(t, cell, 1, Tag.STR, Cell.int(ownName))
    const text = Text.begin(t)
    SyncRepr.defaultName(text, thread)
    const str = text.finish()
    return str != 0 && Objects.finish(t, cell, 1, Tag.STR, <i64>str)
  }

  /**
   * Sets an attribute of a Thread to the value of a cell. The cell keeps its value. @returns false if Thread has no such attribute, or if
   * it raised an error
   */
  static setAttribute(t: ThreadState, thread: usize, name: i32, value: usize): bool {
    if (name == Name.NAME) return ThreadingModule.setName(t, thread, value)
    if (name != Name.DAEMON) return false
    const truth = Compare.truth(t, value)
    if (truth < 0) return false
    if (truth && !ThreadingModule.hasDaemons(t)) return Errors.raise(t, Trap.DAEMON, DaemonReason.DISABLED, 0)
    if (Handle.begun(thread + THREAD_OBJECT_HANDLE)) return Errors.raise(t, Trap.DAEMON, DaemonReason.ACTIVE, 0)
    Objects.copyCell(value, Scratch.result(t))
    Globals.store(t, thread + THREAD_OBJECT_DAEMON, Scratch.result(t))
    return true
  }

  /** Sets the name of the Thread. If the thread has started, also sets the name in its ThreadState, where the host reads it. */
  private static setName(t: ThreadState, thread: usize, value: usize): bool {
    const str = Scratch.result(t)
    if (!BuiltinsModule.convert(t, str, value, false)) return false
    const own = thread + THREAD_OBJECT_NAME
    const begun = Handle.begun(thread + THREAD_OBJECT_HANDLE)
    const replaced = Scratch.operand(t)
    Cell.setNone(replaced)
    Spin.lock(own + CELL_LOCK)
    Cell.swap(str, own)
    if (begun) {
      const state = changetype<ThreadState>(begun)
      if (state.name) Cell.set(replaced, Tag.STR, <i64>state.name)
      state.name = Cell.object(own)
      Objects.keep(state.name)
    }
    Spin.unlock(own + CELL_LOCK)
    Objects.releaseCell(t, str)
    Objects.releaseCell(t, replaced)
    return true
  }
}
