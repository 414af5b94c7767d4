import { CELL_BYTES, TUPLE_ITEMS } from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { Trap } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { Compare } from '../operators/compare'
import { Counts } from './counts'
import { DictTable } from './dict-table'
import { DICT_ENTRIES, DICT_LENGTH, DICT_LOCK, DICT_MASK, DICT_ROOM, DICT_SHOWN_BY, DICT_SIZE, DICT_TABLE, DICT_TABLES } from './fields'
import { Hashes } from './hashes'
import { Objects } from './objects'
import { MAX_NESTING, Scratch } from './scratch'
import { Spin } from './spin'
import { Str } from './strings'
import { Cell } from './values'

// The results of a search. ABSENT: no entry has the key. FAILED: the search raised an error. CHANGED: the table changed during a
// comparison. Any other result is the number of an entry.
const ABSENT: i32 = -1
const FAILED: i32 = -2
const CHANGED: i32 = -3
/** The `depth` of a search that must run no Python code and raise no error. If it had to, its result is FAILED. */
const ALONE: i32 = -1
/** The result of cellOf() for a dict without the key. No cell has this address. */
const LACKING: usize = 1
/** The result of copyAlone() for a dict with the key. It is less than the address of any cell. */
const FOUND: usize = 2

/**
 * Python's dict. The GIL guards it. Without a GIL, its own lock does, which is never held while Python code runs.
 *
 * `depth` is the level of nesting in an operation on nested containers, such as a comparison of two lists of dicts. A comparison of keys
 * uses the scratch cells of its level, so that levels do not overwrite each other's cells.
 */
export abstract class Dict {
  /** An empty dict; 0 if the heap is exhausted. */
  static create(t: ThreadState): usize {
    const dict = Objects.create(t, Tag.DICT, DICT_SIZE)
    if (!dict) return 0
    store<i32>(dict, 0, DICT_LENGTH)
    store<i32>(dict, 0, DICT_ENTRIES)
    store<u32>(dict, 0, DICT_TABLE)
    store<i32>(dict, 0, DICT_LOCK)
    store<u32>(dict, 0, DICT_SHOWN_BY)
    store<u32>(dict, 0, DICT_MASK)
    store<u32>(dict, 0, DICT_ROOM)
    store<u32>(dict, 0, DICT_TABLES)
    return dict
  }

  @inline static length(dict: usize): i32 {
    return load<i32>(dict, DICT_LENGTH)
  }

  /**
   * Copies the value of a key to `to`, with a reference of its own. If `to` is 0, copies nothing. @returns 1 if the dict has the key, 0 if
   * not, -1 if it raised an error
   */
  static get(t: ThreadState, dict: usize, key: usize, to: usize, depth: i32 = 0): i32 {
    const hash = Hashes.of(t, key)
    if (hash == -1) return -1
    Spin.lock(dict + DICT_LOCK)
    const index = Dict.find(t, dict, key, hash, depth)
    if (index >= 0 && to) Objects.copyCell(DictTable.value(DictTable.entry(dict, index)), to)
    Spin.unlock(dict + DICT_LOCK)
    return index >= 0 ? 1 : index == ABSENT ? 0 : -1
  }

  /**
   * Finds the value of a str or an int, without running Python code. The caller has the GIL, or the dict's lock. @returns the address of the value's cell, LACKING, or
   * 0 if only get() can tell
   */
  static cellOf(t: ThreadState, dict: usize, key: usize): usize {
    const tag = Cell.tag(key)
    if (tag != Tag.STR && tag != Tag.INT) return 0
    const hash = tag == Tag.STR ? Hashes.text(Cell.object(key)) : Hashes.int(Cell.int(key))
    const index = Dict.search(t, dict, key, hash, ALONE)
    return index >= 0 ? DictTable.value(DictTable.entry(dict, index)) : index == ABSENT ? LACKING : 0
  }

  /**
   * Copies the value of a str or an int to `to`, unless that is 0, with a reference of its own, in a run without a GIL and without running Python code. @returns
   * FOUND, LACKING, or 0 if only get() can tell
   */
  static copyAlone(t: ThreadState, dict: usize, key: usize, to: usize): usize {
    Spin.lock(dict + DICT_LOCK)
    const cell = Dict.cellOf(t, dict, key)
    if (to && cell > FOUND) Objects.copyCell(cell, to)
    Spin.unlock(dict + DICT_LOCK)
    return min(cell, FOUND)
  }

  /**
   * Replaces the value of a str or an int, in a run without a GIL and without running Python code. Takes over the reference of the new value,
   * unless `isBorrowed`. @returns false, without an effect, if set() must do it
   */
  static replaceAlone(t: ThreadState, dict: usize, key: usize, value: usize, isBorrowed: i32): bool {
    Spin.lock(dict + DICT_LOCK)
    const cell = Dict.cellOf(t, dict, key)
    let well: bool = cell > FOUND
    // A dict that contains itself may lose both references.
    if (well && Cell.isObject(cell)) well = Cell.object(cell) != dict && Counts.dropShared(Cell.object(cell))
    if (well) {
      if (isBorrowed) Objects.keepCell(value)
      Cell.move(value, cell)
    }
    Spin.unlock(dict + DICT_LOCK)
    return well
  }

