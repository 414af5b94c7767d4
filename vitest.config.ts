import { defineConfig } from 'vitest/config'
import { experimentCards } from './scripts/experiment-cards.ts'
import { libraryTrees } from './scripts/library-trees.ts'

const CONTRACT = ['test/contract/**/*.test.ts', 'test/**/*.contract.test.ts']

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [experimentCards(), libraryTrees()],
        test: {
          name: 'unit',
          environment: 'node',
          include: ['test/**/*.test.ts'],
          exclude: CONTRACT,
          // The tested functions keep no state between files, so it is enough that a worker loads each module once. With isolation, the
          // tests would leave one core idle.
          isolate: false,
          maxWorkers: '100%',
          // These tests measure no times, so a long limit is safe. A test that runs after the explorer in the same worker waits while the
          // explorer's garbage is collected.
          testTimeout: 30_000,
        },
      },
      {
        plugins: [libraryTrees()],
        test: {
          // Real workers run the built files, dist/worker.js and dist/machine.wasm. Test files run one at a time, because two would share
          // the cores.
          name: 'contract',
          environment: 'node',
          include: CONTRACT,
          pool: 'forks',
          // In Node 20, the baseline compiler (Liftoff) loses locals across memory.atomic.wait32.
          execArgv: ['--no-liftoff'],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
