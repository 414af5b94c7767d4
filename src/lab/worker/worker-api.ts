import type { Limits, RunLatencies } from '../../metrics/index.ts'
import type { LiveBatch } from '../../model/live.ts'
import type { Program } from '../../model/program.ts'
import type { EventColumns, Recording } from '../../model/recording.ts'
import type { RunReport } from '../../model/report.ts'
import type { RunLanes } from '../../trace/lanes.ts'
import type { MachineExports } from '../wasm/instance.ts'
import type { Gap } from './gaps.ts'
import type { Result } from './result.ts'

/**
 * The calls that the host makes to a worker. Each call that runs the machine occupies the worker until it returns. `zeroMs` is the host's
 * performance.now() at the run's time zero.
 */
export interface WorkerApi {
  load(module: WebAssembly.Module): void
  /** The worker's side of compareClocks(). @returns its performance.timeOrigin */
  exchangeTimes(shared: SharedArrayBuffer): number
  /** Tells the worker how far the host's clock is ahead of its own, ms; negative if the host's clock is behind. */
  setClock(ms: number): void
  /** Runs the slot's Python threads until the program ends or must stop. compiled: the bytes of a Wasm module (src/program/wasm) */
  serve(
    memory: WebAssembly.Memory,
    slot: number,
    zeroMs: number,
    program: Program,
    compiled: Uint8Array<ArrayBuffer> | undefined,
    hub?: HubThread,
    onSpawn?: (process: number) => void,
  ): Ending
  /** Runs a one-threaded program `times` times under each policy, on a memory of its own, to warm the engine up. */
  warmUp(image: Uint8Array, policies: readonly number[], times: number): void
  /** Makes calls of the machine one after the other, on one instance. @returns the result of each */
  call(memory: WebAssembly.Memory, zeroMs: number, calls: readonly Call[]): number[]
  /** Measures one call of the machine. @returns how long the call took, ns */
  time(memory: WebAssembly.Memory, zeroMs: number, call: Call): number
  /**
   * Copies events and output until the host sets the DRAINER word to DRAINER_END. Calls onText with printed text, onCall when the machine calls for
   * more workers, and onBatch with what the threads do.
   */
  drain(
    memory: WebAssembly.Memory,
    output: WebAssembly.Memory,
    zeroMs: number,
    onText: (text: string) => void,
    onCall: () => void,
    onBatch?: (batch: ProcessBatch) => void,
  ): Drained
  /** Computes a recording's metrics. The result also contains the recording, because the call transfers the recording's events. */
  metrics(recording: Recording, limits: Limits): Result<MeasuredRun>
  /** Computes the lanes of a recording's timeline. */
  lanes(recording: Recording): Result<RunLanes>
  /** Smallest step of this worker's clock, ns. */
  clockStepNs(): number
  /** Reads the word of shared memory at `address`. */
  peek(memory: WebAssembly.Memory, address: number): number
}

/**
 * The end of a worker's run: how it ended, and when it started and ended, ns on the run's clock. A stopped run ends in a Wasm trap on
 * purpose.
 */
export type Ending = { readonly startNs: number; readonly endNs: number } & (
  | { readonly ended: 'returned' }
  | { readonly ended: 'trap'; readonly message: string }
)

/** A worker's access to the hub: the hub's memory, the worker's number in the hub, and the process that the worker serves. */
interface HubThread {
  readonly memory: WebAssembly.Memory
  readonly thread: number
  readonly process: number
}

/** A call of the machine by a probe or a bench: the name of an export, and its arguments. */
export type Call = {
  [Name in keyof MachineExports]: readonly [name: Name, ...args: Parameters<MachineExports[Name]>]
}[keyof MachineExports]

/** Everything that a drainer copied during a run. */
export interface Drained {
  readonly columns: readonly EventColumns[]
  /** The text that the run printed, shortened if it is long. */
  readonly text: string
  /** Whether `text` is all that the run printed. */
  readonly isWhole: boolean
  /** Number of onText calls. */
  readonly texts: number
  /** Number of onBatch calls. */
  readonly batches: number
  /** The periods in which the drainer could not run, ns on the run's clock. */
  readonly gaps: readonly Gap[]
}

/** The transitions of the threads of one process. `thread` contains the numbers of the threads in that process's machine. */
export type ProcessBatch = Pick<LiveBatch, 'thread' | 'timeNs' | 'state' | 'skipped' | 'untilNs'>

/** A run and its metrics. */
export interface MeasuredRun {
  readonly recording: Recording
  readonly run: RunReport
  /** The latencies that are pooled over rounds. */
  readonly latencies: RunLatencies
}
