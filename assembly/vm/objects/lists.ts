import { CELL_BYTES, TUPLE_ITEMS, TUPLE_LENGTH } from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { ThreadState } from '../../thread'
import { LIST_CAPACITY, LIST_ITEMS, LIST_LENGTH, LIST_LOCK, LIST_SHOWN_BY, LIST_SIZE } from './fields'
import { Heap } from './heap'
import { Objects } from './objects'
import { Spin } from './spin'
import { Cell } from './values'

/** Python's list. The GIL guards its length, capacity and items. Without a GIL, the list's own lock guards them. */
export abstract class List {
  /** An empty list with room for `capacity` items; 0 if the heap is exhausted. */
  static create(t: ThreadState, capacity: i32): usize {
    const list = Objects.create(t, Tag.LIST, LIST_SIZE)
    if (!list) return 0
    store<i32>(list, 0, LIST_LENGTH)
    store<i32>(list, 0, LIST_CAPACITY)
    // If the block is a reused one, this field may contain an invalid address. Copying even 0 bytes from such an address would trap.
    store<u32>(list, 0, LIST_ITEMS)
    store<i32>(list, 0, LIST_LOCK)
    store<i32>(list, 0, LIST_SHOWN_BY)
    if (capacity > 0 && !List.reserve(t, list, capacity)) {
      Objects.release(t, list)
      return 0
    }
    return list
  }

  /** A list of `count` Nones. */
  static blank(t: ThreadState, count: i32): usize {
    const list = List.create(t, count)
    if (!list) return 0
    for (let i = 0; i < count; i++) Cell.setNone(List.items(list) + <usize>i * CELL_BYTES)
    store<i32>(list, count, LIST_LENGTH)
    return list
  }

  /** A list of `count` cells. The list takes over their references, unless the heap is exhausted. */
  static of(t: ThreadState, cells: usize, count: i32): usize {
    const list = List.create(t, count)
    if (!list) return 0
    if (count) Cell.moveMany(cells, List.items(list), count)
    store<i32>(list, count, LIST_LENGTH)
    return list
  }

  @inline static length(list: usize): i32 {
    return load<i32>(list, LIST_LENGTH)
  }

  @inline static items(list: usize): usize {
    return <usize>load<u32>(list, LIST_ITEMS)
  }

  /** Appends a cell and takes over its reference. @returns false if the heap is exhausted */
  static append(t: ThreadState, list: usize, cell: usize): bool {
    Spin.lock(list + LIST_LOCK)
    const length = List.length(list)
    const fits = length < load<i32>(list, LIST_CAPACITY) || List.reserve(t, list, length + 1)
    if (fits) {
      Cell.move(cell, List.items(list) + <usize>length * CELL_BYTES)
      store<i32>(list, length + 1, LIST_LENGTH)
    }
    Spin.unlock(list + LIST_LOCK)
    return fits
  }

  /**
   * Copies the item at `index` to `to`, with a reference of its own. A negative index counts from the end. @returns false if the index is
   * out of range, without raising an error
   */
  static get(list: usize, index: i64, to: usize): bool {
    Spin.lock(list + LIST_LOCK)
    const item = List.place(list, index)
    if (item) Objects.copyCell(item, to)
    Spin.unlock(list + LIST_LOCK)
    return item != 0
  }

  /** Exchanges the item at `index` with the value in `cell`. @returns false if the index is out of range, without raising an error */
  static swap(list: usize, index: i64, cell: usize): bool {
    Spin.lock(list + LIST_LOCK)
    const item = List.place(list, index)
    if (item) Cell.swap(cell, item)
    Spin.unlock(list + LIST_LOCK)
    return item != 0
  }

  /**
   * Moves the item at `index`, with its reference, from the list to `to`. @returns false if the index is out of range, without raising an
   * error
   */
  static pop(list: usize, index: i64, to: usize): bool {
    Spin.lock(list + LIST_LOCK)
    const item = List.place(list, index)
    if (item) {
      Cell.move(item, to)
      List.close(list, item)
    }
    Spin.unlock(list + LIST_LOCK)
    return item != 0
  }

  /**
   * Removes the item at `index` only if it is identical to the value in `cell`. The caller takes over the list's reference to the item.
   * @returns whether it removed the item
   */
  static popIf(list: usize, index: i64, cell: usize): bool {
    Spin.lock(list + LIST_LOCK)
    const item = List.place(list, index)
    const same = item != 0 && Cell.tag(item) == Cell.tag(cell) && Cell.int(item) == Cell.int(cell)
    if (same) List.close(list, item)
    Spin.unlock(list + LIST_LOCK)
    return same
  }

  /**
   * Inserts a cell before the item at `index` and takes over its reference. A negative index counts from the end. An index outside the list
   * means the nearer end of the list. @returns false if the heap is exhausted
   */
  static insert(t: ThreadState, list: usize, index: i64, cell: usize): bool {
    Spin.lock(list + LIST_LOCK)
    const length = List.length(list)
    const fits = length < load<i32>(list, LIST_CAPACITY) || List.reserve(t, list, length + 1)
    if (fits) {
      const at = index < 0 ? max<i64>(index + length, 0) : min<i64>(index, length)
      const item = List.items(list) + <usize>at * CELL_BYTES
      Cell.moveMany(item, item + CELL_BYTES, length - <i32>at)
      Cell.move(cell, item)
      store<i32>(list, length + 1, LIST_LENGTH)
    }
    Spin.unlock(list + LIST_LOCK)
    return fits
  }

