import { expect, it, vi } from 'vitest'
import { explain, explore, LockstepStrategy, type Scenario, World } from '../../src/explore/index.ts'
import * as credit from '../../src/explore/scenarios/credit.ts'
import { overdueScenario, patientScenario, promptScenario, sharedScenario } from '../../src/explore/scenarios/sharing.ts'
import { findGil, type GilDescriptor } from '../../src/model/gils.ts'
import { shippedMachine } from '../mutants/build.ts'

vi.setConfig({ testTimeout: 60_000 })

const world = new World(await shippedMachine())
const gil = (id: string) => findGil(id) as GilDescriptor

function run(scenario: Scenario): string | undefined {
  const { failure } = explore(world, scenario, { strategy: new LockstepStrategy(), schedules: 1 })
  return failure && explain(scenario, failure)
}

it.each(['eventual', 'starving'])('%s lets a waiter have the GIL after 1 ms', (id) => {
  expect(run(patientScenario(gil(id)))).toBeUndefined()
})

it('barging does not: the scenario can fail', () => {
  expect(run(patientScenario(gil('barging')))).toContain('the waiter waited for')
})

it.each(['priority', 'bfs', 'credit'])('%s gives the GIL at once to a thread that mostly blocks', (id) => {
  expect(run(promptScenario(gil(id), false))).toBeUndefined()
})

it('priority gives the GIL at once to a new thread beside threads that compute', () => {
  expect(run(promptScenario(gil('priority'), true))).toBeUndefined()
})

it('bfs gives the GIL at once to a thread that arrives after the holder used its slice up', () => {
  expect(run(overdueScenario(gil('bfs')))).toBeUndefined()
})

it('switch waits for one more interval: the scenario can fail', () => {
  expect(run(overdueScenario(gil('switch')))).toContain('the thread waited for')
})

it.each(['switch', 'fifo'])('%s does not: the scenario can fail', (id) => {
  expect(run(promptScenario(gil(id), false))).toContain('the thread waited for')
})

it.each(['fifo', 'mcs', 'handoff', 'gvl', 'priority', 'bfs', 'credit'])('%s shares the GIL among three threads that compute', (id) => {
  expect(run(sharedScenario(gil(id), 3))).toBeUndefined()
})

it.each(Object.values(credit))('credit: $title ($id)', (scenario) => {
  expect(run(scenario)).toBeUndefined()
})
