import {
  CELL_BYTES,
  CLASS_ANCESTORS,
  CLASS_ATTRIBUTES,
  CLASS_BASES,
  CLASS_META,
  CLASS_MODULE,
  CLASS_NAME,
  CLASS_QUALIFIED_NAME,
  EXCEPTION_ARGS,
  EXCEPTION_CELLS,
  FREE_THREADED,
  OBJECT_KIND,
  OBJECT_REFCOUNT,
  TUPLE_ITEMS,
  TUPLE_LENGTH,
} from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { DEBUG } from '../../debug'
import { AsyncStep } from './async-step'
import { Counts } from './counts'
import { DictTable } from './dict-table'
import {
  AWAIT_WRAPPER_CELL,
  CAPTURED_VALUE,
  CLOSURE_ATTRIBUTES,
  CLOSURE_CELLS,
  CLOSURE_DEFAULTS,
  DEQUE_CAPACITY,
  DEQUE_ITEMS,
  DEQUE_LENGTH,
  DEQUE_START,
  DICT_ENTRIES,
  IN_DICT,
  INSTANCE_CAPACITY,
  INSTANCE_CLASS,
  INSTANCE_VALUES,
  ITERATOR_OVER,
  LIST_ITEMS,
  LIST_LENGTH,
  METHOD_OBJECT,
  PROCESS_OBJECT_TARGET,
  SET_MASK,
  SIMPLE_QUEUE_LIST,
  SLICE_CELLS,
  SUPER_CLASS,
  THREAD_OBJECT_TARGET,
  TOOL_FIRST,
  VIEW_OVER,
  WRAPPER_CELLS,
} from './fields'
import { Generator } from './generator'
import { Heap } from './heap'
import { Marks } from './marks'
import { SET_ENTRY_BYTES, SetTable } from './set-table'
import { StartedGenerators } from './started'
import { Table } from './tables'
import { Cell } from './values'

/** What each() does with a reference. Both the end of an object and a collection of cycles need all of its references. */
const enum Visit {
  /** Drops the reference. The chain is that of the objects that lost their last reference. */
  DROP,
  /** Takes the reference off the count of a collection. */
  SUBTRACT,
  /** Reaches the other object in a collection. The chain is that of the objects that have been reached. */
  REACH,
}

/** The references from an object to others. A kind of object that refers to others is also in CONTAINER_KINDS (marks.ts). */
export abstract class Parts {
  /**
   * Drops the references of an object. Adds each object that loses its last reference to the front of `chain`: it contains the address of the
   * next in place of its count. @returns the new chain
   */
  static drop(object: usize, chain: usize): usize {
    return Parts.each(Visit.DROP, object, chain)
  }

  static subtract(object: usize): void {
    Parts.each(Visit.SUBTRACT, object, 0)
  }

  /** @returns the chain with the objects that this one refers to and that were not reached before */
  static reach(object: usize, chain: usize): usize {
    return Parts.each(Visit.REACH, object, chain)
  }

  /** Drops a reference. @returns whether it was the last one */
  static lose(object: usize): bool {
    const count = load<i32>(object, OBJECT_REFCOUNT)
    if (count < 0) return false
    if (DEBUG) assert(Parts.isAlive(object, count))
    if (load<i32>(FREE_THREADED)) return Counts.lose(object, count)
    store<i32>(object, count - 1, OBJECT_REFCOUNT)
    return count == 1
  }

  /** Debug builds: whether the object's memory is in use. With a GIL, also whether it has references. count: its first word */
  static isAlive(object: usize, count: i32): bool {
    return !Heap.isFree(object) && (count > 0 || load<i32>(FREE_THREADED) != 0)
  }

  @inline private static each(visit: Visit, object: usize, chain: usize): usize {
    switch (<i32>load<u8>(object, OBJECT_KIND)) {
      case Tag.LIST:
        return Parts.cells(visit, <usize>load<u32>(object, LIST_ITEMS), load<i32>(object, LIST_LENGTH), chain)
      case Tag.DICT:
        return Parts.cells(visit, DictTable.entry(object, 0), 2 * load<i32>(object, DICT_ENTRIES), chain)
      case Tag.SET:
      case Tag.FROZENSET:
        return Parts.spaced(visit, SetTable.entry(object, 0), load<i32>(object, SET_MASK) + 1, chain, SET_ENTRY_BYTES)
      case Tag.DEQUE:
        return Parts.deque(visit, object, chain)
      case Tag.VIEW:
        return Parts.cells(visit, object + VIEW_OVER, 1, chain)
      case Tag.TUPLE:
        return Parts.cells(visit, object + TUPLE_ITEMS, load<i32>(object, TUPLE_LENGTH), chain)
      case Tag.ITERATOR:
        return Parts.cells(visit, object + ITERATOR_OVER, 1, chain)
      case Tag.TOOL:
        return Parts.cells(visit, object + TOOL_FIRST, 2, chain)
      case Tag.THREAD:
        return Parts.cells(visit, object + THREAD_OBJECT_TARGET, 4, chain)
      case Tag.SIMPLE_QUEUE:
        return Parts.cells(visit, object + SIMPLE_QUEUE_LIST, 1, chain)
      case Tag.PROCESS:
        return Parts.cells(visit, object + PROCESS_OBJECT_TARGET, 3, chain)
      case Tag.ASYNC_STEP:
        return Parts.cells(visit, AsyncStep.at(object).generator, 2, chain)
      case Tag.AWAIT_WRAPPER:
        return Parts.cells(visit, object + AWAIT_WRAPPER_CELL, 1, chain)
      case Tag.ASYNC_GENERATOR: {
        const rest = Parts.word(visit, StartedGenerators.loopOf(Generator.at(object)), chain)
        return Parts.generator(visit, Generator.at(object), rest)
      }
      case Tag.COROUTINE:
      case Tag.GENERATOR:
        return Parts.generator(visit, Generator.at(object), chain)
      case Tag.CELL:
        return Parts.cells(visit, object + CAPTURED_VALUE, 1, chain)
      case Tag.CLOSURE: {
        const afterCells = Parts.word(visit, object + CLOSURE_CELLS, chain)
        const afterDefaults = Parts.word(visit, object + CLOSURE_DEFAULTS, afterCells)
        return Parts.word(visit, object + CLOSURE_ATTRIBUTES, afterDefaults)
      }
      case Tag.EXCEPTION:
        return Parts.instance(visit, object, Parts.cells(visit, object + EXCEPTION_ARGS, EXCEPTION_CELLS, chain))
      case Tag.METHOD:
        return Parts.cells(visit, object + METHOD_OBJECT, 2, chain)
      case Tag.SLICE:
        return Parts.cells(visit, object + SLICE_CELLS, 3, chain)
      case Tag.SUPER:
        return Parts.cells(visit, object + SUPER_CLASS, 2, chain)
      case Tag.PROPERTY:
        return Parts.cells(visit, object + WRAPPER_CELLS, 3, chain)
      case Tag.STATIC_METHOD:
      case Tag.CLASS_METHOD:
        return Parts.cells(visit, object + WRAPPER_CELLS, 1, chain)
      case Tag.INSTANCE:
        return Parts.instance(visit, object, chain)
      case Tag.CLASS:
        return Parts.owner(visit, object, chain)
      default:
        return chain
    }
  }

