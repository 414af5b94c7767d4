// Checks the gzipped sizes of what pages load before any click: gil-lab.js in an author's page, and the lab page. Run `npx size-limit` after
// a build.
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The file and every file that it imports statically, directly or through other files. Dynamic imports wait for a click. */
function withImports(file, found = new Set()) {
  if (found.has(file)) return found
  found.add(file)
  for (const [, path] of readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*["'](\.[^"']+)["']/g))
    withImports(join(dirname(file), path), found)
  return found
}

/** The lab page with the scripts and styles that it names, and the scripts that these import. */
function labPage() {
  const html = readFileSync('dist/site/index.html', 'utf8')
  const named = [...html.matchAll(/(?:src|href)="\.\/([^"]+\.(?:js|css))"/g)].map(([, path]) => join('dist/site', path))
  const scripts = named.filter((path) => path.endsWith('.js'))
  const found = new Set(named.filter((path) => path.endsWith('.css')))
  for (const path of scripts) withImports(path, found)
  return ['dist/site/index.html', ...found]
}

export default [
  { name: '<gil-lab> before its click', path: [...withImports('dist/site/gil-lab.js')], limit: '10 kB', gzip: true },
  { name: 'the lab page before a run', path: labPage(), limit: '60 kB', gzip: true },
]
