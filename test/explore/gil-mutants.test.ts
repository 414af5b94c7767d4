import { describe } from 'vitest'
import { eachIsFound } from './find-mutants.ts'
import { GIL_CASES } from './mutant-cases.ts'

// Compilation takes most of the time. Two files with half of the mutants each use two cores.
describe('a mutant of a GIL is found', () => eachIsFound(GIL_CASES))