  @inline private static generator(visit: Visit, generator: Generator, chain: usize): usize {
    const rest = Parts.word(visit, generator.address + offsetof<Generator>('handled'), chain)
    return Parts.cells(visit, generator.cells, generator.held, rest)
  }

  @inline private static instance(visit: Visit, instance: usize, chain: usize): usize {
    const values: usize = load<u32>(instance, INSTANCE_VALUES)
    const capacity = load<i32>(instance, INSTANCE_CAPACITY)
    if (capacity == IN_DICT) chain = Parts.word(visit, instance + INSTANCE_VALUES, chain)
    else if (values) chain = Parts.cells(visit, values, capacity, chain)
    return Parts.word(visit, instance + INSTANCE_CLASS, chain)
  }

  @inline private static owner(visit: Visit, owner: usize, chain: usize): usize {
    const attributes: usize = load<u32>(owner, CLASS_ATTRIBUTES)
    if (attributes) chain = Parts.cells(visit, Table.cells(attributes), Table.count(attributes), chain)
    chain = Parts.word(visit, owner + CLASS_ANCESTORS, chain)
    chain = Parts.word(visit, owner + CLASS_BASES, chain)
    chain = Parts.word(visit, owner + CLASS_NAME, chain)
    chain = Parts.word(visit, owner + CLASS_META, chain)
    chain = Parts.word(visit, owner + CLASS_QUALIFIED_NAME, chain)
    return Parts.word(visit, owner + CLASS_MODULE, chain)
  }

  @inline private static deque(visit: Visit, deque: usize, chain: usize): usize {
    const items = <usize>load<u32>(deque, DEQUE_ITEMS)
    const capacity = load<i32>(deque, DEQUE_CAPACITY)
    const start = load<i32>(deque, DEQUE_START) & (capacity - 1)
    const length = load<i32>(deque, DEQUE_LENGTH)
    const first = min(length, capacity - start)
    return Parts.cells(visit, items, length - first, Parts.cells(visit, items + <usize>start * CELL_BYTES, first, chain))
  }

  /** Visits the reference in a word that contains the address of an object, or 0. */
  @inline private static word(visit: Visit, word: usize, chain: usize): usize {
    const object: usize = load<u32>(word)
    return object ? Parts.one(visit, object, chain) : chain
  }

  @inline private static cells(visit: Visit, cells: usize, count: i32, chain: usize): usize {
    return Parts.spaced(visit, cells, count, chain, CELL_BYTES)
  }

  /** Visits the references in `count` cells. `stride` is the distance between the cells, in bytes. */
  @inline private static spaced(visit: Visit, cells: usize, count: i32, chain: usize, stride: usize): usize {
    if (visit == Visit.DROP) return Parts.dropSpaced(cells, count, chain, stride)
    if (visit == Visit.REACH) return Parts.reachSpaced(cells, count, chain, stride)
    Parts.subtractSpaced(cells, count, stride)
    return chain
  }

  @inline private static one(visit: Visit, object: usize, chain: usize): usize {
    if (visit == Visit.REACH) return Marks.reach(object, chain)
    if (visit == Visit.SUBTRACT) Marks.subtract(object)
    else if (Parts.lose(object)) {
      store<u32>(object, <u32>chain, OBJECT_REFCOUNT)
      return object
    }
    return chain
  }

  private static dropSpaced(cells: usize, count: i32, chain: usize, stride: usize): usize {
    for (let i = 0; i < count; i++, cells += stride) if (Cell.isObject(cells)) chain = Parts.one(Visit.DROP, Cell.object(cells), chain)
    return chain
  }

  private static reachSpaced(cells: usize, count: i32, chain: usize, stride: usize): usize {
    for (let i = 0; i < count; i++, cells += stride) if (Cell.isObject(cells)) chain = Parts.one(Visit.REACH, Cell.object(cells), chain)
    return chain
  }

  private static subtractSpaced(cells: usize, count: i32, stride: usize): void {
    for (let i = 0; i < count; i++, cells += stride) if (Cell.isObject(cells)) Parts.one(Visit.SUBTRACT, Cell.object(cells), 0)
  }
}
