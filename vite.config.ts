// The site: the lab page and the page that the command line drives. `vite` serves it with reload, `vite build` writes dist/site.
import { defineConfig } from 'vite'
import { ISOLATION_HEADERS } from './src/driven/isolation.ts'

export default defineConfig({
  // Works in any sub-path: a blog, a project page, the CLI's own server.
  base: './',
  publicDir: false,
  server: { headers: ISOLATION_HEADERS },
  preview: { headers: ISOLATION_HEADERS },
  // Workers are inlined: see src/platform/browser.ts.
  worker: { format: 'iife' },
  build: {
    outDir: 'dist/site',
    emptyOutDir: true,
    target: 'es2022',
    // light-dark() stays as it is written: a computed style can then be asked for one colour.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    // The machine stays a file, so that it is compiled while it streams in.
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: { index: 'index.html', runner: 'runner.html', embed: 'embed/index.html', 'gil-lab': 'src/view/element/define.ts' },
      // The one address that authors write into their pages.
      output: { entryFileNames: ({ name }) => (name === 'gil-lab' ? 'gil-lab.js' : 'assets/[name]-[hash].js') },
    },
  },
})
