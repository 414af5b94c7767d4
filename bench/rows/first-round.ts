import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Report } from '../../src/model/report.ts'
import { built } from '../../src/platform/built.ts'
import { median, type Row } from '../bench.ts'
import source from '../first-round.py?raw'

const PROCESSES = 9
const WARM_ROUND = 5
const TOLERANCE = 0.05

/**
 * The command line runs a file for one round unless the user asks for more. The figures of this single round must not depend on whether the
 * engine has already optimised the code.
 */
export const firstRound: Row = {
  title: `first round: the ratio two threads ÷ one of a countdown under switch, round 1 of a cold process ÷ round ${WARM_ROUND}`,
  target: `median over ${PROCESSES} processes within ${TOLERANCE * 100} % of 1`,
  async measure() {
    const folder = await mkdtemp(join(tmpdir(), 'gil-lab-bench-'))
    const file = join(folder, 'first-round.py')
    await writeFile(file, source)
    const rounds: number[][] = []
    while (rounds.length < PROCESSES) rounds.push(await coldProcess(file))
    await rm(folder, { recursive: true })
    const of = (round: number) => rounds.map((ratios) => ratios[round - 1] ?? Number.NaN)
    const ratios = rounds.map(([first = Number.NaN], i) => first / (of(WARM_ROUND)[i] ?? Number.NaN))
    const ratio = median(ratios)
    return {
      ours: `${ratio.toFixed(3)} (${Math.min(...ratios).toFixed(3)} to ${Math.max(...ratios).toFixed(3)})`,
      peer: `two ÷ one is ${median(of(1)).toFixed(3)} in round 1, ${median(of(WARM_ROUND)).toFixed(3)} in round ${WARM_ROUND}`,
      met: Math.abs(ratio - 1) <= TOLERANCE,
    }
  },
}

/** The file prints the ratio of two threads' time to one thread's. @returns this ratio for each round of a cold process */
async function coldProcess(file: string): Promise<number[]> {
  const flags = ['--on', 'node', '--gil', 'switch', '--rounds', String(WARM_ROUND), '--quiet', '--json', '-']
  const { stdout } = await promisify(execFile)(process.execPath, [fileURLToPath(built('cli.js')), 'run', file, ...flags])
  return (JSON.parse(stdout) as Report).runs.map((run) => Number(run.stdout))
}
