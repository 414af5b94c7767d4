import { describe, expect, it } from 'vitest'
import { buildMutants } from '../mutants/build.ts'
import type { Mutant } from '../mutants/mutant.ts'
import * as rivals from '../mutants/rivals.ts'
import { eachIsFound } from './find-mutants.ts'
import { RIVAL_CASES } from './rival-cases.ts'

const MUTANTS: readonly Mutant[] = Object.values(rivals)
/** The mutant's place among those of its file. */
const rank = (mutant: Mutant) => MUTANTS.filter(({ file }) => file === mutant.file).indexOf(mutant)

/** Each scenario runs one GIL, so one build has a mutant of every GIL: the first ones, the second ones and so on. */
const build = (mutant: Mutant) => buildMutants(MUTANTS.filter((each) => rank(each) === rank(mutant)))

describe('a mutant of a rival GIL is found', () => {
  eachIsFound(RIVAL_CASES, build)

  it('with a case for each mutant', () => {
    expect(new Set(RIVAL_CASES.map(({ mutant }) => mutant.id))).toEqual(new Set(MUTANTS.map(({ id }) => id)))
  })
})
