// The library: `import { run } from 'gil-lab'`, with one entry for pages and one for Node, and `import 'gil-lab/define'`, which registers
// <gil-lab>.
import { defineConfig } from 'vite'
import { experimentCards } from './scripts/experiment-cards.ts'
import { libraryTrees } from './scripts/library-trees.ts'

export default defineConfig({
  base: './',
  publicDir: false,
  plugins: [experimentCards(), libraryTrees()],
  // Worker and machine are part of the code, so that no bundler has to find them and a page can import the library from another origin.
  worker: { format: 'iife', rolldownOptions: { output: { minify: true } } },
  build: {
    outDir: 'dist/lib',
    emptyOutDir: true,
    target: 'es2022',
    minify: false,
    lib: { entry: { index: 'src/index.ts', node: 'src/index.node.ts', define: 'src/view/element/define.ts' }, formats: ['es'] },
    rolldownOptions: { external: [/^node:/], output: { chunkFileNames: 'chunks/[name].js' } },
  },
})
