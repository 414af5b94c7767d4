// The site: the lab page, the frame that blogs embed, and the page that the command line drives. `vite` serves it with reload, `vite build` writes
// dist/site.
import { readdirSync, readFileSync } from 'node:fs'
import { defineConfig, type Plugin } from 'vite'
import { headersFile, nginxConfiguration } from './src/hosting/configurations.ts'
import { headersOf } from './src/hosting/headers.ts'
import { contentSecurityPolicy } from './src/hosting/policy.ts'

/** Other pages import these by name: no hash. */
const STABLE = ['gil-lab', 'sw']

export default defineConfig({
  // Works in any sub-path: a blog, a project page, the CLI's own server.
  base: './',
  publicDir: false,
  plugins: [hosting()],
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
      input: {
        index: 'index.html',
        runner: 'runner.html',
        embed: 'embed/index.html',
        'gil-lab': 'src/view/element/define.ts',
        sw: 'src/hosting/service-worker.ts',
      },
      output: {
        entryFileNames: ({ name }) => (STABLE.includes(name) ? '[name].js' : 'assets/[name]-[hash].js'),
        // All that gil-lab.js loads before a click, in one piece: a blog's reader does not wait for a file that names the next.
        codeSplitting: { groups: [{ name: 'element', test: /\/src\/view\/element\/gil-lab\.ts$/ }] },
      },
    },
  },
})

/** What the site's files need of the server that serves them: `vite` sends it, a build writes it down for others. */
function hosting(): Plugin {
  return {
    name: 'gil-lab:hosting',
    configureServer: ({ middlewares }) => {
      middlewares.use((request, response, next) => {
        const path = (request.url ?? '/').slice(1).replace(/[?#].*/, '')
        for (const [name, value] of Object.entries(headersOf(path))) response.setHeader(name, value)
        next()
      })
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: '_headers', source: headersFile() })
      this.emitFile({ type: 'asset', fileName: 'nginx.conf', source: nginxConfiguration() })
      for (const name of readdirSync('gallery').filter((file) => /\.(json|svg)$/.test(file)))
        this.emitFile({ type: 'asset', fileName: `gallery/${name}`, source: readFileSync(`gallery/${name}`) })
    },
    transformIndexHtml: {
      order: 'post',
      // While developing, Vite's own scripts stand in the page.
      handler: (_html, { path, server }) =>
        server
          ? []
          : [
              {
                tag: 'meta',
                attrs: { 'http-equiv': 'Content-Security-Policy', content: contentSecurityPolicy(path.slice(1)) },
                injectTo: 'head-prepend',
              },
            ],
    },
  }
}
