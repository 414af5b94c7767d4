import { CELL_BYTES } from '../../abi/layout'
import { Name } from '../../abi/names'
import { Tag } from '../../abi/tags'
import { ContainerReason, Trap } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { LACKS, RAISED, Specials } from '../eval/specials'
import { Dict } from './dict'
import { Iterators } from './iterators'
import { List } from './lists'
import { Missing } from './missing'
import { Next } from './next'
import { Objects } from './objects'
import { Scratch } from './scratch'
import { Sequences } from './sequences'
import { Cell } from './values'

/**
 * The `depth` (dict.ts) of a search during update(). Such a search uses the scratch cells from number 2 * depth on, and update() keeps its
 * own values in the cells below.
 */
const DEPTH: i32 = 2
/**
 * The error about an item that is not a pair shows two numbers: the position of the item in the iterable, and the number of the item's
 * parts. A number above MOST_SHOWN appears as MOST_SHOWN.
 */
const MOST_SHOWN: i32 = 0xffff

/** The operations of instructions and methods on dicts. Unless noted, a function that fails leaves its operands in place. */
export abstract class Mappings {
  /** BUILD_MAP: replaces `count` pairs of keys and values, which start at `first`, by a dict. */
  static build(t: ThreadState, first: usize, count: i32): bool {
    const dict = Dict.create(t)
    if (!dict) return false
    for (let i = 0; i < count; i++) {
      const key = first + <usize>(2 * i) * CELL_BYTES
      if (Dict.set(t, dict, key, key + CELL_BYTES)) continue
      Objects.release(t, dict)
      return false
    }
    return Objects.finish(t, first, 2 * count, Tag.DICT, <i64>dict)
  }

  /** Executes dict[key]. The cells of dict and key start at `dict`. The value replaces them. */
  static item(t: ThreadState, dict: usize): bool {
    const key = dict + CELL_BYTES
    const value = Scratch.result(t)
    const found = Dict.get(t, Cell.object(dict), key, value)
    if (found < 1) return found < 0 ? false : Missing.key(t, key)
    Objects.releaseCells(t, dict, 2)
    Cell.move(value, dict)
    return true
  }

  /** Executes dict[key] = value. The cells of value, dict and key start at `value`. On success, drops them. */
  static setItem(t: ThreadState, value: usize): bool {
    const dict = value + CELL_BYTES
    if (!Dict.set(t, Cell.object(dict), dict + CELL_BYTES, value)) return false
    Objects.releaseCells(t, value, 3)
    return true
  }

  /** Executes del dict[key]. The cells of dict and key start at `dict`. On success, drops them. */
  static deleteItem(t: ThreadState, dict: usize): bool {
    const key = dict + CELL_BYTES
    const found = Dict.remove(t, Cell.object(dict), key, 0)
    if (found < 1) return found < 0 ? false : Missing.key(t, key)
    Objects.releaseCells(t, dict, 2)
    return true
  }

  // --- several items ------------------------------------------------------------------------------------------------------------------

  /** Adds the items of a mapping to a dict. */
  static merge(t: ThreadState, dict: usize, mapping: usize): bool {
    if (Specials.lists(mapping, Name.KEYS)) return Mappings.addItems(t, dict, mapping)
    if (Cell.tag(mapping) != Tag.DICT) return Errors.raise(t, Trap.CONTAINER, ContainerReason.NOT_A_MAPPING, Cell.tag(mapping))
    const other = Cell.object(mapping)
    if (other == dict) return true
    const key = Scratch.nested(t, 0)
    const value = Scratch.nested(t, 1)
    const length = Dict.length(other)
    for (let at = Dict.at(other, 0, key, value); at; at = Dict.at(other, at, key, value)) {
      const well = Dict.set(t, dict, key, value, DEPTH)
      Objects.releaseCells(t, key, 2)
      if (!well) return false
      if (Dict.length(other) != length) return Errors.raise(t, Trap.CONTAINER, ContainerReason.DICT_MUTATED, 0)
    }
    return true
  }

