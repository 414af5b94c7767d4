import type { Interval, Intervals, State } from '../model/timeline.ts'
import { STATES } from './lanes.ts'

/** Intervals as columns. They need an eighth of the memory of objects. */
export class IntervalColumns implements Intervals {
  private constructor(
    /** n + 1 entries: the start of each interval, and the end of the last. */
    private readonly timesNs: Float64Array,
    private readonly states: Uint8Array,
    private readonly blocks: Uint8Array,
    private readonly locks: Uint16Array,
  ) {}

  /** Builds intervals without gaps. @param most the most intervals that the caller will add */
  static builder(startNs: number, most: number): IntervalBuilder {
    const timesNs = new Float64Array(most + 1)
    const states = new Uint8Array(most)
    const blocks = new Uint8Array(most)
    const locks = new Uint16Array(most)
    timesNs[0] = startNs
    let n = 0
    return {
      until: (endNs, state, block, lock = 0) => {
        if (endNs <= timesNs[n]!) return
        states[n] = STATES.indexOf(state)
        blocks[n] = block
        locks[n] = lock
        timesNs[++n] = endNs
      },
      build: () => new IntervalColumns(timesNs.slice(0, n + 1), states.slice(0, n), blocks.slice(0, n), locks.slice(0, n)),
    }
  }

  get length(): number {
    return this.states.length
  }

  at(index: number): Interval | undefined {
    const i = index < 0 ? index + this.length : index
    if (i < 0 || i >= this.length) return undefined
    return {
      state: STATES[this.states[i]!]!,
      startNs: this.timesNs[i]!,
      endNs: this.timesNs[i + 1]!,
      block: this.blocks[i]!,
      lock: this.locks[i]!,
    }
  }

  *[Symbol.iterator](): Generator<Interval, undefined> {
    for (let i = 0; i < this.length; i++) yield this.at(i)!
  }

  filter(isWanted: (interval: Interval) => boolean): Interval[] {
    const found: Interval[] = []
    for (let i = 0; i < this.length; i++) {
      const interval = this.at(i)!
      if (isWanted(interval)) found.push(interval)
    }
    return found
  }

  map<T>(of: (interval: Interval, index: number) => T): T[] {
    return Array.from(this.states, (_, i) => of(this.at(i)!, i))
  }
}

interface IntervalBuilder {
  /** Adds an interval from the end of the last one. An interval that would have no length is left out. */
  until(endNs: number, state: State, block: number, lock?: number): void
  build(): IntervalColumns
}
