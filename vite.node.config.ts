// Everything that runs in Node: the command line, its workers, the search for browsers (scripts/ uses it too), and the entries for tests
// and for readers of reports.
import { defineConfig } from 'vite'
import { libraryTrees } from './scripts/library-trees.ts'

export default defineConfig({
  publicDir: false,
  plugins: [libraryTrees()],
  // Every package is bundled except those of Playwright. They are optional peer dependencies; only code that drives a browser needs them.
  ssr: { noExternal: true, external: ['playwright', 'playwright-core', '@playwright/test'] },
  build: {
    ssr: true,
    outDir: 'dist',
    // Keeps the machine, the library and the site, which are also in dist.
    emptyOutDir: false,
    target: 'node20',
    rolldownOptions: {
      input: {
        cli: 'src/cli/start.ts',
        'check-worker': 'src/cli/checking/check-worker.ts',
        browsers: 'src/cli/browser/install.ts',
        playwright: 'src/playwright/index.ts',
        report: 'src/report.ts',
      },
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name].js' },
    },
  },
})
