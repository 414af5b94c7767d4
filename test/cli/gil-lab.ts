import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { LimitsFile } from '../../src/cli/limits-file.ts'
import { limitsKey } from '../../src/lab/probe/remembered.ts'
import { nodePlatform } from '../../src/platform/node.ts'
import { knownLimits } from '../contract/known-limits.ts'

/** The path of the built command line. */
export const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))

/** The folder for the files that the tests write. */
export const FOLDER = mkdtempSync(join(tmpdir(), 'gil-lab-'))

/** The user's cache folder. It has the limits of Node on this machine, so commands do not measure them. */
const CACHE = join(FOLDER, 'cache')
await new LimitsFile(join(CACHE, 'gil-lab', 'limits.json')).write(limitsKey(nodePlatform()), knownLimits('node'))

/** Writes a Python program and returns its path. */
export function program(name: string, source: string): string {
  const path = join(FOLDER, name)
  writeFileSync(path, source)
  return path
}

interface Ended {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/** A running `gil-lab`. */
interface Running {
  readonly child: ChildProcess
  readonly ended: Promise<Ended>
  /** Resolves once the stdout so far matches `what`. */
  saysOnStdout(what: RegExp): Promise<void>
}

/** Starts `gil-lab` with these arguments. */
export function start(...words: readonly string[]): Running {
  return startWith({}, ...words)
}

/** Starts `gil-lab` with these arguments, and adds these variables to the environment. */
export function startWith(env: NodeJS.ProcessEnv, ...words: readonly string[]): Running {
  const child = spawn(process.execPath, [CLI, ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NO_COLOR: '1', XDG_CACHE_HOME: CACHE, ...env },
  })
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (chunk) => {
    stdout += chunk
  })
  child.stderr.on('data', (chunk) => {
    stderr += chunk
  })
  return {
    child,
    ended: new Promise((resolve) => child.on('close', (status) => resolve({ status, stdout, stderr }))),
    saysOnStdout: (what) =>
      new Promise((resolve, reject) => {
        const look = () => what.test(stdout) && resolve()
        child.stdout.on('data', look)
        child.on('close', () => reject(new Error(`it ended without saying ${what}: ${stdout}${stderr}`)))
        look()
      }),
  }
}

/** Runs `gil-lab` until it ends. */
export function gilLab(...words: readonly string[]): Promise<Ended> {
  return start(...words).ended
}

/** Whether catches() works: only Linux has the files that it reads. */
export const HAS_PROC = existsSync('/proc/self/status')

/** Resolves once the process catches the signal, according to Linux's /proc. */
export async function catches({ pid }: ChildProcess, signal: number): Promise<void> {
  const caught = () => BigInt(`0x${/SigCgt:\s*(\w+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]}`)
  while (((caught() >> BigInt(signal - 1)) & 1n) === 0n) await new Promise((resolve) => setTimeout(resolve, 5))
}
