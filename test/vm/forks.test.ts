import { describe, expect, it } from 'vitest'
import { Policy } from '../../assembly/abi/policies.ts'
import { GILS } from '../../src/model/gils.ts'
import { tried } from '../long.ts'
import { buildWholeMutant } from '../mutants/build.ts'
import { FORK_MUTANTS } from '../mutants/forks.ts'
import { flaws } from './forks/flaws.ts'
import { machineModule } from './machine.ts'

describe('a forked process', () => {
  it.each(tried(GILS, 3))('has free locks, no other thread and a new GIL, and runs, under $id', ({ policy }) => {
    expect(flaws(machineModule(), policy)).toEqual([])
  })

  // Compiling a whole mutant takes some seconds.
  it.each(tried(FORK_MUTANTS, FORK_MUTANTS.length))(
    'has a flaw if $defect ($id)',
    async (mutant) => {
      const mutated = await buildWholeMutant(mutant)
      expect(flaws(mutated, Policy.SWITCH)).not.toEqual([])
    },
    120_000,
  )
})
