import { readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Sources, withoutComments } from './sources.ts'

/**
 * A row of ARCHITECTURE.md's table, called a room. It contains the files whose paths equal or begin with one of `files`. Those files may
 * import the rooms `mayImport`.
 */
interface Room {
  readonly files: readonly string[]
  readonly mayImport: readonly string[]
}

/** The rooms in the table's order. A room's key is the first of its paths. */
const ROOMS = readRooms(readFileSync(fileURLToPath(new URL('../../ARCHITECTURE.md', import.meta.url)), 'utf8'))

/**
 * Reads the import table. A row of a room starts with its paths in backticks and ends with the rooms and groups that it may import.
 * @throws Error if a row names a room or a group that the table lacks
 */
export function readRooms(document: string): Readonly<Record<string, Room>> {
  const rows = [...document.matchAll(/^\| (.*) \|$/gm)].map(([, row]) => row!.split(' | '))
  const groups = new Map<string, readonly string[]>([['nothing', []]])
  const expand = (cell: string) =>
    cell.split(/ (?=`)|(?<=`) /).flatMap((part) => (part.startsWith('`') ? [part.slice(1, -1)] : groupNamed(groups, part)))
  const rooms: Record<string, Room> = {}
  for (const cells of rows) {
    if (cells.length === 2 && /^[a-z ]+$/i.test(cells[0]!) && /^([a-z ]+ )?(`[^`]+`( |$))+$/i.test(cells[1]!))
      groups.set(cells[0]!, expand(cells[1]!))
    if (cells.length !== 3 || !/^`(assembly|src)\//.test(cells[0]!)) continue
    const paths = expand(cells[0]!)
    rooms[paths[0]!] = { files: paths.map((path) => (path.endsWith('.ts') ? path : `${path}/`)), mayImport: expand(cells[2]!) }
  }
  const unknown = Object.values(rooms).flatMap(({ mayImport }) => mayImport.filter((name) => !(name in rooms)))
  if (unknown.length > 0) throw new Error(`ARCHITECTURE.md has no row for ${unknown.join(', ')}`)
  return rooms
}

function groupNamed(groups: ReadonlyMap<string, readonly string[]>, name: string): readonly string[] {
  const rooms = groups.get(name)
  if (!rooms) throw new Error(`ARCHITECTURE.md does not define the group "${name}"`)
  return rooms
}

/** Rooms whose code also runs in pages. They may not import Node's modules. */
const WITHOUT_NODE = /^src\/(?!cli\/|browser-driver\/|playwright\/|platform\/(node|built)|platform\/comlink-node|index\.node\.ts)/
/**
 * Rooms that may import only the package valibot, for schemas: the machine, and pure functions over data. Another package could bring in a
 * clock, a DOM or a worker.
 */
const WITHOUT_PACKAGES = /^src\/(model\/|metrics\/|charts\/|trace\/)|^assembly\//

/** Every specifier that a source imports: static, dynamic, re-exported, or a worker's URL. */
export function importsOf(source: string): string[] {
  const code = withoutComments(source)
  const forms = [
    /\bfrom\s*['"]([^'"]+)['"]/g,
    /\bimport\s*['"]([^'"]+)['"]/g,
    /\bimport\s*\(\s*['"]([^'"]+)['"]/g,
    /\bnew URL\(\s*['"](\.[^'"]+)['"]\s*,\s*import\.meta\.url/g,
  ]
  return forms.flatMap((form) => [...code.matchAll(form)].map((match) => match[1]!))
}

/** A sentence for each import that the table does not allow. */
export function forbiddenImports(sources: Sources): string[] {
  return Object.entries(sources).flatMap(([path, source]) => importsOf(source).flatMap((specifier) => judge(path, specifier)))
}

function judge(path: string, specifier: string): string[] {
  if (!specifier.startsWith('.')) return judgePackage(path, specifier)
  const target = posix.join(posix.dirname(path), specifier.replace(/\?.*$/, ''))
  // Every room may import these files, which belong to no room: the version, the built machines, the built service worker, an experiment's
  // program, the recordings of the gallery.
  if (['package.json', 'src/sw.js'].includes(target) || /^dist\/[\w-]+\.wasm$|\.py$|^gallery\/[\w.-]+\.json$/.test(target)) return []
  const from = roomOf(path)
  const to = roomOf(target)
  if (!from) return [`${path} is in no room of the table`]
  if (!to) return [`${path} imports ${target}, which is in no room of the table`]
  // A GIL's policy may not import another policy, so the room assembly/gil may not import itself.
  const ownRoom = from === to && from !== 'assembly/gil'
  return ownRoom || ROOMS[from]!.mayImport.includes(to) ? [] : [`${path} imports ${target}: ${from} may not import ${to}`]
}

function judgePackage(path: string, specifier: string): string[] {
  if (specifier.startsWith('node:')) return WITHOUT_NODE.test(path) ? [`${path} imports ${specifier}, which pages do not have`] : []
  return specifier !== 'valibot' && WITHOUT_PACKAGES.test(path) ? [`${path} imports the package ${specifier}: this room is pure`] : []
}

/** The first room that contains the path. The path may lack its `.ts`. */
function roomOf(path: string): string | undefined {
  const file = /\.ts$/.test(path) ? path : `${path}.ts`
  return Object.keys(ROOMS).find((name) =>
    ROOMS[name]!.files.some((place) => (place.endsWith('/') ? file.startsWith(place) : file === place)),
  )
}
