import { type Choices, Random, type Strategy } from './strategy.ts'

/**
 * Probabilistic concurrency testing (Burckhardt and others, ASPLOS 2010): each thread has a random priority, the highest that can run
 * runs, and at `depth - 1` random steps the one that runs falls to the lowest. Finds a bug of depth d among n threads and k steps with a
 * probability of at least 1 / (n · k^(d-1)) in each run, however unlikely it is under fair drawing.
 *
 * @param steps how long runs are, roughly: the steps at which priorities change are drawn below it
 */
export class PriorityStrategy implements Strategy {
  private readonly random: Random
  private readonly depth: number
  private readonly steps: number
  private priorities: number[] = []
  private changes: number[] = []
  private step = 0
  private lowest = 0

  constructor(seed: number, depth = 3, steps = 200) {
    this.random = new Random(seed)
    this.depth = depth
    this.steps = steps
  }

  begin(): boolean {
    this.priorities = Array.from({ length: 26 }, () => 1 + this.random.below(1 << 20))
    this.changes = Array.from({ length: this.depth - 1 }, () => this.random.below(this.steps)).sort((a, b) => a - b)
    this.step = 0
    this.lowest = 0
    return true
  }

  next(choices: Choices): number {
    let best = this.highest(choices)
    if (this.step++ === this.changes[0]) {
      this.changes.shift()
      this.priorities[best] = --this.lowest
      best = this.highest(choices)
    }
    return best
  }

  private highest(choices: Choices): number {
    let best = choices.threads[0] as number
    // A timeout that may fire at any time competes like a thread that can run.
    for (const each of choices.threads) if ((this.priorities[each] as number) > (this.priorities[best] as number)) best = each
    return best
  }

  draw(limit: number): number {
    return this.random.below(limit)
  }
}
