import { seededRandom } from '../../statistics/random.ts'

/** The threads that may take the next step. The scheduler changes this object in place, so a strategy must not keep it. */
export interface Choices {
  /** Numbers of the threads: first those that can run, then those whose timeout may fire now. */
  readonly threads: readonly number[]
  /** The number of threads that can run. */
  readonly runnable: number
  /** The thread that took the last step; -1 before the first step. */
  readonly current: number
  /** Whether the current thread can go on. */
  readonly currentRunnable: boolean
}

/** Decides every step of a run. Each other file of this folder contains one strategy. */
export interface Strategy {
  /** Called before each run. @returns false if nothing is left to try */
  begin(): boolean
  /** Begins again with the first run, because the runs now have more points at which to choose. A strategy that draws needs no new start. */
  restart?(): void
  /** Chooses the thread that takes the next step. @returns one of `choices.threads` */
  next(choices: Choices): number
  /** Makes a choice that is not about threads. @returns a number from 0 to below `limit` */
  draw(limit: number): number
}

/** Integers drawn from a seed. */
export class Draws {
  private readonly random: () => number

  constructor(seed: number) {
    this.random = seededRandom(seed)
  }

  /** 32 random bits. */
  bits(): number {
    return this.random() * 2 ** 32
  }

  below(limit: number): number {
    return Math.floor(this.random() * limit)
  }
}
