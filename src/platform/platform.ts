import type { Endpoint } from 'comlink'
import type { MachineReport } from '../model/report.ts'
import type { Waiting } from './one-at-a-time.ts'

/** A worker of the lab, with an endpoint for comlink. */
export interface LabWorker {
  readonly endpoint: Endpoint
  /** Terminates the worker. The caller must abandon the worker's memory, because a terminated Chromium worker can still run for 2 s. */
  terminate(): void
  /** Calls the listener once if the worker dies or fails to load, with the engine's message. */
  onDeath(listener: (reason: string) => void): void
}

/** How long the cores of this machine have worked, ms, summed over the cores. Only the difference of two such times has a meaning. */
export interface CpuTimes {
  /** For all processes together. */
  readonly busyMs: number
  /** For this process. */
  readonly ownMs: number
  /** How long the host of a virtual machine used the cores for something else; null if the system does not report it. */
  readonly stolenMs: number | null
  /** The mean number of threads that wanted a core in the last minute; null if the system does not report it. */
  readonly loadAverage: number | null
}

/** The functions and facts that differ between a browser page and Node. */
export interface Platform {
  readonly on: MachineReport['on']
  readonly engine: string
  readonly os: string
  readonly reportedCores: number
  /** The result of os.getpid() in a Python program. It is 1 in a page, which has no process id. */
  readonly processId: number
  /** The reason why workers cannot share memory here, and how to change that. undefined where workers can share memory. */
  refusal(): { readonly whatHappened: string; readonly whatToDo: string } | undefined
  /** Whether machine() optimises all code of the machine. Otherwise the engine optimises the code while it runs. */
  readonly compilesAhead: boolean
  /** The compiled machine. The first call compiles it. */
  machine(): Promise<WebAssembly.Module>
  spawn(): LabWorker
  /** Absent in a browser. */
  readonly cpuTimes?: () => CpuTimes
  /** Does the work when no other lab measures, as far as labs can detect each other here. */
  alone<T>(work: () => Promise<T>, waiting: Waiting): Promise<T>
  /**
   * Calls the listener when the page becomes hidden, or at once if the page is already hidden. Measurements in a hidden page are invalid.
   * @returns a function that stops listening
   */
  onHidden(listener: () => void): () => void
}
