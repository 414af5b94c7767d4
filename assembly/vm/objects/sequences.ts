import { CELL_BYTES, HEAP_BYTES } from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { Trap, ValueReason } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { Compare } from '../operators/compare'
import { BigObjects } from './bigobjects'
import { Deque } from './deques'
import { DICT_LENGTH, LIST_LENGTH } from './fields'
import { Holders } from './holders'
import { Iterators, Range } from './iterators'
import { List, Tuple } from './lists'
import { Next } from './next'
import { Objects } from './objects'
import { Scratch } from './scratch'
import { Str } from './strings'
import { Cell } from './values'
import { View } from './views'

/** The heap never has room for more items than this. */
const MAX_ITEMS: i64 = HEAP_BYTES / CELL_BYTES

/** The operations that list, tuple, str, bytes and range share: length, index, in, + and *. */
export abstract class Sequences {
  /** The length of a value, as len() returns it. @returns -1, without raising an error, if the value has no length */
  static length(cell: usize): i64 {
    const object = Cell.object(cell)
    switch (Cell.tag(cell)) {
      case Tag.LIST:
        return List.length(object)
      case Tag.TUPLE:
        return Tuple.length(object)
      case Tag.STR:
      case Tag.BYTES:
        return Str.length(object)
      case Tag.RANGE:
        return Range.length(object)
      case Tag.DICT:
      case Tag.SET:
      case Tag.FROZENSET:
      case Tag.DEQUE:
      case Tag.VIEW:
        return load<i32>(View.dictOf(cell), DICT_LENGTH)
      default:
        return -1
    }
  }

  /**
   * Copies the item at `index` of a list, tuple or deque to `to`, with a reference of its own. The index is not negative. @returns false if
   * the index is out of range, without raising an error
   */
  static get(cell: usize, index: i64, to: usize): bool {
    if (Cell.tag(cell) == Tag.DEQUE) return Deque.get(Cell.object(cell), index, to)
    return Cell.tag(cell) == Tag.LIST ? List.get(Cell.object(cell), index, to) : Tuple.get(Cell.object(cell), index, to)
  }

  /** Executes container[index]. The cells of container and index start at `container`. The result replaces them. */
  static item(t: ThreadState, container: usize): bool {
    const tag = Cell.tag(container)
    const at = container + CELL_BYTES
    if (Sequences.length(container) < 0 || tag >= Tag.DICT || !Cell.isInt(Cell.tag(at))) {
      if (tag == Tag.RANGE && Cell.tag(at) == Tag.BIGINT) return Errors.raise(t, Trap.INDEX, tag, 0)
      return Errors.raise(t, Trap.SUBSCRIPT_TYPE, tag, Cell.tag(at))
    }
    const object = Cell.object(container)
    const index = Cell.int(at)
    let found: bool = false
    if (tag == Tag.LIST) found = List.get(object, index, at)
    else if (tag == Tag.TUPLE) found = Tuple.get(object, index, at)
    else found = Sequences.letterOrNumber(t, container, index)
    if (!found) return t.trap ? false : Errors.raise(t, Trap.INDEX, tag, 0)
    Objects.release(t, object)
    Cell.move(at, container)
    return true
  }

  /**
   * Writes an item of a str, bytes or range to the cell above `container`. @returns false if the index is out of range or the heap is
   * exhausted
   */
  private static letterOrNumber(t: ThreadState, container: usize, index: i64): bool {
    const length = Sequences.length(container)
    if (index < 0) index += length
    if (index < 0 || index >= length) return false
    const object = Cell.object(container)
    if (Cell.tag(container) == Tag.RANGE) {
      Cell.set(container + CELL_BYTES, Tag.INT, Range.item(object, index))
      return true
    }
    return Str.at(t, object, Str.offsetOf(object, <i32>index), container + CELL_BYTES)
  }

  /**
   * Executes container[index] = value. The cells of value, container and index start at `value`. The list takes over the reference to the
   * value. On success, the cells are free.
   */
  static setItem(t: ThreadState, value: usize): bool {
    const container = value + CELL_BYTES
    const index = container + CELL_BYTES
    const tag = Cell.tag(container)
    if (tag != Tag.LIST) return Errors.raise(t, Trap.STORE_TYPE, tag, Cell.tag(index))
    if (!Cell.isInt(Cell.tag(index))) return Errors.raise(t, Trap.SUBSCRIPT_TYPE, tag, Cell.tag(index))
    if (!List.swap(Cell.object(container), Cell.int(index), value)) return Errors.raise(t, Trap.INDEX, tag, 1)
    Objects.releaseCells(t, value, 2)
    return true
  }

  /** Executes del container[index]. The cells of container and index start at `container`. On success, the cells are free. */
  static removeItem(t: ThreadState, container: usize): bool {
    const index = container + CELL_BYTES
    const tag = Cell.tag(container)
    if (tag != Tag.LIST) return Errors.raise(t, Trap.DELETE_TYPE, tag, Cell.tag(index))
    if (!Cell.isInt(Cell.tag(index))) return Errors.raise(t, Trap.SUBSCRIPT_TYPE, tag, Cell.tag(index))
    const removed = Scratch.result(t)
    if (!List.pop(Cell.object(container), Cell.int(index), removed)) return Errors.raise(t, Trap.INDEX, tag, 1)
    Objects.releaseCell(t, removed)
    Objects.releaseCell(t, container)
    return true
  }

