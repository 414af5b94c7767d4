import { HEAP, LINKS, OBJECT_KIND } from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { DEBUG } from '../../debug'

/** The kinds of objects that refer to other objects, one bit per Tag. */
const CONTAINER_KINDS: u64 =
  ((<u64>1) << Tag.LIST) |
  ((<u64>1) << Tag.TUPLE) |
  ((<u64>1) << Tag.ITERATOR) |
  ((<u64>1) << Tag.THREAD) |
  ((<u64>1) << Tag.SIMPLE_QUEUE) |
  ((<u64>1) << Tag.PROCESS) |
  ((<u64>1) << Tag.CELL) |
  ((<u64>1) << Tag.CLOSURE) |
  ((<u64>1) << Tag.METHOD) |
  ((<u64>1) << Tag.CLASS) |
  ((<u64>1) << Tag.INSTANCE) |
  ((<u64>1) << Tag.EXCEPTION) |
  ((<u64>1) << Tag.DICT) |
  ((<u64>1) << Tag.SET) |
  ((<u64>1) << Tag.FROZENSET) |
  ((<u64>1) << Tag.GENERATOR) |
  ((<u64>1) << Tag.VIEW) |
  ((<u64>1) << Tag.PROPERTY) |
  ((<u64>1) << Tag.STATIC_METHOD) |
  ((<u64>1) << Tag.CLASS_METHOD) |
  ((<u64>1) << Tag.SLICE) |
  ((<u64>1) << Tag.TOOL) |
  ((<u64>1) << Tag.SUPER) |
  ((<u64>1) << Tag.DEQUE) |
  ((<u64>1) << Tag.COROUTINE) |
  ((<u64>1) << Tag.ASYNC_GENERATOR) |
  ((<u64>1) << Tag.ASYNC_STEP) |
  ((<u64>1) << Tag.AWAIT_WRAPPER)

// The low two bits of a mark. The other bits of a CANDIDATE are its count, those of any other mark the address of the next object in a chain.
const CANDIDATE: u32 = 1
const REACHED: u32 = 2
const GARBAGE: u32 = 3
const STATE: u32 = 3
const ONE: u32 = 4
/** The count of an object that is never freed. */
const MANY: u32 = 1 << 20

/**
 * The marks of a collection of cycles (collector.ts): one word per container of the heap. They are outside the objects, at LINKS. Without a
 * GIL, these words are also the links of the owners' queues (sync/ownership.ts), which a collection empties before it marks.
 */
export abstract class Marks {
  /** Whether objects of this kind refer to others. Such an object is in a page of containers (blocks.ts). */
  @inline static isContainer(kind: i32): bool {
    return ((CONTAINER_KINDS >> <u64>kind) & 1) != 0
  }

  /**
   * Begins a collection for a container with this number of references. Below 0, it is immortal. If the number is 0, the object is dead, and
   * its interpreter frees it later (os/interpreters.ts).
   */
  static begin(object: usize, references: i32): void {
    store<u32>(Marks.at(object), (references <= 0 ? MANY : <u32>references * ONE) | CANDIDATE)
  }

  /** Takes a reference from another container off the count of an object. */
  @inline static subtract(object: usize): void {
    if (!Marks.takesPart(object)) return
    const mark = Marks.at(object)
    if (DEBUG) assert(load<u32>(mark) >= ONE)
    store<u32>(mark, load<u32>(mark) - ONE)
  }

  /** Whether references remain that are not those of containers. */
  @inline static isReferred(object: usize): bool {
    return load<u32>(Marks.at(object)) >= ONE
  }

  /** Reaches an object. @returns the chain of the objects whose parts must be reached */
  @inline static reach(object: usize, chain: usize): usize {
    return Marks.takesPart(object) && Marks.isCandidate(object) ? Marks.push(object, chain) : chain
  }

  @inline static isCandidate(object: usize): bool {
    return (load<u32>(Marks.at(object)) & STATE) == CANDIDATE
  }

  static push(object: usize, chain: usize): usize {
    store<u32>(Marks.at(object), <u32>chain | REACHED)
    return object
  }

  static discard(object: usize, chain: usize): usize {
    store<u32>(Marks.at(object), <u32>chain | GARBAGE)
    return object
  }

  /** The next object in a chain. */
  @inline static next(object: usize): usize {
    return <usize>(load<u32>(Marks.at(object)) & ~STATE)
  }

  /** Constants are below the heap. */
  @inline private static takesPart(object: usize): bool {
    return object >= HEAP && Marks.isContainer(load<u8>(object, OBJECT_KIND))
  }

  @inline private static at(object: usize): usize {
    return LINKS + ((object - HEAP) >> 2)
  }
}
