import { type Choices, Draws, type Strategy } from './strategy.ts'

/**
 * Probabilistic concurrency testing (Burckhardt and others, ASPLOS 2010). Each thread has a random priority. Among the threads that can
 * run, the one with the highest priority takes the next step. At `depth - 1` random steps the running thread gets the lowest priority. Each
 * run finds a bug of depth d among n threads and k steps with a probability of at least 1 / (n · k^(d-1)), even if RandomStrategy hardly
 * ever finds it.
 *
 * @param steps the approximate number of steps of a run. The random steps are among the first `steps` steps
 */
export class PriorityStrategy implements Strategy {
  private readonly draws: Draws
  private readonly depth: number
  private readonly steps: number
  private priorities: number[] = []
  private changes: number[] = []
  private step = 0
  private lowest = 0

  constructor(seed: number, depth = 3, steps = 200) {
    this.draws = new Draws(seed)
    this.depth = depth
    this.steps = steps
  }

  begin(): boolean {
    this.priorities = Array.from({ length: 26 }, () => 1 + this.draws.below(1 << 20))
    this.changes = Array.from({ length: this.depth - 1 }, () => this.draws.below(this.steps)).sort((a, b) => a - b)
    this.step = 0
    this.lowest = 0
    return true
  }

  next(choices: Choices): number {
    let best = this.highest(choices)
    const planned = this.step === this.changes[0]
    if (planned) this.changes.shift()
    // Once every `4 * steps` steps, the running thread also gets the lowest priority. Otherwise it would run for ever in some programs.
    if (planned || this.step % (4 * this.steps) === 4 * this.steps - 1) {
      this.priorities[best] = --this.lowest
      best = this.highest(choices)
    }
    this.step++
    return best
  }

  /** The thread with the highest priority, among the threads that can run and the threads whose timeout may fire. */
  private highest(choices: Choices): number {
    const { threads, runnable } = choices
    let best = 0
    for (let i = 1; i < threads.length; i++) if (this.priorityOf(threads[i]) > this.priorityOf(threads[best])) best = i
    const thread = threads[best] as number
    // A thread that times out gets the lowest priority. Otherwise it would time out repeatedly while the others starve.
    if (best >= runnable) this.priorities[thread] = --this.lowest
    return thread
  }

  private priorityOf(thread: number | undefined): number {
    return this.priorities[thread as number] as number
  }

  draw(limit: number): number {
    return this.draws.below(limit)
  }
}
