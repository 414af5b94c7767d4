import {
  BIGINT_CAPACITY,
  BIGINT_LIMBS,
  CELL_BYTES,
  CLASS_ATTRIBUTES,
  CLASS_BYTES,
  CLASS_KEYS,
  EXCEPTION_BYTES,
  EXCEPTION_TRACE,
  OBJECT_KIND,
  STR_BYTES,
  STR_DATA,
  TUPLE_ITEMS,
  TUPLE_LENGTH,
} from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { LockEvents } from '../../os/lock-events'
import { ThreadState } from '../../thread'
import { AsyncStep } from './async-step'
import { DictTable } from './dict-table'
import {
  AWAIT_WRAPPER_SIZE,
  CAPTURED_SIZE,
  CLOSURE_SIZE,
  DEQUE_CAPACITY,
  DEQUE_ITEMS,
  DEQUE_SIZE,
  DICT_SIZE,
  IN_DICT,
  INSTANCE_CAPACITY,
  INSTANCE_SIZE,
  INSTANCE_VALUES,
  INSTANCE_VALUES_HEAD,
  INTERPRETER_SIZE,
  ITERATOR_SIZE,
  LIST_CAPACITY,
  LIST_ITEMS,
  LIST_SIZE,
  LOCK_SIZE,
  LOCK_WORDS,
  METHOD_SIZE,
  PROCESS_OBJECT_SIZE,
  PROCESS_QUEUE_SIZE,
  PROPERTY_SIZE,
  RANGE_ITERATOR_SIZE,
  RANGE_SIZE,
  SET_SIZE,
  SIMPLE_QUEUE_FILLED,
  SIMPLE_QUEUE_SIZE,
  SLICE_SIZE,
  SUPER_SIZE,
  THREAD_OBJECT_SIZE,
  TOOL_SIZE,
  VIEW_SIZE,
  WRAPPER_SIZE,
} from './fields'
import { Generator } from './generator'
import { Heap } from './heap'
import { SetTable } from './set-table'
import { StartedGenerators } from './started'
import { Table } from './tables'
import { Traces } from './traces'

/** The memory of an object: its own block, and further blocks for its items, its table and the like. */
export abstract class Storage {
  /** Frees the blocks that belong to an object and contain no reference any more. @returns the size of the object's own block, in bytes */
  static end(t: ThreadState, object: usize): usize {
    switch (<i32>load<u8>(object, OBJECT_KIND)) {
      case Tag.STR:
      case Tag.BYTES:
        return STR_DATA + <usize>load<u32>(object, STR_BYTES)
      case Tag.LIST: {
        const capacity = load<u32>(object, LIST_CAPACITY)
        if (capacity) Heap.free(t, <usize>load<u32>(object, LIST_ITEMS), <usize>capacity * CELL_BYTES)
        return LIST_SIZE
      }
      case Tag.DICT:
        DictTable.free(t, object)
        return DICT_SIZE
      case Tag.DEQUE: {
        const capacity = load<u32>(object, DEQUE_CAPACITY)
        if (capacity) Heap.free(t, <usize>load<u32>(object, DEQUE_ITEMS), <usize>capacity * CELL_BYTES)
        return DEQUE_SIZE
      }
      case Tag.VIEW:
        return VIEW_SIZE
      case Tag.SET:
      case Tag.FROZENSET:
        SetTable.free(t, object)
        return SET_SIZE
      case Tag.TUPLE:
        return TUPLE_ITEMS + <usize>load<u32>(object, TUPLE_LENGTH) * CELL_BYTES
      case Tag.RANGE:
        return RANGE_SIZE
      case Tag.RANGE_ITERATOR:
        return RANGE_ITERATOR_SIZE
      case Tag.TOOL:
        return TOOL_SIZE
      case Tag.THREAD:
        return THREAD_OBJECT_SIZE
      case Tag.LOCK:
      case Tag.RLOCK:
        LockEvents.freeing(object + LOCK_WORDS)
        return LOCK_SIZE
      case Tag.SIMPLE_QUEUE:
        LockEvents.freeing(object + SIMPLE_QUEUE_FILLED)
        return SIMPLE_QUEUE_SIZE
      case Tag.INTERPRETER:
        return INTERPRETER_SIZE
      case Tag.PROCESS:
        return PROCESS_OBJECT_SIZE
      case Tag.PROCESS_QUEUE:
        return PROCESS_QUEUE_SIZE
      case Tag.ASYNC_STEP:
        return offsetof<AsyncStep>()
      case Tag.AWAIT_WRAPPER:
        return AWAIT_WRAPPER_SIZE
      case Tag.ASYNC_GENERATOR:
        StartedGenerators.remove(t, Generator.at(object))
        return Generator.at(object).bytes
      case Tag.COROUTINE:
      case Tag.GENERATOR:
        return Generator.at(object).bytes
      case Tag.BIGINT:
        return BIGINT_LIMBS + ((<usize>load<u32>(object, BIGINT_CAPACITY)) << 2)
      case Tag.CELL:
        return CAPTURED_SIZE
      case Tag.CLOSURE:
        return CLOSURE_SIZE
      case Tag.METHOD:
        return METHOD_SIZE
      case Tag.EXCEPTION:
        Traces.free(t, <usize>load<u32>(object, EXCEPTION_TRACE))
        Storage.endValues(t, object)
        return EXCEPTION_BYTES
      case Tag.SUPER:
        return SUPER_SIZE
      case Tag.SLICE:
        return SLICE_SIZE
      case Tag.PROPERTY:
        return PROPERTY_SIZE
      case Tag.STATIC_METHOD:
      case Tag.CLASS_METHOD:
        return WRAPPER_SIZE
      case Tag.INSTANCE:
        Storage.endValues(t, object)
        return INSTANCE_SIZE
      case Tag.CLASS:
        Table.free(t, <usize>load<u32>(object, CLASS_ATTRIBUTES))
        Table.free(t, <usize>load<u32>(object, CLASS_KEYS))
        return CLASS_BYTES
      default:
        return ITERATOR_SIZE
    }
  }

  private static endValues(t: ThreadState, instance: usize): void {
    const values: usize = load<u32>(instance, INSTANCE_VALUES)
    const capacity = load<i32>(instance, INSTANCE_CAPACITY)
    if (!values || capacity == IN_DICT) return
    Heap.free(t, values - INSTANCE_VALUES_HEAD, INSTANCE_VALUES_HEAD + <usize>capacity * CELL_BYTES)
  }
}