  static reverse(list: usize): void {
    Spin.lock(list + LIST_LOCK)
    const length = List.length(list)
    const items = List.items(list)
    for (let i = 0; i < length >> 1; i++) Cell.swap(items + <usize>i * CELL_BYTES, items + <usize>(length - 1 - i) * CELL_BYTES)
    Spin.unlock(list + LIST_LOCK)
  }

  /** Exchanges the items of two lists. No other thread has a reference to `other`, so only `list` is locked. */
  static exchange(list: usize, other: usize): void {
    Spin.lock(list + LIST_LOCK)
    const length = List.length(list)
    const capacity = load<i32>(list, LIST_CAPACITY)
    const items = load<u32>(list, LIST_ITEMS)
    store<i32>(list, List.length(other), LIST_LENGTH)
    store<i32>(list, load<i32>(other, LIST_CAPACITY), LIST_CAPACITY)
    store<u32>(list, load<u32>(other, LIST_ITEMS), LIST_ITEMS)
    store<i32>(other, length, LIST_LENGTH)
    store<i32>(other, capacity, LIST_CAPACITY)
    store<u32>(other, items, LIST_ITEMS)
    Spin.unlock(list + LIST_LOCK)
  }

  /** Removes the item at this address from its list. The caller holds the list's lock. */
  private static close(list: usize, item: usize): void {
    const length = List.length(list) - 1
    store<i32>(list, length, LIST_LENGTH)
    const after = <i32>((List.items(list) + <usize>length * CELL_BYTES - item) / CELL_BYTES)
    if (after) Cell.moveMany(item + CELL_BYTES, item, after)
  }

  /**
   * Makes room for at least `wanted` items, and for more if the list grows, so that appending stays cheap. The caller holds the list's
   * lock.
   */
  private static reserve(t: ThreadState, list: usize, wanted: i32): bool {
    const capacity = load<i32>(list, LIST_CAPACITY)
    const next = capacity == 0 ? wanted : max(wanted, capacity + (capacity >> 1) + 4)
    const bytes = <usize>next * CELL_BYTES
    const kept = <usize>List.length(list) * CELL_BYTES
    const items = capacity ? Heap.resize(t, List.items(list), <usize>capacity * CELL_BYTES, bytes, kept) : Heap.allocate(t, bytes)
    if (!items) return false
    store<u32>(list, <u32>items, LIST_ITEMS)
    store<i32>(list, next, LIST_CAPACITY)
    return true
  }

  /** The address of the item at `index`; 0 if the index is out of range. */
  @inline private static place(list: usize, index: i64): usize {
    const length = <i64>List.length(list)
    if (index < 0) index += length
    return index < 0 || index >= length ? 0 : List.items(list) + <usize>index * CELL_BYTES
  }
}

/** Python's tuple. A program cannot change it. */
export abstract class Tuple {
  /** A tuple of `count` Nones, for the caller to fill. */
  static blank(t: ThreadState, count: i32): usize {
    const tuple = Objects.create(t, Tag.TUPLE, TUPLE_ITEMS + <usize>count * CELL_BYTES)
    if (!tuple) return 0
    store<i32>(tuple, count, TUPLE_LENGTH)
    for (let i = 0; i < count; i++) Cell.setNone(tuple + TUPLE_ITEMS + <usize>i * CELL_BYTES)
    return tuple
  }

  /** A tuple of `count` cells. The tuple takes over their references, unless the heap is exhausted. */
  static of(t: ThreadState, cells: usize, count: i32): usize {
    const tuple = Objects.create(t, Tag.TUPLE, TUPLE_ITEMS + <usize>count * CELL_BYTES)
    if (!tuple) return 0
    store<i32>(tuple, count, TUPLE_LENGTH)
    Cell.moveMany(cells, tuple + TUPLE_ITEMS, count)
    return tuple
  }

  /** A tuple of a number and the value in a cell. The tuple takes over the cell's reference, unless the heap is exhausted. */
  static pair(t: ThreadState, number: i64, cell: usize): usize {
    const tuple = Objects.create(t, Tag.TUPLE, TUPLE_ITEMS + 2 * CELL_BYTES)
    if (!tuple) return 0
    store<i32>(tuple, 2, TUPLE_LENGTH)
    Cell.set(tuple + TUPLE_ITEMS, Tag.INT, number)
    Cell.move(cell, tuple + TUPLE_ITEMS + CELL_BYTES)
    return tuple
  }

  @inline static length(tuple: usize): i32 {
    return load<i32>(tuple, TUPLE_LENGTH)
  }

  static get(tuple: usize, index: i64, to: usize): bool {
    const length = <i64>Tuple.length(tuple)
    if (index < 0) index += length
    if (index < 0 || index >= length) return false
    Objects.copyCell(tuple + TUPLE_ITEMS + <usize>index * CELL_BYTES, to)
    return true
  }
}
