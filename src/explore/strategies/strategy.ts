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

/** Marsaglia's xorshift32: small, and the same everywhere. */
export class Random {
  private state: number

  constructor(seed: number) {
    // A zero state would stay zero; the multiplication (Knuth's) spreads small seeds.
    this.state = Math.imul(seed + 1, 2654435761) | 0 || 1
    for (let i = 0; i < 4; i++) this.bits()
  }

  bits(): number {
    let x = this.state
    x ^= x << 13
    x ^= x >>> 17
    x ^= x << 5
    this.state = x
    return x >>> 0
  }

  below(limit: number): number {
    return this.bits() % limit
  }
}
