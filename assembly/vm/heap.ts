import { FREE_THREADED, HEAP, HEAP_BYTES, HEAP_MUTEX, HEAP_TOP } from '../abi/layout'
import { Mutex } from '../sync/mutex'
import { ThreadState } from '../thread'
import { Errors } from './errors'

/** Bytes handed out so far, rounded up to their classes, and given back: a leak shows as a difference that grows. */
const USED: usize = HEAP
/** Heads of the free lists, one word a class. */
const FREE: usize = HEAP + 64
const FIRST_BLOCK: usize = HEAP + 1024
const LIMIT: usize = HEAP + HEAP_BYTES

/** Blocks up to this many bytes come in steps of 16. */
const SMALL: usize = 512
const SMALL_CLASSES: i32 = 33
/** Above, each power of two has four steps: 512 + 128, + 256, + 384, 1024 … */
const STEPS_SHIFT: i32 = 2
const SMALL_SHIFT: i32 = 9

/**
 * The objects' memory: a free list for each size of block, filled by cutting new blocks off the top. A block carries no header: whoever
 * frees it knows its size. A freed block is used again for blocks of its own class only, but the block that ends at the top shrinks and
 * grows in place; so a list that grows leaves nothing behind.
 *
 * Protected by the GIL; where there is none, by HEAP_MUTEX.
 */
export abstract class Heap {
  /** @returns the address of `bytes` bytes, on a 16-byte boundary, or 0 with Trap.MEMORY noted. */
  static allocate(t: ThreadState, bytes: usize): usize {
    if (bytes > HEAP_BYTES) return Errors.memory(t)
    const free = load<i32>(FREE_THREADED)
    if (free) Mutex.lock(t, HEAP_MUTEX)
    const block = Heap.take(Heap.classOf(bytes))
    if (free) Mutex.unlock(HEAP_MUTEX)
    return block ? block : Errors.memory(t)
  }

  static free(t: ThreadState, block: usize, bytes: usize): void {
    const free = load<i32>(FREE_THREADED)
    if (free) Mutex.lock(t, HEAP_MUTEX)
    Heap.put(block, Heap.classOf(bytes))
    if (free) Mutex.unlock(HEAP_MUTEX)
  }

  /** A block of `bytes` with the first `kept` bytes of the old one, which is freed; the old one stays if there is no room (0, Trap.MEMORY). */
  static resize(t: ThreadState, block: usize, oldBytes: usize, bytes: usize, kept: usize): usize {
    if (bytes > HEAP_BYTES) return Errors.memory(t)
    if (Heap.classOf(bytes) == Heap.classOf(oldBytes)) return block
    const free = load<i32>(FREE_THREADED)
    if (free) Mutex.lock(t, HEAP_MUTEX)
    let next = block
    if (!Heap.resizeAtTop(block, Heap.classOf(oldBytes), Heap.classOf(bytes))) {
      next = Heap.take(Heap.classOf(bytes))
      if (next) {
        memory.copy(next, block, kept)
        Heap.put(block, Heap.classOf(oldBytes))
      }
    }
    if (free) Mutex.unlock(HEAP_MUTEX)
    return next ? next : Errors.memory(t)
  }

  /** Bytes in use, for tests of leaks and for people who ask. */
  @inline static used(): usize {
    return load<u32>(USED)
  }

  private static take(index: i32): usize {
    const bytes = Heap.bytesOf(index)
    const head = FREE + ((<usize>index) << 2)
    let block: usize = load<u32>(head)
    if (block) {
      store<u32>(head, load<u32>(block))
    } else {
      block = Heap.top()
      if (bytes > LIMIT - block) return 0
      store<u32>(HEAP_TOP, <u32>(block + bytes))
    }
    store<u32>(USED, load<u32>(USED) + <u32>bytes)
    return block
  }

  private static put(block: usize, index: i32): void {
    const bytes = Heap.bytesOf(index)
    store<u32>(USED, load<u32>(USED) - <u32>bytes)
    if (block + bytes == Heap.top()) {
      store<u32>(HEAP_TOP, <u32>block)
      return
    }
    const head = FREE + ((<usize>index) << 2)
    store<u32>(block, load<u32>(head))
    store<u32>(head, <u32>block)
  }

  private static resizeAtTop(block: usize, oldIndex: i32, index: i32): bool {
    const oldBytes = Heap.bytesOf(oldIndex)
    const bytes = Heap.bytesOf(index)
    if (block + oldBytes != Heap.top() || bytes > LIMIT - block) return false
    store<u32>(HEAP_TOP, <u32>(block + bytes))
    store<u32>(USED, load<u32>(USED) + <u32>bytes - <u32>oldBytes)
    return true
  }

  @inline private static top(): usize {
    const top: usize = load<u32>(HEAP_TOP)
    return top ? top : FIRST_BLOCK
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
