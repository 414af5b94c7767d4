import type { Prepared } from './meeting.ts'

/** What the worker of the other thread needs for one run. */
export interface OtherRun extends Prepared {
  readonly machine: WebAssembly.Module
  readonly memory: WebAssembly.Memory
  /** The words of Control. */
  readonly control: Int32Array
}

/** The words with which the two threads take turns. Each is 0, and later 1. */
export const enum Control {
  /** The other thread waits in ready(). */
  READY,
  /** The other thread may leave ready(). */
  GO,
  /** The other thread has called changed(). */
  DONE,
}

export function raise(control: Int32Array, word: Control): void {
  Atomics.store(control, word, 1)
  Atomics.notify(control, word)
}
