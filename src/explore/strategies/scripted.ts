import { type Choice, parseSchedule } from '../schedule.ts'
import type { Choices, Strategy } from './strategy.ts'

/**
 * Follows a written schedule, once. After the end of the schedule, the thread of its last step goes on as long as it can. A schedule may
 * therefore omit the steps after its last switch between threads. The methods throw an error at a choice that the run cannot make.
 */
export class ScriptedStrategy implements Strategy {
  private readonly choices: readonly Choice[]
  private position = 0
  private begun = false

  constructor(schedule: string) {
    this.choices = parseSchedule(schedule)
  }

  begin(): boolean {
    if (this.begun) return false
    this.begun = true
    return true
  }

  next(choices: Choices): number {
    const choice = this.choices[this.position++]
    if (!choice) return choices.currentRunnable ? choices.current : (choices.threads[0] as number)
    if (!('thread' in choice) || !choices.threads.includes(choice.thread)) {
      throw new Error(`the schedule does not fit this machine or scenario: step ${this.position}`)
    }
    return choice.thread
  }

  draw(limit: number): number {
    const choice = this.choices[this.position++]
    if (!choice) return 0
    if (!('drawn' in choice) || choice.drawn >= limit) throw new Error(`the schedule does not fit this scenario: step ${this.position}`)
    return choice.drawn
  }
}
