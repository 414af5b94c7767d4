/** The text of each library module that is written in Python, by its path in lib/: "queue.py", "concurrent/futures/__init__.py". */
export const LIBRARY_SOURCES: ReadonlyMap<string, string> = new Map(
  Object.entries(texts()).map(([path, text]) => [path.slice(path.indexOf('/lib/') + '/lib/'.length), text]),
)

/** Vite replaces the call of import.meta.glob by an object with the texts of the library's Python files. */
function texts(): Record<string, string> {
  try {
    return import.meta.glob<string>('../../../lib/**/*.py', { query: '?raw', import: 'default', eager: true })
  } catch {
    // Playwright loads this file without Vite. Its tests compile no program that imports the library's Python part.
    return {}
  }
}
