import type { Choices, Strategy } from './strategy.ts'

/** Each thread that can run takes one step in turn, as on cores of equal speed. Only one such run exists. No timeout fires early. */
export class LockstepStrategy implements Strategy {
  private begun = false

  begin(): boolean {
    const first = !this.begun
    this.begun = true
    return first
  }

  next(choices: Choices): number {
    const { threads, runnable, current } = choices
    for (let i = 0; i < runnable; i++) if ((threads[i] as number) > current) return threads[i] as number
    return threads[0] as number
  }

  draw(): number {
    return 0
  }
}
