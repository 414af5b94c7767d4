import type { Access } from './trace.ts'
import type { World } from './world.ts'

/** A request that a scenario's thread yields. The value of a call is the result of the `yield`. */
export type Request =
  /** Calls an export of the machine. The scheduler may interrupt the call before each access to shared memory. */
  | { readonly call: string; readonly arguments: readonly number[] }
  /** A step without an access. Other threads may go first. */
  | 'step'
  /** Sleeps until no other thread can run. */
  | 'idle'
  /** Sleeps for this time, in ns of virtual time. */
  | { readonly sleepNs: number }

/**
 * A thread's program. Its own code between two yields runs without interruption. Other threads can run while the world carries out a
 * request.
 */
export type Body = () => Generator<Request, void, number>

export function call(name: string, ...args: number[]): Request {
  return { call: name, arguments: args }
}

/** A small concurrent program on the machine, with the conditions that it must meet. */
export interface Scenario {
  readonly id: string
  /** The checked property, as a sentence. */
  readonly title: string
  /** Prepares the memory through `world.direct` and returns the threads. Called before each run. */
  readonly start: (world: World) => readonly Body[]
  /** Checks the final state. @returns what is wrong with it, or undefined */
  readonly finish?: (world: World) => string | undefined
  /** Returns a function that receives each access, for properties that only the accesses show. Called after start(). */
  readonly watch?: (world: World) => (access: Access) => void
  readonly rules?: Partial<Rules>
}

/** Settings of the world for one scenario. */
export interface Rules {
  /**
   * When a timed wait may time out. `any`: whenever the strategy chooses it, and at the latest when it is due. An early timeout moves the
   * virtual time to the deadline of the wait. `due`: only when it is due.
   */
  readonly timeouts: 'any' | 'due'
  /**
   * The judgement of a state in which all threads sleep and only timeouts can continue the run. `wrong`: another thread should have woken a
   * sleeper, so the run fails before a timeout can hide the lost wake-up. `fine`: the program intends to sleep.
   */
  readonly allAsleep: 'wrong' | 'fine'
  /** Whether the strategy may wake a thread that sleeps without a timeout. Needs `timeouts: 'any'`. */
  readonly spuriousWakes: boolean
  /**
   * Where the scheduler interrupts threads. `shared`: before every access to a word that several threads use (sharing.ts). `every`: before
   * every access, so each access takes virtual time; for scenarios about times. `parks`: only before waits and notifies. `checks`: as
   * `every`, but after a notify instead of before it, so that a woken thread can go first.
   */
  readonly points: 'shared' | 'every' | 'parks' | 'checks'
  /** The virtual time that a step takes, ns. */
  readonly stepNs: number
  /** `fifo`: sleepers wake in order of arrival, as in Chromium, Firefox and Linux. `any`: the strategy draws the sleeper to wake. */
  readonly wakeOrder: 'fifo' | 'any'
  /** The number of steps after which a run counts as endless. */
  readonly maxSteps: number
}

export const DEFAULT_RULES: Rules = {
  timeouts: 'any',
  allAsleep: 'wrong',
  spuriousWakes: false,
  points: 'shared',
  stepNs: 1,
  wakeOrder: 'fifo',
  maxSteps: 20_000,
}

/** The ways in which a run fails. */
export type FailureKind = 'violation' | 'all asleep' | 'trap' | 'endless'

export class Failure extends Error {
  readonly kind: FailureKind

  constructor(kind: FailureKind, message: string) {
    super(message)
    this.kind = kind
  }
}
