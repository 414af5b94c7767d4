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

/** The time that the cores of this machine have worked since it started, ms, summed over the cores. */
export interface CpuTimes {
  /** For all processes together. */
  readonly busyMs: number
  /** For this process. */
  readonly ownMs: number
  /** The time for which the host of a virtual machine ran others; null if the system does not report it. */
  readonly stolenMs: number | null
  /** The threads that wanted a core in the last minute; null if the system does not report them. */
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
  /** Whether machine() compiles all code of the machine as well as the engine can. Otherwise the engine compiles it well while it runs. */
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
