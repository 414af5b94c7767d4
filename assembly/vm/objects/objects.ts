import { CELL_BYTES, CLASS_FLAGS, CLASS_HAS_DEL, FREE_THREADED, HEAP_UNAWAITED, OBJECT_KIND, OBJECT_REFCOUNT } from '../../abi/layout'
import { Breaker } from '../../abi/policies'
import { Tag } from '../../abi/tags'
import { DEBUG } from '../../debug'
import { ThreadState } from '../../thread'
import { Word } from '../../word'
import { Counts } from './counts'
import { INSTANCE_CLASS, INSTANCE_FINALIZER } from './fields'
import { Generator, GeneratorState, Mark } from './generator'
import { Heap } from './heap'
import { Marks } from './marks'
import { Parts } from './parts'
import { StartedGenerators } from './started'
import { Storage } from './storage'
import { Cell } from './values'

/** Objects and the references to them. An object starts with its count (counts.ts) and its kind (a Tag). */
export abstract class Objects {
  /** Creates an object with one reference. Its other bytes are undefined. @returns 0 if the heap is exhausted */
  static create(t: ThreadState, kind: i32, bytes: usize): usize {
    const object = Marks.isContainer(kind) ? Heap.allocateContainer(t, bytes) : Heap.allocate(t, bytes)
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
    if (DEBUG) assert(Parts.isAlive(object, count))
    if (load<i32>(FREE_THREADED)) Counts.keep(object, count)
    else store<i32>(object, count + 1, OBJECT_REFCOUNT)
  }

  static release(t: ThreadState, object: usize): void {
    if (Parts.lose(object)) Objects.destroy(t, object)
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
      const rest = Parts.drop(dead, next)
      Objects.free(t, dead)
      dead = rest
    }
  }

  /** Frees the memory of an object that has no references to other objects any more. */
  static free(t: ThreadState, object: usize): void {
    const bytes = Storage.end(t, object)
    if (Marks.isContainer(Objects.kind(object))) Heap.freeContainer(t, object, bytes)
    else Heap.free(t, object, bytes)
  }

  /**
   * Keeps a dead object alive if code must run before the object is freed. Such an object is a generator that waits in a `try` or `with`,
   * an instance with `__del__`, an asynchronous generator that its event loop must close, or a coroutine that never started, for which the
   * program gets a warning. The object gets a reference again and joins a list. The thread runs the code after the current instruction
   * (eval/finalizers.ts).
   */
  private static postpone(t: ThreadState, object: usize): bool {
    if (!Objects.needsCode(t, object)) return false
    Objects.begin(object, Objects.kind(object))
    Objects.addDying(t, object)
    return true
  }

  /** Whether code must run before the object is freed. */
  static needsCode(t: ThreadState, object: usize): bool {
    if (Objects.kind(object) == Tag.INSTANCE) {
      const flags = load<i32>(<usize>load<u32>(object, INSTANCE_CLASS), CLASS_FLAGS)
      return (flags & CLASS_HAS_DEL) != 0 && (load<u32>(object, INSTANCE_FINALIZER) & 1) == 0
    }
    if (!Generator.has(Objects.kind(object))) return false
    const generator = Generator.at(object)
    if (generator.kind == Tag.ASYNC_GENERATOR && StartedGenerators.hasLoop(generator)) {
      return generator.state == GeneratorState.SUSPENDED && !generator.isMarked(Mark.LEFT_TO_LOOP)
    }
    if (generator.kind == Tag.COROUTINE && generator.state == GeneratorState.NEW) return load<i32>(t.heap, HEAP_UNAWAITED) != Tag.UNSET
    return generator.isProtected
  }

  /** Adds an object to the thread's list of dying objects. The list takes over a reference. */
  static addDying(t: ThreadState, object: usize): void {
    if (Objects.kind(object) == Tag.INSTANCE) store<u32>(object, <u32>t.dying, INSTANCE_FINALIZER)
    else {
      const generator = Generator.at(object)
      if (generator.kind == Tag.ASYNC_GENERATOR && StartedGenerators.hasLoop(generator)) StartedGenerators.remove(t, generator)
      generator.next = t.dying
    }
    t.dying = object
  }
}
