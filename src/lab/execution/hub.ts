import { HUB_PROCESSES } from '../../../assembly/abi/layout.ts'
import { Tag } from '../../../assembly/abi/opcodes.ts'
import type { Poison } from '../../../assembly/abi/policies.ts'
import { messageOf } from '../wasm/hub-bridge.ts'
import type { MachineExports } from '../wasm/instance.ts'

/** What the table of processes says of one that its parent has started. */
export interface Spawned {
  readonly index: number
  readonly parent: number
  /** Its number among its parent's children. */
  readonly number: number
  /** The name that the program gave it. */
  readonly name: string | undefined
  /** Where in the kernel lies what it is to do. */
  readonly message: number
  /** When start() was called, ns on the run's clock. */
  readonly startedNs: number
}

/** The host's side of what the processes of a run share: a memory with the tables of processes and queues, and what they print. */
export class Kernel {
  constructor(
    readonly memory: WebAssembly.Memory,
    private readonly machine: MachineExports,
  ) {
    machine.hubSetup()
  }

  /** How many processes stand in its table, the main one included. */
  get processes(): number {
    return Atomics.load(new Int32Array(this.memory.buffer), HUB_PROCESSES >> 2)
  }

  /** The number of one more worker that will turn to it. */
  attach(): number {
    return this.machine.hubAttach()
  }

  /** Whether that worker is parked on what only another thread can give, and that has not been given. */
  isStuck(thread: number): boolean {
    return this.machine.hubStuck(thread) !== 0
  }

  /** That worker's thread leaves the kernel as soon as it parks there or wakes. Call it again until the worker is back. */
  stopThread(thread: number): void {
    this.machine.hubStopThread(thread)
  }

  spawned(index: number): Spawned {
    const message = this.machine.processMessage(index)
    return {
      index,
      message,
      parent: this.machine.processParent(index),
      number: this.machine.processNumber(index),
      name: firstName(messageOf({ kernel: this.machine, memory: this.memory }, message)),
      startedNs: this.machine.processStartedNs(index),
    }
  }

  /** Nothing of that process runs any more: lets go who joins it. */
  end(process: number, exitCode: number): void {
    this.machine.processEnd(process, exitCode)
  }

  /** Call it again until all workers are back, as Control.nudge(). */
  stop(poison: Poison): void {
    this.machine.stop(poison)
    this.machine.nudge()
  }
}

/** A message to a new process begins with its name, as assembly/vm/objects/pickle.ts writes it: None, or a str. */
function firstName(message: Uint8Array): string | undefined {
  if (message[0] !== Tag.STR) return undefined
  // A copy, since a decoder refuses shared memory.
  const bytes = message.slice()
  const length = new DataView(bytes.buffer).getUint32(1, true)
  return new TextDecoder().decode(bytes.subarray(5, 5 + length))
}
