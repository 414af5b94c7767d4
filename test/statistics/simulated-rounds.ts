import { seededRandom } from '../../src/statistics/random.ts'
import { normal } from './normal.ts'

/** A machine whose speed changes while a series of rounds is measured. All its disturbances are independent of the measured thing. */
export interface Scenario {
  readonly name: string
  /** The time that one run of the first thing takes on an undisturbed core, ms. */
  readonly workMs: number
  /** How many times slower a core is in its slow spells. 1: the core has one speed. */
  readonly slowdown: number
  /** Other runs of the round between the two that are compared, ms. */
  readonly betweenMs: number
  /** Stalls per second; each lasts 5 to 50 ms. */
  readonly stallsPerSecond: number
  /** How much slower the core becomes from the first round to the last. 0.1: by 10 %. */
  readonly drift: number
}

const QUIET = { workMs: 38, slowdown: 1, betweenMs: 100, stallsPerSecond: 0, drift: 0 }
/** On the machine of docs/bench.md, a round of one thread takes 38 or 62 ms, in spells of 0.1 to 1 s. */
const TWO_SPEEDS = 62 / 38
export const SCENARIOS: readonly Scenario[] = [
  { ...QUIET, name: 'quiet' },
  { ...QUIET, name: 'two speeds, runs side by side', slowdown: TWO_SPEEDS, betweenMs: 0 },
  { ...QUIET, name: 'two speeds, runs far apart', slowdown: TWO_SPEEDS, betweenMs: 800 },
  { ...QUIET, name: 'stalls', stallsPerSecond: 1 },
  { ...QUIET, name: 'drift of 10 %', drift: 0.1 },
  { ...QUIET, name: 'all of it', slowdown: TWO_SPEEDS, stallsPerSecond: 1, drift: 0.1 },
  { ...QUIET, name: 'runs of 1 ms', workMs: 1, betweenMs: 5 },
]

/** The noise of one run besides all disturbances, as the standard deviation of the logarithm of its time. */
const OWN_NOISE = 0.01
/** What the lab does between two rounds, such as the check for idle cores, ms. */
const BETWEEN_ROUNDS_MS = 200

/** In which order the two things run. 'random' is that of the lab: forwards in the first round, and then a coin decides. */
export type Order = 'random' | 'always a first'

interface SimulatedRounds {
  readonly a: number[]
  readonly b: number[]
}

/** Draws series of rounds. Times are those of a clock with steps of `stepUs`. */
export class Simulator {
  private readonly random: () => number
  private nowMs = 0
  private isSlow = false
  private spellEndMs = 0
  private stallMs = Number.POSITIVE_INFINITY
  private durationMs = 1

  constructor(
    private readonly scenario: Scenario,
    private readonly stepUs: number,
    seed: number,
  ) {
    this.random = seededRandom(seed)
  }

  /** One series of n rounds, each with one run of a and one of b. The work of a is `ratio` × the work of b. Times are in ms. */
  rounds(n: number, ratio: number, order: Order = 'random'): SimulatedRounds {
    const { workMs, betweenMs } = this.scenario
    this.start(n * (workMs * (1 + ratio) + betweenMs + BETWEEN_ROUNDS_MS))
    const a: number[] = []
    const b: number[] = []
    for (let round = 0; round < n; round++) {
      const isForwards = round === 0 || order === 'always a first' || this.random() < 0.5
      for (const [index, which] of (isForwards ? 'ab' : 'ba').split('').entries()) {
        if (index > 0) this.measured(betweenMs)
        if (which === 'a') a.push(this.measured(workMs * ratio * this.ownNoise()))
        else b.push(this.measured(workMs * this.ownNoise()))
      }
      this.idle(BETWEEN_ROUNDS_MS * (0.9 + 0.2 * this.random()))
    }
    return { a, b }
  }

  private start(durationMs: number): void {
    this.durationMs = durationMs
    this.nowMs = this.random()
    this.isSlow = this.random() < 0.5
    this.spellEndMs = this.nowMs + this.spellMs() * this.random()
    this.stallMs = this.nextStall()
  }

  private idle(ms: number): void {
    this.nowMs += ms
    while (this.stallMs < this.nowMs) this.stallMs = this.nextStall()
  }

  private ownNoise(): number {
    return Math.exp(OWN_NOISE * normal(this.random))
  }

  /** Does the work, and returns its time by the clock, ms. */
  private measured(workMs: number): number {
    const from = this.stamp()
    let left = workMs
    while (left > 0) left = this.work(left)
    return this.stamp() - from
  }

  /** Works until the work is done or something changes. @returns the work that is left */
  private work(left: number): number {
    if (this.nowMs >= this.spellEndMs) {
      this.isSlow = !this.isSlow
      this.spellEndMs = this.nowMs + this.spellMs()
    }
    if (this.nowMs >= this.stallMs) {
      this.nowMs += 5 + 45 * this.random()
      this.stallMs = this.nextStall()
      return left
    }
    const { slowdown, drift } = this.scenario
    const factor = (this.isSlow ? slowdown : 1) * (1 + (drift * this.nowMs) / this.durationMs)
    const untilMs = Math.min(this.nowMs + left * factor, this.spellEndMs, this.stallMs)
    const done = (untilMs - this.nowMs) / factor
    this.nowMs = untilMs
    return left - done < 1e-9 ? 0 : left - done
  }

  private spellMs(): number {
    return 100 + 900 * this.random()
  }

  private nextStall(): number {
    const { stallsPerSecond } = this.scenario
    if (stallsPerSecond === 0) return Number.POSITIVE_INFINITY
    return this.nowMs - (Math.log(1 - this.random()) * 1000) / stallsPerSecond
  }

  private stamp(): number {
    const stepMs = this.stepUs / 1000
    return Math.floor(this.nowMs / stepMs) * stepMs
  }
}
