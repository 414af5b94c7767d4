import { CELL_BYTES } from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { ThreadState } from '../../thread'
import { SET_FILL, SET_HASH, SET_LENGTH, SET_MASK, SET_TABLE, SET_TABLES } from './fields'
import { Heap } from './heap'
import { Cell } from './values'

/**
 * An entry: the cell of the item, then its i64 hash. A free entry has the hash 0, and a removed one the hash -1. Both have an unset cell.
 */
export const SET_ENTRY_BYTES: usize = 24
const HASH: usize = CELL_BYTES
const REMOVED: i64 = -1
/** The number of entries of a new set. */
export const SET_LEAST: u32 = 8
/** A search tries this many entries after the first place before it jumps. */
const LINEAR_PROBES: u32 = 9
const PERTURB_SHIFT: u64 = 5
/**
 * A table that grows gets more than twice as many entries as the set has items, or more than four times as many if the set has at most this
 * number of items.
 */
const LARGE: u32 = 50000

/**
 * The table of a set, with the probing, the sizes and the growth of CPython 3.11 (Objects/setobject.c). Sets of ints therefore have
 * CPython's order. The caller holds the set's lock, unless the set is new or dead, or the function is frozenHash(). No function of this
 * class runs Python code.
 */
export abstract class SetTable {
  /** A table of free entries; 0 if the heap is exhausted. */
  static blank(t: ThreadState, size: u32): usize {
    const table = Heap.allocate(t, <usize>size * SET_ENTRY_BYTES)
    if (table) memory.fill(table, 0, <usize>size * SET_ENTRY_BYTES)
    return table
  }

  static free(t: ThreadState, set: usize): void {
    const table = <usize>load<u32>(set, SET_TABLE)
    if (table) Heap.free(t, table, (<usize>load<u32>(set, SET_MASK) + 1) * SET_ENTRY_BYTES)
  }

  @inline static entry(set: usize, index: i32): usize {
    return <usize>load<u32>(set, SET_TABLE) + <usize>index * SET_ENTRY_BYTES
  }

  @inline static hash(entry: usize): i64 {
    return load<i64>(entry, HASH)
  }

  @inline static isItem(entry: usize): bool {
    return Cell.tag(entry) != Tag.UNSET
  }

  @inline static isFree(entry: usize): bool {
    return Cell.tag(entry) == Tag.UNSET && load<i64>(entry, HASH) == 0
  }

  /** The number of entries that a search tries after the place `at` before it jumps. */
  @inline static probes(mask: u32, at: u32): u32 {
    return at + LINEAR_PROBES <= mask ? LINEAR_PROBES : 0
  }

  @inline static nextPerturb(perturb: u64): u64 {
    return perturb >> PERTURB_SHIFT
  }

  @inline static nextPlace(mask: u32, at: u32, perturb: u64): u32 {
    return (at * 5 + 1 + <u32>perturb) & mask
  }

  /** The first item at or after `index`; -1 if none follows. */
  static from(set: usize, index: i32): i32 {
    const mask = load<i32>(set, SET_MASK)
    for (; index <= mask; index++) if (SetTable.isItem(SetTable.entry(set, index))) return index
    return -1
  }

  /**
   * Moves an item to the free or removed entry `index`, and grows the table if three fifths of it are used. @returns false if the heap is
   * exhausted
   */
  static fill(t: ThreadState, set: usize, index: i32, item: usize, hash: i64): bool {
    const entry = SetTable.entry(set, index)
    const isFree = SetTable.isFree(entry)
    Cell.move(item, entry)
    store<i64>(entry, hash, HASH)
    store<u32>(set, load<u32>(set, SET_LENGTH) + 1, SET_LENGTH)
    if (!isFree) return true
    const fill = load<u32>(set, SET_FILL) + 1
    store<u32>(set, fill, SET_FILL)
    return fill * 5 < load<u32>(set, SET_MASK) * 3 || SetTable.resize(t, set, SetTable.growth(set))
  }

  @inline static growth(set: usize): u32 {
    const length = load<u32>(set, SET_LENGTH)
    return length > LARGE ? length * 2 : length * 4
  }

  /** Removes an item. The caller takes over its reference. */
  static remove(set: usize, index: i32): void {
    const entry = SetTable.entry(set, index)
    Cell.set(entry, Tag.UNSET, 0)
    store<i64>(entry, REMOVED, HASH)
    store<u32>(set, load<u32>(set, SET_LENGTH) - 1, SET_LENGTH)
  }

  /**
   * Gives the set a table with more than `least` entries. Moves the items into it, but no removed entries. @returns false if the heap is
   * exhausted
   */
  static resize(t: ThreadState, set: usize, least: u32): bool {
    let size = SET_LEAST
    while (size <= least) size <<= 1
    const table = SetTable.blank(t, size)
    if (!table) return false
    for (let index = SetTable.from(set, 0); index >= 0; index = SetTable.from(set, index + 1)) {
      const entry = SetTable.entry(set, index)
      const place = SetTable.freePlace(table, size - 1, SetTable.hash(entry))
      Cell.move(entry, place)
      store<i64>(place, SetTable.hash(entry), HASH)
    }
    SetTable.free(t, set)
    store<u32>(set, <u32>table, SET_TABLE)
    store<u32>(set, size - 1, SET_MASK)
    store<u32>(set, load<u32>(set, SET_LENGTH), SET_FILL)
    store<u32>(set, load<u32>(set, SET_TABLES) + 1, SET_TABLES)
    return true
  }

  private static freePlace(table: usize, mask: u32, hash: i64): usize {
    let at = <u32>hash & mask
    let perturb = <u64>hash
    while (true) {
      let entry = table + <usize>at * SET_ENTRY_BYTES
      for (let probes = <i32>SetTable.probes(mask, at); probes >= 0; probes--, entry += SET_ENTRY_BYTES) {
        if (!SetTable.isItem(entry)) return entry
      }
      perturb = SetTable.nextPerturb(perturb)
      at = SetTable.nextPlace(mask, at, perturb)
    }
  }

  /** The hash of a frozenset, which does not depend on the order of its items. */
  static frozenHash(set: usize): i64 {
    if (load<i64>(set, SET_HASH) != -1) return load<i64>(set, SET_HASH)
    let sum: u64 = 0
    for (let index = SetTable.from(set, 0); index >= 0; index = SetTable.from(set, index + 1)) {
      const hash = <u64>SetTable.hash(SetTable.entry(set, index))
      sum ^= (hash ^ 89869747 ^ (hash << 16)) * 3644798167
    }
    sum ^= (<u64>load<u32>(set, SET_LENGTH) + 1) * 1927868237
    sum ^= (sum >> 11) ^ (sum >> 25)
    const hash = <i64>(sum * 69069 + 907133923)
    return hash == -1 ? 590923713 : hash
  }
}
