import { Builtin } from '../../abi/builtins'
import { PROCESS_ID, PROCESS_IDENTITY, PROCESS_INDEX, PROCESS_MESSAGE, PROCESS_NUMBER } from '../../abi/layout'
import { Name } from '../../abi/names'
import { NO_MEMORY, RUNNING } from '../../abi/processes'
import { Tag } from '../../abi/tags'
import { ProcessReason, Trap } from '../../abi/traps'
import { Host } from '../../host'
import { InterpreterState } from '../../os/interpreters'
import { Life } from '../../os/life'
import { Processes } from '../../os/processes'
import { FOREVER } from '../../sync/futex'
import { ThreadState } from '../../thread'
import { Word } from '../../word'
import { Errors } from '../errors'
import { Globals } from '../eval/globals'
import { Fork } from '../fork'
import {
  PROCESS_OBJECT_ARGS,
  PROCESS_OBJECT_INDEX,
  PROCESS_OBJECT_NAME,
  PROCESS_OBJECT_NUMBER,
  PROCESS_OBJECT_SIZE,
  PROCESS_OBJECT_TARGET,
} from '../objects/fields'
import { Tuple } from '../objects/lists'
import { Objects } from '../objects/objects'
import { Pickle } from '../objects/pickle'
import { Scratch } from '../objects/scratch'
import { Unpickle } from '../objects/unpickle'
import { Cell } from '../objects/values'
import { Compare } from '../operators/compare'
import { Repr } from '../text/repr'
import { Text } from '../text/text'
import { Arguments } from './arguments'

/** The value of PROCESS_OBJECT_INDEX while start() runs. */
const STARTING: i32 = -1

/**
 * multiprocessing.Process. Each process has its own memory, instance of the Wasm module and GIL. The hub connects the processes. start()
 * asks the hub for a process that runs the module again, as "spawn" does in CPython. fork() asks for a copy of this process.
 */
export abstract class ProcessesModule {
  static has(id: i32): bool {
    return id >= Builtin.PROCESS && id <= Builtin.PROCESS_FORK
  }

  /** The Builtin of the method with this name; 0 if the type has no such method. */
  static method(name: i32): i32 {
    if (name == Name.START) return Builtin.PROCESS_START
    if (name == Name.JOIN) return Builtin.PROCESS_JOIN
    return name == Name.IS_ALIVE ? Builtin.PROCESS_IS_ALIVE : 0
  }

  static call(t: ThreadState, id: i32, callable: usize, first: usize, count: i32, keywords: usize): bool {
    switch (id) {
      case Builtin.PROCESS:
        return ProcessesModule.create(t, callable, first, count, keywords)
      case Builtin.PROCESS_START: {
        if (!Arguments.counts(t, id, count, 1, 1) || !Arguments.areKnown(t, id, keywords, Name.NONE, Name.NONE)) return false
        return ProcessesModule.start(t, callable, Cell.object(first))
      }
      case Builtin.PROCESS_JOIN: {
        if (!Arguments.counts(t, id, count, 1, 2) || !Arguments.areKnown(t, id, keywords, Name.TIMEOUT, Name.TIMEOUT)) return false
        return ProcessesModule.join(t, callable, Cell.object(first), Arguments.find(first, count, keywords, 1, Name.TIMEOUT))
      }
      case Builtin.PROCESS_IS_ALIVE: {
        if (!Arguments.counts(t, id, count, 1, 1) || !Arguments.areKnown(t, id, keywords, Name.NONE, Name.NONE)) return false
        const index = Word.load(Cell.object(first) + PROCESS_OBJECT_INDEX)
        Cell.setBool(callable, index > 0 && Host.processExitCode(index) == RUNNING)
        return true
      }
      default:
        return Arguments.counts(t, id, count, 1, 1) && ProcessesModule.fork(t, callable, Cell.object(first))
    }
  }

