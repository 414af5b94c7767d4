import {
  DepthFirstStrategy,
  type Exploration,
  overtakingScenario,
  PriorityStrategy,
  RandomStrategy,
  type Strategy,
} from '../../explore/index.ts'
import type { GilDescriptor } from '../../model/gils.ts'
import { type Effort, type Job, OVERTAKINGS } from './properties.ts'

/** How often a thread can overtake a waiter that was parked when the thread arrived. */
export interface Bypass {
  /**
   * The most overtakings of one waiter by one thread during one wait, over all schedules that were tried. Infinity: on one of these
   * schedules, a thread overtook a waiter at least `tries` times.
   */
  readonly most: number
  /** The check assumes that overtakings have no bound if one thread overtakes a waiter this many times. */
  readonly tries: number
  /** The number of schedules that were tried. */
  readonly schedules: number
  /** The scenario and the schedule with the most overtakings. Absent if no thread overtook a parked waiter. */
  readonly worst?: { readonly scenarioId: string; readonly schedule: string; readonly times: number }
}

const STEPS = 800_000
const SCHEDULES = 300
const DEEPER = 20

/** Looks for the schedule on which a thread overtakes a parked waiter most often. `run` explores a job. */
export function findBypass(gil: GilDescriptor, { deep, seed }: Effort, run: (job: Job) => Exploration): Bypass {
  let worst: Bypass['worst']
  let schedules = 0
  const more = deep ? DEEPER : 1
  // A waiter parks only while another thread holds the GIL. If there are two threads, only this holder can overtake the waiter. Its first
  // acquisition overtakes nobody, because the waiter parks later.
  const tries = Math.max(...OVERTAKINGS.flat()) - 1
  for (const bursts of OVERTAKINGS) {
    const scenario = overtakingScenario(gil, bursts, (world, times) => {
      if (times <= (worst?.times ?? 0)) return
      worst = { scenarioId: `${gil.id}-bypass-${bursts.join('-')}-at-most-${times - 1}`, schedule: world.scheduleText, times }
    })
    for (const strategy of strategies(bursts.length, deep, seed)) {
      if ((worst?.times ?? 0) >= tries) break
      schedules += run({
        scenario,
        strategy,
        words: '',
        steps: STEPS * more,
        schedules: strategy instanceof DepthFirstStrategy ? 1e9 : SCHEDULES * more,
      }).runs
    }
  }
  const times = worst?.times ?? 0
  return { most: times >= tries ? Number.POSITIVE_INFINITY : times, tries, schedules, ...(worst && { worst }) }
}

function strategies(threads: number, deep: boolean, seed: number): Strategy[] {
  const random = [new RandomStrategy(seed), new PriorityStrategy(seed, 4, 60 * threads)]
  return threads === 2 ? [1, 2, ...(deep ? [3] : [])].map((bound) => new DepthFirstStrategy(bound)) : random
}
