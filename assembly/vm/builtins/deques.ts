import { Builtin } from '../../abi/builtins'
import { CELL_BYTES } from '../../abi/layout'
import { Name } from '../../abi/names'
import { Tag } from '../../abi/tags'
import { ContainerReason, Trap } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { Deque } from '../objects/deques'
import { Iterators } from '../objects/iterators'
import { List } from '../objects/lists'
import { Next } from '../objects/next'
import { Objects } from '../objects/objects'
import { Scratch } from '../objects/scratch'
import { Sequences } from '../objects/sequences'
import { Cell } from '../objects/values'
import { Compare } from '../operators/compare'
import { Repr } from '../text/repr'
import { Text } from '../text/text'
import { Arguments } from './arguments'

/** collections.deque and its methods. */
export abstract class DequesModule {
  static has(id: i32): bool {
    return id == Builtin.DEQUE || (id >= Builtin.DEQUE_APPEND && id <= Builtin.DEQUE_INSERT)
  }

  /** The Builtin of the method with this name; 0 if the type has no such method. */
  static method(name: i32): i32 {
    if (name == Name.APPEND) return Builtin.DEQUE_APPEND
    if (name == Name.APPENDLEFT) return Builtin.DEQUE_APPENDLEFT
    if (name == Name.POP) return Builtin.DEQUE_POP
    if (name == Name.POPLEFT) return Builtin.DEQUE_POPLEFT
    if (name == Name.EXTEND) return Builtin.DEQUE_EXTEND
    if (name == Name.EXTENDLEFT) return Builtin.DEQUE_EXTENDLEFT
    if (name == Name.ROTATE) return Builtin.DEQUE_ROTATE
    if (name == Name.CLEAR) return Builtin.DEQUE_CLEAR
    if (name == Name.INDEX) return Builtin.DEQUE_INDEX
    if (name == Name.REMOVE) return Builtin.DEQUE_REMOVE
    if (name == Name.COUNT) return Builtin.DEQUE_COUNT
    if (name == Name.COPY) return Builtin.DEQUE_COPY
    if (name == Name.REVERSE) return Builtin.DEQUE_REVERSE
    return name == Name.INSERT ? Builtin.DEQUE_INSERT : 0
  }

  /** Replaces the deque in `cell` by its maxlen. */
  static maxlen(t: ThreadState, cell: usize): bool {
    const maxlen = Deque.maxlen(Cell.object(cell))
    return Objects.finish(t, cell, 1, maxlen < 0 ? Tag.NONE : Tag.INT, maxlen < 0 ? 0 : maxlen)
  }

  static call(t: ThreadState, id: i32, callable: usize, first: usize, count: i32, keywords: usize): bool {
    if (id == Builtin.DEQUE) return DequesModule.make(t, callable, first, count, keywords)
    if (keywords && !Arguments.areKnown(t, id, keywords, Name.NONE, Name.NONE)) return false
    if (!DequesModule.counts(t, id, count)) return false
    const deque = Cell.object(first)
    const item = first + CELL_BYTES
    if (id == Builtin.DEQUE_COPY) return DequesModule.copy(t, deque, first, callable)
    if (id == Builtin.DEQUE_INDEX) return DequesModule.index(t, callable, first, count)
    if (id == Builtin.DEQUE_COUNT) return DequesModule.count(t, callable, first)
    if (id == Builtin.DEQUE_POP || id == Builtin.DEQUE_POPLEFT) {
      const isLeft = id == Builtin.DEQUE_POPLEFT
      return Deque.pop(deque, isLeft, callable) || Errors.raise(t, Trap.CONTAINER, ContainerReason.DEQUE_EMPTY, 0)
    }
    Cell.setNone(callable)
    return DequesModule.change(t, id, deque, item, count)
  }

  private static counts(t: ThreadState, id: i32, count: i32): bool {
    switch (id) {
      case Builtin.DEQUE_ROTATE:
        return Arguments.counts(t, id, count, 1, 2)
      case Builtin.DEQUE_INDEX:
        return Arguments.counts(t, id, count, 2, 4)
      case Builtin.DEQUE_INSERT:
        return Arguments.counts(t, id, count, 3, 3)
      case Builtin.DEQUE_POP:
      case Builtin.DEQUE_POPLEFT:
      case Builtin.DEQUE_CLEAR:
      case Builtin.DEQUE_COPY:
      case Builtin.DEQUE_REVERSE:
        return Arguments.counts(t, id, count, 1, 1)
      default:
        return Arguments.counts(t, id, count, 2, 2)
    }
  }

