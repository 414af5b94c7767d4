import {
  CHUNK_BYTES,
  CONTROL,
  DISK,
  DISK_BLOCKS,
  DISK_NODES_USED,
  EVENT_POOL,
  FILES,
  FILES_MUTEX,
  HEAP,
  HEAP_HEADER_BYTES,
  HEAP_TOP,
  LOCK_TABLE,
  MAX_FILES,
  OUTPUT,
  PIPES,
  PIPES_TOP,
  POOL_ADDRESSES,
  POOL_CHUNKS,
  PROGRAM,
  SLOT_BYTES,
  SLOT_CHUNKS,
  SLOT_SCRATCH,
  SLOTS,
  THREAD_BYTES,
  THREAD_COUNT,
  THREADS,
} from '../../../assembly/abi/layout.ts'

const PAGE = 65536

/** A zeroed shared memory for `slots` workers. It never grows. */
export function newMemory(slots: number): WebAssembly.Memory {
  const chunks = POOL_CHUNKS + slots * SLOT_CHUNKS
  const pool = POOL_ADDRESSES + chunks * 4 + (chunks + 1) * CHUNK_BYTES
  const pages = Math.ceil((SLOTS + slots * SLOT_BYTES + pool) / PAGE)
  return new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true })
}

/**
 * Zeroes what a run with `workers` workers has written. All workers must have returned: a terminated Chromium worker can continue to run
 * for 2 s.
 */
export function clearMemory(memory: WebAssembly.Memory, workers: number): void {
  const bytes = new Uint8Array(memory.buffer)
  // Memory that no run has touched is still zero. Writing zeroes there would make the system allocate it. The heaps of further interpreters
  // need no clearing, because the machine clears a heap when it creates an interpreter.
  const view = new DataView(memory.buffer)
  const heapTop = view.getUint32(HEAP + HEAP_TOP, true)
  const pipesTop = view.getUint32(PIPES_TOP, true)
  const pool = view.getUint32(EVENT_POOL, true)
  bytes.fill(0, 0, Math.max(HEAP + HEAP_HEADER_BYTES, heapTop))
  if (pipesTop > 0) bytes.fill(0, FILES_MUTEX, Math.max(PIPES, pipesTop))
  // The blocks of the files need no clearing: the file system clears each block when a file gets it.
  if (view.getInt32(DISK_NODES_USED, true) > 0) bytes.fill(0, DISK, DISK_BLOCKS)
  bytes.fill(0, SLOTS, SLOTS + workers * SLOT_BYTES)
  // When a run ends, the machine writes to the beginning of every slot, even of a slot without a worker.
  for (let slot = SLOTS; slot < pool; slot += SLOT_BYTES) bytes.fill(0, slot, slot + SLOT_SCRATCH)
  // The events need no clearing, because a reader reads only as many as their slot counts.
  if (pool > 0) bytes.fill(0, pool, pool + POOL_ADDRESSES)
}

/**
 * Copies what a process needs of its parent's memory, except the slots, into a zeroed memory. No thread may run Python code in the parent
 * meanwhile. imageBytes: the size of the program's image
 */
export function copyMemory(from: WebAssembly.Memory, to: WebAssembly.Memory, imageBytes: number): void {
  const view = new DataView(from.buffer)
  const threads = THREADS + view.getInt32(THREAD_COUNT, true) * THREAD_BYTES
  const heapTop = view.getUint32(HEAP + HEAP_TOP, true)
  const regions: readonly (readonly [start: number, end: number])[] = [
    [CONTROL, OUTPUT],
    [THREADS, threads],
    [LOCK_TABLE, PROGRAM],
    [PROGRAM, PROGRAM + imageBytes],
    [HEAP, Math.max(HEAP + HEAP_HEADER_BYTES, heapTop)],
    [FILES_MUTEX, FILES + MAX_FILES * 4],
  ]
  const target = new Uint8Array(to.buffer)
  for (const [start, end] of regions) target.set(new Uint8Array(from.buffer, start, end - start), start)
}

/**
 * Memories of one size, reused from run to run, because Chromium refuses to have more than about 125 at once. The pool forgets a memory
 * that is not given back.
 */
export class MemoryPool {
  private readonly spare: WebAssembly.Memory[] = []

  constructor(private readonly slots: number) {}

  take(): WebAssembly.Memory {
    return this.spare.pop() ?? newMemory(this.slots)
  }

  /** Clears a memory and keeps it for the next take(). @param workers the number of slots that may have been used */
  giveBack(memory: WebAssembly.Memory, workers: number): void {
    clearMemory(memory, Math.min(workers, this.slots))
    this.spare.push(memory)
  }
}
