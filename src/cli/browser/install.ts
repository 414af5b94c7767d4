// Installs a browser on a machine that has none. Only scripts/ call it: the command line never installs anything.
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
  /** A download that is stuck must not block the tests. */
  readonly limitSeconds: number
}

/** Debian's packages. */
const PACKAGES = { chromium: 'chromium', firefox: 'firefox-esr' } as const

/** Finds a browser, or else installs it. Each way that fails reports it in one line, and the next one is tried. undefined: all have failed. */
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

/** Playwright's own download, then, as root on Debian, its package. The steps of a way need each other. */
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

/** Runs one step quietly. Resolves to why it failed, or undefined. */
function attempt({ command, args, limitSeconds }: Step): Promise<string | undefined> {
  const child = spawn(command, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own: what it starts itself must end with it.
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
    // It ended by itself in the meantime.
  }
}

/** Installers end with hints; what went wrong is the last line that says so. */
function whatWentWrong(output: string): string {
  const lines = output.split('\n').map((line) => line.trim())
  return lines.findLast((line) => /error|failed|unable/i.test(line)) ?? lines.findLast(Boolean) ?? ''
}