  /** Process(target=…, args=…, name=…). A program must pass these arguments as keywords, as with Thread. */
  private static create(t: ThreadState, callable: usize, first: usize, count: i32, keywords: usize): bool {
    const named = keywords ? load<i32>(keywords) : 0
    if (count > named) return Errors.raise(t, Trap.BUILTIN_COUNT, Builtin.PROCESS, count - named)
    for (let i = 0; i < named; i++) {
      const name = load<i32>(keywords + 4 + ((<usize>i) << 2))
      const isKnown = name == Name.TARGET || name == Name.ARGS || name == Name.NAME
      if (!isKnown) return Errors.raise(t, Trap.BUILTIN_KEYWORD, Builtin.PROCESS, name)
    }
    const target = Arguments.find(first, count, keywords, count, Name.TARGET)
    const args = Arguments.find(first, count, keywords, count, Name.ARGS)
    const ownName = Arguments.find(first, count, keywords, count, Name.NAME)
    const kind = args ? Cell.tag(args) : Tag.TUPLE
    if (kind != Tag.TUPLE && kind != Tag.LIST) return Errors.raise(t, Trap.NOT_ITERABLE, kind, 0)
    const tuple = args ? Cell.object(args) : Tuple.of(t, 0, 0)
    if (!tuple) return false
    if (args) Objects.keep(tuple)
    const process = Objects.create(t, Tag.PROCESS, PROCESS_OBJECT_SIZE)
    if (!process) {
      Objects.release(t, tuple)
      return false
    }
    // As in CPython, each Process takes the next number, even one with a name.
    store<i32>(process, Word.add(PROCESS_NUMBER, 1) + 1, PROCESS_OBJECT_NUMBER)
    store<i32>(process, 0, PROCESS_OBJECT_INDEX)
    ProcessesModule.keep(target, process + PROCESS_OBJECT_TARGET)
    Cell.set(process + PROCESS_OBJECT_ARGS, kind, <i64>tuple)
    ProcessesModule.keep(ownName, process + PROCESS_OBJECT_NAME)
    Cell.set(callable, Tag.PROCESS, <i64>process)
    return true
  }

  private static keep(cell: usize, to: usize): void {
    if (cell) Objects.copyCell(cell, to)
    else Cell.setNone(to)
  }

  /** Process.start(): copies the target and its arguments to the hub. As in CPython, start() does not wait until the process exists. */
  private static start(t: ThreadState, callable: usize, process: usize): bool {
    if (ProcessesModule.isBootstrapping()) return Errors.raise(t, Trap.PROCESS, ProcessReason.BOOTSTRAPPING, 0)
    return ProcessesModule.begin(t, callable, process, false)
  }

  /** _multiprocessing.fork(): starts the process as a copy of this one, in which only the calling thread exists. */
  private static fork(t: ThreadState, callable: usize, process: usize): bool {
    const isMain = t.interpreter == InterpreterState.at(0).address
    if (!isMain) return Errors.raise(t, Trap.PROCESS, ProcessReason.FORK_IN_INTERPRETER, 0)
    return ProcessesModule.begin(t, callable, process, true)
  }

  private static begin(t: ThreadState, callable: usize, process: usize, forks: bool): bool {
    if (Word.cas(process + PROCESS_OBJECT_INDEX, 0, STARTING) != 0) return Errors.raise(t, Trap.PROCESS, ProcessReason.STARTED_TWICE, 0)
    const index = ProcessesModule.enter(t, process, forks)
    Word.store(process + PROCESS_OBJECT_INDEX, max(index, 0))
    if (index < 0) return t.trap ? false : Errors.raise(t, Trap.PROCESS, ProcessReason.TOO_MANY, 0)
    Cell.setNone(callable)
    return true
  }

  /**
   * Asks the hub for a new process. A forked process has its target and its arguments in its copy of the memory. @returns the index of the
   * process in the hub; -1 if it raised an error, or, without an error, if there are too many processes
   */
  private static enter(t: ThreadState, process: usize, forks: bool): i32 {
    const text = Text.begin(t)
    const written =
      Pickle.dump(t, text, process + PROCESS_OBJECT_NAME, true) &&
      (forks || (Pickle.dump(t, text, process + PROCESS_OBJECT_TARGET, true) && Pickle.dump(t, text, process + PROCESS_OBJECT_ARGS, true)))
    if (!written) {
      text.abandon()
      return -1
    }
    const number = load<i32>(process, PROCESS_OBJECT_NUMBER)
    const index = text.failed ? -1 : forks ? Fork.start(t, process, number, text) : Host.processSpawn(number, text.start, text.length)
    text.drop()
    if (text.failed || index == NO_MEMORY) Errors.memory(t)
    return max(index, -1)
  }

  /**
   * Whether this process is a child whose module still runs, so that the target has not started yet. Such a child must not start processes.
   * Its children would run the same module and start children themselves, without end.
   */
  private static isBootstrapping(): bool {
    return load<i32>(PROCESS_INDEX) != 0 && ThreadState.at(Life.main()).targetTag == Tag.UNSET
  }

