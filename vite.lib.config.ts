// The library: `import { run } from 'gil-lab'`, one entry for pages and one for Node.
import { defineConfig } from 'vite'

export default defineConfig({
  // Worker and machine are named relative to the library's own files, so that the bundler of whoever uses it finds them.
  base: './',
  publicDir: false,
  worker: { format: 'es' },
  build: {
    outDir: 'dist/lib',
    emptyOutDir: true,
    target: 'es2022',
    minify: false,
    lib: { entry: { index: 'src/index.ts', node: 'src/index.node.ts' }, formats: ['es'] },
    rolldownOptions: { external: [/^node:/], output: { chunkFileNames: 'chunks/[name].js' } },
  },
})
