import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The built command line. */
export const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))

/** Where a test's files go. */
export const FOLDER = mkdtempSync(join(tmpdir(), 'gil-lab-'))

/** Writes a Python program and returns its path. */
export function program(name: string, source: string): string {
  const path = join(FOLDER, name)
  writeFileSync(path, source)
  return path
}

export interface Ended {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/** A `gil-lab` that runs: what it has said so far, and what it ends with. */
export interface Running {
  readonly child: ChildProcess
  readonly ended: Promise<Ended>
  /** Resolves once its stdout has said this. */
  saysOnStdout(what: RegExp): Promise<void>
}

/** Starts `gil-lab` with these words. */
export function start(...words: readonly string[]): Running {
  return startWith({}, ...words)
}

/** Starts `gil-lab` with these words, and these variables beside the test's own. */
export function startWith(env: NodeJS.ProcessEnv, ...words: readonly string[]): Running {
  const child = spawn(process.execPath, [CLI, ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NO_COLOR: '1', ...env },
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

/** Runs `gil-lab` to its end. */
export function gilLab(...words: readonly string[]): Promise<Ended> {
  return start(...words).ended
}
