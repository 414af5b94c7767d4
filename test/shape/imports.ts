import { posix } from 'node:path'
import { type Sources, withoutComments } from './sources.ts'

/** A room: the files whose paths equal or begin with one of `files`, and the other rooms that they may import. */
export interface Room {
  readonly files: readonly string[]
  readonly mayImport: readonly string[]
}

const GROUND = ['assembly/abi', 'assembly/word', 'assembly/host', 'assembly/thread']
const BELOW_GIL = [...GROUND, 'assembly/record', 'assembly/sync']
const PURE = ['src/model', 'src/trace', 'assembly/abi']
const ALL_OF_SRC = [
  ...[
    'model',
    'statistics',
    'program',
    'trace',
    'claims',
    'experiments',
    'explore',
    'metrics',
    'charts',
    'formats',
    'export',
    'platform',
    'lab',
  ].map((room) => `src/${room}`),
  'assembly/abi',
]

/** The import table of the architecture. The first room that matches a path counts, so a file of its own comes before its folder. */
export const ROOMS: Readonly<Record<string, Room>> = {
  'assembly/abi': { files: ['assembly/abi/'], mayImport: [] },
  'assembly/word': { files: ['assembly/word.ts'], mayImport: ['assembly/abi'] },
  'assembly/host': { files: ['assembly/host.ts'], mayImport: ['assembly/abi', 'assembly/word'] },
  'assembly/thread': { files: ['assembly/thread.ts'], mayImport: ['assembly/abi', 'assembly/word', 'assembly/host'] },
  'assembly/record': { files: ['assembly/record/'], mayImport: GROUND },
  'assembly/sync': { files: ['assembly/sync/'], mayImport: [...GROUND, 'assembly/record'] },
  // The dispatch is the only file that imports the policies. No policy imports another.
  'assembly/gil/gil': { files: ['assembly/gil/gil.ts'], mayImport: [...BELOW_GIL, 'assembly/gil/state', 'assembly/gil'] },
  'assembly/gil/state': { files: ['assembly/gil/state.ts'], mayImport: BELOW_GIL },
  'assembly/gil': { files: ['assembly/gil/'], mayImport: [...BELOW_GIL, 'assembly/gil/state'] },
  'assembly/os': { files: ['assembly/os/'], mayImport: [...BELOW_GIL, 'assembly/gil/gil'] },
  // state: Python's sys module reads and sets the intervals in it.
  'assembly/vm': { files: ['assembly/vm/'], mayImport: [...BELOW_GIL, 'assembly/gil/gil', 'assembly/gil/state', 'assembly/os'] },
  // What processes share uses the heap of the objects and the locks of Python's threads.
  'assembly/hub': { files: ['assembly/hub/'], mayImport: [...BELOW_GIL, 'assembly/os', 'assembly/vm'] },
  // thread: a thread that parks publishes its address there.
  'assembly/floor': { files: ['assembly/floor/'], mayImport: [...GROUND, 'assembly/sync'] },
  'assembly/index': {
    files: ['assembly/index.ts'],
    mayImport: [...BELOW_GIL, 'assembly/gil/gil', 'assembly/gil/state', 'assembly/os', 'assembly/vm', 'assembly/hub', 'assembly/floor'],
  },
  'src/model': { files: ['src/model/'], mayImport: ['assembly/abi'] },
  'src/statistics': { files: ['src/statistics/'], mayImport: [] },
  'src/program': { files: ['src/program/'], mayImport: ['src/model', 'assembly/abi'] },
  'src/trace': { files: ['src/trace/'], mayImport: ['src/model', 'assembly/abi'] },
  // How claims are judged: pure functions over the runs of a report.
  'src/claims': { files: ['src/claims/'], mayImport: ['src/model', 'src/statistics'] },
  'src/experiments': { files: ['src/experiments/'], mayImport: ['src/model', 'src/claims', 'assembly/abi'] },
  'src/explore': { files: ['src/explore/'], mayImport: PURE },
  'src/metrics': { files: ['src/metrics/'], mayImport: PURE },
  'src/charts': { files: ['src/charts/'], mayImport: PURE },
  // The schemas of reports and recordings: files and messages that others wrote are checked here.
  'src/formats': { files: ['src/formats/'], mayImport: [...PURE, 'src/metrics'] },
  // program: a result shows its source with the constants that ran.
  'src/export': { files: ['src/export/'], mayImport: [...PURE, 'src/charts', 'src/program', 'src/metrics', 'src/formats'] },
  // The code that a worker runs. No other file of the platform imports the lab.
  'src/platform/workers': { files: ['src/platform/browser-worker.ts', 'src/platform/node-worker.ts'], mayImport: ['src/lab'] },
  'src/platform': { files: ['src/platform/'], mayImport: ['src/model', 'src/platform/workers'] },
  'src/lab': {
    files: ['src/lab/'],
    mayImport: [...PURE, 'src/program', 'src/metrics', 'src/statistics', 'src/experiments', 'src/platform'],
  },
  // What isolates the site's pages: the headers, and a service worker for hosts that send no headers.
  'src/hosting': { files: ['src/hosting/'], mayImport: [] },
  'src/view': { files: ['src/view/'], mayImport: [...ALL_OF_SRC, 'src/hosting'] },
  // The lab in a browser that Node drives.
  'src/browser-driver': { files: ['src/browser-driver/'], mayImport: ['src/model', 'src/platform', 'src/hosting'] },
  'src/cli': { files: ['src/cli/'], mayImport: [...ALL_OF_SRC, 'src/browser-driver'] },
  'src/playwright': { files: ['src/playwright/'], mayImport: ['src/model', 'src/browser-driver'] },
  'src/index': { files: ['src/index.ts', 'src/index.node.ts', 'src/report.ts'], mayImport: ALL_OF_SRC },
}

/** Rooms whose code also runs in pages. They may not import Node's modules. */
const WITHOUT_NODE = /^src\/(?!cli\/|browser-driver\/|playwright\/|platform\/(node|built)|platform\/comlink-node|index\.node\.ts)/
/** Rooms of pure functions over data. A package could bring in a clock, a DOM or a worker, so they import none but valibot, for schemas. */
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
  // Imports of files outside the rooms: the version, the built machine, the built service worker, an experiment's program.
  if (['package.json', 'dist/machine.wasm', 'src/sw.js'].includes(target) || target.endsWith('.py')) return []
  const from = roomOf(path)
  const to = roomOf(target)
  if (!from) return [`${path} is in no room of the table`]
  if (!to) return [`${path} imports ${target}, which is in no room of the table`]
  // A GIL's policy may not import another policy, so this room may not import itself.
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
