import { CELL_BYTES, STR_DATA, TUPLE_ITEMS } from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { Trap } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { BuiltinsModule } from '../builtins/builtins'
import { Errors } from '../errors'
import { BigObjects } from './bigobjects'
import { INTERPRETER_ID, INTERPRETER_SIZE } from './fields'
import { List, Tuple } from './lists'
import { Objects } from './objects'
import { MAX_NESTING, Scratch } from './scratch'
import { Sequences } from './sequences'
import { Str } from './strings'
import { Cell } from './values'

/**
 * Copies of values for another interpreter. Interpreters cannot share an object, because the GIL of one does not protect reference counts
 * in the other. The lab can copy numbers, None, functions, str, bytes, tuples, lists and Interpreters. CPython also pickles other values;
 * the lab raises an error that names the value.
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
      // An item in another interpreter's heap is part of a copy that only this thread can reach. No other thread changes its count.
      Objects.releaseCell(t, item)
      if (!copied) {
        Objects.release(t, copy)
        return false
      }
    }
    Cell.set(to, tag, <i64>copy)
    return true
  }
}
