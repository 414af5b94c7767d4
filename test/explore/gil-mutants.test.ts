import { describe } from 'vitest'
import { eachIsFound } from './find-mutants.ts'
import { GIL_CASES } from './mutant-cases.ts'

// Compilation takes most of the time, so half of the mutants are in another file: vitest runs the two files on two cores.
describe('a mutant of a GIL is found', () => eachIsFound(GIL_CASES))
