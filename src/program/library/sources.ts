/** The text of each library module that is written in Python, by its path in lib/: "queue.py", "concurrent/futures/__init__.py". */
export const LIBRARY_SOURCES: ReadonlyMap<string, string> = new Map(
  Object.entries(import.meta.glob<string>('../../../lib/**/*.py', { query: '?raw', import: 'default', eager: true })).map(
    ([path, text]) => [path.slice(path.indexOf('/lib/') + '/lib/'.length), text],
  ),
)
