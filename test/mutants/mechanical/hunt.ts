import {
  DepthFirstStrategy,
  explore,
  LockstepStrategy,
  PriorityStrategy,
  RandomStrategy,
  type Scenario,
  type Strategy,
  World,
} from '../../../src/explore/index.ts'
import type { Fault } from './faults.ts'
import { TIMELY } from './suite.ts'

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
const SEARCHES: readonly Search[] = [
  { by: () => new LockstepStrategy(), schedules: 1, steps: 1, scenarios: 300 },
  { by: () => new DepthFirstStrategy(0), schedules: 20, steps: 5000, scenarios: 300 },
  { by: () => new RandomStrategy(1), schedules: 60, steps: 10_000, scenarios: 300 },
  { by: () => new PriorityStrategy(1), schedules: 100, steps: 20_000, scenarios: 30 },
  { by: () => new DepthFirstStrategy(1), schedules: 400, steps: 50_000, scenarios: 16 },
  { by: () => new RandomStrategy(2), schedules: 600, steps: 80_000, scenarios: 12 },
]

interface Search {
  readonly by: () => Strategy
  readonly schedules: number
  readonly steps: number
  readonly scenarios: number
}

/** A scenario that shows a fault. */
interface Kill {
  readonly scenario: string
  readonly message: string
}

/** Runs scenarios on the machine with all faults. */
export class Hunt {
  private readonly reached = new Set<number>()
  /** Per scenario: the searches so far on the machine without a fault, and whether each passed. */
  private readonly passed = new Map<Scenario, Map<Search, boolean>>()
  private readonly module: WebAssembly.Module
  private world: World

  constructor(module: WebAssembly.Module) {
    this.module = module
    this.world = this.open(NONE)
  }

  /**
   * Maps the number of each fault and of each function to the scenarios that reach it. The first scenario of each kind comes before the
   * second one of any kind, and so on. Among the first ones, a scenario that reaches fewer faults and functions comes earlier. The same
   * holds among the second ones.
   * @throws if a scenario fails without a fault
   */
  reach(scenarios: readonly Scenario[]): ReadonlyMap<number, readonly Scenario[]> {
    const found = scenarios.map((scenario) => ({ scenario, numbers: this.numbersOf(scenario) }))
    found.sort((a, b) => a.numbers.length - b.numbers.length)
    // A hunt tries only the first scenarios of a fault, so scenarios of the same kind take turns with others.
    const kinds = new Map<string, number>()
    const turns = found.map((each) => {
      const turn = kinds.get(each.scenario.title) ?? 0
      kinds.set(each.scenario.title, turn + 1)
      return { ...each, turn }
    })
    turns.sort((a, b) => a.turn - b.turn)
    const reach = new Map<number, Scenario[]>()
    for (const { scenario, numbers } of turns) for (const number of numbers) reach.set(number, [...(reach.get(number) ?? []), scenario])
    return reach
  }

  /** Looks for a schedule on which the fault shows. `quick`: only with the cheapest searches. */
  kill({ number }: Pick<Fault, 'number'>, scenarios: readonly Scenario[], quick = false): Kill | undefined {
    for (const search of quick ? SEARCHES.slice(0, 3) : SEARCHES) {
      for (const scenario of scenarios.slice(0, search.scenarios)) {
        // A search that also fails without a fault shows nothing. An endless program, for example, fails without preemptions.
        const message = this.passesWithout(scenario, search) ? this.failureOf(number, scenario, search) : undefined
        if (message !== undefined) return { scenario: scenario.id, message }
      }
    }
    return undefined
  }

  private passesWithout(scenario: Scenario, search: Search): boolean {
    const passed = this.passed.get(scenario) ?? new Map<Search, boolean>()
    this.passed.set(scenario, passed)
    const known = passed.get(search) ?? this.failureOf(NONE, scenario, search) === undefined
    passed.set(search, known)
    return known
  }

  private numbersOf(scenario: Scenario): number[] {
    this.reached.clear()
    this.world.directAll('faultSet', REPORT)
    const { failure } = explore(this.world, scenario, { strategy: new RandomStrategy(1), schedules: REACH_RUNS })
    this.world.directAll('faultSet', NONE)
    if (failure && !TIMELY.includes(scenario)) throw new Error(`${scenario.id} fails without a fault: ${failure.message}`)
    return [...this.reached]
  }

  private failureOf(number: number, scenario: Scenario, { by, schedules, steps }: Search): string | undefined {
    // Learns the scenario's shared words while all faults are off, and forgets the words that were found with another fault.
    this.world.learn(scenario)
    this.world.unlearn()
    this.world.directAll('faultSet', number)
    try {
      return explore(this.world, scenario, { strategy: by(), schedules, steps }).failure?.message
    } catch (error) {
      this.world = this.open(NONE)
      return `${error}`
    } finally {
      this.world.directAll('faultSet', NONE)
      // A fault may write anywhere, so nothing of the search may remain.
      if (number !== NONE) this.world.words.fill(0)
    }
  }

  private open(fault: number): World {
    const world = new World(this.module, THREADS, () => ({ reached: (number: number) => this.reached.add(number) }))
    world.directAll('faultSet', fault)
    return world
  }
}
