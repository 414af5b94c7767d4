/** The text of each library module that is written in Python, by its path in lib/: "queue.py", "concurrent/futures/__init__.py". */
export const LIBRARY_SOURCES = byPath(texts)

/**
 * The packed syntax trees of the statements of each file, under the file's path in lib/. src/program/source/packed-tree.ts describes them.
 */
export const LIBRARY_TREES = byPath(trees)

/** Vite replaces each call of import.meta.glob by an object with the contents of the library's Python files. */
function texts(): Record<string, string> {
  return import.meta.glob<string>('../../../lib/**/*.py', { query: '?raw', import: 'default', eager: true })
}

function trees(): Record<string, string> {
  return import.meta.glob<string>('../../../lib/**/*.py', { query: '?trees', import: 'default', eager: true })
}

function byPath(files: () => Record<string, string>): ReadonlyMap<string, string> {
  try {
    return new Map(Object.entries(files()).map(([path, content]) => [path.slice(path.indexOf('/lib/') + '/lib/'.length), content]))
  } catch {
    // Playwright loads this file without Vite. Its tests compile no program that imports the library's Python part.
    return new Map()
  }
}
