import { FREE_THREADED, HEAP_BYTES, HEAP_FREE, HEAP_HEADER_BYTES, HEAP_LIMIT, HEAP_MUTEX, HEAP_TOP, HEAP_USED } from '../../abi/layout'
import { DEBUG } from '../../debug'
import { Mutex } from '../../sync/mutex'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'

/** Blocks of up to this many bytes have sizes in steps of 16 bytes. */
const SMALL: usize = 512
const SMALL_CLASSES: i32 = 33
/** Larger blocks have four sizes for each power of two: 640, 768, 896 and 1024 bytes, then 1280 bytes and so on. */
const STEPS_SHIFT: i32 = 2
const SMALL_SHIFT: i32 = 9

/** Debug builds write this into the second word of each free block, where an object has its kind. */
const FREED: i32 = 0x0f4eed0f
const MARK: usize = 4

/**
 * The memory of the objects. Each size class has a list of free blocks. If that list is empty, the heap takes a new block at its top. A
 * block has no header: the code that uses a block knows its size. A freed block goes to the list of its size class, and the heap reuses it
 * only for that class. But if a freed block ends at the top, the top moves down to the start of the block. A block that ends at the top
 * shrinks and grows in place, so a list that grows there leaves no freed blocks behind.
 *
 * Every interpreter has a heap. A thread allocates and frees blocks only in the heap of its current interpreter, so one GIL guards each
 * heap. Without a GIL, a mutex guards it.
 */
export abstract class Heap {
  /** Allocates a block of `bytes` bytes, on a 16-byte boundary. @returns its address; 0 if it raised Trap.MEMORY */
  static allocate(t: ThreadState, bytes: usize): usize {
    if (bytes > HEAP_BYTES) return Errors.memory(t)
    const heap = t.heap
    const free = load<i32>(FREE_THREADED)
    if (free) Mutex.lock(t, heap + HEAP_MUTEX)
    const block = Heap.take(heap, Heap.classOf(bytes))
    if (free) Mutex.unlock(heap + HEAP_MUTEX)
    return block ? block : Errors.memory(t)
  }

  static free(t: ThreadState, block: usize, bytes: usize): void {
    const heap = t.heap
    const free = load<i32>(FREE_THREADED)
    if (free) Mutex.lock(t, heap + HEAP_MUTEX)
    Heap.put(heap, block, Heap.classOf(bytes))
    if (free) Mutex.unlock(heap + HEAP_MUTEX)
  }

  /**
   * Resizes a block, in place if possible. Otherwise copies its first `kept` bytes to a new block and frees the old one. @returns the
   * block's address; 0 if it raised Trap.MEMORY, in which case the old block is unchanged
   */
  static resize(t: ThreadState, block: usize, oldBytes: usize, bytes: usize, kept: usize): usize {
    if (bytes > HEAP_BYTES) return Errors.memory(t)
    if (Heap.classOf(bytes) == Heap.classOf(oldBytes)) return block
    const heap = t.heap
    const free = load<i32>(FREE_THREADED)
    if (free) Mutex.lock(t, heap + HEAP_MUTEX)
    let next = block
    if (!Heap.resizeAtTop(heap, block, Heap.classOf(oldBytes), Heap.classOf(bytes))) {
      next = Heap.take(heap, Heap.classOf(bytes))
      if (next) {
        memory.copy(next, block, kept)
        Heap.put(heap, block, Heap.classOf(oldBytes))
      }
    }
    if (free) Mutex.unlock(heap + HEAP_MUTEX)
    return next ? next : Errors.memory(t)
  }

  /** The number of bytes in use. Each block counts as the size of its class. */
  @inline static used(heap: usize): usize {
    return load<u32>(heap, HEAP_USED)
  }

  private static take(heap: usize, index: i32): usize {
    const bytes = Heap.bytesOf(index)
    const head = heap + HEAP_FREE + ((<usize>index) << 2)
    let block: usize = load<u32>(head)
    if (block) {
      if (DEBUG && bytes) {
        assert(Heap.isFree(block))
        store<i32>(block, 0, MARK)
      }
      store<u32>(head, load<u32>(block))
    } else {
      block = Heap.top(heap)
      if (bytes > <usize>load<u32>(heap, HEAP_LIMIT) - block) return 0
      store<u32>(heap, <u32>(block + bytes), HEAP_TOP)
      // Clears the FREED marks of earlier blocks in this memory.
      if (DEBUG) memory.fill(block, 0, bytes)
    }
    store<u32>(heap, load<u32>(heap, HEAP_USED) + <u32>bytes, HEAP_USED)
    return block
  }

  private static put(heap: usize, block: usize, index: i32): void {
    const bytes = Heap.bytesOf(index)
    if (DEBUG) Heap.markFree(heap, block, bytes)
    store<u32>(heap, load<u32>(heap, HEAP_USED) - <u32>bytes, HEAP_USED)
    if (block + bytes == Heap.top(heap)) {
      store<u32>(heap, <u32>block, HEAP_TOP)
      return
    }
    const head = heap + HEAP_FREE + ((<usize>index) << 2)
    store<u32>(block, load<u32>(head))
    store<u32>(head, <u32>block)
  }

  private static resizeAtTop(heap: usize, block: usize, oldIndex: i32, index: i32): bool {
    const oldBytes = Heap.bytesOf(oldIndex)
    const bytes = Heap.bytesOf(index)
    if (block + oldBytes != Heap.top(heap) || bytes > <usize>load<u32>(heap, HEAP_LIMIT) - block) return false
    if (DEBUG && bytes > oldBytes) memory.fill(block + oldBytes, 0, bytes - oldBytes)
    store<u32>(heap, <u32>(block + bytes), HEAP_TOP)
    store<u32>(heap, load<u32>(heap, HEAP_USED) + <u32>bytes - <u32>oldBytes, HEAP_USED)
    return true
  }

  /** Debug builds: whether a block is free. */
  @inline static isFree(block: usize): bool {
    return load<i32>(block, MARK) == FREED
  }

  /** Debug builds: checks that a block was in use, and marks it as free. A block of 0 bytes has no room for a mark. */
  private static markFree(heap: usize, block: usize, bytes: usize): void {
    if (!bytes) return
    assert(!Heap.isFree(block))
    assert(block + bytes <= Heap.top(heap))
    assert(<u32>bytes <= load<u32>(heap, HEAP_USED))
    store<i32>(block, FREED, MARK)
  }

  @inline private static top(heap: usize): usize {
    const top: usize = load<u32>(heap, HEAP_TOP)
    return top ? top : heap + HEAP_HEADER_BYTES
  }

  private static classOf(bytes: usize): i32 {
    if (bytes <= SMALL) return <i32>((bytes + 15) >> 4)
    const power = 31 - clz<u32>(<u32>bytes - 1)
    const step = <i32>((bytes - 1) >> <usize>(power - STEPS_SHIFT)) & 3
    return SMALL_CLASSES + ((power - SMALL_SHIFT) << STEPS_SHIFT) + step
  }

  private static bytesOf(index: i32): usize {
    if (index < SMALL_CLASSES) return (<usize>index) << 4
    const power = ((index - SMALL_CLASSES) >> STEPS_SHIFT) + SMALL_SHIFT
    const steps: usize = 5 + ((index - SMALL_CLASSES) & 3)
    const shift: usize = power - STEPS_SHIFT
    return steps << shift
  }
}
