// The site: the lab page, the frame for blogs, and the page that the command line drives. `vite` serves it with reload, `vite build` writes
// dist/site.
import { readdirSync, readFileSync } from 'node:fs'
import { defineConfig, type Plugin } from 'vite'
import { experimentCards } from './scripts/experiment-cards.ts'
import { libraryTrees } from './scripts/library-trees.ts'
import { recordedPicture } from './scripts/recorded-picture.ts'
import { headersFile, nginxConfiguration } from './src/hosting/configurations.ts'
import { headersOf } from './src/hosting/headers.ts'
import { contentSecurityPolicy } from './src/hosting/policy.ts'

/** These files have no hash in their names, because pages name them: blogs import gil-lab.js, and the lab's pages register sw.js. */
const STABLE = ['gil-lab', 'sw']

/** Modules in the files that a page needs to compile its first program. */
const FIRST_COMPILE = /\/src\/program\/compile\/compile\.ts$|\/@lezer\/python\//

export default defineConfig({
  // Relative addresses work in any sub-path: in a blog, on a project page, on the CLI's own server.
  base: './',
  publicDir: false,
  plugins: [experimentCards(), libraryTrees(), recordedPicture(), hosting()],
  // Workers are inlined. src/platform/browser.ts gives the reason.
  worker: { format: 'iife' },
  build: {
    outDir: 'dist/site',
    emptyOutDir: true,
    target: 'es2022',
    // These targets keep light-dark() unchanged, so that the browser resolves it to one colour in a computed style.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    // No asset is inlined. So the machine is a file of its own, which compiles while it is downloaded.
    assetsInlineLimit: 0,
    // The limit is in kB. The largest chunk contains the compiler and the Python library. A page always loads this chunk. An embed loads it
    // only after a click.
    chunkSizeWarningLimit: 1000,
    rolldownOptions: {
      input: {
        index: 'index.html',
        runner: 'runner.html',
        perfetto: 'perfetto.html',
        embeds: 'embeds.html',
        embed: 'embed/index.html',
        'gil-lab': 'src/view/element/define.ts',
        sw: 'src/hosting/service-worker.ts',
      },
      output: {
        entryFileNames: ({ name }) => (STABLE.includes(name) ? '[name].js' : 'assets/[name]-[hash].js'),
        // Everything that gil-lab.js loads before a click is one file, so that a blog's reader waits for no chain of imports.
        codeSplitting: { groups: [{ name: 'element', test: /\/src\/view\/element\/gil-lab\.ts$/ }] },
        // With this comment in a file, Chromium compiles the functions of the compiler and its parser while it loads the file. Otherwise it
        // compiles them at their first calls, while the reader waits. A fresh page compiles its first program in 134 ms instead of 173 ms
        // (medians of 15 pages, two cores). Other browsers ignore the comment.
        postBanner: ({ moduleIds }) => (moduleIds.some((id) => FIRST_COMPILE.test(id)) ? '//# allFunctionsCalledOnLoad' : ''),
      },
    },
  },
})

/** The response headers of the site's files. `vite` sends them; a build writes them into configuration files for other servers. */
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
      for (const name of readdirSync('messages').filter((file) => file.endsWith('.json')))
        this.emitFile({ type: 'asset', fileName: `messages/${name}`, source: readFileSync(`messages/${name}`) })
    },
    transformIndexHtml: {
      order: 'post',
      // During development the page has no policy, because a policy would block the scripts that Vite adds.
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
