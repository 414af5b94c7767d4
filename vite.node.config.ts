// What runs in Node: the command line, its workers, how a browser is found, which scripts/ use too, and the entries for tests and for readers of reports.
import { defineConfig } from 'vite'

export default defineConfig({
  publicDir: false,
  // Everything goes into the files but playwright: it is an optional peer, imported only when a browser is asked for.
  ssr: { noExternal: true, external: ['playwright', 'playwright-core', '@playwright/test'] },
  build: {
    ssr: true,
    outDir: 'dist',
    // dist also holds the machine, the library and the site.
    emptyOutDir: false,
    target: 'node20',
    rolldownOptions: {
      input: {
        cli: 'src/cli/main.ts',
        worker: 'src/platform/node-worker.ts',
        browsers: 'src/cli/browser/install.ts',
        playwright: 'src/playwright/index.ts',
        report: 'src/report.ts',
      },
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name].js' },
    },
  },
})
