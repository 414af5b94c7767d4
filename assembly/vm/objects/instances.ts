import { CELL_BYTES, CELL_LOCK, CLASS_HAS_DEL, HEAP_FINALIZABLE } from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { ThreadState } from '../../thread'
import { Word } from '../../word'
import { Classes } from './classes'
import { DictTable } from './dict-table'
import {
  DICT_LOCK,
  IN_DICT,
  INSTANCE_CAPACITY,
  INSTANCE_CLASS,
  INSTANCE_FINALIZER,
  INSTANCE_LOCK,
  INSTANCE_SIZE,
  INSTANCE_VALUES,
  INSTANCE_VALUES_HEAD,
} from './fields'
import { Heap } from './heap'
import { Names } from './names'
import { Objects } from './objects'
import { Spin } from './spin'
import { Str } from './strings'
import { CELL_SHIFT, Cell } from './values'

/** An instance with attributes has room for at least this number of values. */
const FIRST_CAPACITY: i32 = 4

/**
 * The instances of Python's classes, and their attributes. The GIL guards the values of an instance. Without a GIL, the instance's lock
 * guards them, so the cells of the values do not need their own lock words. Two instances of a class may get the same attributes in
 * different orders. The lock word of a value's cell therefore contains the attribute's position in the order of its instance.
 */
export abstract class Instances {
  /** An instance without attributes. @returns 0 if the heap is exhausted */
  static create(t: ThreadState, owner: usize): usize {
    const instance = Objects.create(t, Tag.INSTANCE, INSTANCE_SIZE)
    if (!instance) return 0
    Objects.keep(owner)
    store<u32>(instance, <u32>owner, INSTANCE_CLASS)
    store<u32>(instance, 0, INSTANCE_VALUES)
    store<i32>(instance, 0, INSTANCE_CAPACITY)
    store<i32>(instance, 0, INSTANCE_LOCK)
    store<u32>(instance, Classes.hasFlag(owner, CLASS_HAS_DEL) ? Instances.nextAge(t) : 0, INSTANCE_FINALIZER)
    return instance
  }

  /** The number of a new instance with `__del__`. Bit 0 stays free. */
  private static nextAge(t: ThreadState): u32 {
    return (<u32>(Word.add(t.heap + HEAP_FINALIZABLE, 1) + 1)) << 1
  }

  @inline static isOne(tag: i32): bool {
    return tag == Tag.INSTANCE || tag == Tag.EXCEPTION
  }

  @inline static classOf(instance: usize): usize {
    return <usize>load<u32>(instance, INSTANCE_CLASS)
  }

  /** The address of the dict with the instance's attributes; 0 if they are not in a dict. */
  @inline static dict(instance: usize): usize {
    return load<i32>(instance, INSTANCE_CAPACITY) == IN_DICT ? <usize>load<u32>(instance, INSTANCE_VALUES) : 0
  }

  /** The number of values that an instance has room for. The attributes must not be in a dict. */
  @inline static capacity(instance: usize): i32 {
    return load<u32>(instance, INSTANCE_VALUES) ? load<i32>(instance, INSTANCE_CAPACITY) : 0
  }

  /**
   * The number of attributes that the instance has got so far, including removed ones. The attributes must not be in a dict. stamp() copies
   * the number into the lock word of a new attribute's value, so the lock words give the order of the attributes.
   */
  @inline static given(instance: usize): i32 {
    const values = <usize>load<u32>(instance, INSTANCE_VALUES)
    return values ? load<i32>(values - INSTANCE_VALUES_HEAD) : 0
  }

  @inline static value(instance: usize, index: i32): usize {
    return <usize>load<u32>(instance, INSTANCE_VALUES) + ((<usize>index) << CELL_SHIFT)
  }

  /**
   * Copies an attribute of the instance itself to `to`. @returns false, without an error, if the instance itself lacks the attribute, or if
   * its attributes are in a dict
   */
  static get(instance: usize, id: i32, to: usize): bool {
    if (!load<u32>(instance, INSTANCE_VALUES)) return false
    const index = Classes.key(Instances.classOf(instance), id)
    if (index < 0) return false
    Spin.lock(instance + INSTANCE_LOCK)
    const found = index < load<i32>(instance, INSTANCE_CAPACITY) && Cell.tag(Instances.value(instance, index)) != Tag.UNSET
    if (found) Objects.copyCell(Instances.value(instance, index), to)
    Spin.unlock(instance + INSTANCE_LOCK)
    return found
  }

  /** Copies an attribute to `to`, whether the attributes are in a dict or not. @returns false, without an error, if the instance lacks it */
  static find(instance: usize, id: i32, to: usize): bool {
    const dict = Instances.dict(instance)
    if (!dict) return Instances.get(instance, id, to)
    Spin.lock(dict + DICT_LOCK)
    const cell = Instances.inDict(dict, id)
    if (cell) Objects.copyCell(cell, to)
    Spin.unlock(dict + DICT_LOCK)
    return cell != 0
  }

  /**
   * The address of the cell of an attribute, in a dict or not; 0 if the instance itself lacks the attribute. No other thread may use the
   * instance.
   */
  static peek(instance: usize, id: i32): usize {
    const dict = Instances.dict(instance)
    if (dict) return Instances.inDict(dict, id)
    const index = Classes.key(Instances.classOf(instance), id)
    if (index < 0 || index >= load<i32>(instance, INSTANCE_CAPACITY)) return 0
    const cell = Instances.value(instance, index)
    return Cell.tag(cell) == Tag.UNSET ? 0 : cell
  }

