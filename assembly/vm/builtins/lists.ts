import { Builtin } from '../../abi/builtins'
import { CELL_BYTES } from '../../abi/layout'
import { Name } from '../../abi/names'
import { Tag } from '../../abi/tags'
import { Trap, ValueReason } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { BigObjects } from '../objects/bigobjects'
import { List } from '../objects/lists'
import { Objects } from '../objects/objects'
import { Scratch } from '../objects/scratch'
import { Sequences } from '../objects/sequences'
import { Sort } from '../objects/sort'
import { Cell } from '../objects/values'
import { Compare } from '../operators/compare'
import { Repr } from '../text/repr'
import { Text } from '../text/text'
import { Arguments } from './arguments'

/** The methods of list. Tuple has only index() and count(). */
export abstract class ListsModule {
  static has(id: i32): bool {
    return (id >= Builtin.LIST_APPEND && id <= Builtin.LIST_SORT) || id == Builtin.LIST_COPY
  }

  /** The Builtin of the method with this name; 0 if the type has no such method. */
  static method(tag: i32, name: i32): i32 {
    if (name == Name.INDEX) return Builtin.LIST_INDEX
    if (name == Name.COUNT) return Builtin.LIST_COUNT
    if (tag == Tag.TUPLE) return 0
    if (name == Name.APPEND) return Builtin.LIST_APPEND
    if (name == Name.POP) return Builtin.LIST_POP
    if (name == Name.INSERT) return Builtin.LIST_INSERT
    if (name == Name.EXTEND) return Builtin.LIST_EXTEND
    if (name == Name.REMOVE) return Builtin.LIST_REMOVE
    if (name == Name.CLEAR) return Builtin.LIST_CLEAR
    if (name == Name.REVERSE) return Builtin.LIST_REVERSE
    if (name == Name.COPY) return Builtin.LIST_COPY
    return name == Name.SORT ? Builtin.LIST_SORT : 0
  }

  static call(t: ThreadState, id: i32, callable: usize, first: usize, count: i32, keywords: usize): bool {
    if (
      !Arguments.areKnown(
        t,
        id,
        keywords,
        id == Builtin.LIST_SORT ? Name.REVERSE : Name.NONE,
        id == Builtin.LIST_SORT ? Name.KEY : Name.NONE,
      )
    )
      return false
    if (!ListsModule.counts(t, id, count - (keywords ? load<i32>(keywords) : 0))) return false
    const list = Cell.object(first)
    const item = first + CELL_BYTES
    if (id == Builtin.LIST_POP) return ListsModule.pop(t, callable, first, count)
    if (id == Builtin.LIST_INDEX) return ListsModule.index(t, callable, first, count)
    if (id == Builtin.LIST_COUNT) return ListsModule.count(t, callable, first)
    if (id == Builtin.LIST_COPY) return ListsModule.copy(t, callable, first)
    if (id == Builtin.LIST_SORT) {
      const reverse = Arguments.find(first, count, keywords, 1, Name.REVERSE)
      const key = Arguments.find(first, count, keywords, 1, Name.KEY)
      const backwards = reverse ? Compare.truth(t, reverse) : 0
      if (backwards < 0 || !ListsModule.sort(t, list, key && Cell.tag(key) != Tag.NONE ? key : 0, backwards > 0)) return false
    } else if (!ListsModule.change(t, id, list, item)) return false
    Cell.setNone(callable)
    return true
  }

  /** Raises an error unless the method accepts `count` arguments. The method's object counts as one. */
  private static counts(t: ThreadState, id: i32, count: i32): bool {
    switch (id) {
      case Builtin.LIST_POP:
        return Arguments.counts(t, id, count, 1, 2)
      case Builtin.LIST_INDEX:
        return Arguments.counts(t, id, count, 2, 4)
      case Builtin.LIST_INSERT:
        return Arguments.counts(t, id, count, 3, 3)
      case Builtin.LIST_CLEAR:
      case Builtin.LIST_COPY:
      case Builtin.LIST_REVERSE:
      case Builtin.LIST_SORT:
        return Arguments.counts(t, id, count, 1, 1)
      default:
        return Arguments.counts(t, id, count, 2, 2)
    }
  }

  /** Calls a method that changes the list and returns None. */
  private static change(t: ThreadState, id: i32, list: usize, item: usize): bool {
    switch (id) {
      case Builtin.LIST_APPEND:
        return ListsModule.given(List.append(t, list, item), item)
      case Builtin.LIST_INSERT: {
        if (!Cell.isInt(Cell.tag(item))) return Arguments.badType(t, id, Cell.tag(item))
        return ListsModule.given(List.insert(t, list, Cell.int(item), item + CELL_BYTES), item + CELL_BYTES)
      }
      case Builtin.LIST_EXTEND:
        return Sequences.appendAll(t, list, item)
      case Builtin.LIST_REMOVE:
        return ListsModule.remove(t, list, item)
      case Builtin.LIST_REVERSE: {
        List.reverse(list)
        return true
      }
      default:
        return ListsModule.clear(t, list)
    }
  }

  /** After a successful insertion, clears the cell `item`. The list has taken over the reference of that cell. */
  private static given(well: bool, item: usize): bool {
    if (well) Cell.setNone(item)
    return well
  }

