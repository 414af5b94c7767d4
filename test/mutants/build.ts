import { createHash, type Hash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { EXPLORED_EXPORTS } from '../../src/explore/exports.ts'
import { LONG } from '../long.ts'
import type { Mutant } from './mutant.ts'

export const ROOT = resolve(import.meta.dirname, '../..')
const OUT = join(ROOT, 'build/mutants')

/**
 * The explorer's scenarios of locks and threads run no program. An empty Worker leaves the interpreter out, so a mutant compiles in a
 * second.
 */
export const WORKER = 'assembly/vm/worker.ts'
export const WORKER_TEXT = 'export abstract class Worker {\n  static serve(slot: i32): void {}\n}\n'

const ENTRY = 'test/mutants/entry.ts'
const ENTRY_TEXT = `export { ${EXPLORED_EXPORTS.join(', ')} } from '../../assembly/index'\n`

/** The source file with the mutant's patch. @throws if the file does not contain the text to replace exactly once */
export function patch(mutant: Mutant): { file: string; text: string } {
  const text = readFileSync(join(ROOT, mutant.file), 'utf8')
  const places = text.split(mutant.find).length - 1
  if (places !== 1) throw new Error(`mutant ${mutant.id}: ${places} places in ${mutant.file} read:\n${mutant.find}`)
  return { file: mutant.file, text: text.replace(mutant.find, () => mutant.replace) }
}

/**
 * The level of optimisation of a mutant. In `npm test` it is 1, with which asc needs a quarter of the time. It changes no atomic operation,
 * no wait and no notify. In `npm run test:long` it is the machine's own level.
 */
const MUTANT_LEVEL = LONG ? undefined : 1

/**
 * Compiles the mutant and instruments it. The other options are the machine's. Few schedules of a mutant run, so optimizing the
 * instrumented code would take longer than it saves.
 */
export function buildMutant(mutant: Mutant, target: 'release' | 'debug' = 'release'): Promise<WebAssembly.Module> {
  return buildMutants([mutant], target)
}

/** buildMutant() for mutants of different files, all in one module. It saves time if each scenario runs only one of the files. */
export async function buildMutants(mutants: readonly Mutant[], target: 'release' | 'debug' = 'release'): Promise<WebAssembly.Module> {
  const patches = mutants.map(patch)
  const sum = createHash('sha256')
    .update(JSON.stringify([patches, MUTANT_LEVEL]))
    .update(ENTRY_TEXT)
    .update(WORKER_TEXT)
  sum.update(readFileSync(join(ROOT, 'asconfig.json')))
  for (const each of sources()
    .filter((name) => !/^vm\b/.test(name))
    .sort()) {
    sum.update(each).update(readFileSync(join(ROOT, 'assembly', each)))
  }
  return kept(target, sum, async () => {
    const { instrument } = await lazily(() => import('../../src/explore/instrument.ts'))
    const replaced = [[ENTRY, ENTRY_TEXT], [WORKER, WORKER_TEXT], ...patches.map(({ file, text }) => [file, text] as const)] as const
    return instrument(await compile(ENTRY, replaced, target, MUTANT_LEVEL), { optimize: false })
  })
}

/**
 * Compiles the mutant together with its interpreter, so that it can run programs. The compilation takes some seconds. `target` is a
 * target of asconfig.json.
 */
export async function buildWholeMutant(mutant: Mutant, target: 'release' | 'debug' = 'release'): Promise<WebAssembly.Module> {
  const patched = patch(mutant)
  const sum = createHash('sha256').update(patched.file).update(patched.text)
  sum.update(readFileSync(join(ROOT, 'asconfig.json')))
  for (const each of sources().sort()) sum.update(each).update(readFileSync(join(ROOT, 'assembly', each)))
  return kept(`${mutant.id}-whole-${target}`, sum, () => compile('assembly/index.ts', [[patched.file, patched.text]], target, 0))
}

function sources(): string[] {
  return readdirSync(join(ROOT, 'assembly'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
}

/** The module dist/machine.wasm, instrumented for scenarios of locks and threads, as `gil-lab check` uses it. */
export async function shippedMachine(): Promise<WebAssembly.Module> {
  return builtMachine('explore-locks.wasm')
}

/** The module dist/machine.wasm, instrumented for whole programs, as `gil-lab check` uses it. */
export async function programMachine(): Promise<WebAssembly.Module> {
  return builtMachine('explore-programs.wasm')
}

function builtMachine(name: string): WebAssembly.Module {
  const path = join(ROOT, 'dist', name)
  if (!existsSync(path)) throw new Error(`${path} is not there: npm run build`)
  return new WebAssembly.Module(readFileSync(path))
}

/** The debug build, which checks its assertions. It is instrumented. */
export async function debugMachine(): Promise<WebAssembly.Module> {
  const machine = readFileSync(join(ROOT, 'build/machine.debug.wasm'))
  return kept('debug', createHash('sha256').update(machine), async () => {
    const { instrument } = await lazily(() => import('../../src/explore/instrument.ts'))
    return instrument(machine, { keep: EXPLORED_EXPORTS, optimize: false })
  })
}

/**
 * The module that `make` returns. Its bytes are kept in a file in build/mutants, whose name has a hash of all inputs. `make` runs only if
 * that file is missing.
 */
export async function kept(name: string, sum: Hash, make: () => Promise<Uint8Array>): Promise<WebAssembly.Module> {
  for (const each of ['instrument', 'operations', 'exports']) sum.update(readFileSync(join(ROOT, `src/explore/${each}.ts`)))
  const path = join(OUT, `${name}-${sum.digest('hex').slice(0, 16)}.wasm`)
  if (!existsSync(path)) {
    const made = await make()
    mkdirSync(OUT, { recursive: true })
    // Another test file may write the same path at the same time. So this code writes a complete file under another name and renames it.
    writeFileSync(`${path}.${process.pid}`, made)
    renameSync(`${path}.${process.pid}`, path)
  }
  return new WebAssembly.Module(readFileSync(path))
}

/** Compiles `entry`. `replaced`: source files whose text differs from the text on the disk. */
export async function compile(
  entry: string,
  replaced: readonly (readonly [file: string, text: string])[],
  target: 'release' | 'debug' = 'release',
  optimizeLevel?: number,
): Promise<Uint8Array> {
  const { default: asc } = await lazily(() => import('assemblyscript/asc'))
  const config = JSON.parse(readFileSync(join(ROOT, 'asconfig.json'), 'utf8'))
  const { outFile: _out, ...own } = config.targets[target]
  let binary: Uint8Array | undefined
  const virtual = new Map([
    ...replaced,
    ['asconfig.json', JSON.stringify({ options: { ...config.options, ...own, ...(optimizeLevel !== undefined && { optimizeLevel }) } })],
  ])
  const { error, stderr } = await asc.main([entry, '--baseDir', ROOT, '--config', 'asconfig.json', '--outFile', 'mutant.wasm'], {
    readFile: (name, base) => virtual.get(name) ?? readIfThere(join(base, name)),
    writeFile: (name, contents) => {
      if (name === 'mutant.wasm') binary = contents as Uint8Array
    },
  })
  if (error || !binary) throw new Error(`asc: ${error?.message}\n${stderr.toString()}`)
  return binary
}

/**
 * Imports a module that uses Binaryen. Binaryen has 12 MB of Wasm. A process that has loaded the lab would compile all of it ahead
 * (src/platform/node-machine.ts), which takes 15 s.
 */
function lazily<Module>(load: () => Promise<Module>): Promise<Module> {
  setFlagsFromString('--wasm-lazy-compilation')
  return load()
}

function readIfThere(path: string): string | null {
  return existsSync(path) ? readFileSync(path, 'utf8') : null
}
