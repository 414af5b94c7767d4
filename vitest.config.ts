import { defineConfig } from 'vitest/config'

const CONTRACT = ['test/contract/**/*.test.ts', 'test/**/*.contract.test.ts']

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          include: ['test/**/*.test.ts'],
          exclude: CONTRACT,
          // Pure functions keep nothing between files, so a worker loads each module once; by themselves the tests would leave a core idle.
          isolate: false,
          maxWorkers: '100%',
          // None is about time: whoever comes after the explorer in its worker waits while that one's garbage is collected.
          testTimeout: 30_000,
        },
      },
      {
        test: {
          // Real workers on the built files (dist/worker.js, dist/machine.wasm): one test file at a time, or they would share the cores.
          name: 'contract',
          environment: 'node',
          include: CONTRACT,
          pool: 'forks',
          // Node 20's baseline compiler loses locals across memory.atomic.wait32.
          execArgv: ['--no-liftoff'],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
