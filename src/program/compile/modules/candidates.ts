import type { SyntaxNode } from '@lezer/common'
import { SourceText } from '../../source/source-text.ts'
import { parse } from '../../source/syntax.ts'
import { importClauses } from './clauses.ts'

/**
 * The possible paths of the modules that a file imports, relative to the folder of the main file: "helper.py", "pkg/__init__.py". Most of
 * these paths do not exist: the module may be part of the library, and a name after `from pkg import` need not be a module.
 * @param path the file's own path, "pkg/mod.py", from which relative imports start
 */
export function importedPaths(text: string, path: string): string[] {
  const source = new SourceText(text, path)
  const found = new Set<string>()
  const add = (name: string): void => {
    const parts = name.split('.').filter((part) => part !== '')
    for (const [at] of parts.entries()) {
      const folder = parts.slice(0, at + 1).join('/')
      found.add(`${folder}.py`).add(`${folder}/__init__.py`)
    }
  }
  for (const node of importsOf(source)) {
    for (const { path: module, level, member } of importClauses(source, node)) {
      const base = level === 0 ? [] : path.split('/').slice(0, -level)
      const name = [...base, ...(module === '' ? [] : [module])].join('.')
      add(name)
      if (member) add(`${name}.${source.name(member)}`)
    }
  }
  return [...found].filter((one) => !one.includes('*'))
}

/** The import statements of a file; none if Python refuses the file. Compiling the file then reports the error. */
function importsOf(source: SourceText): SyntaxNode[] {
  const found: SyntaxNode[] = []
  try {
    parse(source).iterate({
      enter: ({ name, node }) => {
        if (name === 'ImportStatement') found.push(node)
      },
    })
  } catch {
    return []
  }
  return found
}
