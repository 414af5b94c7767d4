import type { Endpoint } from 'comlink'
import type { MachineReport } from '../model/report.ts'
import type { Waiting } from './one-at-a-time.ts'

/** One worker of the lab, ready to speak comlink. */
export interface LabWorker {
  readonly endpoint: Endpoint
  /** Ends it at once. Its memory must be abandoned: a terminated Chromium worker can come back for 2 s. */
  terminate(): void
  /** Called once if the worker dies or fails to load, with what the engine said. */
  onDeath(listener: (reason: string) => void): void
}

/** All that differs between a browser page and Node. */
export interface Platform {
  readonly on: MachineReport['on']
  readonly engine: string
  readonly os: string
  readonly reportedCores: number
  /** os.getpid(): 1 in a page, which has none. */
  readonly processId: number
  /** Why shared memory cannot be used here and what to do about it, or undefined where it can. */
  refusal(): { readonly whatHappened: string; readonly whatToDo: string } | undefined
  /** The compiled machine; compiled once and kept. */
  machine(): Promise<WebAssembly.Module>
  spawn(): LabWorker
  /** Does the work when no other lab measures: as far as labs can know of each other here. */
  alone<T>(work: () => Promise<T>, waiting: Waiting): Promise<T>
  /** Calls the listener when measuring becomes untrue: the page was hidden, or is. Returns how to stop listening. */
  onHidden(listener: () => void): () => void
}
