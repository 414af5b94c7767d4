import { describe, expect, it } from 'vitest'
import * as objects from '../mutants/objects.ts'
import { eachIsFound } from './find-mutants.ts'
import { OBJECT_CASES } from './mutant-cases.ts'

describe('a mutant of the objects without a GIL is found', () => {
  eachIsFound(OBJECT_CASES)

  it('with a case for each mutant', () => {
    expect(new Set(OBJECT_CASES.map(({ mutant }) => mutant.id))).toEqual(new Set(Object.values(objects).map(({ id }) => id)))
  })
})
