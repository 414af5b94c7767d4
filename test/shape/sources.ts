import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Source text by path from the repository's root, with forward slashes: what the checks of this folder look at. */
export type Sources = Readonly<Record<string, string>>

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** All files under the folders whose name matches. */
export function readSources(folders: readonly string[], name = /\.ts$/): Sources {
  const paths = folders.flatMap((folder) =>
    readdirSync(ROOT + folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && name.test(entry.name))
      .map((entry) => `${entry.parentPath}/${entry.name}`.slice(ROOT.length)),
  )
  return Object.fromEntries(paths.sort().map((path) => [path, readFileSync(ROOT + path, 'utf8')]))
}

/** A source without its comments: what they say is no import and no use. Strings that hold a comment's mark are not told apart. */
export function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`])\/\/.*$/gm, '$1')
}
