import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Source texts by path from the repository's root, with forward slashes. The checks of this folder read them. */
export type Sources = Readonly<Record<string, string>>

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** The files anywhere under these folders, if their own names match `name`. */
export function readSources(folders: readonly string[], name = /\.ts$/): Sources {
  const paths = folders.flatMap((folder) =>
    readdirSync(ROOT + folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && name.test(entry.name))
      .map((entry) => `${entry.parentPath}/${entry.name}`.slice(ROOT.length)),
  )
  return Object.fromEntries(paths.sort().map((path) => [path, readFileSync(ROOT + path, 'utf8')]))
}

/**
 * A source without its comments, so that a name in a comment does not count as an import or a use. Limitation: a comment mark inside a
 * string also counts as the start of a comment.
 */
export function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`])\/\/.*$/gm, '$1')
}
