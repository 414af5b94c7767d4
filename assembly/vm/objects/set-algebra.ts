import { Operator } from '../../abi/instructions'
import { CELL_BYTES } from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { Trap } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { Dict } from './dict'
import { Hashes } from './hashes'
import { Iterators } from './iterators'
import { Next } from './next'
import { Objects } from './objects'
import { MAX_NESTING, Scratch } from './scratch'
import { Sequences } from './sequences'
import { Sets } from './sets'
import { Cell } from './values'
import { View, ViewKind } from './views'

/** What a walk does with each item of the iterable: it changes the set, adds to the result, or asks the container. */
export const enum Walk {
  /** Adds the item to the set. */
  ADD = 0,
  /** Removes the item from the set. */
  DISCARD = 1,
  /** Removes the item from the set, or adds it if the set lacks it. */
  TOGGLE = 2,
  /** Adds the item to the result if the container has it. */
  COMMON = 3,
  /** Adds the item to the result if the container lacks it. */
  OTHERS = 4,
  /** Stops unless the container has the item. */
  ALL = 5,
  /** Stops if the container has the item. */
  NONE = 6,
}

/** A walk uses two levels of scratch cells: one for the iterable, and one for an item and its hash. */
const DEPTH: i32 = 2

/** The operations on two or more sets. They visit the items in the same order as CPython 3.11. */
export abstract class SetAlgebra {
  /** Whether set operators accept the value in this cell. */
  static isOperand(cell: usize): bool {
    return Sets.isOne(Cell.tag(cell)) || (Cell.tag(cell) == Tag.VIEW && View.kindOf(cell) != ViewKind.VALUES)
  }

  /**
   * Visits the items of the iterable in the cell `from`. `set` is the cell of the set or dict that the walk changes or asks, and `result`
   * is a set. @returns 1 at the end, 0 if the walk stopped early, -1 if it raised an error
   */
  static walk(t: ThreadState, what: Walk, from: usize, set: usize, result: usize, depth: i32): i32 {
    if (2 * depth + 3 >= MAX_NESTING) {
      Errors.raise(t, Trap.RECURSION, 0, 0)
      return -1
    }
    const source = Scratch.nested(t, 2 * depth)
    const item = Scratch.nested(t, 2 * depth + 1)
    Objects.copyCell(from, source)
    let verdict = Sets.isOne(Cell.tag(source)) || Iterators.open(t, source) ? 1 : -1
    let at = 0
    while (verdict > 0) {
      at = SetAlgebra.step(t, source, at, item)
      if (at <= 0) break
      verdict = SetAlgebra.visit(t, what, item, set, result, depth + DEPTH)
      Objects.releaseCell(t, item)
    }
    Objects.releaseCell(t, source)
    return at < 0 ? -1 : verdict
  }

  /** Writes the next item and, above it, its hash. @returns a positive number, 0 at the end, -1 if it raised an error */
  private static step(t: ThreadState, source: usize, at: i32, item: usize): i32 {
    if (Sets.isOne(Cell.tag(source))) return Sets.at(Cell.object(source), at, item)
    const next = Iterators.next(t, source, item)
    if (next != Next.ITEM) return next == Next.END ? 0 : -1
    const hash = Hashes.of(t, item)
    store<i64>(item, hash, CELL_BYTES)
    if (hash != -1) return 1
    Objects.releaseCell(t, item)
    return -1
  }

  private static visit(t: ThreadState, what: Walk, item: usize, set: usize, result: usize, depth: i32): i32 {
    const hash = load<i64>(item, CELL_BYTES)
    const object = Cell.object(set)
    if (what == Walk.ADD) return Sets.add(t, object, item, hash, depth) ? 1 : -1
    if (what <= Walk.TOGGLE) {
      const removed = Sets.remove(t, object, item, hash, depth)
      if (removed < 0) return -1
      return removed || what == Walk.DISCARD || Sets.add(t, object, item, hash, depth) ? 1 : -1
    }
    const has = SetAlgebra.has(t, set, item, hash, depth)
    if (has < 0) return -1
    if (what == Walk.ALL) return has
    if (what == Walk.NONE) return 1 - has
    return has != (what == Walk.COMMON ? 1 : 0) || Sets.add(t, result, item, hash, depth) ? 1 : -1
  }

