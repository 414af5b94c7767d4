// Gets a Chromium onto a machine that has none. Only scripts/ do so: the command line never installs anything.
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { type FoundBrowser, findChromium } from './find.ts'

interface Step {
  readonly name: string
  readonly command: string
  readonly args: readonly string[]
  /** A download that is stuck must not hold up who waits for it. */
  readonly limitSeconds: number
}

/** The Chromium that is there, or one that was got now, or undefined. What fails says so in one line, and the next way is tried. */
export async function findOrInstallChromium(log: (line: string) => void): Promise<FoundBrowser | undefined> {
  const found = await findChromium()
  if (found) return found
  for (const way of ways()) {
    for (const step of way) {
      log(`no Chromium yet: trying ${step.name}, for at most ${step.limitSeconds} s`)
      const failure = await attempt(step)
      if (!failure) continue
      log(`${step.name} ${failure}`)
      break
    }
    const installed = await findChromium()
    if (installed) return installed
  }
  return undefined
}

/** Playwright's own download, then as root on Debian its package. A way is steps that need each other. */
function ways(): Step[][] {
  const playwright = join(dirname(createRequire(import.meta.url).resolve('playwright/package.json')), 'cli.js')
  const download = [
    { name: 'npx playwright install chromium', command: process.execPath, args: [playwright, 'install', 'chromium'], limitSeconds: 120 },
  ]
  if (!existsSync('/usr/bin/apt-get') || process.getuid?.() !== 0) return [download]
  const packaged = [
    { name: 'apt-get update', command: 'apt-get', args: ['update', '-qq'], limitSeconds: 120 },
    { name: 'apt-get install -y chromium', command: 'apt-get', args: ['install', '-y', '-qq', 'chromium'], limitSeconds: 600 },
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
