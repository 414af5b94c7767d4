// Writes the two copies of dist/machine.wasm that the explorer runs: one for scenarios of locks and threads, one for whole programs.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runnerImport } from 'vite'
import { ROOT } from './processes.mjs'

const { instrument, EXPLORED_EXPORTS, PROGRAM_EXPORTS } = Object.assign(
  {},
  ...(await Promise.all(
    ['instrument', 'exports'].map(
      async (name) => (await runnerImport(join(ROOT, `src/explore/${name}.ts`), { configFile: false, logLevel: 'error' })).module,
    ),
  )),
)
const machine = readFileSync(join(ROOT, 'dist/machine.wasm'))
writeFileSync(join(ROOT, 'dist/explore-locks.wasm'), instrument(machine, EXPLORED_EXPORTS))
writeFileSync(join(ROOT, 'dist/explore-programs.wasm'), instrument(machine, PROGRAM_EXPORTS, 'program'))
