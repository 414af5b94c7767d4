import { CELL_BYTES } from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { ThreadState } from '../../thread'
import { DEQUE_CAPACITY, DEQUE_ITEMS, DEQUE_LENGTH, DEQUE_LOCK, DEQUE_MAXLEN, DEQUE_SIZE, DEQUE_START, DEQUE_STATE } from './fields'
import { Heap } from './heap'
import { Objects } from './objects'
import { Spin } from './spin'
import { Cell } from './values'

const LEAST_CAPACITY: u32 = 8

/** Python's collections.deque. The GIL guards it. Without a GIL, its own lock does. */
export abstract class Deque {
  /** An empty deque; 0 if the heap is exhausted. A maxlen of -1 means no limit. */
  static create(t: ThreadState, maxlen: i32): usize {
    const deque = Objects.create(t, Tag.DEQUE, DEQUE_SIZE)
    if (!deque) return 0
    memory.fill(deque + DEQUE_LENGTH, 0, DEQUE_SIZE - DEQUE_LENGTH)
    store<i32>(deque, maxlen, DEQUE_MAXLEN)
    return deque
  }

  @inline static length(deque: usize): i32 {
    return load<i32>(deque, DEQUE_LENGTH)
  }

  @inline static maxlen(deque: usize): i32 {
    return load<i32>(deque, DEQUE_MAXLEN)
  }

  /** The cell at an index, which must be within the deque. The caller holds the lock. */
  @inline static cell(deque: usize, index: i32): usize {
    const place = (load<u32>(deque, DEQUE_START) + <u32>index) & (load<u32>(deque, DEQUE_CAPACITY) - 1)
    return <usize>load<u32>(deque, DEQUE_ITEMS) + <usize>place * CELL_BYTES
  }

  /**
   * Appends an item at the left or at the right end, and takes over its reference. A full deque loses the item at the other end. @returns
   * false if the heap is exhausted
   */
  static push(t: ThreadState, deque: usize, item: usize, left: bool): bool {
    let tag = <i32>Tag.UNSET
    let payload: i64 = 0
    Spin.lock(deque + DEQUE_LOCK)
    const isFull = Deque.length(deque) == Deque.maxlen(deque)
    let well: bool = true
    if (isFull && Deque.length(deque) == 0) {
      tag = Cell.tag(item)
      payload = Cell.int(item)
    } else {
      if (isFull) {
        const lost = Deque.take(deque, !left)
        tag = Cell.tag(lost)
        payload = Cell.int(lost)
      }
      well = Deque.put(t, deque, item, left)
    }
    Spin.unlock(deque + DEQUE_LOCK)
    if (tag >= Tag.STR) Objects.release(t, <usize>payload)
    return well
  }

  /** Moves the item at the left or right end to `to`. @returns false if the deque is empty */
  static pop(deque: usize, left: bool, to: usize): bool {
    Spin.lock(deque + DEQUE_LOCK)
    const has = Deque.length(deque) > 0
    if (has) Cell.move(Deque.take(deque, left), to)
    Spin.unlock(deque + DEQUE_LOCK)
    return has
  }

  /**
   * Copies the item at an index to `to`, with a reference of its own. A negative index counts from the end. @returns false if the index is
   * out of range
   */
  static get(deque: usize, index: i64, to: usize): bool {
    Spin.lock(deque + DEQUE_LOCK)
    const item = Deque.place(deque, index)
    if (item) Objects.copyCell(item, to)
    Spin.unlock(deque + DEQUE_LOCK)
    return item != 0
  }

  /** Exchanges the item at an index with the value in `cell`. @returns false if the index is out of range */
  static swap(deque: usize, index: i64, cell: usize): bool {
    Spin.lock(deque + DEQUE_LOCK)
    const item = Deque.place(deque, index)
    if (item) Cell.swap(cell, item)
    Spin.unlock(deque + DEQUE_LOCK)
    return item != 0
  }

  /** Moves the item at an index out of the deque to `to`, if it is identical to `expected` or `expected` is 0. @returns whether it did */
  static remove(deque: usize, index: i64, expected: usize, to: usize): bool {
    Spin.lock(deque + DEQUE_LOCK)
    const item = Deque.place(deque, index)
    const removes = item != 0 && (!expected || (Cell.tag(item) == Cell.tag(expected) && Cell.int(item) == Cell.int(expected)))
    if (removes) {
      const at = <i32>(index < 0 ? index + Deque.length(deque) : index)
      Cell.move(item, to)
      for (let i = at; i < Deque.length(deque) - 1; i++) Cell.move(Deque.cell(deque, i + 1), Deque.cell(deque, i))
      store<i32>(deque, Deque.length(deque) - 1, DEQUE_LENGTH)
      Deque.change(deque)
    }
    Spin.unlock(deque + DEQUE_LOCK)
    return removes
  }