  /** Adds the items of a mapping, or of an iterable of pairs, to a dict. */
  static update(t: ThreadState, dict: usize, from: usize): bool {
    if (Cell.tag(from) == Tag.DICT || Specials.lists(from, Name.KEYS)) return Mappings.merge(t, dict, from)
    const iterator = Scratch.nested(t, 0)
    const item = Scratch.nested(t, 1)
    Objects.copyCell(from, iterator)
    if (!Iterators.open(t, iterator)) {
      Objects.releaseCell(t, iterator)
      return false
    }
    let next = Iterators.next(t, iterator, item)
    for (let number = 0; next == Next.ITEM; number++) {
      const well = Mappings.addPair(t, dict, item, number)
      Objects.releaseCell(t, item)
      next = well ? Iterators.next(t, iterator, item) : Next.FAILED
    }
    Objects.releaseCell(t, iterator)
    return next != Next.FAILED
  }

  /** Adds the items of an instance with a method keys(). */
  private static addItems(t: ThreadState, dict: usize, mapping: usize): bool {
    const iterator = Scratch.nested(t, 0)
    const key = Scratch.nested(t, 1)
    const keys = Specials.call(t, mapping, Name.KEYS)
    if (keys <= RAISED) return false
    Cell.move(keys, iterator)
    let next = Iterators.open(t, iterator) ? Iterators.next(t, iterator, key) : Next.FAILED
    while (next == Next.ITEM) {
      const well = Mappings.addItem(t, dict, mapping, key)
      Objects.releaseCell(t, key)
      next = well ? Iterators.next(t, iterator, key) : Next.FAILED
    }
    Objects.releaseCell(t, iterator)
    return next != Next.FAILED
  }

  private static addItem(t: ThreadState, dict: usize, mapping: usize, key: usize): bool {
    const value = Scratch.nested(t, 2)
    const result = Specials.call(t, mapping, Name.DUNDER_GETITEM, key)
    if (result == RAISED) return false
    if (result == LACKS) return Errors.raise(t, Trap.CONTAINER, ContainerReason.NOT_A_MAPPING, Cell.tag(mapping))
    Cell.move(result, value)
    const well = Dict.set(t, dict, key, value, DEPTH + 1)
    Objects.releaseCell(t, value)
    return well
  }

  /** Adds an item of an iterable of pairs. `number` is its number in the iterable. */
  private static addPair(t: ThreadState, dict: usize, pair: usize, number: i32): bool {
    if (!Iterators.isIterable(Cell.tag(pair))) return Errors.raise(t, Trap.CONTAINER, ContainerReason.ITEM_TYPE, number)
    const parts = List.create(t, 2)
    if (!parts) return false
    let well = Sequences.appendAll(t, parts, pair)
    if (well) {
      const count = List.length(parts)
      if (count == 2) well = Dict.set(t, dict, List.items(parts), List.items(parts) + CELL_BYTES, DEPTH)
      else {
        const shown = min(number, MOST_SHOWN) | (min(count, MOST_SHOWN) << 16)
        well = Errors.raise(t, Trap.CONTAINER, ContainerReason.ITEM_LENGTH, shown)
      }
    }
    Objects.release(t, parts)
    return well
  }

  /** A copy of a dict; 0 if it raised an error. */
  static copy(t: ThreadState, dict: usize): usize {
    const copy = Dict.create(t)
    if (!copy) return 0
    const key = Scratch.nested(t, 0)
    const value = Scratch.nested(t, 1)
    for (let at = Dict.at(dict, 0, key, value); at; at = Dict.at(dict, at, key, value)) {
      const well = Dict.set(t, copy, key, value, DEPTH)
      Objects.releaseCells(t, key, 2)
      if (well) continue
      Objects.release(t, copy)
      return 0
    }
    return copy
  }

  /**
   * Executes dict | other, or dict |= other if `inPlace`. The two cells start at `left`; the result replaces them. @returns false if it
   * raised an error, or, without an error, if the operator does not accept the operands
   */
  static union(t: ThreadState, left: usize, inPlace: bool): bool {
    const right = left + CELL_BYTES
    if (Cell.tag(left) != Tag.DICT) return false
    const dict = Cell.object(left)
    if (inPlace) {
      if (!Mappings.update(t, dict, right)) return false
      Objects.releaseCell(t, right)
      return true
    }
    if (Cell.tag(right) != Tag.DICT) return false
    const copy = Mappings.copy(t, dict)
    if (!copy) return false
    if (Mappings.merge(t, copy, right)) return Objects.finish(t, left, 2, Tag.DICT, <i64>copy)
    Objects.release(t, copy)
    return false
  }
}
