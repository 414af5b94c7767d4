import {
  HEAP,
  HEAP_FIRST,
  HEAP_LIMIT,
  HEAP_PAGE_BYTES,
  HEAP_PAGES,
  HEAP_RECORD_BYTES,
  HEAP_RECORDS,
  HEAP_RUN_BITS,
  HEAP_RUNS,
  HEAP_START,
  HEAP_TOP,
} from '../../abi/layout'
import { DEBUG } from '../../debug'

const PAGE_SHIFT: usize = 12
const RECORD_SHIFT: usize = 5

// The words of a page's record. Blocks (blocks.ts) uses the first four for a page of small blocks.
/** u32. Address of the page's first free block, 0 for none. */
export const PAGE_FREE: usize = 0
/** i32. How many blocks of the page are in use. */
export const PAGE_USED: usize = 4
/** u32. Address of the block pool to which the page belongs. */
export const PAGE_OWNER: usize = 8
/** i32. FREE, IN_USE, CONTAINER, or the size class of the page's blocks. In a run of several pages, the first and the last record have it. */
export const PAGE_STATE: usize = 12
/** u32 each. The records after and before this one in a list of runs or pages, 0 for none. */
export const PAGE_NEXT: usize = 16
export const PAGE_PREVIOUS: usize = 20
/** i32. How many pages the run has. The first and the last record of a free run, and the first record of a run in use have it. */
const PAGE_COUNT: usize = 24

const FREE: i32 = -1
/** The page belongs to a block of one or more pages. CONTAINER: the same, and the block is a container. Only a first record has it. */
const IN_USE: i32 = -2
const CONTAINER: i32 = -3

/** Runs of fewer pages than this have a list for each length. */
const EXACT: i32 = 16
const EXACT_SHIFT: i32 = 4

/** The record of a page. */
export abstract class Page {
  @inline static of(address: usize): usize {
    return HEAP_RECORDS + (((address - HEAP) >> PAGE_SHIFT) << RECORD_SHIFT)
  }

  @inline static address(record: usize): usize {
    return HEAP + (((record - HEAP_RECORDS) >> RECORD_SHIFT) << PAGE_SHIFT)
  }
}

/**
 * The pages of a heap. A run consists of adjacent pages. It is free, or it is one large block, or it is one page of small blocks. Two free
 * runs are never adjacent, and no free run ends at the heap's top: give() joins them. Free runs of about the same length form a list.
 *
 * The caller excludes other threads: it holds the GIL, or HEAP_MUTEX without one.
 */
export abstract class Runs {
  /** Takes a run of `count` pages. @returns its address; 0 if the heap is exhausted */
  static take(heap: usize, count: i32): usize {
    const found = Runs.find(heap, count)
    if (!found) return Runs.takeAtTop(heap, count)
    Runs.counted(heap, count)
    const length = load<i32>(found, PAGE_COUNT)
    const run = Page.address(found)
    Runs.unlink(heap, found)
    if (length > count) Runs.link(heap, run + ((<usize>count) << PAGE_SHIFT), length - count)
    Runs.use(run, count)
    if (DEBUG) Runs.clear(run, count)
    return run
  }

  /** Frees a run, or a part at the end of a run. */
  static give(heap: usize, run: usize, count: i32): void {
    let start = run
    let end = run + ((<usize>count) << PAGE_SHIFT)
    const top = Runs.top(heap)
    Runs.counted(heap, -count)
    if (DEBUG) assert(run >= Runs.first(heap) && end <= top)
    if (end < top) {
      const next = Page.of(end)
      if (load<i32>(next, PAGE_STATE) == FREE) {
        Runs.unlink(heap, next)
        end += (<usize>load<i32>(next, PAGE_COUNT)) << PAGE_SHIFT
      }
    }
    if (start > Runs.first(heap)) {
      const last = Page.of(start - HEAP_PAGE_BYTES)
      if (load<i32>(last, PAGE_STATE) == FREE) {
        start -= (<usize>load<i32>(last, PAGE_COUNT)) << PAGE_SHIFT
        Runs.unlink(heap, Page.of(start))
      }
    }
    if (end == top) store<u32>(heap, <u32>start, HEAP_TOP)
    else Runs.link(heap, start, <i32>((end - start) >> PAGE_SHIFT))
  }

  /** Makes a run longer, in place. @returns false, without an effect, if the pages after it are not free */
  static grow(heap: usize, run: usize, count: i32, wanted: i32): bool {
    const end = run + ((<usize>count) << PAGE_SHIFT)
    if (end == Runs.top(heap)) {
      if (!Runs.takeAtTop(heap, wanted - count)) return false
    } else {
      const next = Page.of(end)
      const length = load<i32>(next, PAGE_COUNT)
      if (load<i32>(next, PAGE_STATE) != FREE || length < wanted - count) return false
      Runs.unlink(heap, next)
      Runs.counted(heap, wanted - count)
      if (length > wanted - count) Runs.link(heap, run + ((<usize>wanted) << PAGE_SHIFT), length - (wanted - count))
      if (DEBUG) Runs.clear(end, wanted - count)
    }
    Runs.use(run, wanted)
    return true
  }

  /** Frees the pages at the end of a run. */
  static shrink(heap: usize, run: usize, count: i32, kept: i32): void {
    Runs.use(run, kept)
    Runs.give(heap, run + ((<usize>kept) << PAGE_SHIFT), count - kept)
  }

  @inline static first(heap: usize): usize {
    const start: usize = load<u32>(heap, HEAP_START)
    return start ? start : HEAP_FIRST
  }

  @inline static top(heap: usize): usize {
    const top: usize = load<u32>(heap, HEAP_TOP)
    return top ? top : HEAP_FIRST
  }

