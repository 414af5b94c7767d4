import {
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

/** A zeroed shared memory for that many workers. It never grows. */
export function newMemory(slots: number): WebAssembly.Memory {
  const pages = Math.ceil((SLOTS + slots * SLOT_BYTES) / PAGE)
  return new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true })
}

/** Makes a memory as good as new after a run with so many workers. Only when all are home: a terminated Chromium worker can come back for 2 s. */
export function clearMemory(memory: WebAssembly.Memory, workers: number): void {
  const bytes = new Uint8Array(memory.buffer)
  // What no run has touched is still zero, and zeroing it would make the system provide it.
  // Nor need it be in further interpreters' heaps: who makes one clears what has to be.
  const view = new DataView(memory.buffer)
  const heapTop = view.getUint32(HEAP + HEAP_TOP, true)
  const pipesTop = view.getUint32(PIPES_TOP, true)
  bytes.fill(0, 0, Math.max(HEAP + HEAP_HEADER_BYTES, heapTop))
  if (pipesTop > 0) bytes.fill(0, FILES_MUTEX, Math.max(PIPES, pipesTop))
  bytes.fill(0, SLOTS, SLOTS + workers * SLOT_BYTES)
  // The end of a run sends every slot's worker home, in slots without a worker too.
  for (let slot = SLOTS; slot < bytes.length; slot += SLOT_BYTES) bytes.fill(0, slot, slot + SLOT_SCRATCH)
}

/**
 * Memories of one size, used for one run after the other: Chromium refuses about the 126th that is alive.
 * A memory that is not given back is abandoned.
 */
export class MemoryPool {
  private readonly spare: WebAssembly.Memory[] = []

  constructor(private readonly slots: number) {}

  take(): WebAssembly.Memory {
    return this.spare.pop() ?? newMemory(this.slots)
  }

  /** `workers`: how many of its slots may have been used. */
  giveBack(memory: WebAssembly.Memory, workers: number): void {
    clearMemory(memory, Math.min(workers, this.slots))
    this.spare.push(memory)
  }
}
