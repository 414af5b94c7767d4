// Installs a browser on a machine without one. Only scripts/ and a test use this file: the command line never installs anything.
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { type FoundBrowser, findBrowser } from './find.ts'

interface Step {
  readonly name: string
  readonly command: string
  readonly args: readonly string[]
  /** The time limit of a step. It ends a step that hangs, such as a stalled download, so that the tests can go on. */
  readonly limitSeconds: number
}

/** The name of each browser's package in Debian. */
const PACKAGES = { chromium: 'chromium', firefox: 'firefox-esr' } as const

/**
 * Finds a browser, or else installs one. Tries one way after the other, and logs each failure in one line. @returns undefined if every way
 * failed
 */
export async function findOrInstall(name: FoundBrowser['name'], log: (line: string) => void): Promise<FoundBrowser | undefined> {
  const found = await findBrowser(name)
  if (found) return found
  for (const way of ways(name)) {
    for (const step of way) {
      log(`no ${name} yet: trying ${step.name}, for at most ${step.limitSeconds} s`)
      const failure = await attempt(step)
      if (!failure) continue
      log(`${step.name} ${failure}`)
      break
    }
    const installed = await findBrowser(name)
    if (installed) return installed
  }
  return undefined
}

/**
 * The ways to install a browser: Playwright's own download, then Debian's package if this user is root. A way fails as soon as one of its
 * steps fails.
 */
function ways(name: FoundBrowser['name']): Step[][] {
  const playwright = join(dirname(createRequire(import.meta.url).resolve('playwright/package.json')), 'cli.js')
  const download = [
    { name: `npx playwright install ${name}`, command: process.execPath, args: [playwright, 'install', name], limitSeconds: 120 },
  ]
  if (!existsSync('/usr/bin/apt-get') || process.getuid?.() !== 0) return [download]
  const packaged = [
    { name: 'apt-get update', command: 'apt-get', args: ['update', '-qq'], limitSeconds: 120 },
    {
      name: `apt-get install -y ${PACKAGES[name]}`,
      command: 'apt-get',
      args: ['install', '-y', '-qq', PACKAGES[name]],
      limitSeconds: 600,
    },
  ]
  return [download, packaged]
}

/** Runs one step without showing its output. Resolves to the reason of a failure, or to undefined. */
function attempt({ command, args, limitSeconds }: Step): Promise<string | undefined> {
  const child = spawn(command, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    // The child gets a process group of its own, so that endGroup() also ends the processes that the child starts.
    detached: true,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  let output = ''
  const keep = (chunk: Buffer) => {
    output = (output + chunk).slice(-4000)
  }
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  return new Promise((resolve) => {
    let late = false
    const end = () => endGroup(child)
    const timer = setTimeout(() => {
      late = true
      end()
    }, limitSeconds * 1000)
    const finish = (failure: string | undefined) => {
      clearTimeout(timer)
      process.off('exit', end)
      resolve(failure)
    }
    process.once('exit', end)
    child.on('error', (error) => finish(`failed: ${error.message}`))
    child.on('close', (status) => {
      if (late) finish(`did not end within ${limitSeconds} s`)
      else finish(status === 0 ? undefined : `failed: ${whatWentWrong(output) || `status ${status}`}`)
    })
  })
}

function endGroup({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL')
  } catch {
    // The process group has already ended.
  }
}

/**
 * The reason of a failure in an installer's output. Installers print hints after the error message, so the reason is the last line that
 * contains "error", "failed" or "unable". If no line does, it is the last line.
 */
function whatWentWrong(output: string): string {
  const lines = output.split('\n').map((line) => line.trim())
  return lines.findLast((line) => /error|failed|unable/i.test(line)) ?? lines.findLast(Boolean) ?? ''
}
