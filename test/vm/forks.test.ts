import { describe, expect, it } from 'vitest'
import { Policy } from '../../assembly/abi/policies.ts'
import { GILS } from '../../src/model/gils.ts'
import { LONG } from '../explore/long.ts'
import { buildWholeMutant } from '../mutants/build.ts'
import { FORK_MUTANTS } from '../mutants/forks.ts'
import { flaws } from './forks/flaws.ts'
import { machineModule } from './machine.ts'

// Compiling a whole mutant takes some seconds, so `npm test` tries every fourth mutant. `npm run test:long` tries all.
const TRIED = FORK_MUTANTS.filter((_, at) => LONG || at % 4 === 0)

describe('a forked process', () => {
  it.each(GILS)('has free locks, no other thread and a new GIL, and runs, under $id', ({ policy }) => {
    expect(flaws(machineModule(), policy)).toEqual([])
  })

  it.each(TRIED)(
    'has a flaw if $defect ($id)',
    async (mutant) => {
      const mutated = await buildWholeMutant(mutant)
      expect(flaws(mutated, Policy.SWITCH)).not.toEqual([])
    },
    120_000,
  )
})
