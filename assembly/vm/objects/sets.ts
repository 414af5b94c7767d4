import { Tag } from '../../abi/tags'
import { Trap } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { Compare } from '../operators/compare'
import { SET_FILL, SET_FINGER, SET_HASH, SET_LENGTH, SET_LOCK, SET_MASK, SET_SIZE, SET_TABLE, SET_TABLES } from './fields'
import { Hashes } from './hashes'
import { Objects } from './objects'
import { MAX_NESTING, Scratch } from './scratch'
import { SET_LEAST, SetTable } from './set-table'
import { Spin } from './spin'
import { Str } from './strings'
import { Cell } from './values'

// FAILED: the search raised an error. CHANGED: the table changed during a comparison. A result of 0 or more is the index of the item's
// entry. If the set lacks the item, the result is ~index, which is negative. `index` is the index of an entry that the item can take.
const FAILED: i32 = i32.MIN_VALUE
const CHANGED: i32 = i32.MIN_VALUE + 1

/**
 * Python's set and frozenset. The GIL guards a set. Without a GIL, its own lock does, which is never held while Python code runs. `depth`
 * means the same as in Dict.
 */
export abstract class Sets {
  @inline static isOne(tag: i32): bool {
    return tag == Tag.SET || tag == Tag.FROZENSET
  }

  /** An empty set; `kind` is its Tag. @returns 0 if the heap is exhausted */
  static create(t: ThreadState, kind: i32): usize {
    const set = Objects.create(t, kind, SET_SIZE)
    if (!set) return 0
    store<u32>(set, 0, SET_LENGTH)
    store<u32>(set, 0, SET_FILL)
    store<i32>(set, 0, SET_LOCK)
    // The mask -1 means that the set has 0 entries, so neither release() nor a collection reads the missing table.
    store<i32>(set, -1, SET_MASK)
    store<u32>(set, 0, SET_TABLE)
    store<u32>(set, 0, SET_FINGER)
    store<u32>(set, 0, SET_TABLES)
    store<i64>(set, -1, SET_HASH)
    const table = SetTable.blank(t, SET_LEAST)
    if (!table) {
      Objects.release(t, set)
      return 0
    }
    store<u32>(set, <u32>table, SET_TABLE)
    store<u32>(set, SET_LEAST - 1, SET_MASK)
    return set
  }

  @inline static length(set: usize): i32 {
    return load<i32>(set, SET_LENGTH)
  }

  /**
   * The hash of an item to search for. As in CPython, a search for a set means a search for the frozenset with the same items. @returns -1
   * if it raised an error
   */
  static hashOf(t: ThreadState, item: usize): i64 {
    if (Cell.tag(item) != Tag.SET) return Hashes.of(t, item)
    const set = Cell.object(item)
    Spin.lock(set + SET_LOCK)
    const hash = SetTable.frozenHash(set)
    Spin.unlock(set + SET_LOCK)
    return hash
  }

  /** Adds a copy of an item with a known hash. @returns false if it raised an error */
  static add(t: ThreadState, set: usize, item: usize, hash: i64, depth: i32): bool {
    Spin.lock(set + SET_LOCK)
    const index = Sets.find(t, set, item, hash, depth)
    let well: bool = index != FAILED
    if (well && index < 0) {
      Objects.keepCell(item)
      well = SetTable.fill(t, set, ~index, item, hash)
    }
    Spin.unlock(set + SET_LOCK)
    return well
  }

  /** Whether the set has an item with a known hash. @returns 1, 0, or -1 if it raised an error */
  static has(t: ThreadState, set: usize, item: usize, hash: i64, depth: i32): i32 {
    Spin.lock(set + SET_LOCK)
    const index = Sets.find(t, set, item, hash, depth)
    Spin.unlock(set + SET_LOCK)
    return index >= 0 ? 1 : index == FAILED ? -1 : 0
  }

