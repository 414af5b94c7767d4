import { describe } from 'vitest'
import { GIL_CASES } from './cases.ts'
import { eachIsFound } from './found.ts'

// Half of the twins: compiling them takes most of the time, so each half has a core.
describe('a broken twin of a GIL is found', () => eachIsFound(GIL_CASES))
