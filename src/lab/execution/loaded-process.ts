import type { Program } from '../../model/program.ts'
import type { MachineExports } from '../wasm/instance.ts'

/** A process that is ready to run: a memory that contains the program, and the host's instance on it. */
export interface LoadedProcess {
  /** The process's number in the hub's table. The main process is 0. */
  readonly index: number
  /** The number of the process that started this one. The main process has its own number here. */
  readonly parent: number
  /** The process's name, for example "Process-1". Empty for the main process. */
  readonly name: string
  /** The prefix of its children's numbers, for example "1:" in the name "Process-1:2". Empty for the main process. */
  readonly identity: string
  readonly memory: WebAssembly.Memory
  readonly machine: MachineExports
  readonly program: Program
  /** The bytes of a Wasm module with the program's functions (src/program/wasm). undefined if the eval loop runs all of them. */
  readonly compiled: Uint8Array<ArrayBuffer> | undefined
  /** The number of the main thread. Not 0 if a thread other than the parent's thread 0 has forked the process. */
  readonly mainThread: number
  /** The number of the first thread that the process itself starts. In a forked process, the parent's threads have the lower numbers. */
  readonly ownThreads: number
  /** Python's names for the threads of the process. */
  readonly threadName: (thread: number) => string
}
