import { CELL_LOCK, CLASS_KEYS } from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { ThreadState } from '../../thread'
import { Dict } from '../objects/dict'
import { IN_DICT, INSTANCE_CAPACITY, INSTANCE_LOCK, INSTANCE_VALUES, INSTANCE_VALUES_HEAD } from '../objects/fields'
import { Instances } from '../objects/instances'
import { Names } from '../objects/names'
import { Objects } from '../objects/objects'
import { Spin } from '../objects/spin'
import { Table } from '../objects/tables'
import { Cell } from '../objects/values'

/**
 * The attributes of an instance itself. The instance has them in its values until the program reads or sets its `__dict__`. From then on, a
 * dict has them. CPython's inline values work in the same way.
 */
export abstract class OwnAttributes {
  /** Copies an attribute to `to`. @returns false, without an error, if the instance lacks it */
  static get(t: ThreadState, instance: usize, id: i32, to: usize): bool {
    const dict = Instances.dict(instance)
    if (!dict) return Instances.get(instance, id, to)
    OwnAttributes.key(id, to)
    return Dict.get(t, dict, to, to) > 0
  }

  /** Whether the instance has an attribute. The function may overwrite the cell `free`. */
  static has(t: ThreadState, instance: usize, id: i32, free: usize): bool {
    const dict = Instances.dict(instance)
    if (!dict) return Instances.has(instance, id)
    OwnAttributes.key(id, free)
    return Dict.has(t, dict, free) > 0
  }

  /** Sets an attribute. Takes over the value's reference. @returns false if the heap is exhausted */
  static set(t: ThreadState, instance: usize, id: i32, value: usize, free: usize): bool {
    const dict = Instances.dict(instance)
    if (!dict) return Instances.set(t, instance, id, value)
    OwnAttributes.key(id, free)
    if (!Dict.set(t, dict, free, value)) return false
    Objects.releaseCell(t, value)
    return true
  }

  /** Removes an attribute. @returns false, without an error, if the instance lacks it */
  static remove(t: ThreadState, instance: usize, id: i32, free: usize): bool {
    const dict = Instances.dict(instance)
    if (!dict) return Instances.remove(t, instance, id)
    OwnAttributes.key(id, free)
    return Dict.remove(t, dict, free, 0) > 0
  }

  @inline private static key(id: i32, cell: usize): void {
    Cell.set(cell, Tag.STR, <i64>Names.text(id))
  }

  // --- the dict -----------------------------------------------------------------------------------------------------------------------

  /** The address of the instance's dict, which from now on has the attributes; 0 if the heap is exhausted. `free` is a free cell. */
  static open(t: ThreadState, instance: usize, free: usize): usize {
    const known = Instances.dict(instance)
    if (known) return known
    const dict = Dict.create(t)
    if (!dict) return 0
    Spin.lock(instance + INSTANCE_LOCK)
    const values = <usize>load<u32>(instance, INSTANCE_VALUES)
    const count = values ? load<i32>(values - INSTANCE_VALUES_HEAD) : 0
    let well: bool = true
    for (let stamp = 0; stamp < count && well; stamp++) well = OwnAttributes.copy(t, instance, stamp, dict, free)
    if (well) {
      for (let i = 0; i < load<i32>(instance, INSTANCE_CAPACITY); i++) Objects.releaseCell(t, Instances.value(instance, i))
      Instances.freeValues(t, instance)
      store<u32>(instance, <u32>dict, INSTANCE_VALUES)
      store<i32>(instance, IN_DICT, INSTANCE_CAPACITY)
    }
    Spin.unlock(instance + INSTANCE_LOCK)
    if (!well) Objects.release(t, dict)
    return well ? dict : 0
  }

  /** Copies the attribute with this stamp (Instances.stamp()) to the dict, if the instance still has it. */
  private static copy(t: ThreadState, instance: usize, stamp: i32, dict: usize, free: usize): bool {
    const keys = <usize>load<u32>(Instances.classOf(instance), CLASS_KEYS)
    for (let i = 0; i < load<i32>(instance, INSTANCE_CAPACITY); i++) {
      const value = Instances.value(instance, i)
      if (Cell.tag(value) == Tag.UNSET || load<i32>(value, CELL_LOCK) != stamp) continue
      OwnAttributes.key(Table.id(Table.cell(keys, i)), free)
      return Dict.set(t, dict, free, value)
    }
    return true
  }

  /** Sets `__dict__`: the instance has the attributes in the dict from now on. Takes over the reference to the dict. */
  static replace(t: ThreadState, instance: usize, dict: usize, free: usize): bool {
    const old = OwnAttributes.open(t, instance, free)
    if (!old) return false
    Spin.lock(instance + INSTANCE_LOCK)
    store<u32>(instance, <u32>dict, INSTANCE_VALUES)
    Spin.unlock(instance + INSTANCE_LOCK)
    Objects.release(t, old)
    return true
  }
}
