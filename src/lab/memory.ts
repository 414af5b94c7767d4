import { SLOT_BYTES, SLOTS } from '../../assembly/abi/layout.ts'

const PAGE = 65536

/** A zeroed shared memory for that many workers. It never grows. */
export function newMemory(slots: number): WebAssembly.Memory {
  const pages = Math.ceil((SLOTS + slots * SLOT_BYTES) / PAGE)
  return new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true })
}

/** Makes a memory as good as new. Only after all workers are home: a terminated Chromium worker can come back for 2 s. */
export function clearMemory(memory: WebAssembly.Memory): void {
  new Uint8Array(memory.buffer).fill(0)
}

/**
 * One memory, used for one run after the other: Chromium refuses about the 126th that is alive.
 * A memory that is not given back is abandoned.
 */
export class MemoryPool {
  private spare: WebAssembly.Memory | undefined

  constructor(private readonly slots: number) {}

  take(): WebAssembly.Memory {
    const memory = this.spare ?? newMemory(this.slots)
    this.spare = undefined
    return memory
  }

  giveBack(memory: WebAssembly.Memory): void {
    clearMemory(memory)
    this.spare = memory
  }
}