  /** Finds an attribute in a dict of attributes. Class Dict would find it faster, but imports the files that import this one. */
  private static inDict(dict: usize, id: i32): usize {
    const name = Names.text(id)
    for (let index = DictTable.from(dict, 0); index >= 0; index = DictTable.from(dict, index + 1)) {
      const key = DictTable.entry(dict, index)
      if (Cell.tag(key) == Tag.STR && Str.compare(Cell.object(key), name) == 0) return DictTable.value(key)
    }
    return 0
  }

  /** Whether the instance itself has an attribute; false if its attributes are in a dict. */
  static has(instance: usize, id: i32): bool {
    if (!load<u32>(instance, INSTANCE_VALUES)) return false
    const index = Classes.key(Instances.classOf(instance), id)
    if (index < 0) return false
    Spin.lock(instance + INSTANCE_LOCK)
    const found = index < load<i32>(instance, INSTANCE_CAPACITY) && Cell.tag(Instances.value(instance, index)) != Tag.UNSET
    Spin.unlock(instance + INSTANCE_LOCK)
    return found
  }

  /**
   * Sets an attribute of an instance whose attributes are not in a dict. Takes over the value's reference. @returns false if the heap is
   * exhausted
   */
  static set(t: ThreadState, instance: usize, id: i32, value: usize): bool {
    const owner = Instances.classOf(instance)
    let index = Classes.key(owner, id)
    if (index < 0) index = Classes.addKey(t, owner, id)
    if (index < 0) return false
    Spin.lock(instance + INSTANCE_LOCK)
    if (index >= load<i32>(instance, INSTANCE_CAPACITY) && !Instances.grow(t, instance, max(index + 1, Classes.keyCount(owner)))) {
      Spin.unlock(instance + INSTANCE_LOCK)
      return false
    }
    const cell = Instances.value(instance, index)
    const tag = Cell.tag(cell)
    const old = Cell.object(cell)
    if (tag == Tag.UNSET) Instances.stamp(instance, cell)
    Cell.move(value, cell)
    Spin.unlock(instance + INSTANCE_LOCK)
    if (tag >= Tag.STR) Objects.release(t, old)
    return true
  }

  /**
   * Makes room for `count` values, which are unset. The instance must have no attributes of its own.
   * @returns false if the heap is exhausted
   */
  static reserve(t: ThreadState, instance: usize, count: i32): bool {
    return Instances.grow(t, instance, count)
  }

  /**
   * Removes an attribute. @returns false, without an error, if the instance itself lacks the attribute, or if its attributes are in a dict
   */
  static remove(t: ThreadState, instance: usize, id: i32): bool {
    const index = Classes.key(Instances.classOf(instance), id)
    if (index < 0) return false
    Spin.lock(instance + INSTANCE_LOCK)
    let tag: i32 = Tag.UNSET
    let old: usize = 0
    if (index < load<i32>(instance, INSTANCE_CAPACITY)) {
      const cell = Instances.value(instance, index)
      tag = Cell.tag(cell)
      old = Cell.object(cell)
      store<i32>(cell, Tag.UNSET)
    }
    Spin.unlock(instance + INSTANCE_LOCK)
    if (tag >= Tag.STR) Objects.release(t, old)
    return tag != Tag.UNSET
  }

  /** Marks the attribute in this cell as the newest of the instance. */
  @inline private static stamp(instance: usize, cell: usize): void {
    const head = <usize>load<u32>(instance, INSTANCE_VALUES) - INSTANCE_VALUES_HEAD
    const count = load<i32>(head)
    store<i32>(cell, count, CELL_LOCK)
    store<i32>(head, count + 1)
  }

  /** Frees the block of values, whose references the caller has dropped or moved. */
  static freeValues(t: ThreadState, instance: usize): void {
    const values = <usize>load<u32>(instance, INSTANCE_VALUES)
    if (values) Heap.free(t, values - INSTANCE_VALUES_HEAD, Instances.bytes(load<i32>(instance, INSTANCE_CAPACITY)))
    store<u32>(instance, 0, INSTANCE_VALUES)
    store<i32>(instance, 0, INSTANCE_CAPACITY)
  }

  /** Makes room for at least `wanted` values. The caller holds the instance's lock. */
  private static grow(t: ThreadState, instance: usize, wanted: i32): bool {
    const capacity = load<i32>(instance, INSTANCE_CAPACITY)
    const old = <usize>load<u32>(instance, INSTANCE_VALUES)
    const next = max(wanted, capacity ? capacity * 2 : FIRST_CAPACITY)
    const block = Heap.allocate(t, Instances.bytes(next))
    if (!block) return false
    memory.fill(block, 0, Instances.bytes(next))
    if (old) {
      memory.copy(block, old - INSTANCE_VALUES_HEAD, Instances.bytes(capacity))
      Heap.free(t, old - INSTANCE_VALUES_HEAD, Instances.bytes(capacity))
    }
    store<u32>(instance, <u32>(block + INSTANCE_VALUES_HEAD), INSTANCE_VALUES)
    store<i32>(instance, next, INSTANCE_CAPACITY)
    return true
  }

  @inline private static bytes(capacity: i32): usize {
    return INSTANCE_VALUES_HEAD + <usize>capacity * CELL_BYTES
  }
}
