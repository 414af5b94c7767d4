import { Builtin } from '../../abi/builtins'
import { Block } from '../../abi/events'
import { Name } from '../../abi/names'
import { Tag } from '../../abi/tags'
import { Trap, ValueReason } from '../../abi/traps'
import { Barriers } from '../../os/barrier'
import { Locks } from '../../os/locks'
import { FOREVER } from '../../sync/futex'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { QUEUE_FILLED, QUEUE_LIST, QUEUE_MAXSIZE, QUEUE_ROOM, QUEUE_SIZE, QUEUE_TASKS } from '../objects/fields'
import { List } from '../objects/lists'
import { Objects } from '../objects/objects'
import { Cell } from '../objects/values'
import { Compare } from '../operators/compare'
import { Arguments } from './arguments'
import { LocksModule } from './locks'

/**
 * queue.Queue: a list and two semaphores. QUEUE_FILLED counts the items, and QUEUE_ROOM counts the free places. put() appends the item
 * before it posts QUEUE_FILLED. A thread that has decremented QUEUE_FILLED therefore finds an item in the list.
 */
export abstract class QueuesModule {
  static has(id: i32): bool {
    return (id >= Builtin.QUEUE && id <= Builtin.QUEUE_JOIN) || id == Builtin.QUEUE_PUT_NOWAIT || id == Builtin.QUEUE_GET_NOWAIT
  }

  /** The Builtin of the method with this name; 0 if the type has no such method. */
  static method(name: i32): i32 {
    if (name == Name.PUT) return Builtin.QUEUE_PUT
    if (name == Name.GET) return Builtin.QUEUE_GET
    if (name == Name.PUT_NOWAIT) return Builtin.QUEUE_PUT_NOWAIT
    if (name == Name.GET_NOWAIT) return Builtin.QUEUE_GET_NOWAIT
    if (name == Name.QSIZE) return Builtin.QUEUE_QSIZE
    if (name == Name.EMPTY) return Builtin.QUEUE_EMPTY
    if (name == Name.FULL) return Builtin.QUEUE_FULL
    if (name == Name.TASK_DONE) return Builtin.QUEUE_TASK_DONE
    return name == Name.JOIN ? Builtin.QUEUE_JOIN : 0
  }

  static call(t: ThreadState, id: i32, callable: usize, first: usize, count: i32, keywords: usize): bool {
    switch (id) {
      case Builtin.QUEUE: {
        if (!Arguments.counts(t, id, count, 0, 1) || !Arguments.areKnown(t, id, keywords, Name.MAXSIZE, Name.MAXSIZE)) return false
        return QueuesModule.create(t, callable, Arguments.find(first, count, keywords, 0, Name.MAXSIZE))
      }
      case Builtin.QUEUE_PUT:
        return (
          Arguments.counts(t, id, count - (keywords ? load<i32>(keywords) : 0), 2, 4) &&
          QueuesModule.put(t, callable, first, count, keywords, true)
        )
      case Builtin.QUEUE_GET:
        return Arguments.counts(t, id, count, 1, 3) && QueuesModule.get(t, callable, first, count, keywords, true)
      case Builtin.QUEUE_PUT_NOWAIT:
      case Builtin.QUEUE_GET_NOWAIT: {
        const puts = id == Builtin.QUEUE_PUT_NOWAIT
        const expected = 1 + i32(puts)
        if (!Arguments.counts(t, id, count, expected, expected)) return false
        if (!Arguments.areKnown(t, id, keywords, Name.NONE, Name.NONE)) return false
        if (puts) return QueuesModule.put(t, callable, first, count, 0, false)
        return QueuesModule.get(t, callable, first, count, 0, false)
      }
      default: {
        if (!Arguments.counts(t, id, count, 1, 1) || !Arguments.areKnown(t, id, keywords, Name.NONE, Name.NONE)) return false
        return QueuesModule.callPlain(t, id, callable, Cell.object(first))
      }
    }
  }

  /** Calls a method that takes no arguments. */
  private static callPlain(t: ThreadState, id: i32, callable: usize, queue: usize): bool {
    const length = List.length(Cell.object(queue + QUEUE_LIST))
    const limit = load<i32>(queue, QUEUE_MAXSIZE)
    Cell.setNone(callable)
    if (id == Builtin.QUEUE_QSIZE) Cell.set(callable, Tag.INT, length)
    else if (id == Builtin.QUEUE_EMPTY) Cell.setBool(callable, length == 0)
    else if (id == Builtin.QUEUE_FULL) Cell.setBool(callable, limit != 0 && length >= limit)
    else if (id == Builtin.QUEUE_JOIN) Barriers.awaitTasks(t, queue + QUEUE_TASKS)
    else if (!Barriers.taskDone(t, queue + QUEUE_TASKS)) return Errors.raise(t, Trap.VALUE, id, ValueReason.TASK_DONE_TOO_OFTEN)
    return true
  }

