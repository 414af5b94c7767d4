import type { Timeline } from '../model/timeline.ts'

/**
 * A stretch of time that begins at fromNs and in which the switch interval is intervalNs. From the run's start to fromNs, `passed`
 * intervals have passed.
 */
interface Stretch {
  readonly fromNs: number
  readonly passed: number
  readonly intervalNs: number
}

/**
 * Counts time under one GIL in switch intervals. A program may change the interval at any time, so the interval may change during a wait.
 * Each part of the wait then counts by the interval in force at that time.
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

  /** The number of intervals, with fractions, between two times in ns. */
  between(fromNs: number, toNs: number): number {
    return this.passedUntil(toNs) - this.passedUntil(fromNs)
  }

  /** The time, ns, at which this many intervals have passed since fromNs. */
  after(fromNs: number, intervals: number): number {
    const passed = this.passedUntil(fromNs) + intervals
    const stretch = this.lastWhere((one) => one.passed <= passed)
    return stretch.fromNs + (passed - stretch.passed) * stretch.intervalNs
  }

  /** The interval, ns, in force between two times; null if it changed in between. */
  inForce(fromNs: number, toNs: number): number | null {
    const { intervalNs } = this.lastWhere((one) => one.fromNs <= fromNs)
    const others = this.stretches.some((one) => one.fromNs > fromNs && one.fromNs < toNs && one.intervalNs !== intervalNs)
    return others ? null : intervalNs
  }

  private passedUntil(ns: number): number {
    const { fromNs, passed, intervalNs } = this.lastWhere((one) => one.fromNs <= ns)
    return passed + (ns - fromNs) / intervalNs
  }

  /** Finds the last stretch for which `isReached` is true, by binary search. If there is none, returns the first stretch. */
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
