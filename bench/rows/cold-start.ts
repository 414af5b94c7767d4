import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findChromium } from '../../src/cli/browser/find.ts'
import { built } from '../../src/platform/built.ts'
import { IDLE_CORE, median, type Row } from '../bench.ts'

const PROCESSES = 9
const TARGET_MS = { node: 1000, chromium: 2500 } as const
type Place = keyof typeof TARGET_MS

/** The command's progress line shows the first figures in these words. */
const FIRST_FIGURES = /empty\.py under tick: /
/** The first words of the report. */
const REPORT = /effective cores/

/** When a cold process has shown something, ms after its start. */
interface Shown {
  readonly firstFiguresMs: number
  readonly reportMs: number
}

/** The time that a person waits at a terminal. `script` gives the command a terminal, on which it shows its progress. */
export const coldStart: Row = {
  title: 'first-figures: from the start of a cold `gil-lab run` of an empty program to its first figures',
  target: `medians over ${PROCESSES} processes: ≤ ${TARGET_MS.node / 1000} s in Node, ≤ ${TARGET_MS.chromium / 1000} s in Chromium, on two idle cores`,
  async measure({ machine: { parallelism } }) {
    if (parallelism < 2 * IDLE_CORE) return { ours: `${parallelism.toFixed(2)} cores are idle, 2 are needed`, peer: '', met: undefined }
    if (!isOnPath('script')) return { ours: '`script` of util-linux was not found', peer: '', met: undefined }
    const folder = await mkdtemp(join(tmpdir(), 'gil-lab-bench-'))
    const places: readonly Place[] = (await findChromium()) ? ['node', 'chromium'] : ['node']
    const found: { place: Place; words: string; worst: number }[] = []
    for (const place of places) found.push({ place, ...(await figuresOf(place, folder)) })
    await rm(folder, { recursive: true })
    return { ours: found.map(({ words }) => words).join('; '), peer: '', met: found.every(({ place, worst }) => worst <= TARGET_MS[place]) }
  },
}

/** Measures processes that remember the machine's limits, in turn with processes that do not. `worst`: the larger of the two medians, ms */
async function figuresOf(place: Place, folder: string): Promise<{ readonly words: string; readonly worst: number }> {
  const file = join(folder, 'empty.py')
  await writeFile(file, 'pass\n')
  const memory = join(folder, `${place}-memory`)
  await run(place, file, memory)
  const knowing: Shown[] = []
  const strange: Shown[] = []
  while (knowing.length < PROCESSES) {
    strange.push(await run(place, file, join(folder, `${place}-${knowing.length}`)))
    knowing.push(await run(place, file, memory))
  }
  const words = `${place}: ${medians(knowing)} with remembered limits, ${medians(strange)} without`
  const worst = Math.max(...[knowing, strange].map((shown) => median(shown.map(({ firstFiguresMs }) => firstFiguresMs))))
  return { words, worst }
}

function medians(shown: readonly Shown[]): string {
  const seconds = (ms: readonly number[]) => `${(median(ms) / 1000).toFixed(2)} s`
  return `${seconds(shown.map(({ firstFiguresMs }) => firstFiguresMs))} (report ${seconds(shown.map(({ reportMs }) => reportMs))})`
}

/** Runs the command on a terminal. cache: the folder for remembered limits */
function run(place: Place, file: string, cache: string): Promise<Shown> {
  const command = `${process.execPath} ${fileURLToPath(built('cli.js'))} run ${file} --on ${place}`
  const beganMs = performance.now()
  const child = spawn('script', ['-qefc', command, '/dev/null'], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, XDG_CACHE_HOME: cache },
  })
  return new Promise((resolve, reject) => {
    let text = ''
    let firstFiguresMs: number | undefined
    let reportMs: number | undefined
    child.stdout.on('data', (chunk) => {
      text += chunk
      const ms = performance.now() - beganMs
      if (FIRST_FIGURES.test(text)) firstFiguresMs ??= ms
      if (REPORT.test(text)) reportMs ??= ms
    })
    child.on('error', reject)
    child.on('close', () => {
      if (firstFiguresMs !== undefined && reportMs !== undefined) resolve({ firstFiguresMs, reportMs })
      else reject(new Error(`gil-lab run --on ${place} showed no figures: ${text}`))
    })
  })
}

function isOnPath(command: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, command)))
}
