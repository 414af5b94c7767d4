import { describe } from 'vitest'
import { eachIsFound } from './find-mutants.ts'
import { GIL_CASES } from './mutant-cases.ts'

// Half of the mutants: compiling them takes most of the time, so each half has a core.
describe('a mutant of a GIL is found', () => eachIsFound(GIL_CASES))
