// Checks the gzipped size of what an author's page loads before any click: gil-lab.js and its imports. Run `npx size-limit` after a build.
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

export default [{ name: '<gil-lab> before its click', path: [...withImports('dist/site/gil-lab.js')], limit: '15 kB', gzip: true }]
