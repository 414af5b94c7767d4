import { BIGINT_LENGTH, BIGINT_LIMBS, CELL_BYTES, CELL_PAYLOAD, STR_DATA } from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { PickleReason, Trap } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { Text } from '../text/text'
import { BigObjects } from './bigobjects'
import { Deque } from './deques'
import { Dict } from './dict'
import { PROCESS_QUEUE_NUMBER, PROCESS_QUEUE_SIZE, RANGE_START } from './fields'
import { Functions } from './functions'
import { Hashes } from './hashes'
import { Range } from './iterators'
import { List } from './lists'
import { Objects } from './objects'
import { MAX_NESTING, Scratch } from './scratch'
import { Sequences } from './sequences'
import { Sets } from './sets'
import { Str } from './strings'
import { Cell } from './values'

/**
 * The format in which a value goes to another process: one byte with its tag, then data that depends on the tag:
 *
 *     below Tag.STR         8 bytes of payload        str, bytes   u32 length, the bytes
 *     list, tuple           u32 length, the items     range        i64 start, stop, step
 *     dict, set             u32 length, the items     deque        i32 maxlen, u32 length, the items
 *     queue of processes    u32 number in the hub     large int    i32 length with sign, the limbs
 *
 * An object that occurs twice arrives as two equal objects. A function arrives as the same function, because both processes run the same
 * program.
 */
export abstract class Pickle {
  /**
   * Appends the value of a cell to `text`.
   * @param inherits whether the value is an argument of a new process; only such a value may contain queues
   * @returns false if it raised an error
   */
  static write(t: ThreadState, text: Text, cell: usize, depth: i32, inherits: bool): bool {
    const tag = Cell.tag(cell)
    text.byte(tag)
    if (tag < Tag.STR) {
      text.copy(cell + CELL_PAYLOAD, 8)
      return true
    }
    const object = Cell.object(cell)
    switch (tag) {
      case Tag.STR:
      case Tag.BYTES: {
        Pickle.word(text, Str.bytes(object))
        text.copy(object + STR_DATA, Str.bytes(object))
        return true
      }
      case Tag.BIGINT: {
        text.copy(object + BIGINT_LENGTH, 4)
        text.copy(object + BIGINT_LIMBS, BigObjects.length(object) << 2)
        return true
      }
      case Tag.RANGE: {
        text.copy(object + RANGE_START, 24)
        return true
      }
      case Tag.LIST:
      case Tag.TUPLE:
        return Pickle.writeItems(t, text, cell, depth, inherits)
      case Tag.DEQUE: {
        Pickle.word(text, Deque.maxlen(object))
        return Pickle.writeItems(t, text, cell, depth, inherits)
      }
      case Tag.DICT:
      case Tag.SET:
      case Tag.FROZENSET:
        return Pickle.writeEntries(t, text, cell, depth, inherits)
      case Tag.PROCESS_QUEUE: {
        if (!inherits) return Errors.raise(t, Trap.PICKLE, PickleReason.QUEUE, tag)
        text.copy(object + PROCESS_QUEUE_NUMBER, 4)
        return true
      }
      case Tag.CLOSURE:
        return Errors.raise(t, Trap.PICKLE, PickleReason.LOCAL_FUNCTION, Functions.index(cell))
      default:
        return Errors.raise(t, Trap.PICKLE, PickleReason.TYPE, tag)
    }
  }

  private static writeItems(t: ThreadState, text: Text, cell: usize, depth: i32, inherits: bool): bool {
    if (depth >= MAX_NESTING) return Errors.raise(t, Trap.PICKLE, PickleReason.NESTING, 0)
    const at = text.length
    Pickle.word(text, 0)
    const item = Scratch.nested(t, depth)
    let count = 0
    // Without a GIL, another thread may change the list during this loop. Therefore the length is the number of items that the loop wrote.
    for (; Sequences.get(cell, count, item); count++) {
      const written = Pickle.write(t, text, item, depth + 1, inherits)
      Objects.releaseCell(t, item)
      if (!written) return false
    }
    if (!text.failed) store<i32>(text.start + <usize>at, count)
    return true
  }

  /** Writes the items of a dict or set. Each level needs two cells. */
  private static writeEntries(t: ThreadState, text: Text, cell: usize, depth: i32, inherits: bool): bool {
    if (depth + 2 >= MAX_NESTING) return Errors.raise(t, Trap.PICKLE, PickleReason.NESTING, 0)
    const isDict = Cell.tag(cell) == Tag.DICT
    const object = Cell.object(cell)
    const start = text.length
    Pickle.word(text, 0)
    const item = Scratch.nested(t, depth)
    let count = 0
    for (let at = 0; ; count++) {
      at = isDict ? Dict.at(object, at, item, item + CELL_BYTES) : Sets.at(object, at, item)
      if (!at) break
      let written = Pickle.write(t, text, item, depth + 2, inherits)
      if (isDict) {
        if (written) written = Pickle.write(t, text, item + CELL_BYTES, depth + 2, inherits)
        Objects.releaseCell(t, item + CELL_BYTES)
      }
      Objects.releaseCell(t, item)
      if (!written) return false
    }
    if (!text.failed) store<i32>(text.start + <usize>start, count)
    return true
  }

