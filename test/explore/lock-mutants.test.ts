import { describe, expect, it } from 'vitest'
import { patch } from '../twins/build.ts'
import * as twins from '../twins/twins.ts'
import { GIL_CASES, LOCK_CASES } from './cases.ts'
import { eachIsFound } from './found.ts'

describe('a broken twin of a lock, a pipe or a queue is found', () => eachIsFound(LOCK_CASES))

describe('twins', () => {
  it('have a case each', () => {
    expect(new Set([...GIL_CASES, ...LOCK_CASES].map(({ twin }) => twin.id))).toEqual(new Set(Object.values(twins).map(({ id }) => id)))
  })

  it('a patch that fits nowhere is refused', () => {
    expect(() => patch({ ...twins.NO_EXCLUSION, find: 'not in the sources' })).toThrow('0 places')
    expect(() => patch({ ...twins.NO_EXCLUSION, find: 'Mutex.unlock(switchMutex)' })).toThrow('2 places')
  })
})
