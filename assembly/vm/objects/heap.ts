import {
  BLOCKS_BYTES,
  BLOCKS_RETURNED,
  FREE_THREADED,
  HAS_OWNERS,
  HEAP_BLOCKS,
  HEAP_BYTES,
  HEAP_MUTEX,
  HEAP_PAGE_BYTES,
  SLOT_BLOCKS,
  SLOT_COUNT,
} from '../../abi/layout'
import { DEBUG } from '../../debug'
import { Mutex } from '../../sync/mutex'
import { Ownership } from '../../sync/ownership'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { Blocks, CONTAINERS, SMALL } from './blocks'
import { Collector } from './collector'
import { Growth } from './growth'
import { PAGE_OWNER, Page, Runs } from './runs'

/**
 * The memory of the objects. A block has no header: the code that uses a block knows its size. A small block is part of a page (blocks.ts).
 * A large block is a run of pages (runs.ts), and grows in place if the pages after it are free.
 *
 * Every interpreter has a heap. A thread allocates and frees blocks only in the heap of its current interpreter, so one GIL guards each
 * heap. Without a GIL, HEAP_MUTEX guards the runs, and each slot has its own pool of small blocks. A thread that frees a block of another
 * slot adds it to a list, which the slot's thread empties before it takes a new page. Without owners (HAS_OWNERS), t.blocks is 0, and
 * HEAP_MUTEX also guards the pool in the heap's header.
 */
export abstract class Heap {
  /** Allocates a block of `bytes` bytes, on a 16-byte boundary. @returns its address; 0 if it raised Trap.MEMORY */
  static allocate(t: ThreadState, bytes: usize): usize {
    if (bytes <= SMALL && t.blocks) {
      const block = Blocks.take(t.blocks, Blocks.classOf(bytes))
      if (block) return block
    }
    return Heap.allocateSlowly(t, bytes, 0)
  }

  /** Allocates a block for a container, whose kind the caller writes before anything else. */
  static allocateContainer(t: ThreadState, bytes: usize): usize {
    if (!t.blocks) Growth.add(t, 1)
    else {
      Growth.made(t)
      if (bytes <= SMALL) {
        const block = Blocks.take(t.blocks, CONTAINERS + Blocks.classOf(bytes))
        if (block) return block
      }
    }
    const block = Heap.allocateSlowly(t, bytes, CONTAINERS)
    if (block && bytes > SMALL) Runs.markContainer(Page.of(block))
    return block
  }

  static freeContainer(t: ThreadState, block: usize, bytes: usize): void {
    Growth.freed(t)
    Blocks.clearMark(block)
    Heap.free(t, block, bytes)
  }

  static free(t: ThreadState, block: usize, bytes: usize): void {
    if (bytes > SMALL) return Heap.giveRun(t, block, Heap.pagesOf(bytes))
    const page = Page.of(block)
    if (<usize>load<u32>(page, PAGE_OWNER) != t.blocks) Heap.freeElsewhere(t, page, block)
    else if (Blocks.put(page, block)) Heap.giveRun(t, Blocks.removePage(page), 1)
  }

  /**
   * Resizes a block, in place if possible. Otherwise copies its first `kept` bytes to a new block and frees the old one. @returns the
   * block's address; 0 if it raised Trap.MEMORY, in which case the old block is unchanged
   */
  static resize(t: ThreadState, block: usize, oldBytes: usize, bytes: usize, kept: usize): usize {
    if (bytes > HEAP_BYTES) return Errors.memory(t)
    if (oldBytes > SMALL && bytes > SMALL) {
      if (Heap.resizeRun(t, block, Heap.pagesOf(oldBytes), Heap.pagesOf(bytes))) return block
    } else if (oldBytes <= SMALL && bytes <= SMALL && Blocks.classOf(bytes) == Blocks.classOf(oldBytes)) return block
    const next = Heap.allocate(t, bytes)
    if (!next) return 0
    memory.copy(next, block, kept)
    Heap.free(t, block, oldBytes)
    return next
  }

  /** The number of bytes in use. A small block counts as the size of its class, a large one as its pages. No thread uses the heap. */
  static used(heap: usize): usize {
    let bytes: usize = 0
    for (let run = Runs.firstRun(heap); run; run = Runs.nextRun(heap, run)) {
      if (Blocks.isSmall(run)) bytes += Blocks.used(run)
      else if (!Runs.isFree(run)) bytes += <usize>Runs.pages(run) * HEAP_PAGE_BYTES
    }
    for (let slot = 0; slot < load<i32>(SLOT_COUNT); slot++) {
      let block: usize = load<u32>(ThreadState.slotAddress(slot) + SLOT_BLOCKS, BLOCKS_RETURNED)
      for (; block; block = <usize>load<u32>(block)) bytes -= Blocks.size(Page.of(block))
    }
    return bytes
  }

  /** Gives the empty pages of the thread's pool to the heap. @returns whether there were any */
  static trim(t: ThreadState): bool {
    return Heap.trimPool(t, t.blocks ? t.blocks : t.heap + HEAP_BLOCKS)
  }