  private static create(t: ThreadState, callable: usize, maxsize: usize): bool {
    if (maxsize && !Cell.isInt(Cell.tag(maxsize))) return Arguments.badType(t, Builtin.QUEUE, Cell.tag(maxsize))
    const limit = maxsize ? <i32>min<i64>(max<i64>(Cell.int(maxsize), 0), i32.MAX_VALUE) : 0
    const list = List.create(t, 0)
    const queue = list ? Objects.create(t, Tag.QUEUE, QUEUE_SIZE) : 0
    if (!queue) {
      if (list) Objects.release(t, list)
      return false
    }
    store<i32>(queue, limit, QUEUE_MAXSIZE)
    Locks.init(queue + QUEUE_FILLED, 0)
    Locks.init(queue + QUEUE_ROOM, limit)
    Locks.init(queue + QUEUE_TASKS, 0)
    Cell.set(queue + QUEUE_LIST, Tag.LIST, <i64>list)
    Cell.set(callable, Tag.QUEUE, <i64>queue)
    return true
  }

  private static put(t: ThreadState, callable: usize, first: usize, count: i32, keywords: usize, mayWait: bool): bool {
    if (!Arguments.areKnown(t, Builtin.QUEUE_PUT, keywords, Name.BLOCK, Name.TIMEOUT)) return false
    const queue = Cell.object(first)
    const item = Arguments.find(first, count, keywords, 1, Name.NONE)
    if (load<i32>(queue, QUEUE_MAXSIZE)) {
      if (!QueuesModule.take(t, Builtin.QUEUE_PUT, queue + QUEUE_ROOM, first, count, keywords, 2, mayWait)) return false
    }
    // Counts the task now, before another thread can get the item and call task_done().
    Barriers.addTask(t, queue + QUEUE_TASKS)
    if (!List.append(t, Cell.object(queue + QUEUE_LIST), item)) return false
    // The list has taken over the item's reference.
    Cell.setNone(item)
    Locks.post(queue + QUEUE_FILLED, 1)
    Cell.setNone(callable)
    return true
  }

  private static get(t: ThreadState, callable: usize, first: usize, count: i32, keywords: usize, mayWait: bool): bool {
    if (!Arguments.areKnown(t, Builtin.QUEUE_GET, keywords, Name.BLOCK, Name.TIMEOUT)) return false
    const queue = Cell.object(first)
    if (!QueuesModule.take(t, Builtin.QUEUE_GET, queue + QUEUE_FILLED, first, count, keywords, 1, mayWait)) return false
    List.pop(Cell.object(queue + QUEUE_LIST), 0, callable)
    if (load<i32>(queue, QUEUE_MAXSIZE)) Locks.post(queue + QUEUE_ROOM, 1)
    return true
  }

  /**
   * Decrements a semaphore. The arguments `block` and `timeout` say how long the thread may wait. `block` is at `position`, and `timeout`
   * follows it. @returns false if it raised an error
   */
  private static take(
    t: ThreadState,
    id: i32,
    words: usize,
    first: usize,
    count: i32,
    keywords: usize,
    position: i32,
    mayWait: bool,
  ): bool {
    const block = Arguments.find(first, count, keywords, position, Name.BLOCK)
    const limit = Arguments.find(first, count, keywords, position + 1, Name.TIMEOUT)
    const waits = mayWait ? Compare.truthOr(t, block, 1) : 0
    if (waits < 0) return false
    let timeoutNs: i64 = waits ? FOREVER : 0
    if (timeoutNs != 0 && limit && Cell.tag(limit) != Tag.NONE) {
      if (!Cell.isNumber(Cell.tag(limit))) return Arguments.badType(t, id, Cell.tag(limit))
      if (Cell.number(limit) < 0) return Errors.raise(t, Trap.VALUE, id, ValueReason.QUEUE_TIMEOUT_NEGATIVE)
      // CPython's queue adds the timeout to a float. An int is therefore checked as a float.
      Cell.setFloat(limit, Cell.number(limit))
      if (LocksModule.isFreeOrFails(t, id, words, limit, Block.QUEUE)) return true
      if (t.trap) return false
      timeoutNs = Arguments.nanoseconds(limit)
    }
    if (Locks.take(t, words, Block.QUEUE, timeoutNs)) return true
    return Errors.raise(t, id == Builtin.QUEUE_GET ? Trap.QUEUE_EMPTY : Trap.QUEUE_FULL, 0, 0)
  }
}