  /** Removes an item with a known hash. @returns 1 if the set had the item, 0 if not, -1 if it raised an error */
  static remove(t: ThreadState, set: usize, item: usize, hash: i64, depth: i32): i32 {
    let tag = <i32>Tag.UNSET
    let payload: i64 = 0
    Spin.lock(set + SET_LOCK)
    const index = Sets.find(t, set, item, hash, depth)
    if (index >= 0) {
      const entry = SetTable.entry(set, index)
      tag = Cell.tag(entry)
      payload = Cell.int(entry)
      SetTable.remove(set, index)
    }
    Spin.unlock(set + SET_LOCK)
    if (tag >= Tag.STR) Objects.release(t, <usize>payload)
    return index >= 0 ? 1 : index == FAILED ? -1 : 0
  }

  /** Moves one item, the one that CPython's pop() chooses, to the cell `to`. @returns false if the set is empty */
  static pop(set: usize, to: usize): bool {
    Spin.lock(set + SET_LOCK)
    let index = SetTable.from(set, <i32>(load<u32>(set, SET_FINGER) & load<u32>(set, SET_MASK)))
    if (index < 0) index = SetTable.from(set, 0)
    if (index >= 0) {
      Cell.move(SetTable.entry(set, index), to)
      SetTable.remove(set, index)
      store<i32>(set, index + 1, SET_FINGER)
    }
    Spin.unlock(set + SET_LOCK)
    return index >= 0
  }

  /**
   * Copies the first item at or after a position to `to`, and its hash to the cell above `to`. @returns the position after the item; 0 if
   * none follows
   */
  static at(set: usize, position: i32, to: usize): i32 {
    Spin.lock(set + SET_LOCK)
    const index = SetTable.from(set, position)
    if (index >= 0) {
      const entry = SetTable.entry(set, index)
      Objects.copyCell(entry, to)
      store<i64>(to, SetTable.hash(entry), 16)
    }
    Spin.unlock(set + SET_LOCK)
    return index + 1
  }

  /**
   * Makes room for `more` items, as CPython does before it adds the items of another set or dict. @returns false if the heap is exhausted
   */
  static reserve(t: ThreadState, set: usize, more: u32): bool {
    Spin.lock(set + SET_LOCK)
    const isFull = (load<u32>(set, SET_FILL) + more) * 5 >= load<u32>(set, SET_MASK) * 3
    const well = !isFull || SetTable.resize(t, set, (load<u32>(set, SET_LENGTH) + more) * 2)
    Spin.unlock(set + SET_LOCK)
    return well
  }

  /**
   * Makes a table without removed entries if the set has many of these, as CPython does after a difference. @returns false if the heap is
   * exhausted
   */
  static tidy(t: ThreadState, set: usize): bool {
    Spin.lock(set + SET_LOCK)
    const removed = load<u32>(set, SET_FILL) - load<u32>(set, SET_LENGTH)
    const well = removed <= load<u32>(set, SET_MASK) / 4 || SetTable.resize(t, set, SetTable.growth(set))
    Spin.unlock(set + SET_LOCK)
    return well
  }

  /**
   * Copies the table of `other` to an empty set whose table has the same size, if `other` has no removed entries. @returns whether it did
   */
  static copyTable(set: usize, other: usize): bool {
    // Every thread locks two sets in the order of their addresses, so no two threads wait for each other.
    Spin.lock(min(set, other) + SET_LOCK)
    Spin.lock(max(set, other) + SET_LOCK)
    const mask = load<u32>(other, SET_MASK)
    const fits = !load<u32>(set, SET_FILL) && load<u32>(set, SET_MASK) == mask && load<u32>(other, SET_FILL) == load<u32>(other, SET_LENGTH)
    if (fits) {
      memory.copy(SetTable.entry(set, 0), SetTable.entry(other, 0), SetTable.entry(other, <i32>mask + 1) - SetTable.entry(other, 0))
      for (let at = SetTable.from(set, 0); at >= 0; at = SetTable.from(set, at + 1)) Objects.keepCell(SetTable.entry(set, at))
      store<u32>(set, load<u32>(other, SET_FILL), SET_FILL)
      store<u32>(set, load<u32>(other, SET_LENGTH), SET_LENGTH)
    }
    Spin.unlock(set + SET_LOCK)
    Spin.unlock(other + SET_LOCK)
    return fits
  }

