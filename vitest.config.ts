import { defineConfig } from 'vitest/config'
import { experimentCards } from './scripts/experiment-cards.ts'
import { libraryTrees } from './scripts/library-trees.ts'

const UNTIMED = ['test/**/*.untimed.test.ts']
const CONTRACT = ['test/**/*.contract.test.ts']

/** A project whose tests run real workers on the built files, dist/worker.cjs and dist/machine.wasm. */
const onRealWorkers = (name: string, include: string[], options: { maxWorkers: string; isolate: false } | { fileParallelism: false }) => ({
  plugins: [libraryTrees()],
  test: {
    name,
    environment: 'node' as const,
    include,
    pool: 'forks' as const,
    // In Node 20, the baseline compiler (Liftoff) loses locals across memory.atomic.wait32.
    execArgv: ['--no-liftoff'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    ...options,
  },
})

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [experimentCards(), libraryTrees()],
        test: {
          name: 'unit',
          environment: 'node',
          include: ['test/**/*.test.ts'],
          exclude: [...UNTIMED, ...CONTRACT],
          // The tested functions keep no state between files, so it is enough that a worker loads each module once. With isolation, the
          // tests would leave one core idle.
          isolate: false,
          maxWorkers: '100%',
          // These tests measure no times, so a long limit is safe. A test that runs after the explorer in the same worker waits while the
          // explorer's garbage is collected.
          testTimeout: 30_000,
        },
      },
      // No result of these tests depends on a time, so as many test files run at once as there are cores. The test files of one process share
      // its modules, its compiled machine and its session (test/contract/lab.ts).
      onRealWorkers('untimed', UNTIMED, { maxWorkers: '100%', isolate: false }),
      // A test belongs here if its result depends on a time, or if it needs a process of its own. Test files run one at a
      // time, because two would share the cores.
      onRealWorkers('contract', CONTRACT, { fileParallelism: false }),
    ],
  },
})
