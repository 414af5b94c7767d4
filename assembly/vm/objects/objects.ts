import {
  BIGINT_CAPACITY,
  BIGINT_LIMBS,
  CELL_BYTES,
  CLASS_ANCESTORS,
  CLASS_ATTRIBUTES,
  CLASS_BASES,
  CLASS_BYTES,
  CLASS_FLAGS,
  CLASS_HAS_DEL,
  CLASS_KEYS,
  CLASS_META,
  CLASS_MODULE,
  CLASS_NAME,
  CLASS_QUALIFIED_NAME,
  EXCEPTION_ARGS,
  EXCEPTION_BYTES,
  EXCEPTION_CELLS,
  EXCEPTION_TRACE,
  FREE_THREADED,
  HEAP_UNAWAITED,
  OBJECT_KIND,
  OBJECT_REFCOUNT,
  STR_BYTES,
  STR_DATA,
  TUPLE_ITEMS,
  TUPLE_LENGTH,
} from '../../abi/layout'
import { Breaker } from '../../abi/policies'
import { Tag } from '../../abi/tags'
import { DEBUG } from '../../debug'
import { LockEvents } from '../../os/lock-events'
import { ThreadState } from '../../thread'
import { Word } from '../../word'
import { AsyncStep } from './async-step'
import { Counts } from './counts'
import { DictTable } from './dict-table'
import {
  AWAIT_WRAPPER_CELL,
  AWAIT_WRAPPER_SIZE,
  CAPTURED_SIZE,
  CAPTURED_VALUE,
  CLOSURE_ATTRIBUTES,
  CLOSURE_CELLS,
  CLOSURE_DEFAULTS,
  CLOSURE_SIZE,
  DEQUE_CAPACITY,
  DEQUE_ITEMS,
  DEQUE_LENGTH,
  DEQUE_SIZE,
  DEQUE_START,
  DICT_ENTRIES,
  DICT_SIZE,
  IN_DICT,
  INSTANCE_CAPACITY,
  INSTANCE_CLASS,
  INSTANCE_FINALIZER,
  INSTANCE_SIZE,
  INSTANCE_VALUES,
  INSTANCE_VALUES_HEAD,
  INTERPRETER_SIZE,
  ITERATOR_OVER,
  ITERATOR_SIZE,
  LIST_CAPACITY,
  LIST_ITEMS,
  LIST_LENGTH,
  LIST_SIZE,
  LOCK_SIZE,
  LOCK_WORDS,
  METHOD_OBJECT,
  METHOD_SIZE,
  PROCESS_OBJECT_SIZE,
  PROCESS_OBJECT_TARGET,
  PROCESS_QUEUE_SIZE,
  PROPERTY_SIZE,
  RANGE_ITERATOR_SIZE,
  RANGE_SIZE,
  SET_MASK,
  SET_SIZE,
  SIMPLE_QUEUE_FILLED,
  SIMPLE_QUEUE_LIST,
  SIMPLE_QUEUE_SIZE,
  SLICE_CELLS,
  SLICE_SIZE,
  SUPER_CLASS,
  SUPER_SIZE,
  THREAD_OBJECT_SIZE,
  THREAD_OBJECT_TARGET,
  TOOL_FIRST,
  TOOL_SIZE,
  VIEW_OVER,
  VIEW_SIZE,
  WRAPPER_CELLS,
  WRAPPER_SIZE,
} from './fields'
import { Generator, GeneratorState, Mark } from './generator'
import { Heap } from './heap'
import { SET_ENTRY_BYTES, SetTable } from './set-table'
import { StartedGenerators } from './started'
import { Table } from './tables'
import { Traces } from './traces'
import { Cell } from './values'

/** Objects and the references to them. An object starts with its count (counts.ts) and its kind (a Tag). */
export abstract class Objects {
  /** Creates an object with one reference. Its other bytes are undefined. @returns 0 if the heap is exhausted */
  static create(t: ThreadState, kind: i32, bytes: usize): usize {
    const object = Heap.allocate(t, bytes)
    if (!object) return 0
    Objects.begin(object, kind)
    return object
  }

  /** Gives an object its kind and one reference. */
  @inline private static begin(object: usize, kind: i32): void {
    if (load<i32>(FREE_THREADED)) return Counts.begin(object, kind)
    store<i32>(object, 1, OBJECT_REFCOUNT)
    store<i32>(object, kind, OBJECT_KIND)
  }

