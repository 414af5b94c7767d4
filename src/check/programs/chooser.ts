import { Draws } from '../../explore/strategies/strategy.ts'

/**
 * Makes the choices of a run. If the current thread can go on, choice 0 lets it go on, and any other choice costs a preemption. If the
 * current thread cannot go on, no choice costs a preemption: the choice is free.
 */
export interface Chooser {
  /** Called before each run. @returns false if nothing is left to try */
  begin(): boolean
  /** @returns a number from 0 to below `count` */
  choose(count: number, isFree: boolean): number
}

/** Tries every list of choices with at most `bound` preemptions. */
export class BoundedChooser implements Chooser {
  private readonly bound: number
  private readonly path: { next: number; readonly count: number }[] = []
  private depth = 0
  private preemptions = 0
  private begun = false

  constructor(bound: number) {
    this.bound = bound
  }

  /**
   * The part of the lists that earlier runs have tried, 0 to 1. The estimate assumes that every choice at one place leads to the same
   * number of lists.
   */
  get explored(): number {
    let explored = 0
    let weight = 1
    for (const { next, count } of this.path) {
      explored += (weight * next) / count
      weight /= count
    }
    return this.begun && this.path.length === 0 ? 1 : explored
  }

  begin(): boolean {
    this.depth = 0
    this.preemptions = 0
    if (!this.begun) {
      this.begun = true
      return true
    }
    for (let last = this.path.at(-1); last; last = this.path.at(-1)) {
      if (++last.next < last.count) return true
      this.path.pop()
    }
    return false
  }

  choose(count: number, isFree: boolean): number {
    if (!isFree && this.preemptions >= this.bound) return 0
    const place = this.path[this.depth] ?? { next: 0, count }
    if (this.depth === this.path.length) this.path.push(place)
    this.depth++
    if (place.next > 0 && !isFree) this.preemptions++
    return place.next
  }
}

/**
 * In a run, one in this many choices is a preemption. Each run draws one of these numbers, because some bugs need frequent preemptions and
 * others rare ones.
 */
const RARITY = [2, 8, 32, 128]

/** Draws each choice. The same seed gives the same runs. */
export class RandomChooser implements Chooser {
  private readonly draws: Draws
  private rarity = 1

  constructor(seed: number) {
    this.draws = new Draws(seed)
  }

  begin(): boolean {
    this.rarity = RARITY[this.draws.below(RARITY.length)] as number
    return true
  }

  choose(count: number, isFree: boolean): number {
    if (isFree) return this.draws.below(count)
    return this.draws.below(this.rarity) === 0 ? 1 + this.draws.below(count - 1) : 0
  }
}
