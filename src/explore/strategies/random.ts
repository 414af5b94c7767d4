import { type Choices, Draws, type Strategy } from './strategy.ts'

/** How many of 256 steps a run stays with the thread that took the last one: a run draws one of these. Races hide at different rates. */
const STAY = [0, 96, 160, 208, 236]
/** How many of 256 steps look at timeouts too, where they may fire at any time. */
const TIMEOUT = [2, 12, 48]

/** Every step is drawn. The same seed gives the same runs. */
export class RandomStrategy implements Strategy {
  private readonly draws: Draws
  private stay = 0
  private timeout = 0

  constructor(seed: number) {
    this.draws = new Draws(seed)
  }

  begin(): boolean {
    this.stay = STAY[this.draws.below(STAY.length)] as number
    this.timeout = TIMEOUT[this.draws.below(TIMEOUT.length)] as number
    return true
  }

  next(choices: Choices): number {
    const bits = this.draws.bits()
    const { threads, runnable } = choices
    const count = runnable > 0 && (bits & 255) >= this.timeout ? runnable : threads.length
    if (choices.currentRunnable && count === runnable && ((bits >>> 8) & 255) < this.stay) return choices.current
    return threads[(bits >>> 16) % count] as number
  }

  draw(limit: number): number {
    return this.draws.below(limit)
  }
}