  /** Exchanges the contents of two sets. No other thread has a reference to `other`. */
  static exchange(set: usize, other: usize): void {
    Spin.lock(set + SET_LOCK)
    Sets.exchangeWord(set + SET_LENGTH, other + SET_LENGTH)
    Sets.exchangeWord(set + SET_FILL, other + SET_FILL)
    Sets.exchangeWord(set + SET_TABLE, other + SET_TABLE)
    Sets.exchangeWord(set + SET_MASK, other + SET_MASK)
    store<u32>(set, load<u32>(set, SET_TABLES) + 1, SET_TABLES)
    Spin.unlock(set + SET_LOCK)
  }

  private static exchangeWord(one: usize, other: usize): void {
    const word = load<u32>(one)
    store<u32>(one, load<u32>(other))
    store<u32>(other, word)
  }

  /**
   * Finds an item, as Dict.find() does. @returns the index of its entry; ~index, where the entry at `index` can take the item; or FAILED
   */
  private static find(t: ThreadState, set: usize, item: usize, hash: i64, depth: i32): i32 {
    let index = CHANGED
    while (index == CHANGED) index = Sets.search(t, set, item, hash, depth)
    return index
  }

  private static search(t: ThreadState, set: usize, item: usize, hash: i64, depth: i32): i32 {
    const mask = load<u32>(set, SET_MASK)
    let at = <u32>hash & mask
    let perturb = <u64>hash
    let removed = -1
    while (true) {
      const last = <i32>(at + SetTable.probes(mask, at))
      for (let index = <i32>at; index <= last; index++) {
        const entry = SetTable.entry(set, index)
        if (!SetTable.isItem(entry)) {
          if (SetTable.isFree(entry)) return ~(removed < 0 ? index : removed)
          // As in CPython 3.11: if the search met removed items, a new item takes the place of the one that the search met last.
          removed = index
          continue
        }
        if (SetTable.hash(entry) != hash) continue
        const verdict = Sets.isItem(t, set, entry, item, depth)
        if (verdict) return verdict == 1 ? index : verdict
      }
      perturb = SetTable.nextPerturb(perturb)
      at = SetTable.nextPlace(mask, at, perturb)
    }
  }

  /** Whether the entry's item, which has the hash of `item`, is equal to `item`. @returns 1, 0, FAILED or CHANGED */
  private static isItem(t: ThreadState, set: usize, entry: usize, item: usize, depth: i32): i32 {
    if (Compare.identical(entry, item)) return 1
    const tag = Cell.tag(entry)
    if (tag == Tag.STR && Cell.tag(item) == Tag.STR) return i32(Str.areEqual(Cell.object(entry), Cell.object(item)))
    if (Cell.isNumber(tag) && Cell.isNumber(Cell.tag(item))) return Compare.equal(t, entry, item)
    if (2 * depth >= MAX_NESTING) {
      Errors.raise(t, Trap.RECURSION, 0, 0)
      return FAILED
    }
    const candidate = Scratch.nested(t, 2 * depth)
    const tables = load<u32>(set, SET_TABLES)
    Objects.copyCell(entry, candidate)
    Spin.unlock(set + SET_LOCK)
    const equal = Compare.equal(t, candidate, item, depth + 1)
    Spin.lock(set + SET_LOCK)
    const same = load<u32>(set, SET_TABLES) == tables && Compare.identical(entry, candidate)
    Objects.releaseCell(t, candidate)
    return equal < 0 ? FAILED : same ? equal : CHANGED
  }
}
