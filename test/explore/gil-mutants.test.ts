import { describe } from 'vitest'
import { eachIsFound } from './find-mutants.ts'
import { GIL_CASES } from './mutant-cases.ts'

// The compilation of the mutants takes most of the time. The mutants of the locks are in another file, so vitest compiles both groups at
// the same time on two cores.
describe('a mutant of a GIL is found', () => eachIsFound(GIL_CASES))
