import type { Choices, Strategy } from './strategy.ts'

/**
 * After this number of steps in a row, a thread lets the next thread run, without a choice. A thread that spins would otherwise run for
 * ever, because it never parks. In a correct scenario, a thread that does not spin parks or ends after fewer steps.
 */
const LONGEST_TURN = 1000

/** The choices for one step or draw. */
interface Branch {
  /** The choices that remain. The last one is the choice of the current run. Later runs try the others. */
  readonly left: number[]
  /** The number of choices at the beginning. */
  readonly all: number
}

/**
 * Tries every schedule with at most `bound` preemptions. Most bugs need at most two preemptions (Musuvathi and Qadeer, PLDI 2007). Each run
 * starts from the beginning, with one choice changed. A preemption is a switch from a thread that could have gone on, or a timeout while
 * other threads can run. The strategy also tries schedules that are equivalent to earlier ones. Under a bound, a reduction that omits them
 * could also lose schedules that are not equivalent to an earlier one.
 */
export class DepthFirstStrategy implements Strategy {
  private readonly bound: number
  private readonly branches: Branch[] = []
  private depth = 0
  private preemptions = 0
  /** The thread of the last step, and how many steps it has taken since it last got its turn. */
  private last = -1
  private turn = 0
  private begun = false

  constructor(bound: number) {
    this.bound = bound
  }

  begin(): boolean {
    this.depth = 0
    this.preemptions = 0
    this.last = -1
    this.turn = 0
    if (!this.begun) {
      this.begun = true
      return true
    }
    while (this.branches.length > 0) {
      const { left } = this.branches[this.branches.length - 1] as Branch
      left.pop()
      if (left.length > 0) return true
      this.branches.pop()
    }
    return false
  }

  restart(): void {
    this.branches.length = 0
    this.begun = false
  }

  /**
   * The part of the schedules that earlier runs have tried, from 0 to 1. The estimate assumes that every choice of a step leads to the same
   * number of schedules.
   */
  get explored(): number {
    let explored = 0
    let weight = 1
    for (const { left, all } of this.branches) {
      explored += (weight * (all - left.length)) / all
      weight /= all
    }
    return this.begun && this.branches.length === 0 ? 1 : explored
  }

  next(choices: Choices): number {
    const chosen = this.turn >= LONGEST_TURN && choices.runnable > 1 ? successor(choices) : this.choose(choices)
    this.turn = chosen === this.last ? this.turn + 1 : 1
    this.last = chosen
    return chosen
  }

  private choose(choices: Choices): number {
    const { threads, current, currentRunnable, runnable } = choices
    const preferred = currentRunnable ? current : (threads[0] as number)
    const isSpent = this.preemptions >= this.bound
    if (threads.length === 1 || (isSpent && currentRunnable)) return preferred
    const choice = this.branch(() => {
      // A timeout while other threads can run costs as much as a preemption.
      const affordable = !isSpent || runnable === 0 ? threads : threads.slice(0, runnable)
      return [...affordable.filter((each) => each !== preferred), preferred]
    })
    if (choice !== preferred && (currentRunnable || (runnable > 0 && threads.indexOf(choice) >= runnable))) this.preemptions++
    return choice
  }

  draw(limit: number): number {
    return this.branch(() => Array.from({ length: limit }, (_, index) => limit - 1 - index))
  }

  private branch(choices: () => number[]): number {
    let branch = this.branches[this.depth]
    if (!branch) {
      const left = choices()
      branch = { left, all: left.length }
      this.branches.push(branch)
    }
    this.depth++
    return branch.left[branch.left.length - 1] as number
  }
}

/** The thread after the current one, among those that can run. */
function successor({ threads, runnable, current }: Choices): number {
  for (let i = 0; i < runnable; i++) if ((threads[i] as number) > current) return threads[i] as number
  return threads[0] as number
}
