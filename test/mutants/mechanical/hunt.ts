import {
  DepthFirstStrategy,
  explore,
  PriorityStrategy,
  RandomStrategy,
  type Scenario,
  type Strategy,
  World,
} from '../../../src/explore/index.ts'
import type { Fault } from './faults.ts'

/** The most threads of a scenario. */
const THREADS = 6
/** Schedules with which the hunt learns which faults a scenario reaches. */
const REACH_RUNS = 12
/** The switch that makes the machine report every fault and function that a thread reaches. */
const REPORT = -1
const NONE = 0

/**
 * How a hunt chooses schedules, the cheapest way first. Nothing depends on luck: each search is complete up to its limit, or its seed is
 * fixed. `scenarios`: how many of the scenarios that reach the fault are tried.
 */
const SEARCHES: readonly { readonly by: () => Strategy; readonly schedules: number; readonly steps: number; readonly scenarios: number }[] =
  [
    { by: () => new DepthFirstStrategy(0), schedules: 20, steps: 5000, scenarios: 40 },
    { by: () => new RandomStrategy(1), schedules: 60, steps: 10_000, scenarios: 40 },
    { by: () => new PriorityStrategy(1), schedules: 100, steps: 20_000, scenarios: 20 },
    { by: () => new DepthFirstStrategy(1), schedules: 400, steps: 50_000, scenarios: 12 },
    { by: () => new RandomStrategy(2), schedules: 600, steps: 80_000, scenarios: 12 },
  ]

/** A scenario that shows a fault. */
interface Kill {
  readonly scenario: string
  readonly message: string
}

/** Runs scenarios on the machine with all faults. */
export class Hunt {
  private readonly reached = new Set<number>()
  private readonly module: WebAssembly.Module
  private world: World

  constructor(module: WebAssembly.Module) {
    this.module = module
    this.world = this.open(NONE)
  }

  /**
   * Maps the number of each fault and of each function to the scenarios that reach it. A scenario that reaches fewer faults and functions
   * comes earlier.
   * @throws if a scenario fails without a fault
   */
  reach(scenarios: readonly Scenario[]): ReadonlyMap<number, readonly Scenario[]> {
    const found = scenarios.map((scenario) => ({ scenario, numbers: this.numbersOf(scenario) }))
    found.sort((a, b) => a.numbers.length - b.numbers.length)
    const reach = new Map<number, Scenario[]>()
    for (const { scenario, numbers } of found) for (const number of numbers) reach.set(number, [...(reach.get(number) ?? []), scenario])
    return reach
  }

  /** Looks for a schedule on which the fault shows. */
  kill({ number }: Pick<Fault, 'number'>, scenarios: readonly Scenario[]): Kill | undefined {
    for (const { by, schedules, steps, scenarios: most } of SEARCHES) {
      for (const scenario of scenarios.slice(0, most)) {
        const message = this.failureOf(number, scenario, by(), schedules, steps)
        if (message !== undefined) return { scenario: scenario.id, message }
      }
    }
    return undefined
  }

  private numbersOf(scenario: Scenario): number[] {
    this.reached.clear()
    this.world.directAll('faultSet', REPORT)
    const { failure } = explore(this.world, scenario, { strategy: new RandomStrategy(1), schedules: REACH_RUNS })
    this.world.directAll('faultSet', NONE)
    if (failure) throw new Error(`${scenario.id} fails without a fault: ${failure.message}`)
    return [...this.reached]
  }

  private failureOf(number: number, scenario: Scenario, strategy: Strategy, schedules: number, steps: number): string | undefined {
    // Learns the scenario's shared words while all faults are off, and forgets the words that were found with another fault.
    this.world.learn(scenario)
    this.world.unlearn()
    this.world.directAll('faultSet', number)
    try {
      const message = explore(this.world, scenario, { strategy, schedules, steps }).failure?.message
      this.world.directAll('faultSet', NONE)
      // A fault may write anywhere, so nothing of a failed run may remain.
      if (message !== undefined) this.world.words.fill(0)
      return message
    } catch (error) {
      this.world = this.open(NONE)
      return `${error}`
    }
  }

  private open(fault: number): World {
    const world = new World(this.module, THREADS, () => ({ reached: (number: number) => this.reached.add(number) }))
    world.directAll('faultSet', fault)
    return world
  }
}
