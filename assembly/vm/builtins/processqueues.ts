import { Builtin } from '../../abi/builtins'
import { CELL_BYTES } from '../../abi/layout'
import { Name } from '../../abi/names'
import { NO_MEMORY } from '../../abi/processes'
import { Tag } from '../../abi/tags'
import { ProcessReason, Trap } from '../../abi/traps'
import { Host } from '../../host'
import { Processes } from '../../os/processes'
import { FOREVER } from '../../sync/futex'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { PROCESS_QUEUE_CLOSED, PROCESS_QUEUE_NUMBER } from '../objects/fields'
import { Pickle } from '../objects/pickle'
import { Scratch } from '../objects/scratch'
import { Unpickle } from '../objects/unpickle'
import { Cell } from '../objects/values'
import { Compare } from '../operators/compare'
import { Text } from '../text/text'
import { Arguments } from './arguments'
import { BuiltinsModule } from './builtins'

/**
 * multiprocessing.Queue: an object with the number of a queue in the hub. put() copies the item before it returns. CPython copies the item
 * in a separate thread. There, an item that cannot be copied is an error of that thread, not of put().
 */
export abstract class ProcessQueuesModule {
  static has(id: i32): bool {
    const isLater = id >= Builtin.PROCESS_QUEUE_FULL && id <= Builtin.PROCESS_QUEUE_CANCEL_JOIN_THREAD
    return isLater || (id >= Builtin.PROCESS_QUEUE && id <= Builtin.PROCESS_QUEUE_EMPTY)
  }

  /** The Builtin of the method with this name; 0 if the type has no such method. */
  static method(name: i32): i32 {
    if (name == Name.PUT) return Builtin.PROCESS_QUEUE_PUT
    if (name == Name.GET) return Builtin.PROCESS_QUEUE_GET
    if (name == Name.QSIZE) return Builtin.PROCESS_QUEUE_QSIZE
    if (name == Name.EMPTY) return Builtin.PROCESS_QUEUE_EMPTY
    if (name == Name.FULL) return Builtin.PROCESS_QUEUE_FULL
    if (name == Name.PUT_NOWAIT) return Builtin.PROCESS_QUEUE_PUT_NOWAIT
    if (name == Name.GET_NOWAIT) return Builtin.PROCESS_QUEUE_GET_NOWAIT
    if (name == Name.CLOSE) return Builtin.PROCESS_QUEUE_CLOSE
    if (name == Name.JOIN_THREAD) return Builtin.PROCESS_QUEUE_JOIN_THREAD
    return name == Name.CANCEL_JOIN_THREAD ? Builtin.PROCESS_QUEUE_CANCEL_JOIN_THREAD : 0
  }

  static call(t: ThreadState, id: i32, callable: usize, first: usize, count: i32, keywords: usize): bool {
    switch (id) {
      case Builtin.PROCESS_QUEUE: {
        if (!Arguments.counts(t, id, count, 0, 1) || !Arguments.areKnown(t, id, keywords, Name.MAXSIZE, Name.MAXSIZE)) return false
        return ProcessQueuesModule.create(t, callable, Arguments.find(first, count, keywords, 0, Name.MAXSIZE))
      }
      case Builtin.PROCESS_QUEUE_PUT: {
        const positional = count - (keywords ? load<i32>(keywords) : 0)
        if (!Arguments.counts(t, id, positional, 2, 4)) return false
        return ProcessQueuesModule.put(t, callable, first, count, keywords)
      }
      case Builtin.PROCESS_QUEUE_GET:
        return Arguments.counts(t, id, count, 1, 3) && ProcessQueuesModule.get(t, callable, first, count, keywords)
      case Builtin.PROCESS_QUEUE_PUT_NOWAIT:
        return Arguments.counts(t, id, count, 2, 2) && ProcessQueuesModule.putWithin(t, callable, first, first + CELL_BYTES, 0)
      default:
        return Arguments.counts(t, id, count, 1, 1) && ProcessQueuesModule.simple(t, id, callable, first, keywords)
    }
  }

  /** Executes the methods that take no arguments. */
  private static simple(t: ThreadState, id: i32, callable: usize, first: usize, keywords: usize): bool {
    if (!Arguments.areKnown(t, id, keywords, Name.NONE, Name.NONE)) return false
    if (id == Builtin.PROCESS_QUEUE_GET_NOWAIT) return ProcessQueuesModule.getWithin(t, callable, first, 0)
    if (id == Builtin.PROCESS_QUEUE_QSIZE) Cell.set(callable, Tag.INT, Host.queueSize(ProcessQueuesModule.number(first)))
    else if (id == Builtin.PROCESS_QUEUE_EMPTY) Cell.setBool(callable, Host.queueSize(ProcessQueuesModule.number(first)) == 0)
    else if (id == Builtin.PROCESS_QUEUE_FULL) Cell.setBool(callable, Host.queueIsFull(ProcessQueuesModule.number(first)))
    else {
      // close(), join_thread() and cancel_join_thread() have no copy to wait for, because put() copies the value before it returns. CPython
      // copies it in a separate thread.
      if (id == Builtin.PROCESS_QUEUE_CLOSE) store<i32>(Cell.object(first), 1, PROCESS_QUEUE_CLOSED)
      Cell.setNone(callable)
    }
    return true
  }

