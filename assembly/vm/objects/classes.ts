import {
  CELL_BYTES,
  CLASS_ANCESTORS,
  CLASS_ATTRIBUTES,
  CLASS_BASES,
  CLASS_BYTES,
  CLASS_FLAGS,
  CLASS_KEYS,
  CLASS_LOCK,
  CLASS_META,
  CLASS_MODULE,
  CLASS_NAME,
  CLASS_QUALIFIED_NAME,
  HAS_OWNERS,
  IMMORTAL,
  OBJECT_REFCOUNT,
  TUPLE_ITEMS,
} from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { ThreadState } from '../../thread'
import { Caches } from './caches'
import { Tuple } from './lists'
import { Objects } from './objects'
import { Spin } from './spin'
import { Table } from './tables'
import { Cell } from './values'

/** Python's classes. The GIL guards a class's tables. Without a GIL, the class's lock guards them. */
export abstract class Classes {
  /** An empty class without a name. It takes over the references to the two tuples. @returns 0 if the heap is exhausted */
  static create(t: ThreadState, bases: usize, ancestors: usize, flags: i32): usize {
    const made = Objects.create(t, Tag.CLASS, CLASS_BYTES)
    if (!made) return 0
    memory.fill(made + CLASS_NAME, 0, CLASS_BYTES - CLASS_NAME)
    store<i32>(made, flags, CLASS_FLAGS)
    store<u32>(made, <u32>bases, CLASS_BASES)
    store<u32>(made, <u32>ancestors, CLASS_ANCESTORS)
    Caches.forget(made)
    // All threads count references to a class. As in CPython 3.13t, it is therefore immortal.
    if (load<i32>(HAS_OWNERS)) store<i32>(made, IMMORTAL, OBJECT_REFCOUNT)
    return made
  }

  @inline static name(owner: usize): usize {
    return <usize>load<u32>(owner, CLASS_NAME)
  }

  @inline static qualname(owner: usize): usize {
    return <usize>load<u32>(owner, CLASS_QUALIFIED_NAME)
  }

  /**
   * The tuple of the bases, with a reference for the caller. A class of the image has no such tuple. For such a class, the result is the
   * tuple of its ancestors.
   */
  static bases(owner: usize): usize {
    const bases = <usize>load<u32>(owner, CLASS_BASES)
    const tuple = bases ? bases : <usize>load<u32>(owner, CLASS_ANCESTORS)
    Objects.keep(tuple)
    return tuple
  }

  /** The metaclass; 0 for `type`. */
  @inline static meta(owner: usize): usize {
    return <usize>load<u32>(owner, CLASS_META)
  }

  @inline static module(owner: usize): usize {
    return <usize>load<u32>(owner, CLASS_MODULE)
  }

  @inline static hasFlag(owner: usize, flag: i32): bool {
    return (load<i32>(owner, CLASS_FLAGS) & flag) != 0
  }

  static addFlag(owner: usize, flag: i32): void {
    Spin.lock(owner + CLASS_LOCK)
    store<i32>(owner, load<i32>(owner, CLASS_FLAGS) | flag, CLASS_FLAGS)
    Spin.unlock(owner + CLASS_LOCK)
  }

  /** The number of classes in the method resolution order. */
  @inline static depth(owner: usize): i32 {
    return 1 + Tuple.length(<usize>load<u32>(owner, CLASS_ANCESTORS))
  }

  /** The class at a place of the method resolution order. Place 0 is the class itself. */
  @inline static at(owner: usize, place: i32): usize {
    if (place == 0) return owner
    return Cell.object(<usize>load<u32>(owner, CLASS_ANCESTORS) + TUPLE_ITEMS + <usize>(place - 1) * CELL_BYTES)
  }

  static isSubclass(one: usize, owner: usize): bool {
    for (let i = 0; i < Classes.depth(one); i++) if (Classes.at(one, i) == owner) return true
    return false
  }

  /**
   * Copies to `to` the attribute of the class, or else that of the first ancestor with this attribute. @returns false, without an error, if
   * none has it
   */
  @inline static find(owner: usize, id: i32, to: usize): bool {
    return Classes.findFrom(owner, 0, id, to)
  }

  /** Like find(), from a place of the method resolution order on. */
  static findFrom(owner: usize, place: i32, id: i32, to: usize): bool {
    for (; place < Classes.depth(owner); place++) if (Classes.own(Classes.at(owner, place), id, to)) return true
    return false
  }

  /** Copies an attribute of the class itself to `to`. @returns false, without an error, if the class itself lacks the attribute */
  static own(owner: usize, id: i32, to: usize): bool {
    if (!load<u32>(owner, CLASS_ATTRIBUTES)) return false
    Spin.lock(owner + CLASS_LOCK)
    const cell = Table.find(<usize>load<u32>(owner, CLASS_ATTRIBUTES), id)
    if (cell) Objects.copyCell(cell, to)
    Spin.unlock(owner + CLASS_LOCK)
    return cell != 0
  }