  /** Whether a set, dict or view has an item. */
  private static has(t: ThreadState, set: usize, item: usize, hash: i64, depth: i32): i32 {
    if (Sets.isOne(Cell.tag(set))) return Sets.has(t, Cell.object(set), item, hash, depth)
    return SetAlgebra.viewHas(t, set, item, depth)
  }

  /** Whether a dict, or a view of keys or items, has an item. @returns 1, 0, or -1 if it raised an error */
  static viewHas(t: ThreadState, view: usize, item: usize, depth: i32): i32 {
    const dict = View.dictOf(view)
    if (View.kindOf(view) == ViewKind.KEYS) return Dict.has(t, dict, item, depth)
    if (Cell.tag(item) != Tag.TUPLE || Sequences.length(item) != 2) return 0
    return Dict.hasItem(t, dict, Cell.object(item), depth)
  }

  /** Adds the items of an iterable to the set in the cell `set`. */
  static update(t: ThreadState, set: usize, from: usize): bool {
    const object = Cell.object(set)
    const tag = Cell.tag(from)
    if (Sets.isOne(tag)) {
      const other = Cell.object(from)
      if (other == object || !Sets.length(other)) return true
      if (!Sets.reserve(t, object, Sets.length(other))) return false
      if (Sets.copyTable(object, other)) return true
    } else if (tag == Tag.DICT && !Sets.reserve(t, object, Dict.length(Cell.object(from)))) return false
    return SetAlgebra.walk(t, Walk.ADD, from, set, 0, 0) > 0
  }

  /** Writes a new set of the items of an iterable to `to`. If `from` is 0, the set is empty. */
  static make(t: ThreadState, kind: i32, from: usize, to: usize): bool {
    const set = Sets.create(t, kind)
    if (!set) return false
    // update() needs the set in a cell. The cell `to` cannot be used for it, because `from` may be the same cell.
    const cell = Scratch.sumIterator(t)
    Cell.set(cell, kind, <i64>set)
    if (from && !SetAlgebra.update(t, cell, from)) {
      Objects.release(t, set)
      return false
    }
    Cell.move(cell, to)
    return true
  }

  /**
   * Writes `set | other`, or another operation on the two, to `to`. `other` is any iterable. The result has the kind of `set`, which is the
   * cell of a set. `operator` is OR, AND, SUBTRACT or XOR.
   */
  static combine(t: ThreadState, operator: i32, set: usize, other: usize, to: usize): bool {
    const kind = Cell.tag(set)
    const isSet = Sets.isOne(Cell.tag(other))
    if (operator == Operator.AND) return SetAlgebra.intersection(t, set, other, to)
    if (operator == Operator.XOR) {
      if (!SetAlgebra.make(t, kind, other, to)) return false
      return SetAlgebra.finish(t, to, SetAlgebra.walk(t, Walk.TOGGLE, set, to, 0, 0))
    }
    const isSmall = (isSet || Cell.tag(other) == Tag.DICT) && Sequences.length(set) >> 2 <= Sequences.length(other)
    if (operator == Operator.SUBTRACT && isSmall) {
      if (!SetAlgebra.make(t, kind, 0, to)) return false
      return SetAlgebra.finish(t, to, SetAlgebra.walk(t, Walk.OTHERS, set, other, Cell.object(to), 0))
    }
    if (!SetAlgebra.make(t, kind, set, to)) return false
    return SetAlgebra.finish(t, to, SetAlgebra.change(t, operator, to, other) ? 1 : -1)
  }

