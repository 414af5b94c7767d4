import { BLOCKS_RETURNED, HEAP_PAGE_BYTES } from '../../abi/layout'
import { DEBUG } from '../../debug'
import { Word } from '../../word'
import { PAGE_FREE, PAGE_NEXT, PAGE_OWNER, PAGE_PREVIOUS, PAGE_STATE, PAGE_USED, Page, Runs } from './runs'

/** Blocks of up to this many bytes are small. */
export const SMALL: usize = 2048
/** Blocks of up to 512 bytes have sizes in steps of 16 bytes: classes 0 to 32. Classes 0 and 1 have 16 bytes. */
const FINE: usize = 512
const FINE_CLASSES: i32 = 33
/** Larger blocks have four sizes for each power of two: 640, 768, 896 and 1024 bytes, then 1280 bytes and so on. */
const STEPS_SHIFT: i32 = 2
const FINE_SHIFT: i32 = 9
const CLASSES: i32 = 41
/** Pages of containers have classes of their own, so that a collection of cycles finds the containers: those of the other blocks plus this. */
export const CONTAINERS: i32 = CLASSES

/**
 * The second word of a block, where an object has its kind. In a free block of a page of containers it is UNUSED, which no container
 * has as its kind. In debug builds, it is FREED in each free block.
 */
const MARK: usize = 4
const UNUSED: i32 = 0
const FREED: i32 = 0x0f4eed0f

/**
 * Pools of small blocks. A page contains blocks of one size class, and belongs to one pool. The pool has, for each class, a list of those
 * of its pages that have a free block. A block has no header: the record of its page has the class and the pool (runs.ts).
 *
 * The caller excludes other threads from the pool. Any thread calls giveBack() for a block of another pool. It adds the block to a list of
 * this pool, and drain() makes these blocks free.
 */
export abstract class Blocks {
  /** @returns a block; 0 if the pool has no free block of this class */
  @inline static take(pool: usize, index: i32): usize {
    const head = pool + ((<usize>index) << 2)
    const page: usize = load<u32>(head)
    if (!page) return 0
    const block: usize = load<u32>(page, PAGE_FREE)
    const next = load<u32>(block)
    store<u32>(page, next, PAGE_FREE)
    store<i32>(page, load<i32>(page, PAGE_USED) + 1, PAGE_USED)
    if (!next) Blocks.unlink(page)
    if (DEBUG) Blocks.markUsed(block)
    return block
  }

  /** Frees a block of this page. @returns whether the page is empty, and not the only one of its class that has free blocks */
  @inline static put(page: usize, block: usize): bool {
    if (DEBUG) Blocks.markFree(block)
    const next = load<u32>(page, PAGE_FREE)
    const used = load<i32>(page, PAGE_USED) - 1
    store<u32>(block, next)
    store<u32>(page, <u32>block, PAGE_FREE)
    store<i32>(page, used, PAGE_USED)
    if (!next) Blocks.link(page)
    return used == 0 && Blocks.hasNeighbour(page)
  }

  /** Adds a block to the list of blocks that other threads have freed. */
  static giveBack(page: usize, block: usize): void {
    if (DEBUG) Blocks.markFree(block)
    const word = <usize>load<u32>(page, PAGE_OWNER) + BLOCKS_RETURNED
    let first = Word.load(word)
    while (true) {
      store<i32>(block, first)
      const seen = Word.cas(word, first, <i32>block)
      if (seen == first) return
      first = seen
    }
  }

  /** Takes the blocks that other threads have freed. @returns the first one, which contains the address of the next; 0 for none */
  @inline static takeReturned(pool: usize): usize {
    const word = pool + BLOCKS_RETURNED
    return Word.load(word) ? <usize>Word.swap(word, 0) : 0
  }

  /** The block that follows in the list of takeReturned(). The caller then frees this one with put(). */
  static nextReturned(block: usize): usize {
    if (DEBUG) Blocks.markUsed(block)
    return <usize>load<u32>(block)
  }

  /** Turns a page into free blocks of a class. */
  static addPage(pool: usize, address: usize, index: i32): void {
    const bytes = Blocks.bytesOf(index)
    const page = Page.of(address)
    let next: usize = 0
    let block = address + (HEAP_PAGE_BYTES / bytes) * bytes
    while (block > address) {
      block -= bytes
      store<u32>(block, <u32>next)
      store<i32>(block, DEBUG ? FREED : UNUSED, MARK)
      next = block
    }
    store<u32>(page, <u32>address, PAGE_FREE)
    store<i32>(page, 0, PAGE_USED)
    store<u32>(page, <u32>pool, PAGE_OWNER)
    store<i32>(page, index, PAGE_STATE)
    Blocks.link(page)
  }