  /** Calls a method that changes the deque and returns None. `count` includes the deque. */
  private static change(t: ThreadState, id: i32, deque: usize, item: usize, count: i32): bool {
    switch (id) {
      case Builtin.DEQUE_APPEND:
      case Builtin.DEQUE_APPENDLEFT:
        return DequesModule.given(Deque.push(t, deque, item, id == Builtin.DEQUE_APPENDLEFT), item)
      case Builtin.DEQUE_EXTEND:
      case Builtin.DEQUE_EXTENDLEFT:
        return DequesModule.extend(t, deque, item, id == Builtin.DEQUE_EXTENDLEFT)
      case Builtin.DEQUE_ROTATE: {
        if (count > 1 && !Cell.isInt(Cell.tag(item))) return Arguments.badType(t, id, Cell.tag(item))
        Deque.rotate(deque, count > 1 ? Cell.int(item) : 1)
        return true
      }
      case Builtin.DEQUE_REVERSE: {
        Deque.reverse(deque)
        return true
      }
      case Builtin.DEQUE_REMOVE:
        return DequesModule.remove(t, deque, item)
      case Builtin.DEQUE_INSERT: {
        if (!Cell.isInt(Cell.tag(item))) return Arguments.badType(t, id, Cell.tag(item))
        if (Deque.length(deque) == Deque.maxlen(deque)) return Errors.raise(t, Trap.CONTAINER, ContainerReason.DEQUE_FULL, 0)
        return DequesModule.given(Deque.insert(t, deque, Cell.int(item), item + CELL_BYTES), item + CELL_BYTES)
      }
      default: {
        const taken = Deque.create(t, -1)
        if (!taken) return false
        Deque.exchange(deque, taken)
        Objects.release(t, taken)
        return true
      }
    }
  }

  /** After a successful insertion, clears the cell `item`, whose reference the deque has taken over. */
  private static given(well: bool, item: usize): bool {
    if (well) Cell.setNone(item)
    return well
  }

  /** Executes deque(iterable, maxlen). */
  private static make(t: ThreadState, callable: usize, first: usize, count: i32, keywords: usize): bool {
    const id = Builtin.DEQUE
    if (!Arguments.counts(t, id, count, 0, 2) || !Arguments.areKnown(t, id, keywords, Name.ITERABLE, Name.MAXLEN)) return false
    const iterable = Arguments.find(first, count, keywords, 0, Name.ITERABLE)
    const given = Arguments.find(first, count, keywords, 1, Name.MAXLEN)
    let maxlen = -1
    if (given && Cell.tag(given) != Tag.NONE) {
      if (!Cell.isInt(Cell.tag(given))) return Errors.raise(t, Trap.CONTAINER, ContainerReason.MAXLEN_TYPE, 0)
      if (Cell.int(given) < 0) return Errors.raise(t, Trap.CONTAINER, ContainerReason.MAXLEN_NEGATIVE, 0)
      maxlen = <i32>min<i64>(Cell.int(given), i32.MAX_VALUE)
    }
    const deque = Deque.create(t, maxlen)
    if (!deque) return false
    if (iterable && !DequesModule.extend(t, deque, iterable, false)) {
      Objects.release(t, deque)
      return false
    }
    Cell.set(callable, Tag.DEQUE, <i64>deque)
    return true
  }

  private static copy(t: ThreadState, deque: usize, from: usize, to: usize): bool {
    const copy = Deque.create(t, Deque.maxlen(deque))
    if (!copy) return false
    if (!DequesModule.extend(t, copy, from, false)) {
      Objects.release(t, copy)
      return false
    }
    Cell.set(to, Tag.DEQUE, <i64>copy)
    return true
  }

