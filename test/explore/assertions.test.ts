import { describe, expect, it } from 'vitest'
import { explain, explore, gilScenarios, LOCK_SCENARIOS, RandomStrategy, type Scenario, World } from '../../src/explore/index.ts'
import { countScenario, gilScenario } from '../../src/explore/scenarios/gils.ts'
import { mutexScenario } from '../../src/explore/scenarios/locks.ts'
import { findGil, GILS, type GilDescriptor } from '../../src/model/gils.ts'
import { tried } from '../long.ts'
import { buildMutant, debugMachine } from '../mutants/build.ts'
import type { Mutant } from '../mutants/mutant.ts'

const SCHEDULES = 50

describe('the debug build breaks no assertion', async () => {
  const world = new World(await debugMachine())
  for (const scenario of tried([...LOCK_SCENARIOS, ...GILS.flatMap(gilScenarios)], 7)) {
    it(`in ${scenario.id}`, () => {
      const { failure } = explore(world, scenario, { strategy: new RandomStrategy(1), schedules: SCHEDULES })
      expect(failure && explain(scenario, failure)).toBeUndefined()
    })
  }
})

const MUTANTS: readonly (Mutant & { readonly scenario: Scenario })[] = [
  {
    id: 'assertion-mutex',
    defect: 'a mutex is released twice',
    file: 'assembly/sync/mutex.ts',
    find: 'const was = Word.swap(mutex, Lock.FREE)',
    replace: 'Word.swap(mutex, Lock.FREE)\n    const was = Word.swap(mutex, Lock.FREE)',
    scenario: mutexScenario(2, 1),
  },
  {
    id: 'assertion-gil',
    defect: 'a thread releases a GIL that another thread holds',
    file: 'assembly/gil/switch.ts',
    find: 'if (SwitchGil.isLocked(gil)) SwitchGil.awaitTurn(gil, t)',
    replace: '',
    scenario: countScenario(findGil('switch') as GilDescriptor, 2, 3),
  },
  {
    id: 'assertion-waiters',
    defect: 'a waiter of a semaphore is counted down twice',
    file: 'assembly/sync/semaphore.ts',
    find: 'const waiters = Word.add(semaphore + WAITERS, -1)',
    replace: 'Word.add(semaphore + WAITERS, -1)\n    const waiters = Word.add(semaphore + WAITERS, -1)',
    scenario: gilScenario(findGil('tick') as GilDescriptor, 2),
  },
]

describe('the debug build traps if', () => {
  it.each(tried(MUTANTS, 3))(
    '$defect',
    async ({ scenario, ...mutant }) => {
      const world = new World(await buildMutant(mutant, 'debug'))
      const { failure } = explore(world, scenario, { strategy: new RandomStrategy(1), schedules: SCHEDULES })
      expect(failure?.kind).toBe('trap')
    },
    120_000,
  )
})