  /** Inserts an item before an index, as List.insert() does. The length must be below maxlen. @returns false if the heap is exhausted */
  static insert(t: ThreadState, deque: usize, index: i64, item: usize): bool {
    Spin.lock(deque + DEQUE_LOCK)
    const length = Deque.length(deque)
    const well = Deque.put(t, deque, item, false)
    if (well) {
      const at = <i32>(index < 0 ? max<i64>(index + length, 0) : min<i64>(index, length))
      for (let i = length; i > at; i--) Cell.swap(Deque.cell(deque, i), Deque.cell(deque, i - 1))
    }
    Spin.unlock(deque + DEQUE_LOCK)
    return well
  }

  /** Moves the last `steps` items to the left end; with a negative number, the first items to the right end. */
  static rotate(deque: usize, steps: i64): void {
    Spin.lock(deque + DEQUE_LOCK)
    const length = Deque.length(deque)
    if (length > 1) {
      let count = <i32>(steps % length)
      if (count < 0) count += length
      if (count * 2 <= length) for (; count > 0; count--) Deque.turn(deque, false)
      else for (; count < length; count++) Deque.turn(deque, true)
      Deque.change(deque)
    }
    Spin.unlock(deque + DEQUE_LOCK)
  }

  /** Moves one item from the left end to the right end if `left`, and the other way otherwise. */
  private static turn(deque: usize, left: bool): void {
    const capacity = load<u32>(deque, DEQUE_CAPACITY)
    const item = Deque.take(deque, left)
    const tag = Cell.tag(item)
    const payload = Cell.int(item)
    if (!left) store<u32>(deque, (load<u32>(deque, DEQUE_START) + capacity - 1) & (capacity - 1), DEQUE_START)
    Cell.set(Deque.cell(deque, left ? Deque.length(deque) : 0), tag, payload)
    store<i32>(deque, Deque.length(deque) + 1, DEQUE_LENGTH)
  }

  static reverse(deque: usize): void {
    Spin.lock(deque + DEQUE_LOCK)
    const length = Deque.length(deque)
    for (let i = 0; i < length >> 1; i++) Cell.swap(Deque.cell(deque, i), Deque.cell(deque, length - 1 - i))
    Deque.change(deque)
    Spin.unlock(deque + DEQUE_LOCK)
  }

  /** Exchanges the items of two deques. No other thread has a reference to `other`. */
  static exchange(deque: usize, other: usize): void {
    Spin.lock(deque + DEQUE_LOCK)
    Deque.exchangeWord(deque + DEQUE_LENGTH, other + DEQUE_LENGTH)
    Deque.exchangeWord(deque + DEQUE_CAPACITY, other + DEQUE_CAPACITY)
    Deque.exchangeWord(deque + DEQUE_ITEMS, other + DEQUE_ITEMS)
    Deque.exchangeWord(deque + DEQUE_START, other + DEQUE_START)
    Deque.change(deque)
    Spin.unlock(deque + DEQUE_LOCK)
  }

  private static exchangeWord(one: usize, other: usize): void {
    const word = load<u32>(one)
    store<u32>(one, load<u32>(other))
    store<u32>(other, word)
  }

  /** Counts a change, so that iterators notice it. */
  @inline private static change(deque: usize): void {
    store<u32>(deque, load<u32>(deque, DEQUE_STATE) + 1, DEQUE_STATE)
  }

  private static place(deque: usize, index: i64): usize {
    const length = <i64>Deque.length(deque)
    if (index < 0) index += length
    return index < 0 || index >= length ? 0 : Deque.cell(deque, <i32>index)
  }

  /** Removes the item at an end. @returns the address of its cell, which is free now */
  private static take(deque: usize, left: bool): usize {
    const length = Deque.length(deque) - 1
    const item = Deque.cell(deque, left ? 0 : length)
    if (left) store<u32>(deque, load<u32>(deque, DEQUE_START) + 1, DEQUE_START)
    store<i32>(deque, length, DEQUE_LENGTH)
    Deque.change(deque)
    return item
  }

  private static put(t: ThreadState, deque: usize, item: usize, left: bool): bool {
    const length = Deque.length(deque)
    const capacity = load<u32>(deque, DEQUE_CAPACITY)
    if (<u32>length == capacity && !Deque.grow(t, deque)) return false
    if (left) store<u32>(deque, load<u32>(deque, DEQUE_START) - 1, DEQUE_START)
    Cell.move(item, Deque.cell(deque, left ? 0 : length))
    store<i32>(deque, length + 1, DEQUE_LENGTH)
    Deque.change(deque)
    return true
  }

  private static grow(t: ThreadState, deque: usize): bool {
    const capacity = load<u32>(deque, DEQUE_CAPACITY)
    const next = capacity ? capacity * 2 : LEAST_CAPACITY
    const items = Heap.allocate(t, <usize>next * CELL_BYTES)
    if (!items) return false
    for (let i = 0; i < Deque.length(deque); i++) Cell.move(Deque.cell(deque, i), items + <usize>i * CELL_BYTES)
    if (capacity) Heap.free(t, <usize>load<u32>(deque, DEQUE_ITEMS), <usize>capacity * CELL_BYTES)
    store<u32>(deque, <u32>items, DEQUE_ITEMS)
    store<u32>(deque, next, DEQUE_CAPACITY)
    store<u32>(deque, 0, DEQUE_START)
    return true
  }
}
