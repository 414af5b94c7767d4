import type { Access } from './trace.ts'
import type { World } from './world.ts'

/** What a thread of a scenario asks of the world, with `yield`; the value of a call comes back from it. */
export type Request =
  /** Calls an export of the machine: it may be interrupted before each access to shared memory. */
  | { readonly call: string; readonly arguments: readonly number[] }
  /** A step that touches nothing: others may go first. */
  | 'step'
  /** Sleeps until nobody else can run. */
  | 'idle'
  /** Sleeps for so many ns of virtual time. */
  | { readonly sleepNs: number }

/** A thread's program. Between two yields nobody else runs. */
export type Body = () => Generator<Request, void, number>

export function call(name: string, ...args: number[]): Request {
  return { call: name, arguments: args }
}

/** A small concurrent program on the machine and what must hold of it. */
export interface Scenario {
  readonly id: string
  /** What it checks, as a sentence. */
  readonly title: string
  /** Prepares the memory through `world.direct` and returns the threads. Called anew for each run. */
  readonly start: (world: World) => readonly Body[]
  /** Looks at the end state. @returns what is wrong with it */
  readonly finish?: (world: World) => string | undefined
  /** For what shows only in the accesses: returns what is told of each, after start(). */
  readonly watch?: (world: World) => (access: Access) => void
  readonly rules?: Partial<Rules>
}

/** How the world treats a scenario. */
export interface Rules {
  /** When a timed wait may end by time: at the latest when due, and before whenever the strategy says so (time then jumps to its deadline); or only when due. */
  readonly timeouts: 'any' | 'due'
  /**
   * When all threads sleep and only timeouts can go on: `wrong` where a sleeper should have been woken, so that a timeout may not hide a
   * lost wake-up; `fine` where sleeping is the program's intent.
   */
  readonly allAsleep: 'wrong' | 'fine'
  /** Some thread is the host: it stops the run, so the poison and the published parking addresses matter. */
  readonly hosted: boolean
  /** Sleepers are woken in order of arrival (as Chromium, Firefox and Linux do), or the strategy draws who. */
  readonly wakeOrder: 'fifo' | 'any'
  /** Steps after which a run counts as endless. */
  readonly maxSteps: number
}

export const DEFAULT_RULES: Rules = { timeouts: 'any', allAsleep: 'wrong', hosted: false, wakeOrder: 'fifo', maxSteps: 20_000 }

/** What went wrong in a run. */
export type FailureKind = 'violation' | 'all asleep' | 'trap' | 'endless'

export class Failure extends Error {
  readonly kind: FailureKind

  constructor(kind: FailureKind, message: string) {
    super(message)
    this.kind = kind
  }
}