  private static word(text: Text, value: i32): void {
    const to = text.room(4)
    if (!to) return
    store<i32>(to, value)
    text.length += 4
  }

  /**
   * Reads a value from the bytes at `from` into the cell `to`, with a reference. @returns the address after the bytes
   * of the value; 0 if the heap is exhausted
   */
  static read(t: ThreadState, from: usize, to: usize, depth: i32): usize {
    const tag = <i32>load<u8>(from)
    const data = from + 1
    if (tag < Tag.STR) {
      Cell.set(to, tag, load<i64>(data))
      return data + 8
    }
    if (tag == Tag.LIST || tag == Tag.TUPLE) return Pickle.readItems(t, tag, data, to, depth)
    if (tag == Tag.DICT || tag == Tag.SET || tag == Tag.FROZENSET) return Pickle.readEntries(t, tag, data, to, depth)
    if (tag == Tag.DEQUE) return Pickle.readDeque(t, data, to, depth)
    let object: usize = 0
    let after: usize = data + 4
    if (Str.isOne(tag)) {
      object = Str.ofKind(t, tag, after, load<i32>(data))
      after += <usize>load<u32>(data)
    } else if (tag == Tag.BIGINT) {
      const bytes = abs(load<i32>(data)) << 2
      object = BigObjects.create(t, bytes >> 2)
      if (!object) return 0
      store<i32>(object, load<i32>(data), BIGINT_LENGTH)
      memory.copy(object + BIGINT_LIMBS, after, <usize>bytes)
      after += <usize>bytes
    } else if (tag == Tag.RANGE) {
      object = Range.create(t, load<i64>(data), load<i64>(data, 8), load<i64>(data, 16))
      after = data + 24
    } else {
      object = Pickle.queue(t, load<i32>(data))
    }
    if (!object) return 0
    Cell.set(to, tag, <i64>object)
    return after
  }

  private static readItems(t: ThreadState, tag: i32, data: usize, to: usize, depth: i32): usize {
    const count = load<i32>(data)
    const list = List.create(t, count)
    if (!list) return 0
    let at = data + 4
    const item = Scratch.nested(t, depth)
    for (let i = 0; i < count; i++) {
      at = Pickle.read(t, at, item, depth + 1)
      if (!at || !List.append(t, list, item)) {
        Objects.release(t, list)
        return 0
      }
    }
    const object = tag == Tag.LIST ? list : Sequences.tupleOf(t, list)
    if (!object) return 0
    Cell.set(to, tag, <i64>object)
    return at
  }

  /** Creates the object of a multiprocessing.Queue, for the hub's queue with this number. @returns 0 if the heap is exhausted */
  static queue(t: ThreadState, number: i32): usize {
    const queue = Objects.create(t, Tag.PROCESS_QUEUE, PROCESS_QUEUE_SIZE)
    if (queue) store<i32>(queue, number, PROCESS_QUEUE_NUMBER)
    return queue
  }

  private static readEntries(t: ThreadState, tag: i32, data: usize, to: usize, depth: i32): usize {
    const isDict = tag == Tag.DICT
    const object = isDict ? Dict.create(t) : Sets.create(t, tag)
    if (!object) return 0
    const item = Scratch.nested(t, depth)
    const value = item + CELL_BYTES
    let at = data + 4
    for (let left = load<i32>(data); left > 0 && at; left--) {
      at = Pickle.read(t, at, item, depth + 2)
      if (!at) break
      Cell.setNone(value)
      if (isDict) at = Pickle.read(t, at, value, depth + 2)
      if (at && !Pickle.addEntry(t, object, item, isDict, (depth + 3) >> 1)) at = 0
      Objects.releaseCells(t, item, 2)
    }
    if (at) Cell.set(to, tag, <i64>object)
    else Objects.release(t, object)
    return at
  }

  private static addEntry(t: ThreadState, object: usize, item: usize, isDict: bool, depth: i32): bool {
    if (isDict) return Dict.set(t, object, item, item + CELL_BYTES, depth)
    const hash = Hashes.of(t, item)
    return hash != -1 && Sets.add(t, object, item, hash, depth)
  }

  private static readDeque(t: ThreadState, data: usize, to: usize, depth: i32): usize {
    const deque = Deque.create(t, load<i32>(data))
    if (!deque) return 0
    const item = Scratch.nested(t, depth)
    let at = data + 8
    for (let left = load<i32>(data, 4); left > 0 && at; left--) {
      at = Pickle.read(t, at, item, depth + 1)
      if (at && !Deque.push(t, deque, item, false)) {
        Objects.releaseCell(t, item)
        at = 0
      }
    }
    if (at) Cell.set(to, Tag.DEQUE, <i64>deque)
    else Objects.release(t, deque)
    return at
  }
}