  /** Raises an error if this process has closed the queue. */
  private static isOpen(t: ThreadState, cell: usize): bool {
    if (!load<i32>(Cell.object(cell), PROCESS_QUEUE_CLOSED)) return true
    if (!BuiltinsModule.convert(t, Scratch.result(t), cell, true)) return false
    return Errors.text(t, Trap.PROCESS, ProcessReason.QUEUE_CLOSED, 0, Cell.object(Scratch.result(t)))
  }

  private static create(t: ThreadState, callable: usize, maxsize: usize): bool {
    if (maxsize && !Cell.isInt(Cell.tag(maxsize))) return Arguments.badType(t, Builtin.PROCESS_QUEUE, Cell.tag(maxsize))
    const limit = maxsize ? <i32>min<i64>(max<i64>(Cell.int(maxsize), 0), i32.MAX_VALUE) : 0
    const number = Host.queueCreate(limit)
    if (number < 0) return Errors.raise(t, Trap.PROCESS, ProcessReason.TOO_MANY_QUEUES, 0)
    const queue = Unpickle.queue(t, number)
    if (!queue) return false
    Cell.set(callable, Tag.PROCESS_QUEUE, <i64>queue)
    return true
  }

  private static put(t: ThreadState, callable: usize, first: usize, count: i32, keywords: usize): bool {
    const id = Builtin.PROCESS_QUEUE_PUT
    if (!Arguments.areKnown(t, id, keywords, Name.BLOCK, Name.TIMEOUT)) return false
    const timeoutNs = ProcessQueuesModule.timeout(t, id, first, count, keywords, 2)
    if (t.trap) return false
    return ProcessQueuesModule.putWithin(t, callable, first, Arguments.find(first, count, keywords, 1, Name.NONE), timeoutNs)
  }

  private static putWithin(t: ThreadState, callable: usize, first: usize, item: usize, timeoutNs: i64): bool {
    if (!ProcessQueuesModule.isOpen(t, first)) return false
    const text = Text.begin(t)
    if (!Pickle.dump(t, text, item, false)) return text.abandon()
    const done = text.failed ? 0 : Processes.put(t, ProcessQueuesModule.number(first), text.start, text.length, timeoutNs)
    if (!text.drop() || done == NO_MEMORY) return Errors.memory(t) != 0
    if (!done) return Errors.raise(t, Trap.QUEUE_FULL, 0, 0)
    Cell.setNone(callable)
    return true
  }

  private static get(t: ThreadState, callable: usize, first: usize, count: i32, keywords: usize): bool {
    const id = Builtin.PROCESS_QUEUE_GET
    if (!Arguments.areKnown(t, id, keywords, Name.BLOCK, Name.TIMEOUT)) return false
    const timeoutNs = ProcessQueuesModule.timeout(t, id, first, count, keywords, 1)
    return !t.trap && ProcessQueuesModule.getWithin(t, callable, first, timeoutNs)
  }

  private static getWithin(t: ThreadState, callable: usize, first: usize, timeoutNs: i64): bool {
    if (!ProcessQueuesModule.isOpen(t, first)) return false
    const message = Processes.get(t, ProcessQueuesModule.number(first), timeoutNs)
    if (!message) return Errors.raise(t, Trap.QUEUE_EMPTY, 0, 0)
    const text = Text.begin(t)
    const at = text.room(Host.messageBytes(message))
    if (at) Host.messageReceive(message, at)
    const read = at ? Unpickle.load(t, at, callable) : 0
    return text.drop() ? read != 0 : Errors.memory(t) != 0
  }

  /**
   * The timeout in ns from the arguments `block`, at `position`, and `timeout`, which follows it: 0 if `block` is false, FOREVER without a
   * timeout. Raises an error if an argument is invalid; the caller checks t.trap.
   */
  private static timeout(t: ThreadState, id: i32, first: usize, count: i32, keywords: usize, position: i32): i64 {
    const block = Arguments.find(first, count, keywords, position, Name.BLOCK)
    if (Compare.truthOr(t, block, 1) <= 0) return 0
    const limit = Arguments.find(first, count, keywords, position + 1, Name.TIMEOUT)
    if (!limit || Cell.tag(limit) == Tag.NONE) return FOREVER
    if (!Cell.isNumber(Cell.tag(limit))) Arguments.badType(t, id, Cell.tag(limit))
    else if (id == Builtin.PROCESS_QUEUE_GET) Arguments.canBePolled(t, id, limit)
    if (t.trap) return 0
    return Arguments.nanoseconds(limit)
  }

  @inline private static number(cell: usize): i32 {
    return load<i32>(Cell.object(cell), PROCESS_QUEUE_NUMBER)
  }
}
