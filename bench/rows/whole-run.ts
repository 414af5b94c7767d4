import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { drivePage, serveRunner } from '../../src/browser-driver/page.ts'
import { findChromium } from '../../src/cli/browser/find.ts'
import { built } from '../../src/platform/built.ts'
import { MOST_MESSAGE_BYTES } from '../../src/platform/envelope.ts'
import type { Row } from '../bench.ts'
import source from '../threads.py?raw'

const MIB = 2 ** 20
const MOST_MIB = 1024
/** A thread that offers the GIL after every tick makes millions of events in a run, so the page has to send much data. */
const EAGER = { gil: ['tick'], checkInterval: 1 }

/**
 * The peak memory of `gil-lab run --trace`, which runs all experiments. With `--trace`, the command line keeps all events. A separate run
 * measures the longest message that a page sends.
 */
export const wholeRun: Row = {
  title: 'memory: gil-lab run --trace of all experiments in Chromium',
  target: `completes; no message from the page above ${MOST_MESSAGE_BYTES / MIB} MiB; the command line's peak below ${MOST_MIB} MiB`,
  async measure() {
    const found = await findChromium()
    if (!found || !existsSync('/proc/self/status')) return { ours: 'Chromium or /proc was not found', peer: '', met: undefined }
    const longest = await longestMessage(found.executablePath)
    const { status, cliMiB, pageMiB } = await peaks()
    return {
      ours: `status ${status}; longest message ${(longest / MIB).toFixed(2)} MiB; peak ${cliMiB.toFixed(0)} MiB (page ${pageMiB.toFixed(0)} MiB)`,
      peer: '',
      met: status === 0 && longest <= MOST_MESSAGE_BYTES && cliMiB < MOST_MIB,
    }
  },
}

/** Runs a program with recordings, so that the page sends all its events. @returns the length of the longest message, bytes */
async function longestMessage(executablePath: string): Promise<number> {
  const site = await serveRunner()
  const browser = await chromium.launch({ executablePath })
  try {
    const lab = await drivePage(await browser.newPage(), site)
    await lab.run({ ...EAGER, program: { file: 'threads.py', source } }, { recordings: true })
    return site.messages.longest
  } finally {
    await browser.close()
    await site.close()
  }
}

async function peaks(): Promise<{ readonly status: number | null; readonly cliMiB: number; readonly pageMiB: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'gil-lab-bench-'))
  const words = ['run', '--on', 'chromium', '--quiet', '--trace', join(folder, 'trace.json')]
  const child = spawn(process.execPath, [built('cli.js').pathname, ...words], { stdio: 'ignore' })
  let [cliMiB, pageMiB] = [0, 0]
  const timer = setInterval(() => {
    cliMiB = Math.max(cliMiB, peakMiB(child.pid!))
    pageMiB = Math.max(pageMiB, ...pagesBelow(child).map(peakMiB))
  }, 500)
  await once(child, 'close')
  clearInterval(timer)
  rmSync(folder, { recursive: true })
  return { status: child.exitCode, cliMiB, pageMiB }
}

/** A process's peak memory, MiB; 0 if the process has ended. */
function peakMiB(pid: number): number {
  return Number(/VmHWM:\s+(\d+) kB/.exec(readProcess(pid, 'status'))?.[1] ?? 0) / 1024
}

/** Chromium's renderer processes among the process's descendants. */
function pagesBelow({ pid }: ChildProcess): number[] {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  const parents = new Map(all.map((own) => [Number(own), Number(/PPid:\s+(\d+)/.exec(readProcess(Number(own), 'status'))?.[1])]))
  const descends = (own: number | undefined): boolean => own !== undefined && (own === pid || descends(parents.get(own)))
  return [...parents.keys()].filter((own) => descends(own) && readProcess(own, 'cmdline').includes('--type=renderer'))
}

function readProcess(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return ''
  }
}
