import { describe, expect, it } from 'vitest'
import { patch } from '../mutants/build.ts'
import * as locks from '../mutants/locks.ts'
import * as stopped from '../mutants/stopped.ts'
import { eachIsFound } from './find-mutants.ts'
import { GIL_CASES, LOCK_CASES } from './mutant-cases.ts'

describe('a mutant of a lock, a pipe or a queue is found', () => eachIsFound(LOCK_CASES))

describe('mutants', () => {
  it('have a case each', () => {
    const mutants = [...Object.values(locks), ...Object.values(stopped)]
    expect(new Set([...GIL_CASES, ...LOCK_CASES].map(({ mutant }) => mutant.id))).toEqual(new Set(mutants.map(({ id }) => id)))
  })

  it('are refused if their patch does not fit exactly one place', () => {
    expect(() => patch({ ...locks.NO_EXCLUSION, find: 'not in the sources' })).toThrow('0 places')
    expect(() => patch({ ...locks.NO_EXCLUSION, find: 'Mutex.unlock(switchMutex)' })).toThrow('2 places')
  })
})