  /** Whether the dict has the key and the value that are the items of a tuple. @returns 1, 0, or -1 if it raised an error */
  static hasItem(t: ThreadState, dict: usize, pair: usize, depth: i32): i32 {
    const value = Scratch.nested(t, 2 * depth + 2)
    const found = Dict.get(t, dict, pair + TUPLE_ITEMS, value, depth)
    if (found < 1) return found
    const equal = Compare.equal(t, value, pair + TUPLE_ITEMS + CELL_BYTES, depth + 2)
    Objects.releaseCell(t, value)
    return equal
  }

  /** Whether the dict has a key. @returns 1, 0, or -1 if it raised an error */
  static has(t: ThreadState, dict: usize, key: usize, depth: i32 = 0): i32 {
    return Dict.get(t, dict, key, 0, depth)
  }

  /** Executes dict[key] = value. Copies both cells, with references of their own. @returns false if it raised an error */
  static set(t: ThreadState, dict: usize, key: usize, value: usize, depth: i32 = 0): bool {
    const hash = Hashes.of(t, key)
    return hash != -1 && Dict.put(t, dict, key, hash, value, depth)
  }

  /** Does the same as set() for a key whose hash is known. */
  static put(t: ThreadState, dict: usize, key: usize, hash: i64, value: usize, depth: i32): bool {
    let tag = <i32>Tag.UNSET
    let payload: i64 = 0
    Spin.lock(dict + DICT_LOCK)
    const index = Dict.find(t, dict, key, hash, depth)
    let well: bool = index != FAILED
    if (index >= 0) {
      const old = DictTable.value(DictTable.entry(dict, index))
      tag = Cell.tag(old)
      payload = Cell.int(old)
      Objects.copyCell(value, old)
    } else if (index == ABSENT) well = Dict.add(t, dict, key, hash, value)
    Spin.unlock(dict + DICT_LOCK)
    if (tag >= Tag.STR) Objects.release(t, <usize>payload)
    return well
  }

  /**
   * Copies the value of a key to `to`. If the dict lacks the key, first adds the key with a copy of `value`. @returns false if it raised an
   * error
   */
  static setDefault(t: ThreadState, dict: usize, key: usize, value: usize, to: usize): bool {
    const hash = Hashes.of(t, key)
    if (hash == -1) return false
    Spin.lock(dict + DICT_LOCK)
    let index = Dict.find(t, dict, key, hash, 0)
    if (index == ABSENT && Dict.add(t, dict, key, hash, value)) index = load<i32>(dict, DICT_ENTRIES) - 1
    if (index >= 0) Objects.copyCell(DictTable.value(DictTable.entry(dict, index)), to)
    Spin.unlock(dict + DICT_LOCK)
    return index >= 0
  }

  /**
   * Removes a key, and moves its value with its reference to `to`. If `to` is 0, drops the value. @returns 1 if the dict had the key, 0 if
   * not, -1 if it raised an error
   */
  static remove(t: ThreadState, dict: usize, key: usize, to: usize): i32 {
    const hash = Hashes.of(t, key)
    if (hash == -1) return -1
    let keyTag = <i32>Tag.UNSET
    let keyPayload: i64 = 0
    let tag = <i32>Tag.UNSET
    let payload: i64 = 0
    Spin.lock(dict + DICT_LOCK)
    const index = Dict.find(t, dict, key, hash, 0)
    if (index >= 0) {
      const entry = DictTable.entry(dict, index)
      keyTag = Cell.tag(entry)
      keyPayload = Cell.int(entry)
      tag = Cell.tag(DictTable.value(entry))
      payload = Cell.int(DictTable.value(entry))
      DictTable.remove(dict, index)
    }
    Spin.unlock(dict + DICT_LOCK)
    if (index < 0) return index == ABSENT ? 0 : -1
    if (keyTag >= Tag.STR) Objects.release(t, <usize>keyPayload)
    if (to) Cell.set(to, tag, payload)
    else if (tag >= Tag.STR) Objects.release(t, <usize>payload)
    return 1
  }

  /**
   * Copies the first item at or after a position: its key to `key`, its value to `value`, with references of their own. Either address may
   * be 0. Position 0 is the first item of the dict.
   * @returns the position after the item; 0 if no item follows
   */
  static at(dict: usize, position: i32, key: usize, value: usize): i32 {
    Spin.lock(dict + DICT_LOCK)
    const index = DictTable.from(dict, position)
    if (index >= 0) {
      const entry = DictTable.entry(dict, index)
      if (key) Objects.copyCell(entry, key)
      if (value) Objects.copyCell(DictTable.value(entry), value)
    }
    Spin.unlock(dict + DICT_LOCK)
    return index + 1
  }

