import { describe, expect, it } from 'vitest'
import * as life from '../mutants/life.ts'
import { eachIsFound } from './find-mutants.ts'
import { LIFE_CASES } from './mutant-cases.ts'

describe("a mutant of a thread's start, join or end is found", () => {
  eachIsFound(LIFE_CASES)

  it('with a case for each mutant', () => {
    expect(new Set(LIFE_CASES.map(({ mutant }) => mutant.id))).toEqual(new Set(Object.values(life).map(({ id }) => id)))
  })
})
