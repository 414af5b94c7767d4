import type { RunReport } from '../model/report.ts'

/** Reads the output of short-turns.py and work-outside.py, the number of turns of each thread: "turns: 25 28 29 28". */
export function turnsOf({ stdout }: RunReport): number[] {
  const [, numbers = ''] = /^turns: ([\d ]+)$/m.exec(stdout) ?? []
  return numbers.split(' ').map(Number)
}

export function totalTurns(run: RunReport): number {
  return turnsOf(run).reduce((total, turns) => total + turns, 0)
}
