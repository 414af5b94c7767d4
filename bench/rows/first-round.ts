import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Report } from '../../src/model/report.ts'
import { built } from '../../src/platform/built.ts'
import { ratioOfRounds } from '../../src/statistics/round-estimates.ts'
import { median, type Row } from '../bench.ts'
import source from '../first-round.py?raw'

const PROCESSES = 25
const ROUNDS = 5
/** An interval with a larger half-width could hide a difference that a reader would see. */
const HALF_WIDTH = 0.05

/**
 * The command line runs a file for one round unless the user asks for more. The figures of this single round must not depend on whether the
 * engine has already optimised the code. Rounds 2 to 5 together are the reference: one round alone scatters twice as much.
 */
export const firstRound: Row = {
  title: `first round: the ratio two threads ÷ one of a countdown under switch, round 1 of a cold process ÷ rounds 2 to ${ROUNDS}`,
  target: `the 95 % interval over ${PROCESSES} processes contains 1, and its half-width is at most ${HALF_WIDTH * 100} %`,
  async measure() {
    const folder = await mkdtemp(join(tmpdir(), 'gil-lab-bench-'))
    const file = join(folder, 'first-round.py')
    await writeFile(file, source)
    const processes: number[][] = []
    while (processes.length < PROCESSES) processes.push(await coldProcess(file))
    await rm(folder, { recursive: true })
    const first = processes.map(([ratio = Number.NaN]) => ratio)
    const later = processes.map(([, ...ratios]) => median(ratios))
    const { value, low95, high95 } = ratioOfRounds(first, later)
    if (value === null || low95 === null || high95 === null) return { ours: 'no interval', peer: '', met: undefined }
    return {
      ours: `${value.toFixed(3)} (${low95.toFixed(3)} to ${high95.toFixed(3)}, n = ${PROCESSES})`,
      peer: `two ÷ one is ${median(first).toFixed(3)} in round 1, ${median(later).toFixed(3)} in rounds 2 to ${ROUNDS}`,
      met: low95 <= 1 && high95 >= 1 && (high95 - low95) / 2 <= HALF_WIDTH,
    }
  },
}

/** The file prints the ratio of two threads' time to one thread's. @returns this ratio for each round of a cold process */
async function coldProcess(file: string): Promise<number[]> {
  const flags = ['--on', 'node', '--gil', 'switch', '--rounds', String(ROUNDS), '--quiet', '--json', '-']
  const { stdout } = await promisify(execFile)(process.execPath, [fileURLToPath(built('cli.js')), 'run', file, ...flags])
  return (JSON.parse(stdout) as Report).runs.map((run) => Number(run.stdout))
}
