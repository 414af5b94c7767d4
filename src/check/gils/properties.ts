import {
  bypassScenario,
  countScenario,
  DepthFirstStrategy,
  daemonScenario,
  freeScenario,
  gilScenario,
  lifeScenario,
  PriorityStrategy,
  RandomStrategy,
  retakeScenario,
  type Scenario,
  type Strategy,
  spuriousScenario,
  stopAnywhereScenario,
  stopScenario,
} from '../../explore/index.ts'
import type { GilDescriptor } from '../../model/gils.ts'

/** How much a check tries. */
export interface Effort {
  /** Whether the check tries more preemptions and more steps. */
  readonly deep: boolean
  readonly seed: number
}

/** One scenario and the way in which its schedules are chosen. */
export interface Job {
  readonly scenario: Scenario
  /** The words in the report: "2 threads, ≤ 3 preemptions". */
  readonly words: string
  readonly strategy: Strategy
  /** No run begins once all runs of the job together have taken this number of steps, or have tried this number of schedules. */
  readonly steps: number
  readonly schedules: number
}

/** A promise of a GIL, with the jobs that look for a schedule that breaks it. */
interface Property {
  readonly title: string
  readonly jobs: readonly Job[]
}

const DEEPER = 20
const STEPS = 1_200_000
const SCHEDULES = 300

/** The properties that a GIL must have by its traits. */
export function propertiesOf(gil: GilDescriptor, effort: Effort): readonly Property[] {
  const { excludes, forcesSwitch } = gil.traits
  const most = effort.deep ? [2, 3, 4, 5, 6, 7, 8] : [4, 6, 8]
  const { every, some, fair } = tools(effort)
  const counting = excludes
    ? [every(countScenario(gil, 2, 2), '2 threads that count', 3, 3), every(countScenario(gil, 3, 1), '3 threads that count', 2, 3)]
    : []
  const hold = [
    every(gilScenario(gil, 2, 1, 1), '2 threads', 3, 3),
    every(gilScenario(gil, 3, 1, 1), '3 threads', 2, 3),
    ...counting,
    ...most.map((threads) => some(gilScenario(gil, threads), threads)),
    fair(gilScenario(gil, 3), 3),
    ...(effort.deep ? [fair(spuriousScenario(gilScenario(gil, 3)), 3)] : []),
  ]
  const stops = [
    every(stopAnywhereScenario(gil, 2, 1), '2 threads', 2),
    ...[3, 4].map((threads) => fair(stopScenario(gil, threads), threads)),
  ]
  const forced = [every(retakeScenario(gil, 2, 2), '2 threads', 3), some(retakeScenario(gil, 3, 20), 3)]
  return [
    { title: `${excludes ? 'one thread at a time, ' : ''}no deadlock, no lost wake-up`, jobs: hold },
    { title: 'the GIL is free once its threads have ended', jobs: [some(freeScenario(gil, 3), 4)] },
    { title: 'a stop drains every thread', jobs: stops },
    { title: 'a thread that is joined has ended', jobs: [some(lifeScenario(gil), 3)] },
    { title: 'daemon threads stop when the program ends', jobs: [some(daemonScenario(gil), 4)] },
    ...(forcesSwitch ? [{ title: 'a thread that releases on request is not the next to acquire', jobs: forced }] : []),
  ]
}

/** Functions that make jobs. The report shows their parameter `threads`. */
function tools({ deep, seed }: Effort) {
  const more = deep ? DEEPER : 1
  return {
    /** Tries every schedule with at most `bound` preemptions. `share` is a factor on the usual limit of steps. */
    every: (scenario: Scenario, threads: string, bound: number, share = 1): Job => {
      const preemptions = bound + (deep ? 1 : 0)
      return {
        scenario,
        words: `${threads}, ≤ ${preemptions} preemptions`,
        strategy: new DepthFirstStrategy(preemptions),
        steps: STEPS * share * more,
        schedules: Number.POSITIVE_INFINITY,
      }
    },
    some: (scenario: Scenario, threads: number): Job => ({
      scenario,
      words: `${threads} threads, random priorities`,
      strategy: new PriorityStrategy(seed, 4, 60 * threads),
      steps: STEPS * more,
      schedules: SCHEDULES * more,
    }),
    fair: (scenario: Scenario, threads: number): Job => ({
      scenario,
      words: `${threads} threads, random steps`,
      strategy: new RandomStrategy(seed),
      steps: STEPS * more,
      schedules: SCHEDULES * more,
    }),
  }
}

/**
 * The scenarios of the search for overtakings: how often each thread acquires the GIL. The first one has a waiter and a later arrival, the
 * second three equal threads.
 */
export const OVERTAKINGS: readonly (readonly number[])[] = [
  [1, 6],
  [6, 6, 6],
]

/** Finds the scenario with this id among those that a check of the GIL can report. A replay calls this function. */
export function scenarioOf(gil: GilDescriptor, id: string): Scenario | undefined {
  const checked = [true, false].flatMap((deep) =>
    propertiesOf(gil, { deep, seed: 1 }).flatMap(({ jobs }) => jobs.map((job) => job.scenario)),
  )
  const bypasses = OVERTAKINGS.flatMap((bursts) =>
    Array.from({ length: bursts.at(-1) as number }, (_, most) => bypassScenario(gil, most, bursts)),
  )
  return [...checked, ...bypasses].find((scenario) => scenario.id === id)
}