  /** Makes the page of an empty page's record a run without blocks. The caller gives it to the heap. @returns its address */
  static removePage(page: usize): usize {
    Blocks.unlink(page)
    return Page.address(page)
  }

  /** The record of a page of this pool that has no block in use; 0 for none. */
  static emptyPage(pool: usize): usize {
    for (let index = 0; index < CONTAINERS + CLASSES; index++) {
      let page: usize = load<u32>(pool + ((<usize>index) << 2))
      for (; page; page = <usize>load<u32>(page, PAGE_NEXT)) if (!load<i32>(page, PAGE_USED)) return page
    }
    return 0
  }

  /** Moves a page from a pool that no longer exists to this one. */
  static adopt(pool: usize, page: usize): void {
    store<u32>(page, <u32>pool, PAGE_OWNER)
    if (load<u32>(page, PAGE_FREE)) Blocks.link(page)
  }

  /** How many bytes of a page of small blocks are in use. */
  static used(page: usize): usize {
    return <usize>load<i32>(page, PAGE_USED) * Blocks.size(page)
  }

  @inline static isSmall(page: usize): bool {
    return load<i32>(page, PAGE_STATE) >= 0
  }

  /** Whether the blocks of a page of small blocks are containers. */
  @inline static hasContainers(page: usize): bool {
    return load<i32>(page, PAGE_STATE) >= CONTAINERS
  }

  /** How many blocks a page of small blocks has. */
  static count(page: usize): usize {
    return HEAP_PAGE_BYTES / Blocks.size(page)
  }

  /** Marks a container whose block is about to be freed. */
  @inline static clearMark(block: usize): void {
    store<i32>(block, UNUSED, MARK)
  }

  /** The size in bytes of the blocks of a page. */
  @inline static size(page: usize): usize {
    return Blocks.bytesOf(load<i32>(page, PAGE_STATE))
  }

  @inline static classOf(bytes: usize): i32 {
    return bytes <= FINE ? <i32>((bytes + 15) >> 4) : Blocks.coarseClassOf(bytes)
  }

  private static bytesOf(pageClass: i32): usize {
    const index = pageClass < CONTAINERS ? pageClass : pageClass - CONTAINERS
    if (index < FINE_CLASSES) return (<usize>max(index, 1)) << 4
    const power = ((index - FINE_CLASSES) >> STEPS_SHIFT) + FINE_SHIFT
    const steps: usize = 5 + ((index - FINE_CLASSES) & 3)
    const shift: usize = power - STEPS_SHIFT
    return steps << shift
  }

  private static coarseClassOf(bytes: usize): i32 {
    const power = 31 - clz<u32>(<u32>bytes - 1)
    const step = <i32>((bytes - 1) >> <usize>(power - STEPS_SHIFT)) & 3
    return FINE_CLASSES + ((power - FINE_SHIFT) << STEPS_SHIFT) + step
  }

  // --- the list of pages of one class ---------------------------------------------------------------------------------------------------

  @inline private static head(page: usize): usize {
    return <usize>load<u32>(page, PAGE_OWNER) + ((<usize>load<i32>(page, PAGE_STATE)) << 2)
  }

  private static link(page: usize): void {
    const head = Blocks.head(page)
    const next: usize = load<u32>(head)
    store<u32>(page, <u32>next, PAGE_NEXT)
    store<u32>(page, 0, PAGE_PREVIOUS)
    if (next) store<u32>(next, <u32>page, PAGE_PREVIOUS)
    store<u32>(head, <u32>page)
  }

  private static unlink(page: usize): void {
    const next: usize = load<u32>(page, PAGE_NEXT)
    const previous: usize = load<u32>(page, PAGE_PREVIOUS)
    if (next) store<u32>(next, <u32>previous, PAGE_PREVIOUS)
    if (previous) store<u32>(previous, <u32>next, PAGE_NEXT)
    else store<u32>(Blocks.head(page), <u32>next)
  }

  @inline private static hasNeighbour(page: usize): bool {
    return (load<u32>(page, PAGE_NEXT) | load<u32>(page, PAGE_PREVIOUS)) != 0
  }

  // --- debug builds ---------------------------------------------------------------------------------------------------------------------

  @inline static isFree(block: usize): bool {
    return load<i32>(block, MARK) == FREED
  }

  static markFree(block: usize): void {
    assert(!Blocks.isFree(block))
    store<i32>(block, FREED, MARK)
  }

  static markUsed(block: usize): void {
    assert(Blocks.isFree(block))
    store<i32>(block, 0, MARK)
  }

  /** Fails to compile if a pool has no room for all classes. */
  @inline static checkSizes(): void {
    Runs.checkSizes()
    if ((<usize>(CONTAINERS + CLASSES)) << 2 > BLOCKS_RETURNED) ERROR()
  }
}