  /** Whether the class or an ancestor has the attribute. */
  static has(owner: usize, id: i32): bool {
    for (let i = 0; i < Classes.depth(owner); i++) {
      const one = Classes.at(owner, i)
      Spin.lock(one + CLASS_LOCK)
      const cell = Table.find(<usize>load<u32>(one, CLASS_ATTRIBUTES), id)
      Spin.unlock(one + CLASS_LOCK)
      if (cell) return true
    }
    return false
  }

  /** Whether the attribute is None in the first class of the method resolution order that has the attribute. */
  static isNone(owner: usize, id: i32): bool {
    for (let i = 0; i < Classes.depth(owner); i++) {
      const one = Classes.at(owner, i)
      Spin.lock(one + CLASS_LOCK)
      const cell = Table.find(<usize>load<u32>(one, CLASS_ATTRIBUTES), id)
      const tag = cell ? Cell.tag(cell) : Tag.UNSET
      Spin.unlock(one + CLASS_LOCK)
      if (tag != Tag.UNSET) return tag == Tag.NONE
    }
    return false
  }

  /** Sets an attribute of a class. Takes over the value's reference. @returns false if the heap is exhausted */
  static set(t: ThreadState, owner: usize, id: i32, value: usize): bool {
    Spin.lock(owner + CLASS_LOCK)
    const index = Table.add(t, owner + CLASS_ATTRIBUTES, id)
    if (index < 0) {
      Spin.unlock(owner + CLASS_LOCK)
      return false
    }
    const cell = Table.cell(<usize>load<u32>(owner, CLASS_ATTRIBUTES), index)
    const tag = Cell.tag(cell)
    const old = Cell.object(cell)
    Cell.move(value, cell)
    if (Classes.mayHideMethod(tag)) Caches.forgetAll(owner)
    Spin.unlock(owner + CLASS_LOCK)
    if (tag >= Tag.STR) Objects.release(t, old)
    return true
  }

  /** Whether a method that a cache has may change when an attribute of a class, whose tag was this one, gets another value. */
  @inline private static mayHideMethod(tag: i32): bool {
    return tag == Tag.UNSET || tag == Tag.FUNCTION
  }

  /** Replaces a name of a class, at the byte offset `field`. Takes over the reference of the str in `value`. */
  static rename(t: ThreadState, owner: usize, field: usize, value: usize): void {
    Spin.lock(owner + CLASS_LOCK)
    const old = <usize>load<u32>(owner + field)
    store<u32>(owner + field, <u32>Cell.object(value))
    Spin.unlock(owner + CLASS_LOCK)
    if (old) Objects.release(t, old)
  }

  /** Removes an attribute of a class. @returns false, without an error, if the class itself lacks the attribute */
  static remove(t: ThreadState, owner: usize, id: i32): bool {
    Spin.lock(owner + CLASS_LOCK)
    const cell = Table.find(<usize>load<u32>(owner, CLASS_ATTRIBUTES), id)
    const tag = cell ? Cell.tag(cell) : Tag.UNSET
    const old = cell ? Cell.object(cell) : 0
    if (cell) store<i32>(cell, Tag.UNSET)
    if (cell && Classes.mayHideMethod(tag)) Caches.forgetAll(owner)
    Spin.unlock(owner + CLASS_LOCK)
    if (tag >= Tag.STR) Objects.release(t, old)
    return cell != 0
  }

  /** The index at which each instance of the class keeps its value of this attribute; -1 if no instance has had the attribute. */
  static key(owner: usize, id: i32): i32 {
    Spin.lock(owner + CLASS_LOCK)
    const index = Table.index(<usize>load<u32>(owner, CLASS_KEYS), id)
    Spin.unlock(owner + CLASS_LOCK)
    return index
  }

  /** Like key(), but adds the key if the class lacks it. @returns -1 if the heap is exhausted */
  static addKey(t: ThreadState, owner: usize, id: i32): i32 {
    Spin.lock(owner + CLASS_LOCK)
    const index = Table.add(t, owner + CLASS_KEYS, id)
    Caches.forget(owner)
    Spin.unlock(owner + CLASS_LOCK)
    return index
  }

  /** The name id of the attribute whose value each instance of the class keeps at this index. */
  @inline static keyAt(owner: usize, index: i32): i32 {
    return Table.id(Table.cell(<usize>load<u32>(owner, CLASS_KEYS), index))
  }

  @inline static keyCount(owner: usize): i32 {
    return Table.count(<usize>load<u32>(owner, CLASS_KEYS))
  }
}
