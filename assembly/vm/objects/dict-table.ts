import { CELL_BYTES } from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { ThreadState } from '../../thread'
import { DICT_ENTRIES, DICT_LENGTH, DICT_MASK, DICT_ROOM, DICT_TABLE, DICT_TABLES } from './fields'
import { Heap } from './heap'
import { Cell } from './values'

/** An entry: the cell of the key, then the cell of the value. The second words of the two cells are the halves of the key's hash. */
const ENTRY_SHIFT: usize = 5
const ENTRY_BYTES: usize = 1 << 5
const HASH_LOW: usize = 4
const HASH_HIGH: usize = CELL_BYTES + 4
const LEAST_SIZE: u32 = 8
const PERTURB_SHIFT: u64 = 5
/** What a place of the hash table contains if no key has used it. Any other place contains the number of an entry plus 1, or REMOVED. */
const FREE: i32 = 0
const REMOVED: i32 = -1

/**
 * The table of a dict, as in CPython since 3.6: the entries in the order of their insertion, and an open-addressing hash table of indices
 * into them. Sizes and growth are CPython's, so a program that changes a dict during an iteration sees the same items as in CPython.
 *
 *     indices, i32 each: a power of two | entries: room for two thirds of that number
 *
 * The caller holds the dict's lock, except for a dict that is dead. No function of this class runs Python code.
 */
export abstract class DictTable {
  @inline static entry(dict: usize, index: i32): usize {
    const indices = (<usize>load<u32>(dict, DICT_MASK) + 1) << 2
    return <usize>load<u32>(dict, DICT_TABLE) + indices + ((<usize>index) << ENTRY_SHIFT)
  }

  @inline static value(entry: usize): usize {
    return entry + CELL_BYTES
  }

  @inline static hash(entry: usize): i64 {
    return ((<i64>load<i32>(entry, HASH_HIGH)) << 32) | <i64>load<u32>(entry, HASH_LOW)
  }

  @inline static hasHash(entry: usize, hash: i64): bool {
    return load<i32>(entry, HASH_LOW) == <i32>hash && load<i32>(entry, HASH_HIGH) == <i32>(hash >> 32)
  }

  /** The first entry at or after `index` that is an item; -1 if no item follows. */
  static from(dict: usize, index: i32): i32 {
    const count = load<i32>(dict, DICT_ENTRIES)
    for (; index < count; index++) if (Cell.tag(DictTable.entry(dict, index)) != Tag.UNSET) return index
    return -1
  }

  /** The last entry before `index` that is an item; -1 if there is none. */
  static before(dict: usize, index: i32): i32 {
    for (index--; index >= 0; index--) if (Cell.tag(DictTable.entry(dict, index)) != Tag.UNSET) return index
    return -1
  }

  /**
   * Appends an entry for a key that the dict lacks. The entry takes over the references of both cells. @returns false if the heap is
   * exhausted
   */
  static add(t: ThreadState, dict: usize, key: usize, hash: i64, value: usize): bool {
    if (!load<u32>(dict, DICT_ROOM) && !DictTable.resize(t, dict, load<u32>(dict, DICT_LENGTH) * 3)) return false
    const index = load<i32>(dict, DICT_ENTRIES)
    const entry = DictTable.entry(dict, index)
    Cell.move(key, entry)
    Cell.move(value, DictTable.value(entry))
    store<i32>(entry, <i32>hash, HASH_LOW)
    store<i32>(entry, <i32>(hash >> 32), HASH_HIGH)
    DictTable.link(<usize>load<u32>(dict, DICT_TABLE), load<u32>(dict, DICT_MASK), hash, index)
    store<i32>(dict, index + 1, DICT_ENTRIES)
    store<i32>(dict, load<i32>(dict, DICT_LENGTH) + 1, DICT_LENGTH)
    store<i32>(dict, load<i32>(dict, DICT_ROOM) - 1, DICT_ROOM)
    return true
  }