  /** The record of the first run of a heap; 0 if the heap has no pages. */
  static firstRun(heap: usize): usize {
    const first = Runs.first(heap)
    return first == Runs.top(heap) ? 0 : Page.of(first)
  }

  /** The record of the run after this one; 0 at the top. */
  static nextRun(heap: usize, record: usize): usize {
    const next = record + ((<usize>Runs.pages(record)) << RECORD_SHIFT)
    return Page.address(next) >= Runs.top(heap) ? 0 : next
  }

  /** How many pages a run has. */
  @inline static pages(record: usize): i32 {
    return load<i32>(record, PAGE_STATE) < 0 ? load<i32>(record, PAGE_COUNT) : 1
  }

  @inline static isFree(record: usize): bool {
    return load<i32>(record, PAGE_STATE) == FREE
  }

  /** Marks a run in use as a container. */
  static markContainer(record: usize): void {
    store<i32>(record, CONTAINER, PAGE_STATE)
  }

  @inline static isContainer(record: usize): bool {
    return load<i32>(record, PAGE_STATE) == CONTAINER
  }

  /** How many pages the heap has, whether in use or not. */
  static capacity(heap: usize): i32 {
    return <i32>((<usize>load<u32>(heap, HEAP_LIMIT) - Runs.first(heap)) >> PAGE_SHIFT)
  }

  private static counted(heap: usize, pages: i32): void {
    store<i32>(heap, load<i32>(heap, HEAP_PAGES) + pages, HEAP_PAGES)
  }

  private static takeAtTop(heap: usize, count: i32): usize {
    const run = Runs.top(heap)
    const bytes = (<usize>count) << PAGE_SHIFT
    if (bytes > <usize>load<u32>(heap, HEAP_LIMIT) - run) return 0
    store<u32>(heap, <u32>(run + bytes), HEAP_TOP)
    Runs.counted(heap, count)
    Runs.use(run, count)
    if (DEBUG) Runs.clear(run, count)
    return run
  }

  /** Debug builds: removes the marks of free blocks that were in these pages (blocks.ts). */
  private static clear(run: usize, count: i32): void {
    memory.fill(run, 0, (<usize>count) << PAGE_SHIFT)
  }

  private static use(run: usize, count: i32): void {
    const record = Page.of(run)
    store<i32>(record, IN_USE, PAGE_STATE)
    store<i32>(record, count, PAGE_COUNT)
    store<i32>(record + ((<usize>(count - 1)) << RECORD_SHIFT), IN_USE, PAGE_STATE)
  }

  /** The record of a free run with at least `count` pages; 0 for none. */
  private static find(heap: usize, count: i32): usize {
    const list = Runs.listOf(count)
    if (count >= EXACT) {
      // The runs in this list may be shorter or longer than `count`. Those in later lists are longer.
      let run: usize = load<u32>(heap + HEAP_RUNS + ((<usize>list) << 2))
      for (; run; run = <usize>load<u32>(run, PAGE_NEXT)) if (load<i32>(run, PAGE_COUNT) >= count) return run
    }
    const first: u64 = count >= EXACT ? list + 1 : list
    const bits = load<u64>(heap, HEAP_RUN_BITS) & (u64.MAX_VALUE << first)
    return bits ? <usize>load<u32>(heap + HEAP_RUNS + ((<usize>ctz<u64>(bits)) << 2)) : 0
  }

  /** The list of free runs for a length: one for each length below EXACT, then four for each power of two. */
  private static listOf(count: i32): i32 {
    if (count < EXACT) return count - 1
    const power = 31 - clz<i32>(count)
    return EXACT - 1 + ((power - EXACT_SHIFT) << 2) + ((count >> (power - 2)) & 3)
  }

  private static link(heap: usize, run: usize, count: i32): void {
    const record = Page.of(run)
    const last = record + ((<usize>(count - 1)) << RECORD_SHIFT)
    const list = Runs.listOf(count)
    const head = heap + HEAP_RUNS + ((<usize>list) << 2)
    const next: usize = load<u32>(head)
    store<i32>(last, FREE, PAGE_STATE)
    store<i32>(last, count, PAGE_COUNT)
    store<i32>(record, FREE, PAGE_STATE)
    store<i32>(record, count, PAGE_COUNT)
    store<u32>(record, 0, PAGE_PREVIOUS)
    store<u32>(record, <u32>next, PAGE_NEXT)
    if (next) store<u32>(next, <u32>record, PAGE_PREVIOUS)
    store<u32>(head, <u32>record)
    store<u64>(heap, load<u64>(heap, HEAP_RUN_BITS) | ((<u64>1) << (<u64>list)), HEAP_RUN_BITS)
  }

  private static unlink(heap: usize, record: usize): void {
    const list = Runs.listOf(load<i32>(record, PAGE_COUNT))
    const head = heap + HEAP_RUNS + ((<usize>list) << 2)
    const next: usize = load<u32>(record, PAGE_NEXT)
    const previous: usize = load<u32>(record, PAGE_PREVIOUS)
    if (next) store<u32>(next, <u32>previous, PAGE_PREVIOUS)
    if (previous) store<u32>(previous, <u32>next, PAGE_NEXT)
    else store<u32>(head, <u32>next)
    if (!load<u32>(head)) store<u64>(heap, load<u64>(heap, HEAP_RUN_BITS) & ~((<u64>1) << (<u64>list)), HEAP_RUN_BITS)
  }

  /** Fails to compile if the shifts do not fit the sizes. */
  @inline static checkSizes(): void {
    if (HEAP_PAGE_BYTES != (<usize>1) << PAGE_SHIFT || HEAP_RECORD_BYTES != (<usize>1) << RECORD_SHIFT) ERROR()
  }
}
