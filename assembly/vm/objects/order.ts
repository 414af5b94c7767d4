import { CELL_BYTES, STR_BYTES, STR_DATA, TUPLE_ITEMS } from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { Trap } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { Text } from '../text/text'
import { Classes } from './classes'
import { List, Tuple } from './lists'
import { Objects } from './objects'
import { Scratch } from './scratch'
import { Cell } from './values'

/**
 * The method resolution order (C3). It merges several lists: the order of each base, and the list of the bases. The next class is the head
 * of the first list whose head does not occur further back in any list.
 */
export abstract class Order {
  /** The ancestors of a class, in order. `bases` is the tuple of its bases. @returns a tuple; 0 if it raised an error */
  static merge(t: ThreadState, bases: usize): usize {
    const count = Tuple.length(bases)
    const heads = Scratch.text(t)
    memory.fill(heads, 0, (<usize>(count + 1)) << 2)
    const order = List.create(t, 4)
    if (!order) return 0
    while (!Order.isMerged(heads, bases)) {
      const next = Order.next(heads, bases)
      const cell = Scratch.item(t)
      if (next) {
        Objects.keep(next)
        Cell.set(cell, Tag.CLASS, <i64>next)
      }
      if (!next || !List.append(t, order, cell)) {
        Objects.release(t, order)
        if (!next) Order.fail(t, heads, bases)
        return 0
      }
      for (let i = 0; i <= count; i++) if (Order.has(bases, i, Order.head(heads, i), next)) Order.advance(heads, i)
    }
    const tuple = Tuple.of(t, List.items(order), List.length(order))
    if (tuple) Objects.copyCells(List.items(order), tuple + TUPLE_ITEMS, List.length(order))
    Objects.release(t, order)
    return tuple
  }

  @inline private static head(heads: usize, list: i32): i32 {
    return load<i32>(heads + ((<usize>list) << 2))
  }

  @inline private static advance(heads: usize, list: i32): void {
    store<i32>(heads + ((<usize>list) << 2), Order.head(heads, list) + 1)
  }

  @inline private static base(bases: usize, index: i32): usize {
    return Cell.object(bases + TUPLE_ITEMS + <usize>index * CELL_BYTES)
  }

  /** The length of a list. The last list is that of the bases themselves. */
  private static length(bases: usize, list: i32): i32 {
    return list < Tuple.length(bases) ? Classes.depth(Order.base(bases, list)) : list
  }

  /** The class at a place of a list; 0 after its end. */
  private static at(bases: usize, list: i32, place: i32): usize {
    if (place >= Order.length(bases, list)) return 0
    return list < Tuple.length(bases) ? Classes.at(Order.base(bases, list), place) : Order.base(bases, place)
  }

  private static has(bases: usize, list: i32, place: i32, one: usize): bool {
    return Order.at(bases, list, place) == one
  }

  private static isMerged(heads: usize, bases: usize): bool {
    for (let i = 0; i <= Tuple.length(bases); i++) if (Order.at(bases, i, Order.head(heads, i))) return false
    return true
  }

  /** The next class of the order; 0 if there is none. */
  private static next(heads: usize, bases: usize): usize {
    for (let i = 0; i <= Tuple.length(bases); i++) {
      const candidate = Order.at(bases, i, Order.head(heads, i))
      if (candidate && !Order.isInTail(heads, bases, candidate)) return candidate
    }
    return 0
  }

  private static isInTail(heads: usize, bases: usize, candidate: usize): bool {
    for (let i = 0; i <= Tuple.length(bases); i++) {
      for (let place = Order.head(heads, i) + 1; place < Order.length(bases, i); place++) {
        if (Order.has(bases, i, place, candidate)) return true
      }
    }
    return false
  }

  /** Raises CLASS_ORDER with the names of the classes at the heads of the lists, each once. */
  private static fail(t: ThreadState, heads: usize, bases: usize): void {
    const count = Tuple.length(bases)
    // Text.begin() overwrites the heads, which are in the same memory. So this loop first collects the names in a list.
    const names = List.create(t, count)
    if (!names) return
    const cell = Scratch.item(t)
    for (let i = 0; i <= count; i++) {
      const one = Order.at(bases, i, Order.head(heads, i))
      if (!one) continue
      let isNew = true
      for (let j = 0; j < i; j++) if (Order.has(bases, j, Order.head(heads, j), one)) isNew = false
      if (!isNew) continue
      Cell.set(cell, Tag.STR, <i64>Classes.name(one))
      Objects.keepCell(cell)
      if (!List.append(t, names, cell)) Objects.releaseCell(t, cell)
    }
    const text = Text.begin(t)
    for (let i = 0; i < List.length(names); i++) {
      const str = Cell.object(List.items(names) + <usize>i * CELL_BYTES)
      if (i > 0) text.letters(0x202c)
      text.copy(str + STR_DATA, load<i32>(str, STR_BYTES))
    }
    Objects.release(t, names)
    const str = text.finish()
    if (str) Errors.text(t, Trap.CLASS_ORDER, 0, 0, str)
  }
}
