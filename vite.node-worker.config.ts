// The worker in Node: one minified CommonJS file. Node starts it in two thirds of the time of a module with chunks, and a
// run can need a hundred workers.
import { defineConfig } from 'vite'

export default defineConfig({
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: 'src/platform/node-worker.ts',
    outDir: 'dist',
    emptyOutDir: false,
    target: 'node20',
    rolldownOptions: {
      output: { format: 'cjs', entryFileNames: 'worker.cjs', minify: true },
    },
  },
})
