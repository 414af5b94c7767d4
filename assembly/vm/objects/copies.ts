import { CELL_BYTES, STR_DATA, TUPLE_ITEMS } from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { Trap } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { BuiltinsModule } from '../builtins/builtins'
import { Errors } from '../errors'
import { BigObjects } from './bigobjects'
import { Deque } from './deques'
import { Dict } from './dict'
import { INTERPRETER_ID, INTERPRETER_SIZE } from './fields'
import { List, Tuple } from './lists'
import { Objects } from './objects'
import { MAX_NESTING, Scratch } from './scratch'
import { Sequences } from './sequences'
import { Sets } from './sets'
import { Str } from './strings'
import { Cell } from './values'

/**
 * Copies of values for another interpreter. Interpreters cannot share an object, because the GIL of one does not protect reference counts
 * in the other. The lab can copy numbers, None, str, bytes, tuples, lists, dicts, sets, deques, Interpreters, builtins, and functions that
 * need no function object (Tag.FUNCTION). CPython also pickles other values; the lab raises an error that names the value.
 */
export abstract class Copies {
  /**
   * Copies a value, and everything in it, into the heap of the thread's current interpreter. The value must be in the same heap, or be a
   * copy that this function made in another heap. Only this thread has a reference to such a copy.
   */
  static deep(t: ThreadState, from: usize, to: usize, depth: i32): bool {
    const tag = Cell.tag(from)
    // Constants are immortal, and all interpreters share them.
    if (!Cell.isObject(from) || load<i32>(Cell.object(from)) < 0) {
      Cell.move(from, to)
      return true
    }
    if (Str.isOne(tag)) {
      const str = Cell.object(from)
      const copy = Str.ofKind(t, tag, str + STR_DATA, Str.bytes(str))
      if (copy) Cell.set(to, tag, <i64>copy)
      return copy != 0
    }
    if (tag == Tag.BIGINT) {
      const copy = BigObjects.copy(t, Cell.object(from))
      if (copy) Cell.set(to, tag, <i64>copy)
      return copy != 0
    }
    if (tag == Tag.INTERPRETER) {
      const handle = Objects.create(t, tag, INTERPRETER_SIZE)
      if (!handle) return false
      store<i32>(handle, load<i32>(Cell.object(from), INTERPRETER_ID), INTERPRETER_ID)
      Cell.set(to, tag, <i64>handle)
      return true
    }
    if (tag == Tag.TUPLE || tag == Tag.LIST) return Copies.items(t, from, to, depth)
    if (tag == Tag.DICT) return Copies.dict(t, from, to, depth)
    if (Sets.isOne(tag)) return Copies.set(t, from, to, depth)
    if (tag == Tag.DEQUE) return Copies.deque(t, from, to, depth)
    if (BuiltinsModule.convert(t, Scratch.result(t), from, false)) {
      t.trapText = Cell.object(Scratch.result(t))
      Errors.raise(t, Trap.NOT_SHAREABLE, 0, 0)
    }
    return false
  }

  private static items(t: ThreadState, from: usize, to: usize, depth: i32): bool {
    if (depth >= MAX_NESTING) return Errors.raise(t, Trap.RECURSION, 0, 0)
    const tag = Cell.tag(from)
    const count = <i32>Sequences.length(from)
    const copy = tag == Tag.LIST ? List.blank(t, count) : Tuple.blank(t, count)
    if (!copy) return false
    const items = tag == Tag.LIST ? List.items(copy) : copy + TUPLE_ITEMS
    const item = Scratch.nested(t, depth)
    for (let i = 0; i < count && Sequences.get(from, i, item); i++) {
      const copied = Copies.deep(t, item, items + <usize>i * CELL_BYTES, depth + 1)
      // An item in another interpreter's heap is part of a copy that only this thread can reach. So no other thread changes its count, and
      // the release needs no GIL.
      Objects.releaseCell(t, item)
      if (!copied) {
        Objects.release(t, copy)
        return false
      }
    }
    Cell.set(to, tag, <i64>copy)
    return true
  }

  /** Each level of nesting uses four scratch cells: a key, its value, and their copies. */
  private static dict(t: ThreadState, from: usize, to: usize, depth: i32): bool {
    if (depth + 4 >= MAX_NESTING) return Errors.raise(t, Trap.RECURSION, 0, 0)
    const copy = Dict.create(t)
    if (!copy) return false
    const key = Scratch.nested(t, depth)
    const copies = key + 2 * CELL_BYTES
    for (let at = Dict.at(Cell.object(from), 0, key, key + CELL_BYTES); at; at = Dict.at(Cell.object(from), at, key, key + CELL_BYTES)) {
      let count = 0
      while (count < 2 && Copies.deep(t, key + <usize>count * CELL_BYTES, copies + <usize>count * CELL_BYTES, depth + 4)) count++
      const well = count == 2 && Dict.set(t, copy, copies, copies + CELL_BYTES, (depth + 5) >> 1)
      Objects.releaseCells(t, key, 2)
      Objects.releaseCells(t, copies, count)
      if (well) continue
      Objects.release(t, copy)
      return false
    }
    Cell.set(to, Tag.DICT, <i64>copy)
    return true
  }

  /** Each level of nesting uses three scratch cells: an item, its hash, and its copy, which has the same hash. */
  private static set(t: ThreadState, from: usize, to: usize, depth: i32): bool {
    if (depth + 3 >= MAX_NESTING) return Errors.raise(t, Trap.RECURSION, 0, 0)
    const set = Sets.create(t, Cell.tag(from))
    if (!set) return false
    const item = Scratch.nested(t, depth)
    const copy = item + 2 * CELL_BYTES
    for (let at = Sets.at(Cell.object(from), 0, item); at; at = Sets.at(Cell.object(from), at, item)) {
      let well = Copies.deep(t, item, copy, depth + 3)
      Objects.releaseCell(t, item)
      if (well) {
        well = Sets.add(t, set, copy, load<i64>(item, CELL_BYTES), (depth + 4) >> 1)
        Objects.releaseCell(t, copy)
      }
      if (well) continue
      Objects.release(t, set)
      return false
    }
    Cell.set(to, Cell.tag(from), <i64>set)
    return true
  }

  private static deque(t: ThreadState, from: usize, to: usize, depth: i32): bool {
    if (depth + 2 >= MAX_NESTING) return Errors.raise(t, Trap.RECURSION, 0, 0)
    const deque = Deque.create(t, Deque.maxlen(Cell.object(from)))
    if (!deque) return false
    const item = Scratch.nested(t, depth)
    for (let i = 0; Deque.get(Cell.object(from), i, item); i++) {
      const copied = Copies.deep(t, item, item + CELL_BYTES, depth + 2)
      Objects.releaseCell(t, item)
      if (copied && Deque.push(t, deque, item + CELL_BYTES, false)) continue
      if (copied) Objects.releaseCell(t, item + CELL_BYTES)
      Objects.release(t, deque)
      return false
    }
    Cell.set(to, Tag.DEQUE, <i64>deque)
    return true
  }
}
