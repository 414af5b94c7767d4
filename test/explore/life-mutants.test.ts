import { describe, expect, it } from 'vitest'
import * as lives from '../twins/lives.ts'
import { LIFE_CASES } from './cases.ts'
import { eachIsFound } from './found.ts'

describe("a mutant of a thread's start, join or end is found", () => {
  eachIsFound(LIFE_CASES)

  it('each of them', () => {
    expect(new Set(LIFE_CASES.map(({ twin }) => twin.id))).toEqual(new Set(Object.values(lives).map(({ id }) => id)))
  })
})
