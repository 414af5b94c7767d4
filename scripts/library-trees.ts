// A Vite plugin: `import trees from '…/queue.py?trees'` gives the packed syntax trees of the file's statements, so that a page need not parse
// the Python files of the library.
import { readFileSync } from 'node:fs'
import type { Plugin } from 'vite'
import { statementsOf } from '../src/program/library/statements.ts'
import { BETWEEN_TREES, pack } from '../src/program/source/packed-tree.ts'

const QUERY = '?trees'

export function libraryTrees(): Plugin {
  return {
    name: 'gil-lab:library-trees',
    load(id) {
      if (!id.endsWith(QUERY)) return undefined
      const path = id.slice(0, -QUERY.length)
      this.addWatchFile(path)
      const trees = statementsOf(readFileSync(path, 'utf8')).map((text) => pack(`${text}\n`))
      return `export default ${JSON.stringify(trees.join(BETWEEN_TREES))}`
    },
  }
}
