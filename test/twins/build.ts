import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import asc from 'assemblyscript/asc'
import { instrument } from '../../src/explore/instrument.ts'
import type { Twin } from './twins.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const OUT = join(ROOT, 'build/twins')

/** What the explorer's scenarios call. */
const EXPORTS = [
  'setup',
  'stop',
  'nudge',
  'attach',
  'openGil',
  'gilTake',
  'gilDrop',
  'gilPoll',
  'breaker',
  'switchNumber',
  'threadBreakerTrips',
  'threadReacquisitions',
  'countUnderGil',
  'mutexLock',
  'mutexUnlock',
  'semaphoreInit',
  'semaphoreWait',
  'semaphorePost',
  'conditionWait',
  'conditionSignal',
]

/** No scenario runs a program: without the interpreter a twin compiles in a second. */
const WORKER = 'assembly/vm/worker.ts'
const WORKER_TEXT = 'export abstract class Worker {\n  static serve(slot: i32): void {}\n}\n'

const ENTRY = 'test/twins/entry.ts'
const ENTRY_TEXT = `export { ${EXPORTS.join(', ')} } from '../../assembly/index'\n`

/** The machine's sources with the twin's one patch. @throws if the place to patch is not there exactly once */
export function patch(twin: Twin): { file: string; text: string } {
  const text = readFileSync(join(ROOT, twin.file), 'utf8')
  const places = text.split(twin.find).length - 1
  if (places !== 1) throw new Error(`twin ${twin.id}: ${places} places in ${twin.file} read:\n${twin.find}`)
  return { file: twin.file, text: text.replace(twin.find, () => twin.replace) }
}

/** Compiles the twin as the machine is compiled, and instruments it; kept in build/twins under a hash of all that goes in. */
export async function buildTwin(twin: Twin): Promise<WebAssembly.Module> {
  const patched = patch(twin)
  const path = join(OUT, `${twin.id}-${hash(patched.file, patched.text)}.wasm`)
  if (!existsSync(path)) {
    mkdirSync(OUT, { recursive: true })
    const instrumented = instrument(await compile(patched))
    // Another test file may be at it too: whole files only.
    writeFileSync(`${path}.${process.pid}`, instrumented)
    renameSync(`${path}.${process.pid}`, path)
  }
  return new WebAssembly.Module(readFileSync(path))
}

async function compile(patched: { file: string; text: string }): Promise<Uint8Array> {
  const config = JSON.parse(readFileSync(join(ROOT, 'asconfig.json'), 'utf8'))
  // The sources and nothing else differ, but for `converge`, which only makes the same code smaller and takes long.
  const { outFile: _out, textFile: _text, converge: _converge, ...release } = config.targets.release
  let binary: Uint8Array | undefined
  const virtual = new Map([
    [ENTRY, ENTRY_TEXT],
    [WORKER, WORKER_TEXT],
    [patched.file, patched.text],
    ['asconfig.json', JSON.stringify({ options: { ...config.options, ...release } })],
  ])
  const { error, stderr } = await asc.main([ENTRY, '--baseDir', ROOT, '--config', 'asconfig.json', '--outFile', 'twin.wasm'], {
    readFile: (name, base) => virtual.get(name) ?? readIfThere(join(base, name)),
    writeFile: (name, contents) => {
      if (name === 'twin.wasm') binary = contents as Uint8Array
    },
  })
  if (error || !binary) throw new Error(`asc: ${error?.message}\n${stderr.toString()}`)
  return binary
}

function readIfThere(path: string): string | null {
  return existsSync(path) ? readFileSync(path, 'utf8') : null
}

function hash(file: string, text: string): string {
  const sum = createHash('sha256').update(file).update(text).update(ENTRY_TEXT)
  const sources = readdirSync(join(ROOT, 'assembly'), { recursive: true, encoding: 'utf8' }).filter((each) => /^(?!vm\b).*\.ts$/.test(each))
  for (const each of sources.sort()) sum.update(each).update(readFileSync(join(ROOT, 'assembly', each)))
  for (const each of ['asconfig.json', 'src/explore/instrument.ts', 'src/explore/operations.ts']) sum.update(readFileSync(join(ROOT, each)))
  return sum.digest('hex').slice(0, 16)
}
