// npm run bench: bundles the bench and the lab's sources for Node, into build/bench/bench.js and its chunks.
import { defineConfig, mergeConfig } from 'vite'
import node from './vite.node.config.ts'

export default defineConfig(
  mergeConfig(node, {
    build: {
      outDir: 'build/bench',
      rolldownOptions: {
        input: { cli: undefined, browsers: undefined, bench: 'bench/index.ts', analysis: 'bench/analysis.ts' },
        // The chunks are next to bench.js, because the code finds dist/ relative to them.
        output: { chunkFileNames: '[name].js' },
      },
    },
  }),
)