  /**
   * Gives the empty pages of all pools to the heap, except those of other threads that run. If there are none, collects cycles. @returns
   * whether the heap has more memory
   */
  private static trimAll(t: ThreadState): bool {
    let found = Heap.trim(t)
    if (!load<i32>(HAS_OWNERS)) return found || Collector.rescue(t)
    for (let i = 0; i < load<i32>(SLOT_COUNT); i++) {
      const slot = ThreadState.slotAddress(i)
      if (slot == t.slot || !Ownership.help(slot)) continue
      if (Heap.trimPool(t, slot + SLOT_BLOCKS)) found = true
      Ownership.end(slot)
    }
    return found
  }

  /** The caller has the rights of the pool's owner. */
  private static trimPool(t: ThreadState, pool: usize): bool {
    if (t.blocks) Heap.drain(t, pool)
    const heap = t.heap
    let found: bool = false
    Heap.lock(t)
    for (let page = Blocks.emptyPage(pool); page; page = Blocks.emptyPage(pool)) {
      Runs.give(heap, Blocks.removePage(page), 1)
      found = true
    }
    Heap.unlock(t)
    return found
  }

  /** In a copy of a process, which has no slots but its own: moves all pages of small blocks to this thread's pool. */
  static adoptPages(t: ThreadState): void {
    if (!load<i32>(FREE_THREADED) || !t.blocks) return
    memory.fill(t.blocks, 0, BLOCKS_BYTES)
    for (let run = Runs.firstRun(t.heap); run; run = Runs.nextRun(t.heap, run)) {
      if (Blocks.isSmall(run)) Blocks.adopt(t.blocks, run)
    }
  }

  /** kind: CONTAINERS for a container, 0 for any other block */
  private static allocateSlowly(t: ThreadState, bytes: usize, kind: i32): usize {
    if (bytes > HEAP_BYTES) return Errors.memory(t)
    do {
      const block = bytes <= SMALL ? Heap.takeSmall(t, kind + Blocks.classOf(bytes)) : Heap.takeRun(t, Heap.pagesOf(bytes))
      if (block) return block
    } while (Heap.trimAll(t))
    return Errors.memory(t)
  }

  private static takeSmall(t: ThreadState, index: i32): usize {
    if (t.blocks) {
      Heap.drain(t, t.blocks)
      const block = Blocks.take(t.blocks, index)
      if (block) return block
      const page = Heap.takeRun(t, 1)
      if (!page) return 0
      Blocks.addPage(t.blocks, page, index)
      return Blocks.take(t.blocks, index)
    }
    const heap = t.heap
    Heap.lock(t)
    let block = Blocks.take(heap + HEAP_BLOCKS, index)
    if (!block) {
      const page = Runs.take(heap, 1)
      if (page) {
        Blocks.addPage(heap + HEAP_BLOCKS, page, index)
        block = Blocks.take(heap + HEAP_BLOCKS, index)
      }
    }
    Heap.unlock(t)
    Growth.taken(t)
    return block
  }

  /** Frees a block of a pool that is not t.blocks. */
  private static freeElsewhere(t: ThreadState, page: usize, block: usize): void {
    if (t.blocks) return Blocks.giveBack(page, block)
    const heap = t.heap
    Heap.lock(t)
    if (Blocks.put(page, block)) Runs.give(heap, Blocks.removePage(page), 1)
    Heap.unlock(t)
  }

  /** Frees the blocks of a pool that other threads have given back. */
  private static drain(t: ThreadState, pool: usize): void {
    let block = Blocks.takeReturned(pool)
    while (block) {
      const next = Blocks.nextReturned(block)
      const page = Page.of(block)
      if (Blocks.put(page, block)) Heap.giveRun(t, Blocks.removePage(page), 1)
      block = next
    }
  }

  // --- runs of pages --------------------------------------------------------------------------------------------------------------------

  private static takeRun(t: ThreadState, count: i32): usize {
    const heap = t.heap
    Heap.lock(t)
    const run = Runs.take(heap, count)
    Heap.unlock(t)
    Growth.taken(t)
    return run
  }

  private static giveRun(t: ThreadState, run: usize, count: i32): void {
    const heap = t.heap
    Heap.lock(t)
    if (DEBUG && !Blocks.isFree(run)) Blocks.markFree(run)
    Runs.give(heap, run, count)
    Heap.unlock(t)
  }

  private static resizeRun(t: ThreadState, run: usize, count: i32, wanted: i32): bool {
    if (count == wanted) return true
    const heap = t.heap
    Heap.lock(t)
    let fits: bool = true
    if (wanted > count) fits = Runs.grow(heap, run, count, wanted)
    else Runs.shrink(heap, run, count, wanted)
    Heap.unlock(t)
    Growth.taken(t)
    return fits
  }

  @inline private static lock(t: ThreadState): void {
    if (load<i32>(FREE_THREADED)) Mutex.lock(t, t.heap + HEAP_MUTEX)
  }

  @inline private static unlock(t: ThreadState): void {
    if (load<i32>(FREE_THREADED)) Mutex.unlock(t.heap + HEAP_MUTEX)
  }

  @inline private static pagesOf(bytes: usize): i32 {
    return <i32>((bytes + HEAP_PAGE_BYTES - 1) / HEAP_PAGE_BYTES)
  }

  /** Debug builds: whether a block is free. */
  @inline static isFree(block: usize): bool {
    Blocks.checkSizes()
    return Blocks.isFree(block)
  }
}
