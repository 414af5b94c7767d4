import { Worker } from 'node:worker_threads'
import { PROGRAM } from '../../../assembly/abi/layout.ts'
import { Policy } from '../../../assembly/abi/policies.ts'
import { addCompiled, instantiate } from '../../../src/lab/wasm/instance.ts'
import { newMemory } from '../../../src/lab/wasm/memory.ts'
import { machineModule, output, trapOf } from '../machine.ts'
import { Control, type OtherRun, raise } from './control.ts'
import type { Prepared } from './meeting.ts'
import { Access } from './points.ts'

/** How long the main thread lets the other thread wait for the lock that it has. */
const WAITS_MS = 20
const LIMIT_MS = 10_000

/** The threads of a program: the main thread in this JavaScript thread, and another in a worker. */
export class Pair {
  private readonly worker: Worker

  /** script: the path of other.ts, built */
  constructor(script: string) {
    this.worker = new Worker(script)
  }

  async end(): Promise<void> {
    await this.worker.terminate()
  }

  /**
   * Runs both operations once. The other thread begins its operation when the main thread has made `accesses` accesses to memory in its own.
   * The main thread goes on when the other's operation is done, or waits for the lock that the main thread has.
   * @returns what the program printed, and whether the main thread's operation has made as many accesses
   */
  async meet(prepared: Prepared, accesses: number): Promise<{ printed: string; isMade: boolean }> {
    const memory = newMemory(2)
    const control = new Int32Array(new SharedArrayBuffer(12))
    const machine = instantiate(machineModule(), memory, () => performance.now(), undefined, prepared.program)
    machine.setup(2, Policy.NONE, 5000, 100, 0, 0)
    new Uint8Array(memory.buffer).set(prepared.image, PROGRAM)
    machine.createMain()
    const served = new Promise((resolve) => this.worker.once('message', resolve))
    this.worker.postMessage({ ...prepared, machine: machineModule(), memory, control } satisfies OtherRun)
    const turns = new Turns(memory, control, accesses, prepared.indexes)
    addCompiled(machine, memory, prepared.compiled, { test: { point: turns.point } })
    machine.serve(0)
    await served
    const trap = trapOf(machine, memory)
    return { printed: turns.fault || (trap ? `trap ${JSON.stringify(trap)}` : output(memory)), isMade: turns.isMade }
  }
}

/** Watches the accesses of the main thread, and lets the other thread run after one of them. */
class Turns {
  isMade = false
  private made = 0
  /** What the main thread did that no thread may do; '' if nothing. */
  fault = ''
  /** The address of the lock that the main thread tried to acquire last, and whether it has the lock. */
  private lock = 0
  private isLocked = false
  private readonly words: Int32Array

  constructor(
    memory: WebAssembly.Memory,
    private readonly control: Int32Array,
    private readonly accesses: number,
    private readonly indexes: Prepared['indexes'],
  ) {
    this.words = new Int32Array(memory.buffer)
  }

  readonly point = (fn: number, access: Access, address: number): void => {
    if (fn === this.indexes.begin) this.await(Control.READY)
    if (fn === this.indexes.finish) this.letOther()
    if (fn !== this.indexes.mine) return
    this.watchLock(access, address)
    if (++this.made !== this.accesses) return
    this.isMade = true
    this.letOther()
  }

  private watchLock(access: Access, address: number): void {
    if (access === Access.COMPARE_EXCHANGE) {
      this.lock = address
      this.isLocked = (Atomics.load(this.words, address >> 2) & 1) === 1
    }
    if (access !== Access.ATOMIC_STORE || address !== this.lock) return
    if (!this.isLocked) this.fault = 'The main thread released a lock that it did not have.'
    this.isLocked = false
  }

  private letOther(): void {
    raise(this.control, Control.GO)
    if (this.isLocked) Atomics.wait(this.control, Control.DONE, 0, WAITS_MS)
    else this.await(Control.DONE)
  }

  private await(word: Control): void {
    if (Atomics.wait(this.control, word, 0, LIMIT_MS) === 'timed-out') throw new Error(`the other thread did not raise word ${word}`)
  }
}
