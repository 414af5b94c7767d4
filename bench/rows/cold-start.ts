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
const TARGET_MS = {
  node: { firstOutputMs: 600, firstFiguresMs: 1000 },
  chromium: { firstOutputMs: 1500, firstFiguresMs: 2500 },
} as const
type Place = keyof typeof TARGET_MS

/** The output of the program's first instruction. */
const FIRST_OUTPUT = /begun/
/** The command's progress line shows the first figures in these words. */
const FIRST_FIGURES = /short\.py under tick: /
/** The first words of the report. */
const REPORT = /effective cores/

/** When a cold process has shown something, ms after its start. */
interface Shown {
  readonly firstOutputMs: number
  readonly firstFiguresMs: number
  readonly reportMs: number
}

/** The time that a person waits at a terminal. `script` gives the command a terminal, on which it shows its progress. */
export const coldStart: Row = {
  title: 'first-figures: from the start of a cold `gil-lab run` of a short program to its first output and its first figures',
  target: `medians over ${PROCESSES} processes on two idle cores: ${targetOf('node')}; ${targetOf('chromium')}`,
  async measure({ machine: { parallelism } }) {
    if (parallelism < 2 * IDLE_CORE) return { ours: `${parallelism.toFixed(2)} cores are idle, 2 are needed`, peer: '', met: undefined }
    if (!isOnPath('script')) return { ours: '`script` of util-linux was not found', peer: '', met: undefined }
    const folder = await mkdtemp(join(tmpdir(), 'gil-lab-bench-'))
    const places: readonly Place[] = (await findChromium()) ? ['node', 'chromium'] : ['node']
    const found: { words: string; met: boolean }[] = []
    for (const place of places) found.push(await figuresOf(place, folder))
    await rm(folder, { recursive: true })
    return { ours: found.map(({ words }) => words).join('; '), peer: '', met: found.every(({ met }) => met) }
  },
}

function targetOf(place: Place): string {
  const { firstOutputMs, firstFiguresMs } = TARGET_MS[place]
  return `${place} ≤ ${firstOutputMs / 1000} s and ≤ ${firstFiguresMs / 1000} s`
}

/** Measures processes that remember the machine's limits, in turn with processes that do not. */
async function figuresOf(place: Place, folder: string): Promise<{ readonly words: string; readonly met: boolean }> {
  const file = join(folder, 'short.py')
  await writeFile(file, 'print("begun")\n')
  const memory = join(folder, `${place}-memory`)
  await run(place, file, memory)
  const knowing: Shown[] = []
  const strange: Shown[] = []
  while (knowing.length < PROCESSES) {
    strange.push(await run(place, file, join(folder, `${place}-${knowing.length}`)))
    knowing.push(await run(place, file, memory))
  }
  const words = `${place}: ${medians(knowing)} with remembered limits, ${medians(strange)} without`
  const met = [knowing, strange].every((shown) =>
    (['firstOutputMs', 'firstFiguresMs'] as const).every((key) => median(shown.map((each) => each[key])) <= TARGET_MS[place][key]),
  )
  return { words, met }
}

function medians(shown: readonly Shown[]): string {
  const seconds = (ms: readonly number[]) => `${(median(ms) / 1000).toFixed(2)} s`
  return `${seconds(shown.map(({ firstOutputMs }) => firstOutputMs))}, ${seconds(shown.map(({ firstFiguresMs }) => firstFiguresMs))} (report ${seconds(shown.map(({ reportMs }) => reportMs))})`
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
    let firstOutputMs: number | undefined
    let firstFiguresMs: number | undefined
    let reportMs: number | undefined
    child.stdout.on('data', (chunk) => {
      text += chunk
      const ms = performance.now() - beganMs
      if (FIRST_OUTPUT.test(text)) firstOutputMs ??= ms
      if (FIRST_FIGURES.test(text)) firstFiguresMs ??= ms
      if (REPORT.test(text)) reportMs ??= ms
    })
    child.on('error', reject)
    child.on('close', () => {
      if (firstOutputMs !== undefined && firstFiguresMs !== undefined && reportMs !== undefined)
        resolve({ firstOutputMs, firstFiguresMs, reportMs })
      else reject(new Error(`gil-lab run --on ${place} showed no figures: ${text}`))
    })
  })
}

function isOnPath(command: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, command)))
}
