import { type Choices, Draws, type Strategy } from './strategy.ts'

/**
 * Chances, in 256, that the next step stays with the thread of the previous step. Each run draws one of them, because some races need
 * frequent switches and others need rare ones.
 */
const STAY = [0, 96, 160, 208, 236]
/** Chances, in 256, that a step may also go to a thread whose timeout may fire now. Each run draws one of these chances. */
const TIMEOUT = [2, 12, 48]

/** Draws the thread of every step. The same seed gives the same runs. */
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
