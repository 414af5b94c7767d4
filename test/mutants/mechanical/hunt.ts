import {
  DepthFirstStrategy,
  explore,
  PriorityStrategy,
  RandomStrategy,
  type Scenario,
  type Strategy,
  World,
} from '../../../src/explore/index.ts'
import type { Fault, Woven } from './faults.ts'

/** The most threads of a scenario. */
const THREADS = 6
/** Schedules with which the hunt learns which faults a scenario reaches. */
const REACH_RUNS = 40

/**
 * How a hunt chooses schedules, the cheapest way first. Nothing depends on luck: a search is complete up to its limit, or its seed is fixed.
 * `scenarios`: how many of the scenarios that reach the fault are tried.
 */
const SEARCHES: readonly { readonly by: () => Strategy; readonly schedules: number; readonly steps: number; readonly scenarios: number }[] =
  [
    { by: () => new DepthFirstStrategy(0), schedules: 20, steps: 5000, scenarios: 40 },
    { by: () => new RandomStrategy(1), schedules: 60, steps: 10_000, scenarios: 40 },
    { by: () => new PriorityStrategy(1), schedules: 100, steps: 20_000, scenarios: 20 },
    { by: () => new DepthFirstStrategy(1), schedules: 400, steps: 50_000, scenarios: 12 },
    { by: () => new RandomStrategy(2), schedules: 600, steps: 80_000, scenarios: 12 },
  ]

/** A schedule that shows a fault. */
export interface Kill {
  readonly scenario: string
  readonly message: string
  /** The index of the search that finds it. */
  readonly search: number
}

/** Runs scenarios on the machine with all faults. */
export class Hunt {
  private readonly reached = new Set<number>()
  private world: World
  private readonly module: WebAssembly.Module
  /** For each fault and function: the scenarios that reach it. */
  readonly reach = new Map<number, Scenario[]>()

  constructor(module: WebAssembly.Module, scenarios: readonly Scenario[]) {
    this.module = module
    this.world = this.open(-1)
    for (const scenario of scenarios) {
      this.reached.clear()
      const { failure } = explore(this.world, scenario, { strategy: new RandomStrategy(1), schedules: REACH_RUNS })
      if (failure) throw new Error(`${scenario.id} fails without a fault: ${failure.message}`)
      for (const number of this.reached) this.reach.set(number, [...(this.reach.get(number) ?? []), scenario])
    }
    this.world.directAll('faultSet', 0)
    // A scenario that reaches few faults is about them, so it comes first.
    const sizes = new Map<Scenario, number>()
    for (const scenario of [...this.reach.values()].flat()) sizes.set(scenario, (sizes.get(scenario) ?? 0) + 1)
    for (const each of this.reach.values()) each.sort((a, b) => (sizes.get(a) as number) - (sizes.get(b) as number))
  }

  /** Looks for a schedule on which the fault shows, in all scenarios that reach it. */
  kill({ number }: Pick<Fault, 'number'>): Kill | undefined {
    const scenarios = this.reach.get(number) ?? []
    this.world.directAll('faultSet', number)
    try {
      for (const [search, { by, schedules, steps, scenarios: most }] of SEARCHES.entries()) {
        for (const scenario of scenarios.slice(0, most)) {
          const message = this.failureOf(scenario, by(), schedules, steps)
          if (message !== undefined) return { scenario: scenario.id, message, search }
        }
      }
      return undefined
    } finally {
      this.world.directAll('faultSet', 0)
    }
  }

  private failureOf(scenario: Scenario, strategy: Strategy, schedules: number, steps: number): string | undefined {
    try {
      this.world.unlearn()
      const message = explore(this.world, scenario, { strategy, schedules, steps }).failure?.message
      // A fault may write anywhere, so nothing of a failed run may remain.
      if (message !== undefined) this.world.words.fill(0)
      return message
    } catch (error) {
      this.world = this.open(0)
      return `${error}`
    }
  }

  private open(fault: number): World {
    const world = new World(this.module, THREADS, () => ({ reached: (number: number) => this.reached.add(number) }))
    world.directAll('faultSet', fault)
    return world
  }
}

/** All faults of the files. */
export function faultsOf(woven: readonly Woven[]): readonly Fault[] {
  return woven.flatMap(({ faults }) => faults)
}