  static keep(object: usize): void {
    const count = load<i32>(object, OBJECT_REFCOUNT)
    if (count < 0) return
    if (DEBUG) assert(Objects.isAlive(object, count))
    if (load<i32>(FREE_THREADED)) Counts.keep(object, count)
    else store<i32>(object, count + 1, OBJECT_REFCOUNT)
  }

  static release(t: ThreadState, object: usize): void {
    if (Objects.lose(object)) Objects.destroy(t, object)
  }

  @inline static kind(object: usize): i32 {
    return load<u8>(object, OBJECT_KIND)
  }

  @inline static keepCell(cell: usize): void {
    if (Cell.isObject(cell)) Objects.keep(Cell.object(cell))
  }

  @inline static releaseCell(t: ThreadState, cell: usize): void {
    if (Cell.isObject(cell)) Objects.release(t, Cell.object(cell))
  }

  /** Copies a cell. The copy has its own reference to the object. */
  @inline static copyCell(from: usize, to: usize): void {
    Objects.keepCell(from)
    Cell.move(from, to)
  }

  static copyCells(from: usize, to: usize, count: i32): void {
    for (let i = 0; i < count; i++, from += CELL_BYTES, to += CELL_BYTES) Objects.copyCell(from, to)
  }

  static releaseCells(t: ThreadState, cells: usize, count: i32): void {
    for (let i = 0; i < count; i++, cells += CELL_BYTES) Objects.releaseCell(t, cells)
  }

  /**
   * Ends an operation: drops its operands, and writes its result to `first`. The operands are `operands` adjacent cells from `first`
   * upwards.
   */
  static finish(t: ThreadState, first: usize, operands: i32, tag: i32, payload: i64): bool {
    Objects.releaseCells(t, first, operands)
    Cell.set(first, tag, payload)
    return true
  }

  /** Drops a reference. @returns whether it was the last one */
  private static lose(object: usize): bool {
    const count = load<i32>(object, OBJECT_REFCOUNT)
    if (count < 0) return false
    if (DEBUG) assert(Objects.isAlive(object, count))
    if (load<i32>(FREE_THREADED)) return Counts.lose(object, count)
    store<i32>(object, count - 1, OBJECT_REFCOUNT)
    return count == 1
  }

  /** Debug builds: whether the object's memory is in use. With a GIL, also whether it has references. count: its first word */
  private static isAlive(object: usize, count: i32): bool {
    return !Heap.isFree(object) && (count > 0 || load<i32>(FREE_THREADED) != 0)
  }

  /** Frees the objects to which other threads have dropped the last reference, and whose count this thread must merge. */
  static emptyQueue(t: ThreadState): void {
    Word.and(t.breakerAddress, ~Breaker.EXPLICIT_MERGE)
    Objects.destroyAll(t, Counts.emptyQueue())
  }

  /**
   * Frees an object and everything that only it referred to. Dead objects form a chain: each contains the address of the next in place of
   * its count. Nested objects therefore need no recursion.
   */
  private static destroy(t: ThreadState, object: usize): void {
    store<u32>(object, 0, OBJECT_REFCOUNT)
    Objects.destroyAll(t, object)
  }

  /** Frees a chain of dead objects. */
  static destroyAll(t: ThreadState, chain: usize): void {
    let dead = chain
    while (dead) {
      const next: usize = load<u32>(dead, OBJECT_REFCOUNT)
      if (Objects.postpone(t, dead)) {
        dead = next
        continue
      }
      const rest = Objects.dropParts(t, dead, next)
      Heap.free(t, dead, Objects.size(dead))
      dead = rest
    }
  }

  /**
   * Keeps a dead object alive if code must run before the object is freed. Such an object is a generator that waits in a `try` or `with`,
   * an instance with `__del__`, an asynchronous generator that its event loop must close, or a coroutine that never started, for which the
   * program gets a warning. The object gets a reference again and joins a list. The thread runs the code after the current instruction
   * (eval/finalizers.ts).
   */
  private static postpone(t: ThreadState, object: usize): bool {
    if (Objects.kind(object) == Tag.INSTANCE) {
      const flags = load<i32>(<usize>load<u32>(object, INSTANCE_CLASS), CLASS_FLAGS)
      if (!(flags & CLASS_HAS_DEL) || (load<u32>(object, INSTANCE_FINALIZER) & 1) != 0) return false
      Objects.begin(object, Tag.INSTANCE)
      store<u32>(object, <u32>t.dying, INSTANCE_FINALIZER)
      t.dying = object
      return true
    }
    if (!Generator.has(Objects.kind(object))) return false
    const generator = Generator.at(object)
    if (generator.kind == Tag.ASYNC_GENERATOR && StartedGenerators.hasLoop(generator)) {
      if (generator.state != GeneratorState.SUSPENDED || generator.isMarked(Mark.LEFT_TO_LOOP)) return false
      StartedGenerators.remove(t, generator)
    } else if (generator.kind == Tag.COROUTINE && generator.state == GeneratorState.NEW) {
      if (load<i32>(t.heap, HEAP_UNAWAITED) == Tag.UNSET) return false
    } else if (!generator.isProtected) return false
    Objects.begin(object, generator.kind)
    generator.next = t.dying
    t.dying = object
    return true
  }

