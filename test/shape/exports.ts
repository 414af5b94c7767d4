import { posix } from 'node:path'
import { type Sources, withoutComments } from './sources.ts'

/**
 * A sentence for each name that a file exports and no other file imports. `judged` selects the files to check. `sources` must contain
 * every file that may import from them: tests, benches and scripts too.
 */
export function unusedExports(sources: Sources, judged: (path: string) => boolean): string[] {
  const used = importedNames(sources)
  return Object.entries(sources)
    .filter(([path]) => judged(path))
    .flatMap(([path, source]) => {
      const names = used.get(path)
      if (names?.has('*')) return []
      return exportedNames(source)
        .filter((name) => !names?.has(name))
        .map((name) => `${path} exports ${name}, which no other file imports`)
    })
}

/** The names that a source declares with `export`. */
function exportedNames(source: string): string[] {
  const code = withoutComments(source)
  const declared =
    /^export\s+(?:declare\s+)?(?:abstract\s+)?(?:async\s+)?(?:const\s+enum|const|let|function\*?|class|interface|type|enum|namespace)\s+(\w+)/gm
  return [...code.matchAll(declared)].map(([, name]) => name!)
}

/** The names that other files import from each file. '*' means all of its names. */
function importedNames(sources: Sources): Map<string, Set<string>> {
  const used = new Map<string, Set<string>>()
  const use = (from: string, specifier: string, names: readonly string[]) => {
    if (!specifier.startsWith('.')) return
    const target = resolve(sources, posix.join(posix.dirname(from), specifier.replace(/\?.*$/, '')))
    if (!target) return
    const known = used.get(target) ?? new Set()
    for (const name of names) known.add(name)
    used.set(target, known)
  }
  for (const [path, source] of Object.entries(sources)) {
    const code = withoutComments(source)
    for (const [, clause, specifier] of code.matchAll(/\b(?:import|export)\s+(?:type\s+)?\{([^}]*)\}\s*from\s*['"]([^'"]+)['"]/g))
      use(path, specifier!, namesIn(clause!))
    for (const [, clause, specifier] of code.matchAll(/\bimport\s+(?:type\s+)?\w+\s*,\s*\{([^}]*)\}\s*from\s*['"]([^'"]+)['"]/g))
      use(path, specifier!, namesIn(clause!))
    for (const [, specifier] of code.matchAll(/\*\s*(?:as\s+\w+\s+)?from\s*['"]([^'"]+)['"]/g)) use(path, specifier!, ['*'])
    for (const [, specifier] of code.matchAll(/\bimport\s*\(\s*['"]([^'"]+)['"]/g)) use(path, specifier!, ['*'])
    for (const [, specifier] of code.matchAll(/\bimport\s+\w+\s+from\s*['"]([^'"]+)['"]/g)) use(path, specifier!, ['*'])
  }
  return used
}

function namesIn(clause: string): string[] {
  return clause
    .split(',')
    .map((part) =>
      part
        .trim()
        .replace(/^type\s+/, '')
        .replace(/\s+as\s+.*$/s, ''),
    )
    .filter((name) => name !== '')
}

/** The path of the file that an import names. AssemblyScript's imports omit `.ts`. */
function resolve(sources: Sources, path: string): string | undefined {
  return [path, `${path}.ts`, `${path}/index.ts`].find((candidate) => candidate in sources)
}