  /**
   * Reads the target and its arguments from the message that started this child. The message names functions and classes of the module, so
   * the child's main thread calls this function after the module has run. @returns false if it raised an error
   */
  static receive(t: ThreadState): bool {
    const message: usize = load<u32>(PROCESS_MESSAGE)
    const bytes = Host.messageBytes(message)
    const text = Text.begin(t)
    const at = text.room(bytes)
    if (!at) return text.drop() || Errors.memory(t) != 0
    Host.messageReceive(message, at)
    // The message begins with the child's name. The host has already read the name, so this function skips it.
    const cell = Scratch.item(t)
    let next = Unpickle.load(t, at, cell)
    if (next) {
      Objects.releaseCell(t, cell)
      next = Unpickle.load(t, next, cell)
    }
    if (next) {
      t.targetTag = Cell.tag(cell)
      t.target = <i32>Cell.object(cell)
      next = Unpickle.load(t, next, cell)
      if (next) t.targetArguments = Cell.object(cell)
    }
    text.drop()
    return next != 0
  }

  private static join(t: ThreadState, callable: usize, process: usize, limit: usize): bool {
    let timeoutNs: i64 = FOREVER
    if (limit && Cell.tag(limit) != Tag.NONE) {
      if (!Arguments.canBePolled(t, Builtin.PROCESS_JOIN, limit)) return false
      timeoutNs = Arguments.nanoseconds(limit)
    }
    const index = Word.load(process + PROCESS_OBJECT_INDEX)
    if (index <= 0) return Errors.raise(t, Trap.PROCESS, ProcessReason.NOT_STARTED, 0)
    Processes.join(t, index, timeoutNs)
    Cell.setNone(callable)
    return true
  }

  /**
   * Replaces the Process in a cell by its name, pid, exit code or daemon flag. @returns false if Process has no such attribute, or if it
   * raised an error
   */
  static attribute(t: ThreadState, cell: usize, name: i32): bool {
    const process = Cell.object(cell)
    const index = Word.load(process + PROCESS_OBJECT_INDEX)
    if (name == Name.DAEMON) return Objects.finish(t, cell, 1, Tag.BOOL, 0)
    if (name == Name.PID) {
      if (index <= 0) return Objects.finish(t, cell, 1, Tag.NONE, 0)
      return Objects.finish(t, cell, 1, Tag.INT, <i64>load<i32>(PROCESS_ID) - load<i32>(PROCESS_INDEX) + index)
    }
    if (name == Name.EXITCODE) {
      const exitCode = index > 0 ? Host.processExitCode(index) : RUNNING
      return Objects.finish(t, cell, 1, exitCode == RUNNING ? Tag.NONE : Tag.INT, exitCode == RUNNING ? 0 : exitCode)
    }
    if (name != Name.NAME) return false
    const str = ProcessesModule.name(t, process)
    return str != 0 && Objects.finish(t, cell, 1, Tag.STR, <i64>str)
  }

  /**
   * Sets the name of a Process to the str in a cell. The cell keeps its value. `daemon` accepts a false value, without effect. `daemon`
   * cannot be true, because the lab does not end a child with its parent. @returns false if the attribute cannot be set to the value
   */
  static setAttribute(t: ThreadState, process: usize, name: i32, value: usize): bool {
    if (name != Name.NAME || Cell.tag(value) != Tag.STR) return name == Name.DAEMON && Compare.truth(t, value) == 0
    Objects.copyCell(value, Scratch.result(t))
    Globals.store(t, process + PROCESS_OBJECT_NAME, Scratch.result(t))
    return true
  }

  /**
   * The name that the program gave the Process, or a default name such as "Process-2". The second child of Process-1 has the default name
   * "Process-1:2". @returns a str with a reference for the caller; 0 if the heap is exhausted
   */
  private static name(t: ThreadState, process: usize): usize {
    const ownName = process + PROCESS_OBJECT_NAME
    if (Cell.tag(ownName) == Tag.STR) {
      Objects.keepCell(ownName)
      return Cell.object(ownName)
    }
    const text = Text.begin(t)
    text.letters(0x2d737365636f7250) // 'Process-'
    text.copy(PROCESS_IDENTITY + 4, load<i32>(PROCESS_IDENTITY))
    Repr.int(text, load<i32>(process, PROCESS_OBJECT_NUMBER))
    return text.finish()
  }
}
