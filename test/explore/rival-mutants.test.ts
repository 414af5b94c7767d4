import { describe, expect, it } from 'vitest'
import { buildMutants } from '../mutants/build.ts'
import type { Mutant } from '../mutants/mutant.ts'
import * as rivals from '../mutants/rivals.ts'
import { eachIsFound } from './find-mutants.ts'
import { RIVAL_CASES } from './rival-cases.ts'

const MUTANTS: readonly Mutant[] = Object.values(rivals)
/** Only the GIL `credit` uses offer.ts and overtaking.ts. So the mutants of these two files and of credit.ts are mutants of one lock. */
const lockOf = ({ file }: Mutant) => file.replace(/offer|overtaking/, 'credit')
/** The mutant's place among those of its lock. */
const rank = (mutant: Mutant) => MUTANTS.filter((each) => lockOf(each) === lockOf(mutant)).indexOf(mutant)

/** A scenario runs only one GIL, so one build can contain one mutant of each GIL. Build n has the n-th mutant of every GIL. */
const build = (mutant: Mutant) => buildMutants(MUTANTS.filter((each) => rank(each) === rank(mutant)))

describe('a mutant of a rival GIL is found', () => {
  eachIsFound(RIVAL_CASES, build)

  it('with a case for each mutant', () => {
    expect(new Set(RIVAL_CASES.map(({ mutant }) => mutant.id))).toEqual(new Set(MUTANTS.map(({ id }) => id)))
  })
})
