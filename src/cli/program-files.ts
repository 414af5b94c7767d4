import { existsSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { LabError } from '../model/errors.ts'
import type { RunRequest } from '../model/run.ts'
import { importedPaths } from '../program/index.ts'
import { readPython } from './input-files.ts'

/**
 * Reads a Python program and the files beside it that it imports, directly or through other files. `path` is a file, or a folder with a
 * __main__.py or a main.py.
 */
export async function readProgram(path: string): Promise<NonNullable<RunRequest['program']>> {
  const main = isFolder(path) ? mainOf(path) : path
  const file = basename(main)
  const source = await readPython(main, '')
  const files: Record<string, string> = {}
  const rest = importedPaths(source, file)
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    const found = join(dirname(main), next)
    if (Object.hasOwn(files, next) || !existsSync(found) || isFolder(found)) continue
    // A file can import the main file, whose text is already in `source`.
    if (next === file) continue
    const text = await readPython(found, '')
    files[next] = text
    rest.push(...importedPaths(text, next))
  }
  return Object.keys(files).length === 0 ? { file, source } : { file, source, files }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}

/**
 * The file that starts the program of a folder. Python starts __main__.py. Many folders have only a main.py, so the lab accepts that file
 * too. @throws LabError 'usage' if the folder has neither
 */
function mainOf(folder: string): string {
  const found = ['__main__.py', 'main.py'].map((name) => join(folder, name)).find((path) => existsSync(path))
  if (found) return found
  throw new LabError('usage', `${folder} is a folder with neither __main__.py nor main.py.`, 'Name the Python file to run.')
}
