import {
  DISK,
  DISK_BLOCKS,
  DISK_NODES_USED,
  FILES_MUTEX,
  HEAP,
  HEAP_HEADER_BYTES,
  HEAP_TOP,
  PIPES,
  PIPES_TOP,
  SLOT_BYTES,
  SLOT_SCRATCH,
  SLOTS,
} from '../../../assembly/abi/layout.ts'

const PAGE = 65536

/** A zeroed shared memory for `slots` workers. It never grows. */
export function newMemory(slots: number): WebAssembly.Memory {
  const pages = Math.ceil((SLOTS + slots * SLOT_BYTES) / PAGE)
  return new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true })
}

/**
 * Zeroes what a run with `workers` workers has written. All of them must have returned: a terminated Chromium worker can continue to run
 * for 2 s.
 */
export function clearMemory(memory: WebAssembly.Memory, workers: number): void {
  const bytes = new Uint8Array(memory.buffer)
  // Memory that no run has touched is still zero. Writing zeroes there would make the system allocate it. The heaps of further interpreters
  // need no clearing, because the machine clears a heap when it creates an interpreter.
  const view = new DataView(memory.buffer)
  const heapTop = view.getUint32(HEAP + HEAP_TOP, true)
  const pipesTop = view.getUint32(PIPES_TOP, true)
  bytes.fill(0, 0, Math.max(HEAP + HEAP_HEADER_BYTES, heapTop))
  if (pipesTop > 0) bytes.fill(0, FILES_MUTEX, Math.max(PIPES, pipesTop))
  // The blocks of the files need no clearing: the file system clears each block when a file gets it.
  if (view.getInt32(DISK_NODES_USED, true) > 0) bytes.fill(0, DISK, DISK_BLOCKS)
  bytes.fill(0, SLOTS, SLOTS + workers * SLOT_BYTES)
  // The end of a run writes to every slot, also to those without a worker.
  for (let slot = SLOTS; slot < bytes.length; slot += SLOT_BYTES) bytes.fill(0, slot, slot + SLOT_SCRATCH)
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
