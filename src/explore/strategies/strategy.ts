import { seededRandom } from '../../statistics/random.ts'

/** Who may take the next step. One object, changed in place: a strategy keeps nothing of it. */
export interface Choices {
  /** Numbers of the threads that may go next: first those that can run, then those that would wake because their timeout fires now. */
  readonly threads: readonly number[]
  /** How many of them can run. */
  readonly runnable: number
  /** Who took the last step. */
  readonly current: number
  /** Whether that one can go on. */
  readonly currentRunnable: boolean
}

/** Decides every step of a run. One file a strategy. */
export interface Strategy {
  /** Before each run. @returns false when there is nothing left to try. */
  begin(): boolean
  /** @returns one of `choices.threads` */
  next(choices: Choices): number
  /** @returns a number from 0 to below `limit`: a choice that is not about threads */
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