  /**
   * Drops the references from `object` to other objects. Adds each object that loses its last reference to the front of `chain`. @returns
   * the new chain
   */
  private static dropParts(t: ThreadState, object: usize, chain: usize): usize {
    switch (Objects.kind(object)) {
      case Tag.LIST: {
        const items: usize = load<u32>(object, LIST_ITEMS)
        const rest = Objects.dropCells(items, load<i32>(object, LIST_LENGTH), chain)
        const capacity = load<u32>(object, LIST_CAPACITY)
        if (capacity) Heap.free(t, items, <usize>capacity * CELL_BYTES)
        return rest
      }
      case Tag.DICT: {
        const rest = Objects.dropCells(DictTable.entry(object, 0), 2 * load<i32>(object, DICT_ENTRIES), chain)
        DictTable.free(t, object)
        return rest
      }
      case Tag.SET:
      case Tag.FROZENSET: {
        const rest = Objects.dropSpaced(SetTable.entry(object, 0), load<i32>(object, SET_MASK) + 1, chain, SET_ENTRY_BYTES)
        SetTable.free(t, object)
        return rest
      }
      case Tag.DEQUE:
        return Objects.dropDeque(t, object, chain)
      case Tag.VIEW:
        return Objects.dropCells(object + VIEW_OVER, 1, chain)
      case Tag.TUPLE:
        return Objects.dropCells(object + TUPLE_ITEMS, load<i32>(object, TUPLE_LENGTH), chain)
      case Tag.ITERATOR:
        return Objects.dropCells(object + ITERATOR_OVER, 1, chain)
      case Tag.TOOL:
        return Objects.dropCells(object + TOOL_FIRST, 2, chain)
      case Tag.THREAD:
        return Objects.dropCells(object + THREAD_OBJECT_TARGET, 4, chain)
      case Tag.LOCK:
      case Tag.RLOCK:
        LockEvents.freeing(object + LOCK_WORDS)
        return chain
      case Tag.SIMPLE_QUEUE:
        LockEvents.freeing(object + SIMPLE_QUEUE_FILLED)
        return Objects.dropCells(object + SIMPLE_QUEUE_LIST, 1, chain)
      case Tag.PROCESS:
        return Objects.dropCells(object + PROCESS_OBJECT_TARGET, 3, chain)
      case Tag.ASYNC_STEP:
        return Objects.dropCells(AsyncStep.at(object).generator, 2, chain)
      case Tag.AWAIT_WRAPPER:
        return Objects.dropCells(object + AWAIT_WRAPPER_CELL, 1, chain)
      case Tag.ASYNC_GENERATOR: {
        const generator = Generator.at(object)
        StartedGenerators.remove(t, generator)
        return Objects.dropCells(generator.cells, generator.held, Objects.dropWord(StartedGenerators.loopOf(generator), chain))
      }
      case Tag.COROUTINE:
      case Tag.GENERATOR: {
        const generator = Generator.at(object)
        return Objects.dropCells(generator.cells, generator.held, chain)
      }
      case Tag.CELL:
        return Objects.dropCells(object + CAPTURED_VALUE, 1, chain)
      case Tag.CLOSURE: {
        const afterCells = Objects.dropWord(object + CLOSURE_CELLS, chain)
        const afterDefaults = Objects.dropWord(object + CLOSURE_DEFAULTS, afterCells)
        return Objects.dropWord(object + CLOSURE_ATTRIBUTES, afterDefaults)
      }
      case Tag.EXCEPTION: {
        Traces.free(t, <usize>load<u32>(object, EXCEPTION_TRACE))
        return Objects.dropInstance(t, object, Objects.dropCells(object + EXCEPTION_ARGS, EXCEPTION_CELLS, chain))
      }
      case Tag.METHOD:
        return Objects.dropCells(object + METHOD_OBJECT, 2, chain)
      case Tag.SLICE:
        return Objects.dropCells(object + SLICE_CELLS, 3, chain)
      case Tag.SUPER:
        return Objects.dropCells(object + SUPER_CLASS, 2, chain)
      case Tag.PROPERTY:
        return Objects.dropCells(object + WRAPPER_CELLS, 3, chain)
      case Tag.STATIC_METHOD:
      case Tag.CLASS_METHOD:
        return Objects.dropCells(object + WRAPPER_CELLS, 1, chain)
      case Tag.INSTANCE:
        return Objects.dropInstance(t, object, chain)
      case Tag.CLASS:
        return Objects.dropClass(t, object, chain)
      default:
        return chain
    }
  }

