import { HUB_PROCESSES } from '../../../assembly/abi/layout.ts'
import type { Poison } from '../../../assembly/abi/policies.ts'
import { Tag } from '../../../assembly/abi/tags.ts'
import { messageOf } from '../wasm/hub-bridge.ts'
import type { MachineExports } from '../wasm/instance.ts'

/** The entry of a process in the hub's table, written by the process's parent. */
export interface SpawnedProcess {
  readonly index: number
  readonly parent: number
  /** The process's number among its parent's children. */
  readonly number: number
  /** The name that the program gave the process. */
  readonly name: string | undefined
  /** The message in the hub that contains the process's target and arguments. */
  readonly message: number
  /** Whether the process begins as a copy of its parent. The parent waits until setCopied(). */
  readonly forks: boolean
  /** When start() was called, ns on the run's clock. */
  readonly startedNs: number
}

/** The host's side of the hub: the memory with everything that the processes of a run share. */
export class Hub {
  /** The numbers that no worker uses any more. */
  private readonly free: number[] = []

  constructor(
    readonly memory: WebAssembly.Memory,
    private readonly machine: MachineExports,
  ) {
    machine.hubSetup()
  }

  /** Number of processes in the table, including the main process. */
  get processes(): number {
    return Atomics.load(new Int32Array(this.memory.buffer), HUB_PROCESSES >> 2)
  }

  /** Registers one more worker. @returns its number in the hub */
  attach(): number {
    const thread = this.free.pop() ?? this.machine.threadCount()
    this.machine.hubAttach(thread)
    return thread
  }

  /** Frees the numbers of workers that have returned, so that later workers get them. */
  detach(threads: readonly number[]): void {
    this.free.push(...threads)
  }

  /** Whether the worker is parked in the hub without a timeout, and no wake-up is on its way. */
  isStuck(thread: number): boolean {
    return this.machine.hubStuck(thread) !== 0
  }

  /**
   * Makes the worker's thread leave the hub: at once if it is parked there, otherwise when it next parks there. The caller repeats the call
   * until the worker has returned.
   */
  stopThread(thread: number): void {
    this.machine.hubStopThread(thread)
  }

  spawned(index: number): SpawnedProcess {
    const message = this.machine.processMessage(index)
    return {
      index,
      message,
      parent: this.machine.processParent(index),
      number: this.machine.processNumber(index),
      name: nameIn(messageOf({ hub: this.machine, memory: this.memory }, message)),
      forks: this.machine.processIsCopied(index) === 0,
      startedNs: this.machine.processStartedNs(index),
    }
  }

  /** Lets a parent continue, because the host has copied its memory. */
  setCopied(process: number): void {
    this.machine.processSetCopied(process)
  }

  /** The signal that must end a process; 0 for none. */
  signal(process: number): number {
    return this.machine.processSignal(process)
  }

  /** Marks a process as ended, and wakes the threads that wait for it in join(). All workers of the process must have returned. */
  end(process: number, exitCode: number): void {
    this.machine.processEnd(process, exitCode)
  }

  /** Stops every thread that uses the hub. The caller repeats the call until all workers have returned. */
  stop(poison: Poison): void {
    this.machine.stop(poison)
    this.machine.nudge()
  }
}

/**
 * Reads the name at the beginning of a message to a new process: a str, or None for no name. assembly/vm/objects/pickle.ts writes the
 * message.
 */
function nameIn(message: Uint8Array): string | undefined {
  if (message[0] !== Tag.STR) return undefined
  // A copy, because a decoder refuses shared memory.
  const bytes = message.slice()
  const length = new DataView(bytes.buffer).getUint32(1, true)
  return new TextDecoder().decode(bytes.subarray(5, 5 + length))
}
