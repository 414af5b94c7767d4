import {
  BLOCKS_NEW,
  BLOCKS_NEW_LIMIT,
  FREE_THREADED,
  HAS_OWNERS,
  HEAP_BLOCKS,
  HEAP_NEW,
  HEAP_NEW_LIMIT,
  HEAP_PAGES,
  HEAP_PAGES_LIMIT,
  HEAP_THRESHOLD,
  SLOT_BLOCKS,
  SLOT_COUNT,
} from '../../abi/layout'
import { Breaker } from '../../abi/policies'
import { ThreadState } from '../../thread'
import { Word } from '../../word'
import { Runs } from './runs'

/** CPython's gc.get_threshold()[0]. */
const DEFAULT_THRESHOLD: i32 = 2000
const NEVER: i32 = i32.MAX_VALUE
/** Without a GIL, a slot adds its number of new containers to that of the heap when the number exceeds this, or falls below the negative. */
const SLOT_LIMIT: i32 = 512
/** After a collection, at least this many pages can be taken until the next one. */
const LEAST_PAGES: i32 = 16

/**
 * When to look for cycles. A thread asks for a collection through its own eval breaker: it then collects at its next check, and never inside
 * an allocation. It asks when the heap has enough new containers, or when half of the pages that were free after the last collection are in
 * use. Under a GIL, the pool of the heap counts the containers. Without one, the pool of each slot does, and reports to the heap.
 */
export abstract class Growth {
  /** Counts a new container. */
  @inline static made(t: ThreadState): void {
    const pool = t.blocks
    const count = load<i32>(pool, BLOCKS_NEW) + 1
    store<i32>(pool, count, BLOCKS_NEW)
    if (count > load<i32>(pool, BLOCKS_NEW_LIMIT)) Growth.report(t, pool)
  }

  /** Counts a freed container. */
  @inline static freed(t: ThreadState): void {
    const pool = t.blocks
    if (!pool) return Growth.add(t, -1)
    const count = load<i32>(pool, BLOCKS_NEW) - 1
    store<i32>(pool, count, BLOCKS_NEW)
    if (count < -SLOT_LIMIT && load<i32>(FREE_THREADED)) Growth.report(t, pool)
  }

  /** The same as made() and freed(), for a thread that shares the heap's pool without a GIL. */
  static add(t: ThreadState, count: i32): void {
    const total = Word.add(t.heap + HEAP_NEW, count) + count
    if (count > 0 && total > Growth.limit(t.heap)) Growth.ask(t)
  }

  private static report(t: ThreadState, pool: usize): void {
    const count = load<i32>(pool, BLOCKS_NEW)
    const limit = Growth.limit(t.heap)
    if (load<i32>(FREE_THREADED)) {
      store<i32>(pool, 0, BLOCKS_NEW)
      Growth.add(t, count)
    } else if (count > limit) Growth.ask(t)
    store<i32>(pool, Growth.poolLimit(limit), BLOCKS_NEW_LIMIT)
  }

  /** Asks for a collection if the heap has taken many pages. */
  @inline static taken(t: ThreadState): void {
    const heap = t.heap
    const limit = load<i32>(heap, HEAP_PAGES_LIMIT)
    if (load<i32>(heap, HEAP_PAGES) <= limit) return
    if (!limit) store<i32>(heap, Growth.pagesLimit(heap), HEAP_PAGES_LIMIT)
    else if (!Growth.isOff(heap)) Growth.ask(t)
  }

  private static ask(t: ThreadState): void {
    Word.or(t.breakerAddress, Breaker.GC_SCHEDULED)
  }

  /** Begins to count anew after a collection. No other thread runs. live: the number of containers that the collection has reached */
  static restart(heap: usize, live: i32): void {
    const threshold = Growth.threshold(heap)
    Growth.setLimit(heap, threshold == NEVER ? NEVER : max(threshold, live))
    store<i32>(heap, Growth.pagesLimit(heap), HEAP_PAGES_LIMIT)
    store<i32>(heap, 0, HEAP_NEW)
    store<i32>(heap + HEAP_BLOCKS, 0, BLOCKS_NEW)
    if (!load<i32>(HAS_OWNERS)) return
    for (let i = 0; i < load<i32>(SLOT_COUNT); i++) store<i32>(ThreadState.slotAddress(i) + SLOT_BLOCKS, 0, BLOCKS_NEW)
  }

  /** gc.set_threshold() or gc.disable(). count: how many new containers make a thread collect; below 0: no number does */
  static setThreshold(heap: usize, count: i32): void {
    store<i32>(heap, count, HEAP_THRESHOLD)
    Growth.setLimit(heap, Growth.threshold(heap))
  }

  /** How many more containers exist than at the end of the last collection. */
  static count(heap: usize): i32 {
    let count = Word.load(heap + HEAP_NEW) + Word.load(heap + HEAP_BLOCKS + BLOCKS_NEW)
    if (load<i32>(HAS_OWNERS)) {
      for (let i = 0; i < load<i32>(SLOT_COUNT); i++) count += Word.load(ThreadState.slotAddress(i) + SLOT_BLOCKS + BLOCKS_NEW)
    }
    return max(count, 0)
  }

  static isOff(heap: usize): bool {
    return load<i32>(heap, HEAP_THRESHOLD) < 0
  }

  private static setLimit(heap: usize, limit: i32): void {
    Word.store(heap + HEAP_NEW_LIMIT, limit)
    Word.store(heap + HEAP_BLOCKS + BLOCKS_NEW_LIMIT, limit)
    if (!load<i32>(HAS_OWNERS)) return
    const own = Growth.poolLimit(limit)
    for (let i = 0; i < load<i32>(SLOT_COUNT); i++) Word.store(ThreadState.slotAddress(i) + SLOT_BLOCKS + BLOCKS_NEW_LIMIT, own)
  }

  @inline private static poolLimit(limit: i32): i32 {
    return load<i32>(FREE_THREADED) ? min(SLOT_LIMIT, limit >> 2) : limit
  }

  private static limit(heap: usize): i32 {
    const limit = Word.load(heap + HEAP_NEW_LIMIT)
    return limit ? limit : Growth.threshold(heap)
  }

  private static threshold(heap: usize): i32 {
    const threshold = load<i32>(heap, HEAP_THRESHOLD)
    return threshold < 0 ? NEVER : threshold ? threshold : DEFAULT_THRESHOLD
  }

  private static pagesLimit(heap: usize): i32 {
    const used = load<i32>(heap, HEAP_PAGES)
    return used + max(LEAST_PAGES, (Runs.capacity(heap) - used) >> 1)
  }
}
