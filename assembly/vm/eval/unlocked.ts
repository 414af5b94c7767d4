import { CELL_BYTES, CELL_LOCK, CELL_PAYLOAD, OBJECT_REFCOUNT } from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { Word } from '../../word'
import { Counts } from '../objects/counts'
import {
  INSTANCE_CAPACITY,
  INSTANCE_LOCK,
  INSTANCE_VALUES,
  INSTANCE_VALUES_HEAD,
  LIST_CAPACITY,
  LIST_ITEMS,
  LIST_LENGTH,
  LIST_LOCK,
} from '../objects/fields'
import { CELL_SHIFT, Cell } from '../objects/values'

/**
 * Fast paths of the eval loop without a GIL. The compiler inlines all of them. Each has the result false, without an effect, if Step must
 * execute the instruction.
 *
 * Reads take no lock (objects/spin.ts) and use no atomic instruction that writes. A value that was read while the lock's word did not change
 * is valid. So an object that was found in a cell, and whose owner this thread is, was alive then. It stays alive: another thread can take it
 * out of the cell, but only its owner can free it, and this thread is not at a check. If the object has another owner, Step reads the cell
 * with the lock.
 *
 * Writes try the lock once. They drop the old value only if that frees nothing.
 */
export abstract class Unlocked {
  /** Copies the cell `from`, which `lock` guards, with a reference of its own. version: the lock's word before the caller's first read */
  @inline static copy(lock: usize, version: i32, from: usize, to: usize): bool {
    if (version & 1) return false
    const tag = Word.load(from)
    if (tag == Tag.UNSET) return false
    const payload = Word.loadLong(from + CELL_PAYLOAD)
    if (Word.load(lock) != version) return false
    if (tag >= Tag.STR) {
      // The address is valid. The count is valid only if the object is still in the cell.
      const count = Word.load(<usize>payload + OBJECT_REFCOUNT)
      if (Word.load(lock) != version) return false
      if (Counts.isOwn(count)) Counts.set(<usize>payload, count + 1)
      else if (count >= 0) return false
    }
    Cell.set(to, tag, payload)
    return true
  }

  /** Moves a value into a cell that has its own lock. */
  @inline static store(cell: usize, value: usize): bool {
    const version = Unlocked.take(cell + CELL_LOCK)
    if (version < 0) return false
    const isStored = Unlocked.exchange(cell, value)
    Word.store(cell + CELL_LOCK, version + 2)
    return isStored
  }

  /** Copies an item of a list, with a reference of its own. */
  @inline static item(list: usize, index: i64, to: usize): bool {
    const version = Word.load(list + LIST_LOCK)
    if (<u64>index >= <u64>load<u32>(list, LIST_LENGTH)) return false
    const item = <usize>load<u32>(list, LIST_ITEMS) + ((<usize>index) << CELL_SHIFT)
    // The length and the address of the items belong together only if no thread has changed the list between the two reads.
    if (Word.load(list + LIST_LOCK) != version) return false
    return Unlocked.copy(list + LIST_LOCK, version, item, to)
  }

  /** Moves a value into an item of a list. */
  @inline static storeItem(list: usize, index: i64, value: usize): bool {
    const version = Unlocked.take(list + LIST_LOCK)
    if (version < 0) return false
    let isStored: bool = false
    if (<u64>index < <u64>load<u32>(list, LIST_LENGTH)) {
      const item = <usize>load<u32>(list, LIST_ITEMS) + ((<usize>index) << CELL_SHIFT)
      // A list that contains itself may lose both references.
      if (!Cell.isObject(item) || Cell.object(item) != list) isStored = Unlocked.exchange(item, value)
    }
    Word.store(list + LIST_LOCK, version + 2)
    return isStored
  }

  /** Moves a value to the end of a list. */
  @inline static append(list: usize, value: usize): bool {
    const version = Unlocked.take(list + LIST_LOCK)
    if (version < 0) return false
    const length = load<u32>(list, LIST_LENGTH)
    const fits = length < load<u32>(list, LIST_CAPACITY)
    if (fits) {
      Cell.move(value, <usize>load<u32>(list, LIST_ITEMS) + <usize>length * CELL_BYTES)
      store<u32>(list, length + 1, LIST_LENGTH)
    }
    Word.store(list + LIST_LOCK, version + 2)
    return fits
  }

  /** Copies the value number `index` of an instance, with a reference of its own. */
  @inline static attribute(instance: usize, index: i32, to: usize): bool {
    const version = Word.load(instance + INSTANCE_LOCK)
    if (index >= load<i32>(instance, INSTANCE_CAPACITY)) return false
    const value = <usize>load<u32>(instance, INSTANCE_VALUES) + ((<usize>index) << CELL_SHIFT)
    // As in item(), the two reads may not belong together.
    if (Word.load(instance + INSTANCE_LOCK) != version) return false
    return Unlocked.copy(instance + INSTANCE_LOCK, version, value, to)
  }

  /** Moves a value into the value number `index` of an instance. */
  @inline static storeAttribute(instance: usize, index: i32, value: usize): bool {
    const version = Unlocked.take(instance + INSTANCE_LOCK)
    if (version < 0) return false
    let isStored: bool = false
    if (index < load<i32>(instance, INSTANCE_CAPACITY)) {
      const to = <usize>load<u32>(instance, INSTANCE_VALUES) + ((<usize>index) << CELL_SHIFT)
      if (Cell.tag(to) == Tag.UNSET) Unlocked.stamp(instance, to)
      // An instance that refers to itself may lose both references.
      if (!Cell.isObject(to) || Cell.object(to) != instance) isStored = Unlocked.exchange(to, value)
    }
    Word.store(instance + INSTANCE_LOCK, version + 2)
    return isStored
  }

  /** Counts a new attribute of an instance, as Instances.stamp() does. `value` is its cell. */
  @inline static stamp(object: usize, value: usize): void {
    const head = <usize>load<u32>(object, INSTANCE_VALUES) - INSTANCE_VALUES_HEAD
    const count = load<i32>(head)
    store<i32>(value, count, CELL_LOCK)
    store<i32>(head, count + 1)
  }

  /** Tries to acquire a lock. @returns the lock's word before that; -1 if another thread has the lock */
  @inline private static take(lock: usize): i32 {
    const version = Word.load(lock) & (i32.MAX_VALUE - 1)
    return Word.cas(lock, version, version + 1) == version ? version : -1
  }

  @inline private static exchange(cell: usize, value: usize): bool {
    if (Cell.isObject(cell)) if (!Counts.dropShared(Cell.object(cell))) return false
    Cell.move(value, cell)
    return true
  }
}