  private static intersection(t: ThreadState, set: usize, other: usize, to: usize): bool {
    const kind = Cell.tag(set)
    if (Sets.isOne(Cell.tag(other))) {
      if (Cell.object(other) == Cell.object(set)) return SetAlgebra.make(t, kind, set, to)
      if (Sequences.length(other) > Sequences.length(set)) {
        if (!SetAlgebra.make(t, kind, 0, to)) return false
        return SetAlgebra.finish(t, to, SetAlgebra.walk(t, Walk.COMMON, set, other, Cell.object(to), 0))
      }
    }
    if (!SetAlgebra.make(t, kind, 0, to)) return false
    return SetAlgebra.finish(t, to, SetAlgebra.walk(t, Walk.COMMON, other, set, Cell.object(to), 0))
  }

  /** Drops the set in `to` if the walk failed. */
  private static finish(t: ThreadState, to: usize, verdict: i32): bool {
    if (verdict < 0) {
      Objects.releaseCell(t, to)
      Cell.setNone(to)
    }
    return verdict >= 0
  }

  /** Changes a set in place, as `set |= other` does. `other` is any iterable. */
  static change(t: ThreadState, operator: i32, set: usize, other: usize): bool {
    const object = Cell.object(set)
    if (operator == Operator.OR) return SetAlgebra.update(t, set, other)
    const isSelf = Sets.isOne(Cell.tag(other)) && Cell.object(other) == object
    if (operator == Operator.SUBTRACT && !isSelf) {
      return SetAlgebra.walk(t, Walk.DISCARD, other, set, 0, 0) > 0 && Sets.tidy(t, object)
    }
    // The other operations first make a set: the new contents, or for `^=` the items to toggle. After an exchange, `made` has the old
    // items, and its release drops them.
    const made = Scratch.operand(t)
    const well =
      isSelf && operator != Operator.AND ? SetAlgebra.make(t, Tag.SET, 0, made) : SetAlgebra.changed(t, operator, set, other, made)
    if (!well) return false
    if (operator == Operator.XOR && !isSelf) {
      const toggled = SetAlgebra.walk(t, Walk.TOGGLE, made, set, 0, 0) > 0
      Objects.releaseCell(t, made)
      return toggled
    }
    Sets.exchange(object, Cell.object(made))
    Objects.releaseCell(t, made)
    return true
  }

  /** Makes a set in `to`: for `&=` the items that remain, for `^=` the items to toggle. */
  private static changed(t: ThreadState, operator: i32, set: usize, other: usize, to: usize): bool {
    return operator == Operator.AND ? SetAlgebra.intersection(t, set, other, to) : SetAlgebra.make(t, Tag.SET, other, to)
  }

  /**
   * The operators of sets and views. The two cells start at `left`; the result replaces them. @returns false if it raised an error, or,
   * without an error, if the operator does not accept the operands
   */
  static binary(t: ThreadState, left: usize, operator: i32, inPlace: bool): bool {
    const right = left + CELL_BYTES
    const isOne = operator == Operator.OR || operator == Operator.AND || operator == Operator.SUBTRACT || operator == Operator.XOR
    if (!isOne || !SetAlgebra.isOperand(left) || !SetAlgebra.isOperand(right)) return false
    if (inPlace && Cell.tag(left) == Tag.SET) {
      if (!SetAlgebra.change(t, operator, left, right)) return false
      Objects.releaseCell(t, right)
      return true
    }
    const result = Scratch.result(t)
    if (Sets.isOne(Cell.tag(left)) && Sets.isOne(Cell.tag(right))) {
      if (!SetAlgebra.combine(t, operator, left, right, result)) return false
    } else {
      const copy = Scratch.item(t)
      if (!SetAlgebra.make(t, Tag.SET, left, copy)) return false
      const well = SetAlgebra.combine(t, operator, copy, right, result)
      Objects.releaseCell(t, copy)
      if (!well) return false
    }
    Objects.releaseCells(t, left, 2)
    Cell.move(result, left)
    return true
  }
}