  /** Executes `item in container`. The cells of item and container start at `item`. @returns 0, 1, or -1 if it raised an error */
  static contains(t: ThreadState, item: usize): i32 {
    const container = item + CELL_BYTES
    const tag = Cell.tag(container)
    const object = Cell.object(container)
    if (Str.isOne(tag)) {
      Holders.unwrap(t, item)
      if (Cell.tag(item) == tag) return Str.contains(object, Cell.object(item)) ? 1 : 0
      if (tag == Tag.BYTES && BigObjects.isAnyInt(Cell.tag(item))) return Sequences.byteIn(t, BigObjects.clamped(item), object)
      Errors.raise(t, Trap.CONTAINS_TYPE, tag, Cell.tag(item))
      return -1
    }
    if (tag == Tag.RANGE && Cell.isInt(Cell.tag(item))) return Range.contains(object, Cell.int(item)) ? 1 : 0
    if (!Iterators.isIterable(tag)) {
      Errors.raise(t, Trap.CONTAINS_TYPE, tag, Cell.tag(item))
      return -1
    }
    return Sequences.search(t, item, container)
  }

  private static byteIn(t: ThreadState, value: i64, bytes: usize): i32 {
    if (value >= 0 && value < 256) return Str.hasByte(bytes, value) ? 1 : 0
    Errors.raise(t, Trap.VALUE, 0, ValueReason.BYTE_RANGE)
    return -1
  }

  /** Iterates over the container and compares each of its items with `item`. @returns 0, 1, or -1 if it raised an error */
  private static search(t: ThreadState, item: usize, container: usize): i32 {
    const iterator = Scratch.iterator(t)
    const candidate = Scratch.item(t)
    Objects.copyCell(container, iterator)
    if (!Iterators.open(t, iterator)) {
      Objects.releaseCell(t, iterator)
      return -1
    }
    let found = 0
    let next = Iterators.next(t, iterator, candidate)
    while (next == Next.ITEM) {
      found = Compare.equal(t, candidate, item)
      Objects.releaseCell(t, candidate)
      if (found != 0) break
      next = Iterators.next(t, iterator, candidate)
    }
    Objects.releaseCell(t, iterator)
    return next == Next.FAILED ? -1 : found
  }

  /** Computes list + list or tuple + tuple. The two cells start at `left`. */
  static concat(t: ThreadState, left: usize): bool {
    const tag = Cell.tag(left)
    const list = List.create(t, <i32>(Sequences.length(left) + Sequences.length(left + CELL_BYTES)))
    if (!list) return false
    if (!Sequences.appendAll(t, list, left) || !Sequences.appendAll(t, list, left + CELL_BYTES)) {
      Objects.release(t, list)
      return false
    }
    const result = tag == Tag.TUPLE ? Sequences.tupleOf(t, list) : list
    return result != 0 && Objects.finish(t, left, 2, tag, <i64>result)
  }

  /** Executes list += iterable. On success, drops the reference in the iterable's cell. */
  static extend(t: ThreadState, list: usize, iterable: usize): bool {
    if (!Sequences.appendAll(t, list, iterable)) return false
    Objects.releaseCell(t, iterable)
    return true
  }

  /**
   * Appends the items of an iterable. The iterable may be the list itself, which then grows during the loop. So if the iterable has a
   * length, the function appends only as many items as the length at the start.
   */
  static appendAll(t: ThreadState, list: usize, iterable: usize): bool {
    const iterator = Scratch.iterator(t)
    const item = Scratch.item(t)
    let left = Sequences.length(iterable)
    Objects.copyCell(iterable, iterator)
    if (!Iterators.open(t, iterator)) {
      Objects.releaseCell(t, iterator)
      return false
    }
    let next: Next = Next.END
    while (left != 0) {
      next = Iterators.next(t, iterator, item)
      if (next != Next.ITEM) break
      if (!List.append(t, list, item)) {
        Objects.releaseCell(t, item)
        next = Next.FAILED
        break
      }
      left--
    }
    Objects.releaseCell(t, iterator)
    return next != Next.FAILED
  }

  /**
   * Makes a tuple of the items of a list, and drops the list. No other thread has a reference to the list. @returns 0 if the heap is
   * exhausted
   */
  static tupleOf(t: ThreadState, list: usize): usize {
    const tuple = Tuple.of(t, List.items(list), List.length(list))
    if (tuple) store<i32>(list, 0, LIST_LENGTH)
    Objects.release(t, list)
    return tuple
  }

  /** Fills a new list, which has room, with `times` copies of its first `count` items. The first copy is the items themselves. */
  private static copyItems(list: usize, count: i32, times: i32): void {
    if (times == 0) return
    const period = <usize>count * CELL_BYTES
    const end = List.items(list) + period * <usize>times
    for (let to = List.items(list) + period; to < end; to += CELL_BYTES) Objects.copyCell(to - period, to)
    store<i32>(list, count * times, LIST_LENGTH)
  }

  /** Computes list * n or tuple * n. @returns a new object; 0 if the heap is exhausted */
  static repeat(t: ThreadState, sequence: usize, times: i64): usize {
    const length = Sequences.length(sequence)
    if (times < 0 || length == 0) times = 0
    const list = times > MAX_ITEMS || length * times > MAX_ITEMS ? Errors.memory(t) : List.create(t, <i32>(length * times))
    if (!list) return 0
    if (times > 0 && !Sequences.appendAll(t, list, sequence)) {
      Objects.release(t, list)
      return 0
    }
    Sequences.copyItems(list, min(List.length(list), <i32>length), <i32>times)
    return Cell.tag(sequence) == Tag.TUPLE ? Sequences.tupleOf(t, list) : list
  }
}
