import type { Timeline } from '../model/timeline.ts'

/** From fromNs on, after `passed` intervals have passed since the run's start, an interval lasts intervalNs. */
interface Stretch {
  readonly fromNs: number
  readonly passed: number
  readonly intervalNs: number
}

/**
 * Time under one GIL, counted in the switch intervals in force: a program may change the interval at any moment, so a wait may span several
 * lengths of it. Each part of the wait then counts by the interval that was in force.
 */
export class SwitchIntervals {
  private readonly stretches: Stretch[]

  constructor({ startNs, switchIntervalNs, intervalChanges }: Timeline, gil: number) {
    this.stretches = [{ fromNs: startNs, passed: 0, intervalNs: switchIntervalNs }]
    for (const change of intervalChanges) {
      if (change.gil !== gil) continue
      const { timeNs: fromNs, intervalNs } = change
      this.stretches.push({ fromNs, passed: this.passedUntil(fromNs), intervalNs })
    }
  }

  /** How many intervals last from one moment to another. */
  between(fromNs: number, toNs: number): number {
    return this.passedUntil(toNs) - this.passedUntil(fromNs)
  }

  /** When so many intervals have passed since a moment. */
  after(fromNs: number, intervals: number): number {
    const passed = this.passedUntil(fromNs) + intervals
    const stretch = this.lastWhere((one) => one.passed <= passed)
    return stretch.fromNs + (passed - stretch.passed) * stretch.intervalNs
  }

  /** The interval in force from one moment to another; null where it changed in between. */
  inForce(fromNs: number, toNs: number): number | null {
    const { intervalNs } = this.lastWhere((one) => one.fromNs <= fromNs)
    const others = this.stretches.some((one) => one.fromNs > fromNs && one.fromNs < toNs && one.intervalNs !== intervalNs)
    return others ? null : intervalNs
  }

  private passedUntil(ns: number): number {
    const { fromNs, passed, intervalNs } = this.lastWhere((one) => one.fromNs <= ns)
    return passed + (ns - fromNs) / intervalNs
  }

  /** Binary search; the first stretch counts for all before it. */
  private lastWhere(isReached: (stretch: Stretch) => boolean): Stretch {
    let low = 1
    let high = this.stretches.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (isReached(this.stretches[middle]!)) low = middle + 1
      else high = middle
    }
    return this.stretches[low - 1]!
  }
}
