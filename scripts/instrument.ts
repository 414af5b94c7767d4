// Writes the two copies of dist/machine.wasm that the explorer runs: one for scenarios of locks and threads, one for whole programs.
import { readFileSync, writeFileSync } from 'node:fs'
import { EXPLORED_EXPORTS, PROGRAM_EXPORTS } from '../src/explore/exports.ts'
import { instrument } from '../src/explore/instrument.ts'

const machine = readFileSync('dist/machine.wasm')
writeFileSync('dist/explore-locks.wasm', instrument(machine, { keep: EXPLORED_EXPORTS }))
writeFileSync('dist/explore-programs.wasm', instrument(machine, { keep: PROGRAM_EXPORTS, points: 'program' }))
