// npm run bench: the bench and the lab's own sources in one file that Node runs.
import { defineConfig, mergeConfig } from 'vite'
import node from './vite.node.config.ts'

export default defineConfig(
  mergeConfig(node, {
    build: {
      outDir: 'build/bench',
      rolldownOptions: {
        input: { cli: undefined, worker: undefined, browsers: undefined, bench: 'bench/index.ts' },
        // Beside bench.js: from there dist/ is found.
        output: { chunkFileNames: '[name].js' },
      },
    },
  }),
)
