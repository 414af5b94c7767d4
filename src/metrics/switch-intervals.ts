import type { Timeline } from '../model/timeline.ts'

/** A time from fromNs on in which an interval lasts intervalNs. `passed` intervals have passed between the run's start and fromNs. */
interface Stretch {
  readonly fromNs: number
  readonly passed: number
  readonly intervalNs: number
}

/**
 * Counts time under one GIL in the switch intervals in force. A program may change the interval at any moment, so a wait may span several
 * lengths of it. Each part of the wait then counts by the interval in force.
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

  /** How many intervals fit between two moments. */
  between(fromNs: number, toNs: number): number {
    return this.passedUntil(toNs) - this.passedUntil(fromNs)
  }

  /** The moment, ns, at which this many intervals have passed since fromNs. */
  after(fromNs: number, intervals: number): number {
    const passed = this.passedUntil(fromNs) + intervals
    const stretch = this.lastWhere((one) => one.passed <= passed)
    return stretch.fromNs + (passed - stretch.passed) * stretch.intervalNs
  }

  /** The interval, ns, in force between two moments; null if it changed in between. */
  inForce(fromNs: number, toNs: number): number | null {
    const { intervalNs } = this.lastWhere((one) => one.fromNs <= fromNs)
    const others = this.stretches.some((one) => one.fromNs > fromNs && one.fromNs < toNs && one.intervalNs !== intervalNs)
    return others ? null : intervalNs
  }

  private passedUntil(ns: number): number {
    const { fromNs, passed, intervalNs } = this.lastWhere((one) => one.fromNs <= ns)
    return passed + (ns - fromNs) / intervalNs
  }

  /** Finds the last stretch that is reached, by binary search; the first stretch where none is. */
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