  /** Drops the reference in a word that contains the address of an object, or 0. */
  private static dropWord(word: usize, chain: usize): usize {
    const object: usize = load<u32>(word)
    if (!object || !Objects.lose(object)) return chain
    store<u32>(object, <u32>chain, OBJECT_REFCOUNT)
    return object
  }

  private static dropInstance(t: ThreadState, instance: usize, chain: usize): usize {
    const values: usize = load<u32>(instance, INSTANCE_VALUES)
    const capacity = load<i32>(instance, INSTANCE_CAPACITY)
    if (capacity == IN_DICT) chain = Objects.dropWord(instance + INSTANCE_VALUES, chain)
    else if (values) {
      chain = Objects.dropCells(values, capacity, chain)
      Heap.free(t, values - INSTANCE_VALUES_HEAD, INSTANCE_VALUES_HEAD + <usize>capacity * CELL_BYTES)
    }
    return Objects.dropWord(instance + INSTANCE_CLASS, chain)
  }

  private static dropClass(t: ThreadState, owner: usize, chain: usize): usize {
    const attributes: usize = load<u32>(owner, CLASS_ATTRIBUTES)
    if (attributes) chain = Objects.dropCells(Table.cells(attributes), Table.count(attributes), chain)
    Table.free(t, attributes)
    Table.free(t, <usize>load<u32>(owner, CLASS_KEYS))
    chain = Objects.dropWord(owner + CLASS_ANCESTORS, chain)
    chain = Objects.dropWord(owner + CLASS_BASES, chain)
    chain = Objects.dropWord(owner + CLASS_NAME, chain)
    chain = Objects.dropWord(owner + CLASS_META, chain)
    chain = Objects.dropWord(owner + CLASS_QUALIFIED_NAME, chain)
    return Objects.dropWord(owner + CLASS_MODULE, chain)
  }

  private static dropDeque(t: ThreadState, deque: usize, chain: usize): usize {
    const items = <usize>load<u32>(deque, DEQUE_ITEMS)
    const capacity = load<i32>(deque, DEQUE_CAPACITY)
    const start = load<i32>(deque, DEQUE_START) & (capacity - 1)
    const length = load<i32>(deque, DEQUE_LENGTH)
    const first = min(length, capacity - start)
    chain = Objects.dropCells(items + <usize>start * CELL_BYTES, first, chain)
    chain = Objects.dropCells(items, length - first, chain)
    if (capacity) Heap.free(t, items, <usize>capacity * CELL_BYTES)
    return chain
  }

  @inline private static dropCells(cells: usize, count: i32, chain: usize): usize {
    return Objects.dropSpaced(cells, count, chain, CELL_BYTES)
  }

  /**
   * Drops the references in `count` cells, as dropParts() does. `stride` is the distance between the cells, in bytes. @returns the new
   * chain
   */
  private static dropSpaced(cells: usize, count: i32, chain: usize, stride: usize): usize {
    for (let i = 0; i < count; i++, cells += stride) {
      if (!Cell.isObject(cells)) continue
      const object = Cell.object(cells)
      if (Objects.lose(object)) {
        store<u32>(object, <u32>chain, OBJECT_REFCOUNT)
        chain = object
      }
    }
    return chain
  }

  private static size(object: usize): usize {
    switch (Objects.kind(object)) {
      case Tag.STR:
      case Tag.BYTES:
        return STR_DATA + <usize>load<u32>(object, STR_BYTES)
      case Tag.LIST:
        return LIST_SIZE
      case Tag.DICT:
        return DICT_SIZE
      case Tag.DEQUE:
        return DEQUE_SIZE
      case Tag.VIEW:
        return VIEW_SIZE
      case Tag.SET:
      case Tag.FROZENSET:
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
        return LOCK_SIZE
      case Tag.SIMPLE_QUEUE:
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
      case Tag.COROUTINE:
      case Tag.ASYNC_GENERATOR:
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
        return INSTANCE_SIZE
      case Tag.CLASS:
        return CLASS_BYTES
      default:
        return ITERATOR_SIZE
    }
  }
}