  /** Turns an entry into a hole. The caller takes over the references to its key and its value. */
  static remove(dict: usize, index: i32): void {
    const entry = DictTable.entry(dict, index)
    const table = <usize>load<u32>(dict, DICT_TABLE)
    const mask = load<u32>(dict, DICT_MASK)
    const hash = DictTable.hash(entry)
    let at = <u32>hash & mask
    for (let perturb = <u64>hash; load<i32>(table + ((<usize>at) << 2)) != index + 1; ) {
      perturb >>= PERTURB_SHIFT
      at = (at * 5 + <u32>perturb + 1) & mask
    }
    store<i32>(table + ((<usize>at) << 2), REMOVED)
    Cell.set(entry, Tag.UNSET, 0)
    Cell.set(DictTable.value(entry), Tag.UNSET, 0)
    store<i32>(dict, load<i32>(dict, DICT_LENGTH) - 1, DICT_LENGTH)
  }

  /**
   * Gives the dict a new table with at least `least` indices, and moves the entries into it without the holes. @returns false if the heap
   * is exhausted
   */
  static resize(t: ThreadState, dict: usize, least: u32): bool {
    let size = LEAST_SIZE
    while (size < least) size <<= 1
    const table = Heap.allocate(t, DictTable.bytesOf(size))
    if (!table) return false
    const indices = (<usize>size) << 2
    memory.fill(table, <u8>FREE, indices)
    let count = 0
    for (let index = DictTable.from(dict, 0); index >= 0; index = DictTable.from(dict, index + 1)) {
      const entry = DictTable.entry(dict, index)
      memory.copy(table + indices + ((<usize>count) << ENTRY_SHIFT), entry, ENTRY_BYTES)
      DictTable.link(table, size - 1, DictTable.hash(entry), count++)
    }
    DictTable.free(t, dict)
    store<u32>(dict, <u32>table, DICT_TABLE)
    store<u32>(dict, size - 1, DICT_MASK)
    store<i32>(dict, count, DICT_ENTRIES)
    store<u32>(dict, DictTable.capacity(size) - <u32>count, DICT_ROOM)
    store<u32>(dict, load<u32>(dict, DICT_TABLES) + 1, DICT_TABLES)
    return true
  }

  /** Frees the table. The caller has dropped or moved the entries' references. */
  static free(t: ThreadState, dict: usize): void {
    const table = <usize>load<u32>(dict, DICT_TABLE)
    if (table) Heap.free(t, table, DictTable.bytesOf(load<u32>(dict, DICT_MASK) + 1))
  }

  /** Writes the number of an entry to the first free place that a search for its key's hash visits. */
  private static link(table: usize, mask: u32, hash: i64, index: i32): void {
    let at = <u32>hash & mask
    for (let perturb = <u64>hash; load<i32>(table + ((<usize>at) << 2)) != FREE; ) {
      perturb >>= PERTURB_SHIFT
      at = (at * 5 + <u32>perturb + 1) & mask
    }
    store<i32>(table + ((<usize>at) << 2), index + 1)
  }

  /** The number of entries that a table of `size` indices has room for. */
  @inline private static capacity(size: u32): u32 {
    return (size << 1) / 3
  }

  @inline private static bytesOf(size: u32): usize {
    return ((<usize>size) << 2) + ((<usize>DictTable.capacity(size)) << ENTRY_SHIFT)
  }

  /** The first place that a search for a hash visits. */
  @inline static firstPlace(mask: u32, hash: i64): u32 {
    return <u32>hash & mask
  }

  /** The place after `at`. The caller shifts `perturb` by nextPerturb() first. */
  @inline static nextPlace(mask: u32, at: u32, perturb: u64): u32 {
    return (at * 5 + <u32>perturb + 1) & mask
  }

  @inline static nextPerturb(perturb: u64): u64 {
    return perturb >> PERTURB_SHIFT
  }

  /** The number of the entry at a place; -1 if the place is free, -2 if its entry was removed. */
  @inline static indexAt(table: usize, at: u32): i32 {
    const index = load<i32>(table + ((<usize>at) << 2))
    return index > 0 ? index - 1 : index == FREE ? -1 : -2
  }
}