  /** Moves the last key and its value to the items of the tuple `pair`. @returns false if the dict is empty */
  static popLast(dict: usize, pair: usize): bool {
    Spin.lock(dict + DICT_LOCK)
    const index = DictTable.before(dict, load<i32>(dict, DICT_ENTRIES))
    if (index >= 0) {
      const entry = DictTable.entry(dict, index)
      Cell.move(entry, pair + TUPLE_ITEMS)
      Cell.move(DictTable.value(entry), pair + TUPLE_ITEMS + CELL_BYTES)
      DictTable.remove(dict, index)
      // As in CPython, the next item that the program adds takes the place of this entry.
      store<i32>(dict, index, DICT_ENTRIES)
    }
    Spin.unlock(dict + DICT_LOCK)
    return index >= 0
  }

  /** Exchanges the contents of two dicts. No other thread has a reference to `other`, so only `dict` is locked. */
  static exchange(dict: usize, other: usize): void {
    Spin.lock(dict + DICT_LOCK)
    Dict.exchangeWord(dict, other, DICT_LENGTH)
    Dict.exchangeWord(dict, other, DICT_ENTRIES)
    Dict.exchangeWord(dict, other, DICT_TABLE)
    Dict.exchangeWord(dict, other, DICT_MASK)
    Dict.exchangeWord(dict, other, DICT_ROOM)
    // The count of tables is not exchanged but grows, so that a search in `dict` notices the new table.
    store<u32>(dict, load<u32>(dict, DICT_TABLES) + 1, DICT_TABLES)
    Spin.unlock(dict + DICT_LOCK)
  }

  private static exchangeWord(dict: usize, other: usize, field: usize): void {
    const word = load<u32>(dict + field)
    store<u32>(dict + field, load<u32>(other + field))
    store<u32>(other + field, word)
  }

  /** Adds an entry with copies of both cells. The caller holds the lock. */
  private static add(t: ThreadState, dict: usize, key: usize, hash: i64, value: usize): bool {
    if (!DictTable.add(t, dict, key, hash, value)) return false
    Objects.keepCell(key)
    Objects.keepCell(value)
    return true
  }

  /**
   * Finds the entry of a key. The caller holds the lock. The function releases it while a comparison may run Python code, and acquires it
   * again. @returns the entry's number, ABSENT or FAILED
   */
  private static find(t: ThreadState, dict: usize, key: usize, hash: i64, depth: i32): i32 {
    let index = CHANGED
    // After a change, the search starts again, as in CPython.
    while (index == CHANGED) index = Dict.search(t, dict, key, hash, depth)
    return index
  }

  /** Searches once, as find() does. @returns a result of find(), or CHANGED if the table changed during a comparison */
  private static search(t: ThreadState, dict: usize, key: usize, hash: i64, depth: i32): i32 {
    const table = <usize>load<u32>(dict, DICT_TABLE)
    if (!table) return ABSENT
    const mask = load<u32>(dict, DICT_MASK)
    let at = DictTable.firstPlace(mask, hash)
    let perturb = <u64>hash
    let index = DictTable.indexAt(table, at)
    while (index != ABSENT) {
      if (index >= 0) {
        const entry = DictTable.entry(dict, index)
        const verdict = DictTable.hasHash(entry, hash) ? Dict.isKey(t, dict, entry, key, depth) : 0
        if (verdict) return verdict == 1 ? index : verdict
      }
      perturb = DictTable.nextPerturb(perturb)
      at = DictTable.nextPlace(mask, at, perturb)
      index = DictTable.indexAt(table, at)
    }
    return ABSENT
  }

  /** Whether the entry's key, which has the hash of `key`, is equal to `key`. @returns 1, 0, FAILED or CHANGED */
  private static isKey(t: ThreadState, dict: usize, entry: usize, key: usize, depth: i32): i32 {
    if (Compare.identical(entry, key)) return 1
    const tag = Cell.tag(entry)
    if (tag == Tag.STR && Cell.tag(key) == Tag.STR) return i32(Str.areEqual(Cell.object(entry), Cell.object(key)))
    if (Cell.isNumber(tag) && Cell.isNumber(Cell.tag(key))) return Compare.equal(t, entry, key)
    return depth == ALONE ? FAILED : Dict.compare(t, dict, entry, key, depth)
  }

  /** isKey() calls this if the comparison may run Python code. The comparison runs without the lock, on a copy of the entry's key. */
  private static compare(t: ThreadState, dict: usize, entry: usize, key: usize, depth: i32): i32 {
    if (2 * depth >= MAX_NESTING) {
      Errors.raise(t, Trap.RECURSION, 0, 0)
      return FAILED
    }
    const candidate = Scratch.nested(t, 2 * depth)
    const tables = load<u32>(dict, DICT_TABLES)
    Objects.copyCell(entry, candidate)
    Spin.unlock(dict + DICT_LOCK)
    const equal = Compare.equal(t, candidate, key, depth + 1)
    Spin.lock(dict + DICT_LOCK)
    const same = load<u32>(dict, DICT_TABLES) == tables && Compare.identical(entry, candidate)
    Objects.releaseCell(t, candidate)
    return equal < 0 ? FAILED : same ? equal : CHANGED
  }
}
