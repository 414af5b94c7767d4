import { findGil } from '../../model/gils.ts'
import { LIVE_STATES, type LiveBatch } from '../../model/live.ts'
import type { RunLanes } from '../../trace/lanes.ts'
import { GrowingLane } from './growing-lane.ts'

/**
 * Lengths of the picture's time window, ns. The window begins at 0 and doubles its length whenever the run outgrows it, so a short run fills
 * a good part of the picture and a batch seldom moves anything. When the run is longer than the longest window, the window ends at the latest
 * time that a batch has reached.
 */
const FIRST_WINDOW_NS = 50e6
const WINDOW_NS = 1e9
const CLOCK_STEP_NS = 1000

/** The lanes of one run, built from the batches received so far. */
export class LiveRun {
  readonly settings: LiveBatch['settings']
  private readonly threads: GrowingLane[] = []
  /** The time at which the lanes start, ns on the run's clock: the first event of the first batch. */
  readonly zeroNs: number
  private untilNs = 0
  private lengthNs = FIRST_WINDOW_NS

  constructor({ settings, timeNs, untilNs }: LiveBatch) {
    this.settings = settings
    this.zeroNs = timeNs.reduce((first, ns) => Math.min(first, ns), untilNs)
  }

  isOf({ settings }: LiveBatch): boolean {
    return JSON.stringify(settings) === JSON.stringify(this.settings)
  }

  take({ threads, thread, timeNs, state, untilNs }: LiveBatch): void {
    for (const name of threads.slice(this.threads.length)) this.threads.push(new GrowingLane(name))
    const keepFromNs = this.untilNs - WINDOW_NS
    for (const [i, number] of thread.entries()) {
      this.threads[number]!.add(Math.max(0, timeNs[i]! - this.zeroNs), LIVE_STATES[state[i]!]!, keepFromNs)
    }
    this.untilNs = untilNs - this.zeroNs
    while (this.lengthNs < Math.min(this.untilNs, WINDOW_NS)) this.lengthNs = Math.min(2 * this.lengthNs, WINDOW_NS)
  }

  window() {
    const toNs = Math.max(this.lengthNs, this.untilNs)
    return { fromNs: toNs - this.lengthNs, toNs }
  }

  lanes(): RunLanes {
    const lanes = this.threads.flatMap((thread) => thread.lane(this.untilNs) ?? [])
    return {
      lanes,
      wallNs: this.window().toNs,
      clockStepNs: CLOCK_STEP_NS,
      excludes: findGil(this.settings.gil)?.traits.excludes !== false,
      gils: 1,
    }
  }
}
