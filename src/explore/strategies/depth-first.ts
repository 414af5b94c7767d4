import type { Choices, Strategy } from './strategy.ts'

/**
 * The choices that remain for one step or draw. The last element is the choice of the current run. Later runs try the other elements.
 */
type Branch = number[]

/**
 * Tries every schedule with at most `bound` preemptions. Most bugs need two preemptions (Musuvathi and Qadeer, PLDI 2007). Each run starts
 * from the beginning, with one choice changed. A preemption is a switch from a thread that could have gone on, or a timeout while other
 * threads can run.
 */
export class DepthFirstStrategy implements Strategy {
  private readonly bound: number
  private readonly branches: Branch[] = []
  private depth = 0
  private preemptions = 0
  private begun = false

  constructor(bound: number) {
    this.bound = bound
  }

  begin(): boolean {
    this.depth = 0
    this.preemptions = 0
    if (!this.begun) {
      this.begun = true
      return true
    }
    while (this.branches.length > 0) {
      const options = this.branches[this.branches.length - 1] as Branch
      options.pop()
      if (options.length > 0) return true
      this.branches.pop()
    }
    return false
  }

  next(choices: Choices): number {
    const { threads, current, currentRunnable, runnable } = choices
    const preferred = currentRunnable ? current : (threads[0] as number)
    if (threads.length === 1) return preferred
    const costs = currentRunnable
    const choice = this.branch(() => {
      if (costs && this.preemptions >= this.bound) return [preferred]
      // A timeout while other threads can run costs as much as a preemption.
      const affordable = this.preemptions < this.bound || runnable === 0 ? threads : threads.slice(0, runnable)
      return [...affordable.filter((each) => each !== preferred), preferred]
    })
    if (choice !== preferred && (costs || (runnable > 0 && threads.indexOf(choice) >= runnable))) this.preemptions++
    return choice
  }

  draw(limit: number): number {
    return this.branch(() => Array.from({ length: limit }, (_, index) => limit - 1 - index))
  }

  private branch(options: () => Branch): number {
    let branch = this.branches[this.depth]
    if (!branch) {
      branch = options()
      this.branches.push(branch)
    }
    this.depth++
    return branch[branch.length - 1] as number
  }
}