  /** Adds the items of the iterable in a cell, one after the other, at the left end if `left`, and otherwise at the right end. */
  static extend(t: ThreadState, deque: usize, iterable: usize, left: bool): bool {
    const iterator = Scratch.iterator(t)
    const item = Scratch.item(t)
    Objects.copyCell(iterable, iterator)
    let well: bool = Cell.tag(iterable) == Tag.DEQUE && Cell.object(iterable) == deque ? DequesModule.listOf(t, iterator) : true
    let next: Next = well && Iterators.open(t, iterator) ? Iterators.next(t, iterator, item) : Next.FAILED
    while (next == Next.ITEM) {
      well = Deque.push(t, deque, item, left)
      if (!well) Objects.releaseCell(t, item)
      next = well ? Iterators.next(t, iterator, item) : Next.FAILED
    }
    Objects.releaseCell(t, iterator)
    return next != Next.FAILED
  }

  /** Replaces the deque in a cell by a list of its items. The caller iterates over the list and can change the deque meanwhile. */
  private static listOf(t: ThreadState, cell: usize): bool {
    const list = List.create(t, 0)
    if (!list) return false
    const item = Scratch.result(t)
    for (let i = 0; Deque.get(Cell.object(cell), i, item); i++) {
      if (List.append(t, list, item)) continue
      Objects.releaseCell(t, item)
      Objects.release(t, list)
      return false
    }
    return Objects.finish(t, cell, 1, Tag.LIST, <i64>list)
  }

  // --- operators ------------------------------------------------------------------------------------------------------------------------

  /**
   * Computes `deque + deque`, `deque * int` and their in-place forms; `deque +=` accepts any iterable. The cells of the operands start at
   * `left`. The result replaces them. @returns false if it raised an error, or, without an error, if the operator does not accept the
   * operands
   */
  static binary(t: ThreadState, left: usize, isAdd: bool, inPlace: bool): bool {
    const right = left + CELL_BYTES
    const deque = Cell.object(left)
    if (isAdd && inPlace) {
      if (!DequesModule.extend(t, deque, right, false)) return false
      Objects.releaseCell(t, right)
      return true
    }
    const isDeque = Cell.tag(right) == Tag.DEQUE
    if (isAdd && !isDeque) return Errors.raise(t, Trap.CONTAINER, ContainerReason.DEQUE_CONCAT, Cell.tag(right))
    if (!isAdd && !Cell.isInt(Cell.tag(right))) return false
    const result = Scratch.operand(t)
    if (!DequesModule.copy(t, deque, left, result)) return false
    const made = Cell.object(result)
    let well: bool = true
    if (isAdd) well = DequesModule.extend(t, made, right, false)
    else {
      for (let times = Cell.int(right); times > 1 && well; times--) well = DequesModule.extend(t, made, left, false)
      if (Cell.int(right) < 1) DequesModule.empty(t, made)
    }
    if (!well) {
      Objects.release(t, made)
      return false
    }
    if (!inPlace) return Objects.finish(t, left, 2, Tag.DEQUE, <i64>made)
    Deque.exchange(deque, made)
    Objects.release(t, made)
    Objects.releaseCell(t, right)
    return true
  }

  private static empty(t: ThreadState, deque: usize): void {
    const item = Scratch.item(t)
    while (Deque.pop(deque, false, item)) Objects.releaseCell(t, item)
  }

  /** Executes `deque[index]`. The cells of deque and index start at `deque`. The item replaces both. */
  static item(t: ThreadState, deque: usize): bool {
    const index = deque + CELL_BYTES
    if (!Cell.isInt(Cell.tag(index))) return Errors.raise(t, Trap.CONTAINER, ContainerReason.DEQUE_INDEX_TYPE, Cell.tag(index))
    if (!Deque.get(Cell.object(deque), Cell.int(index), index)) return Errors.raise(t, Trap.CONTAINER, ContainerReason.DEQUE_INDEX, 0)
    Objects.releaseCell(t, deque)
    Cell.move(index, deque)
    return true
  }

