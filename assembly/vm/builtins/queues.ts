import { Builtin } from '../../abi/builtins'
import { Block } from '../../abi/events'
import { LOCK_MADE_AT } from '../../abi/layout'
import { Name } from '../../abi/names'
import { Tag } from '../../abi/tags'
import { Trap, ValueReason } from '../../abi/traps'
import { LockEvents } from '../../os/lock-events'
import { Locks } from '../../os/locks'
import { FOREVER } from '../../sync/futex'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { Frames } from '../eval/frames'
import { SIMPLE_QUEUE_FILLED, SIMPLE_QUEUE_LIST, SIMPLE_QUEUE_SIZE } from '../objects/fields'
import { List } from '../objects/lists'
import { Objects } from '../objects/objects'
import { Cell } from '../objects/values'
import { Compare } from '../operators/compare'
import { Arguments } from './arguments'

/**
 * The builtins of queue.SimpleQueue: a list and a semaphore that counts its items. put() appends the item before it posts the semaphore. A
 * thread that has decremented the semaphore therefore finds an item in the list.
 */
export abstract class QueuesModule {
  static has(id: i32): bool {
    return (
      (id >= Builtin.SIMPLE_QUEUE && id <= Builtin.SIMPLE_QUEUE_EMPTY) ||
      id == Builtin.SIMPLE_QUEUE_PUT_NOWAIT ||
      id == Builtin.SIMPLE_QUEUE_GET_NOWAIT
    )
  }

  /** The Builtin of the method with this name; 0 for none. */
  static method(name: i32): i32 {
    if (name == Name.PUT) return Builtin.SIMPLE_QUEUE_PUT
    if (name == Name.GET) return Builtin.SIMPLE_QUEUE_GET
    if (name == Name.PUT_NOWAIT) return Builtin.SIMPLE_QUEUE_PUT_NOWAIT
    if (name == Name.GET_NOWAIT) return Builtin.SIMPLE_QUEUE_GET_NOWAIT
    if (name == Name.QSIZE) return Builtin.SIMPLE_QUEUE_QSIZE
    return name == Name.EMPTY ? Builtin.SIMPLE_QUEUE_EMPTY : 0
  }

  static call(t: ThreadState, id: i32, callable: usize, first: usize, count: i32, keywords: usize): bool {
    const isMaker = id == Builtin.SIMPLE_QUEUE
    const puts = id == Builtin.SIMPLE_QUEUE_PUT || id == Builtin.SIMPLE_QUEUE_PUT_NOWAIT
    const waits = id == Builtin.SIMPLE_QUEUE_PUT || id == Builtin.SIMPLE_QUEUE_GET
    const least = isMaker ? 0 : 1 + i32(puts)
    if (!Arguments.counts(t, id, count, least, least + (waits ? 2 : 0))) return false
    if (!QueuesModule.knowsKeywords(t, id, keywords, puts, waits)) return false
    if (isMaker) return QueuesModule.create(t, callable)
    const queue = Cell.object(first)
    if (puts) return QueuesModule.put(t, callable, queue, Arguments.find(first, count, keywords, 1, Name.ITEM))
    if (id == Builtin.SIMPLE_QUEUE_GET || id == Builtin.SIMPLE_QUEUE_GET_NOWAIT) {
      return QueuesModule.get(t, id, callable, first, count, keywords)
    }
    const length = List.length(Cell.object(queue + SIMPLE_QUEUE_LIST))
    if (id == Builtin.SIMPLE_QUEUE_QSIZE) Cell.set(callable, Tag.INT, length)
    else Cell.setBool(callable, length == 0)
    return true
  }

  private static knowsKeywords(t: ThreadState, id: i32, keywords: usize, puts: bool, waits: bool): bool {
    const named = keywords ? load<i32>(keywords) : 0
    for (let i = 0; i < named; i++) {
      const name = load<i32>(keywords + 4 + ((<usize>i) << 2))
      const isKnown = (puts && name == Name.ITEM) || (waits && (name == Name.BLOCK || name == Name.TIMEOUT))
      if (!isKnown) return Errors.raise(t, Trap.BUILTIN_KEYWORD, id, name)
    }
    return true
  }

  private static create(t: ThreadState, callable: usize): bool {
    const list = List.create(t, 0)
    const queue = list ? Objects.create(t, Tag.SIMPLE_QUEUE, SIMPLE_QUEUE_SIZE) : 0
    if (!queue) {
      if (list) Objects.release(t, list)
      return false
    }
    Locks.init(queue + SIMPLE_QUEUE_FILLED, 0)
    LockEvents.initQueue(queue + SIMPLE_QUEUE_FILLED)
    Frames.writeCallers(t, queue + SIMPLE_QUEUE_FILLED + LOCK_MADE_AT)
    Cell.set(queue + SIMPLE_QUEUE_LIST, Tag.LIST, <i64>list)
    Cell.set(callable, Tag.SIMPLE_QUEUE, <i64>queue)
    return true
  }

  /** A SimpleQueue has no limit, so put() never waits. As in CPython, it ignores `block` and `timeout`. */
  private static put(t: ThreadState, callable: usize, queue: usize, item: usize): bool {
    if (!item) return Errors.raise(t, Trap.BUILTIN_COUNT, Builtin.SIMPLE_QUEUE_PUT, 1)
    if (!List.append(t, Cell.object(queue + SIMPLE_QUEUE_LIST), item)) return false
    // The list has taken over the item's reference.
    Cell.setNone(item)
    Locks.post(queue + SIMPLE_QUEUE_FILLED, 1)
    Cell.setNone(callable)
    return true
  }

  private static get(t: ThreadState, id: i32, callable: usize, first: usize, count: i32, keywords: usize): bool {
    const queue = Cell.object(first)
    const block = Arguments.find(first, count, keywords, 1, Name.BLOCK)
    const limit = Arguments.find(first, count, keywords, 2, Name.TIMEOUT)
    const waits = id == Builtin.SIMPLE_QUEUE_GET_NOWAIT ? 0 : Compare.truthOr(t, block, 1)
    if (waits < 0) return false
    let timeoutNs: i64 = waits ? FOREVER : 0
    if (waits && limit && Cell.tag(limit) != Tag.NONE) {
      if (!Arguments.areSeconds(t, id, limit)) return false
      if (Cell.number(limit) < 0) return Errors.raise(t, Trap.VALUE, id, ValueReason.QUEUE_TIMEOUT_NEGATIVE)
      timeoutNs = Arguments.nanoseconds(limit)
    }
    if (!Locks.take(t, queue + SIMPLE_QUEUE_FILLED, Block.QUEUE, timeoutNs)) return Errors.raise(t, Trap.QUEUE_EMPTY, 0, 0)
    List.pop(Cell.object(queue + SIMPLE_QUEUE_LIST), 0, callable)
    return true
  }
}
