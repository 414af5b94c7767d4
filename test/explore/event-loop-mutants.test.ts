import { describe, expect, it } from 'vitest'
import * as eventLoop from '../mutants/event-loop.ts'
import { eachIsFound } from './find-mutants.ts'
import { EVENT_LOOP_CASES } from './mutant-cases.ts'

describe("a mutant of an event loop's park and wake is found", () => {
  eachIsFound(EVENT_LOOP_CASES)

  it('with a case for each mutant', () => {
    expect(new Set(EVENT_LOOP_CASES.map(({ mutant }) => mutant.id))).toEqual(new Set(Object.values(eventLoop).map(({ id }) => id)))
  })
})