  /** Executes `deque[index] = value`. The cells of value, deque and index start at `value`. On success, they are free. */
  static setItem(t: ThreadState, value: usize): bool {
    const deque = value + CELL_BYTES
    const index = deque + CELL_BYTES
    if (!Cell.isInt(Cell.tag(index))) return Errors.raise(t, Trap.CONTAINER, ContainerReason.DEQUE_INDEX_TYPE, Cell.tag(index))
    if (!Deque.swap(Cell.object(deque), Cell.int(index), value)) return Errors.raise(t, Trap.CONTAINER, ContainerReason.DEQUE_INDEX, 0)
    Objects.releaseCells(t, value, 2)
    return true
  }

  /** Executes `del deque[index]`. The cells of deque and index start at `deque`. On success, drops both. */
  static deleteItem(t: ThreadState, deque: usize): bool {
    const index = deque + CELL_BYTES
    if (!Cell.isInt(Cell.tag(index))) return Errors.raise(t, Trap.CONTAINER, ContainerReason.DEQUE_INDEX_TYPE, Cell.tag(index))
    if (!Deque.remove(Cell.object(deque), Cell.int(index), 0, index)) {
      return Errors.raise(t, Trap.CONTAINER, ContainerReason.DEQUE_INDEX, 0)
    }
    Objects.releaseCells(t, deque, 2)
    return true
  }

  // --- methods that compare -----------------------------------------------------------------------------------------------------------

  /**
   * The index of the first item from `from` to `to` - 1 that is equal to `item`; -1 if no item is equal, -2 if a comparison raised an
   * error.
   */
  private static find(t: ThreadState, deque: usize, item: usize, from: i64, to: i64): i64 {
    const candidate = Scratch.item(t)
    for (let i = from; i < to && Deque.get(deque, i, candidate); i++) {
      const equal = Compare.equal(t, candidate, item)
      Objects.releaseCell(t, candidate)
      if (equal) return equal > 0 ? i : -2
    }
    return -1
  }

  private static index(t: ThreadState, callable: usize, first: usize, count: i32): bool {
    const item = first + CELL_BYTES
    for (let i = 2; i < count; i++) {
      const tag = Cell.tag(first + <usize>i * CELL_BYTES)
      if (!Cell.isInt(tag)) return Arguments.badType(t, Builtin.DEQUE_INDEX, tag)
    }
    const length = Sequences.length(first)
    let from: i64 = count > 2 ? Cell.int(item + CELL_BYTES) : 0
    let to: i64 = count > 3 ? Cell.int(item + 2 * CELL_BYTES) : length
    if (from < 0) from = max<i64>(from + length, 0)
    if (to < 0) to += length
    const found = DequesModule.find(t, Cell.object(first), item, from, to)
    if (found >= 0) {
      Cell.set(callable, Tag.INT, found)
      return true
    }
    return found == -1 && DequesModule.lacks(t, item)
  }

  private static lacks(t: ThreadState, item: usize): bool {
    const text = Text.begin(t)
    if (!Repr.repr(t, text, item, 0)) return text.abandon()
    const str = text.finish()
    return str != 0 && Errors.text(t, Trap.CONTAINER, ContainerReason.DEQUE_LACKS, 0, str)
  }

  private static count(t: ThreadState, callable: usize, first: usize): bool {
    let count: i64 = 0
    let at: i64 = -1
    do {
      at = DequesModule.find(t, Cell.object(first), first + CELL_BYTES, at + 1, i64.MAX_VALUE)
      if (at >= 0) count++
    } while (at >= 0)
    Cell.set(callable, Tag.INT, count)
    return at == -1
  }

  /**
   * Removes the first item that is equal to `item`. The comparison may run Python code, and other threads may run meanwhile. If the item
   * found is then no longer at its index, the search starts again.
   */
  private static remove(t: ThreadState, deque: usize, item: usize): bool {
    const candidate = Scratch.item(t)
    for (let i: i64 = 0; Deque.get(deque, i, candidate); i++) {
      const found = Compare.equal(t, candidate, item)
      const removed = found == 1 && Deque.remove(deque, i, candidate, candidate)
      Objects.releaseCell(t, candidate)
      if (removed) {
        // The release above dropped the reference that get() added. This one drops the reference that the deque had.
        Objects.releaseCell(t, candidate)
        return true
      }
      if (found < 0) return false
      if (found == 1) i = -1
    }
    return DequesModule.lacks(t, item)
  }
}
