import { describe } from 'vitest'
import { eachIsFound } from './find-mutants.ts'
import { GIL_CASES } from './mutant-cases.ts'

// The compilation of the mutants takes most of the time. The other half of the mutants is in another file, so vitest compiles the halves on
// two cores.
describe('a mutant of a GIL is found', () => eachIsFound(GIL_CASES))
