import {
  CHUNK_BYTES,
  EVENT_CHUNKS,
  EVENT_POOL,
  POOL_ADDRESSES,
  POOL_CHUNKS,
  POOL_RETURNED,
  POOL_TAKEN,
  SLOT_BYTES,
  SLOT_CHUNKS,
  SLOTS,
} from '../abi/layout'
import { Word } from '../word'

/**
 * The pool of the chunks in which threads record events. All slots take chunks, and only the drainer returns them, after it has copied
 * their events. So a busy thread gets as much room as it needs, and an idle one uses none.
 *
 *     taken      number of chunks ever taken
 *     returned   number of chunks ever returned; the drainer first stores the address at index `returned` modulo the size of the pool
 *
 * Take number n takes the chunk n of a fresh pool, or the return number n − size. It is possible while taken < size + returned. At most
 * `size` chunks are free at once, so no return overwrites an address that a take has yet to read.
 */
export abstract class Chunks {
  /** Notes where the pool of a run with this many slots is. */
  static setup(slots: i32): void {
    store<u32>(EVENT_POOL, <u32>(SLOTS + <usize>slots * SLOT_BYTES))
    store<u32>(EVENT_CHUNKS, POOL_CHUNKS + <u32>slots * SLOT_CHUNKS)
  }

  /** @returns the address of a chunk; 0 if the drainer has not returned one in time */
  static take(): usize {
    const pool = <usize>load<u32>(EVENT_POOL)
    const size = load<u32>(EVENT_CHUNKS)
    const taken = <u32>Word.load(pool + POOL_TAKEN)
    if (taken - <u32>Word.load(pool + POOL_RETURNED) >= size) return 0
    const chunk = taken < size ? Chunks.fresh(pool, size, taken) : <usize>Word.load(Chunks.place(pool, taken % size))
    // If another thread has taken a chunk meanwhile, this thread tries again.
    return Word.cas(pool + POOL_TAKEN, <i32>taken, <i32>(taken + 1)) == <i32>taken ? chunk : Chunks.take()
  }

  @inline private static fresh(pool: usize, size: u32, index: u32): usize {
    const first = (Chunks.place(pool, size) + CHUNK_BYTES - 1) & ~(CHUNK_BYTES - 1)
    return first + <usize>index * CHUNK_BYTES
  }

  @inline private static place(pool: usize, index: u32): usize {
    return pool + POOL_ADDRESSES + ((<usize>index) << 2)
  }
}
