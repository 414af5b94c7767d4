#!/usr/bin/env node
// npm run build: builds assembly/ and src/ into dist/. It skips a step whose inputs have not changed, so a second call returns at once.
//   --machine   only the Wasm module, and its copies for the explorer
import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { argv, exit, stderr } from 'node:process'
import { pathToFileURL } from 'node:url'
import { stripVTControlCharacters } from 'node:util'
import { duration, endChildrenOnInterrupt, ROOT, tool } from './processes.mjs'

const STAMP = join(ROOT, 'dist', '.stamp')
/** The steps of `--machine`. */
export const MACHINE_STEPS = ['machine', 'debug', 'explorer']
/** The machine, and its copies for the explorer. The site contains them. */
const MACHINES = ['machine', 'explore-locks', 'explore-programs'].map((name) => `dist/${name}.wasm`)
const SOURCE = ['src', 'lib', 'assembly/abi', 'package.json', 'package-lock.json', 'tsconfig.json']
/** The Vite plugins. Site and library need both, and the command line needs the second. */
const CARDS = 'scripts/experiment-cards.ts'
const TREES = 'scripts/library-trees.ts'

/** The files from which asc compiles the machine. */
const MACHINE_SOURCE = ['assembly', 'asconfig.json', 'package-lock.json']

/**
 * A step begins when the steps that it `needs` have ended, so several steps can run at the same time. `inputs` are files and folders. A step
 * is skipped only if its inputs have not changed and all its `outputs` exist.
 */
const STEPS = [
  {
    name: 'machine',
    needs: [],
    inputs: MACHINE_SOURCE,
    outputs: ['dist/machine.wasm'],
    commands: [['asc', '--target', 'release']],
  },
  {
    name: 'debug',
    needs: [],
    inputs: MACHINE_SOURCE,
    outputs: ['build/machine.debug.wasm'],
    commands: [['asc', '--target', 'debug']],
  },
  {
    name: 'explorer',
    needs: ['machine'],
    inputs: ['dist/machine.wasm', 'scripts/instrument.ts', 'package-lock.json', 'assembly/abi/layout.ts'].concat(
      ['instrument', 'operations', 'exports'].map((name) => `src/explore/${name}.ts`),
    ),
    outputs: ['dist/explore-locks.wasm', 'dist/explore-programs.wasm'],
    commands: [['instrument']],
  },
  {
    name: 'node',
    needs: [],
    inputs: [...SOURCE, 'vite.node.config.ts', 'vite.node-worker.config.ts', TREES],
    outputs: ['dist/cli.js', 'dist/worker.cjs', 'dist/check-worker.js', 'dist/browsers.js', 'dist/playwright.js', 'dist/report.js'],
    commands: ['node', 'node-worker'].map((name) => ['vite', 'build', '--config', `vite.${name}.config.ts`, '--logLevel', 'warn']),
    // Vite leaves the chunks of earlier builds, whose names can differ, and npm would publish them.
    before: () => rmSync(join(ROOT, 'dist/chunks'), { recursive: true, force: true }),
    after: () => chmodSync(join(ROOT, 'dist/cli.js'), 0o755),
  },
  {
    name: 'library',
    needs: ['machine'],
    inputs: [...SOURCE, 'dist/machine.wasm', 'vite.lib.config.ts', CARDS, TREES, 'tsconfig.lib.json'],
    outputs: [
      'dist/lib/index.js',
      'dist/lib/node.js',
      'dist/lib/define.js',
      'dist/lib/types/src/index.d.ts',
      'dist/lib/types/src/playwright/index.d.ts',
    ],
    commands: [
      ['vite', 'build', '--config', 'vite.lib.config.ts', '--logLevel', 'warn'],
      ['tsc', '-p', 'tsconfig.lib.json'],
    ],
  },
  {
    name: 'site',
    needs: ['machine', 'explorer'],
    inputs: [
      ...SOURCE,
      ...MACHINES,
      'index.html',
      'runner.html',
      'perfetto.html',
      'embeds.html',
      'embed',
      'gallery',
      'messages',
      'vite.config.ts',
      CARDS,
      TREES,
    ],
    outputs: ['index.html', 'runner.html', 'perfetto.html', 'embeds.html', 'embed/index.html', 'gil-lab.js', 'sw.js'].map(
      (name) => `dist/site/${name}`,
    ),
    commands: [['vite', 'build', '--logLevel', 'warn']],
  },
]

/** A hash of Node's version and of the names and contents of all files under `paths`. */
function hashOf(paths) {
  const hash = createHash('sha256').update(process.versions.node)
  const add = (path) => {
    const full = join(ROOT, path)
    if (!existsSync(full)) return
    const entries = readdirSafely(full)
    if (entries) for (const name of entries.sort()) add(`${path}/${name}`)
    else hash.update(path).update('\0').update(readFileSync(full)).update('\0')
  }
  paths.forEach(add)
  return hash.digest('hex')
}

/** Removes colours from output that does not go to a terminal. Some tools colour such output nevertheless. */
function plain(output) {
  return stderr.isTTY ? output : stripVTControlCharacters(output)
}

function readdirSafely(path) {
  try {
    return readdirSync(path)
  } catch {
    return undefined
  }
}

/**
 * Runs each step whose outputs are out of date. Throws with the tool's output if a step fails.
 * @param {{ only?: readonly string[], log?: (line: string) => void }} options
 */
export async function build({ only, log = (line) => stderr.write(`${line}\n`) } = {}) {
  mkdirSync(join(ROOT, 'dist'), { recursive: true })
  mkdirSync(join(ROOT, 'build'), { recursive: true })
  const stamp = existsSync(STAMP) ? JSON.parse(readFileSync(STAMP, 'utf8')) : {}
  /** For each step that has begun, the promise that resolves at its end. */
  const ends = new Map()
  for (const step of STEPS) {
    if (only && !only.includes(step.name)) continue
    ends.set(
      step.name,
      Promise.all(step.needs.map((name) => ends.get(name))).then(() => runStep(step, stamp, log)),
    )
  }
  // If a step fails, the others still end. A tool that went on after the error message would confuse the reader.
  const failed = (await Promise.allSettled(ends.values())).find(({ status }) => status === 'rejected')
  if (failed) throw failed.reason
}

async function runStep({ name, inputs, outputs, commands, before, after }, stamp, log) {
  const hash = hashOf(inputs)
  if (stamp[name] === hash && outputs.every((path) => existsSync(join(ROOT, path)))) return
  const start = Date.now()
  before?.()
  for (const [command, ...args] of commands) {
    const { status, output } = await tool(command, args, { quiet: true })
    if (status !== 0) throw new Error(`build: ${name} failed in \`${command} ${args.join(' ')}\`\n${plain(output)}`)
    if (output.trim()) log(plain(output).trim())
  }
  after?.()
  stamp[name] = hash
  writeFileSync(STAMP, JSON.stringify(stamp, null, 2))
  log(`build: ${name.padEnd(8)} ${duration(Date.now() - start)}`)
}

if (import.meta.url === pathToFileURL(argv[1]).href) {
  endChildrenOnInterrupt()
  try {
    await build(argv.includes('--machine') ? { only: MACHINE_STEPS } : {})
  } catch (error) {
    stderr.write(`${error.message}\n`)
    exit(1)
  }
}