  private static copy(t: ThreadState, callable: usize, first: usize): bool {
    const list = List.create(t, 0)
    if (!list) return false
    const well = Sequences.appendAll(t, list, first)
    if (well) Cell.set(callable, Tag.LIST, <i64>list)
    else Objects.release(t, list)
    return well
  }

  private static pop(t: ThreadState, callable: usize, first: usize, count: i32): bool {
    const tag = count == 2 ? Cell.tag(first + CELL_BYTES) : Tag.INT
    if (!Cell.isInt(tag)) return Arguments.badType(t, Builtin.LIST_POP, tag)
    const index: i64 = count == 2 ? Cell.int(first + CELL_BYTES) : -1
    const list = Cell.object(first)
    if (List.pop(list, index, callable)) return true
    if (List.length(list) == 0) return Errors.raise(t, Trap.VALUE, Builtin.LIST_POP, ValueReason.POP_EMPTY)
    return Errors.raise(t, Trap.INDEX, Tag.LIST, 2)
  }

  // --- methods that compare -----------------------------------------------------------------------------------------------------------

  /**
   * Searches the items from index `from` to index `to` - 1 for one equal to the value in `item`. @returns the index of the first such item;
   * -1 if no item is equal, or if a comparison raised an error
   */
  private static find(t: ThreadState, sequence: usize, item: usize, from: i64, to: i64): i64 {
    const candidate = Scratch.item(t)
    for (let i = from; i < to && Sequences.get(sequence, i, candidate); i++) {
      const found = Compare.equal(t, candidate, item)
      Objects.releaseCell(t, candidate)
      if (found != 0) return found > 0 ? i : -1
    }
    return -1
  }

  /** Executes index(value, start, stop) of a list or tuple. */
  private static index(t: ThreadState, callable: usize, first: usize, count: i32): bool {
    const item = first + CELL_BYTES
    for (let i = 2; i < count; i++) {
      const tag = Cell.tag(first + <usize>i * CELL_BYTES)
      if (!BigObjects.isAnyInt(tag)) return Arguments.badType(t, Builtin.LIST_INDEX, tag)
    }
    const length = Sequences.length(first)
    let from: i64 = count > 2 ? BigObjects.clamped(item + CELL_BYTES) : 0
    let to: i64 = count > 3 ? BigObjects.clamped(item + 2 * CELL_BYTES) : length
    if (from < 0) from = max<i64>(from + length, 0)
    if (to < 0) to += length
    const found = ListsModule.find(t, first, item, from, to)
    if (found >= 0) {
      Cell.set(callable, Tag.INT, found)
      return true
    }
    if (t.trap) return false
    if (Cell.tag(first) == Tag.TUPLE) return Errors.raise(t, Trap.VALUE, Builtin.LIST_INDEX, ValueReason.NOT_IN_TUPLE)
    return ListsModule.missing(t, item)
  }

  /** Raises an error such as "5 is not in list". */
  private static missing(t: ThreadState, item: usize): bool {
    const text = Text.begin(t)
    if (!Repr.repr(t, text, item, 0)) return text.abandon()
    const str = text.finish()
    return str != 0 && Errors.text(t, Trap.VALUE, Builtin.LIST_INDEX, ValueReason.NOT_IN_LIST, str)
  }

  private static count(t: ThreadState, callable: usize, first: usize): bool {
    let count: i64 = 0
    let at: i64 = -1
    do {
      at = ListsModule.find(t, first, first + CELL_BYTES, at + 1, i64.MAX_VALUE)
      if (at >= 0) count++
    } while (at >= 0)
    Cell.set(callable, Tag.INT, count)
    return t.trap == 0
  }

  /**
   * Removes the first item that is equal to `item`. The list is not locked during a comparison, which may run Python code, and other
   * threads may run meanwhile. If the item found is then no longer at its index, the search starts again.
   */
  private static remove(t: ThreadState, list: usize, item: usize): bool {
    const candidate = Scratch.item(t)
    for (let i: i64 = 0; List.get(list, i, candidate); i++) {
      const found = Compare.equal(t, candidate, item)
      const removed = found == 1 && List.popIf(list, i, candidate)
      Objects.releaseCell(t, candidate)
      if (removed) {
        // The release above dropped the reference that get() added. This one drops the reference that the list had.
        Objects.releaseCell(t, candidate)
        return true
      }
      if (found < 0) return false
      if (found == 1) i = -1
    }
    return Errors.raise(t, Trap.VALUE, Builtin.LIST_REMOVE, ValueReason.NOT_IN_LIST)
  }

  // --- methods that empty the list, if only for a while -------------------------------------------------------------------------------

  private static clear(t: ThreadState, list: usize): bool {
    const taken = List.create(t, 0)
    if (!taken) return false
    List.exchange(list, taken)
    Objects.release(t, taken)
    return true
  }

  /**
   * Sorts the list. As in CPython, the list is empty during the comparisons. If a comparison, the key function or another thread adds an
   * item in the meantime, sort() raises an error. The list then has the sorted items without the added ones.
   */
  private static sort(t: ThreadState, list: usize, key: usize, reverse: bool): bool {
    const taken = List.create(t, 0)
    if (!taken) return false
    List.exchange(list, taken)
    let well = Sort.sort(t, taken, key, reverse)
    List.exchange(list, taken)
    if (List.length(taken)) well = well && Errors.raise(t, Trap.VALUE, Builtin.LIST_SORT, ValueReason.LIST_MODIFIED)
    Objects.release(t, taken)
    return well
  }
}
