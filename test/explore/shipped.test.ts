import { describe, expect, it, vi } from 'vitest'
import {
  DepthFirstStrategy,
  explain,
  explore,
  gilScenarios,
  LOCK_SCENARIOS,
  longScenarios,
  PriorityStrategy,
  RandomStrategy,
  type Scenario,
  type Strategy,
  spuriousScenario,
  World,
} from '../../src/explore/index.ts'
import { gilScenario } from '../../src/explore/scenarios/gils.ts'
import { mutexScenario, semaphoreScenario } from '../../src/explore/scenarios/locks.ts'
import { findGil, GILS, type GilDescriptor } from '../../src/model/gils.ts'
import { LONG } from '../long.ts'
import { shippedMachine } from '../mutants/build.ts'

vi.setConfig({ testTimeout: LONG ? 1_200_000 : 60_000 })

const world = new World(await shippedMachine())

function passes(scenario: Scenario, strategy: Strategy, schedules: number, steps?: number): { runs: number; exhausted: boolean } {
  const result = explore(world, scenario, { strategy, schedules, ...(steps !== undefined && { steps }) })
  if (result.failure) throw new Error(explain(scenario, result.failure))
  return result
}

/** The number of schedules that each strategy tries for each scenario of a lock or of one of CPython's GILs. */
const SCHEDULES = 250
/**
 * The number of schedules that each strategy tries for each scenario of a rival. rival-mutants.test.ts finds every mutant of a rival with
 * fewer schedules.
 */
const RIVAL_SCHEDULES = 100

/** In npm test, a strategy begins no schedule of a scenario after this number of steps. */
const SHORT_STEPS = 5000
/** The number of schedules of a scenario whose threads act one after the other. */
const FEW = 3

function passesMany(scenario: Scenario, short = SCHEDULES): void {
  // A condition whose waiters have no timeout loses a wake-up on very rare schedules (condition.test.ts). With many more schedules, these
  // scenarios would find such a loss, so even the long test keeps the short number for them.
  const schedules = LONG && !scenario.id.startsWith('condition') ? 20_000 : short
  passes(scenario, new RandomStrategy(1), schedules, LONG ? undefined : SHORT_STEPS)
  passes(scenario, new PriorityStrategy(1), schedules, LONG ? undefined : SHORT_STEPS)
}

describe('the shipped machine passes', () => {
  for (const scenario of LOCK_SCENARIOS) it(`${scenario.id}: ${scenario.title}`, () => passesMany(scenario))
  for (const gil of GILS) {
    const short = gil.isRival ? RIVAL_SCHEDULES : SCHEDULES
    for (const scenario of gilScenarios(gil)) it(`${scenario.id}: ${scenario.title}`, () => passesMany(scenario, short))
    for (const scenario of longScenarios(gil))
      it(`${scenario.id}: ${scenario.title}`, () => void passes(scenario, new RandomStrategy(1), FEW))
  }

  // Each sleeper can also wake at each step, so each scenario has many more schedules. `npm run test:long` tries more of them.
  it('although threads wake spuriously', () => {
    const scenarios = [...LOCK_SCENARIOS.filter(({ id }) => !id.startsWith('condition')), ...GILS.map((gil) => gilScenario(gil, 3))]
    for (const scenario of scenarios) passes(spuriousScenario(scenario), new RandomStrategy(6), LONG ? 5000 : 20)
  })

  it('whichever sleeper a wake-up reaches', () => {
    for (const gil of GILS) {
      const scenario = gilScenario(gil, 3)
      passes(
        { ...scenario, rules: { ...scenario.rules, wakeOrder: 'any' } },
        new RandomStrategy(5),
        LONG ? 20_000 : gil.isRival ? RIVAL_SCHEDULES : SCHEDULES,
      )
    }
  })
})

describe('every schedule with few preemptions is tried and passes', () => {
  const SWITCH = findGil('switch') as GilDescriptor
  const TICK = findGil('tick') as GilDescriptor
  const cases: readonly (readonly [Scenario, number])[] = [
    [mutexScenario(2, 2), LONG ? 5 : 4],
    [mutexScenario(3, 1), LONG ? 4 : 3],
    [semaphoreScenario(3, 1, 1), LONG ? 4 : 3],
    [gilScenario(TICK, 2, 1, 2), LONG ? 4 : 3],
    [gilScenario(SWITCH, 2, 1, 1), LONG ? 3 : 2],
  ]
  for (const [scenario, bound] of cases) {
    it(`${scenario.id}, at most ${bound} preemptions`, () => {
      const { exhausted, runs } = passes(scenario, new DepthFirstStrategy(bound), 1_000_000)
      expect(exhausted).toBe(true)
      expect(runs).toBeGreaterThan(100)
    })
  }
})
