import type { RunReport } from '../model/report.ts'

/** Reads the output of convoy.py: "51 echoes in 0.505 s". */
export function echoesPerSecond({ stdout }: RunReport): number {
  const [, echoes, seconds] = /^(\d+) echoes in (\d+\.\d+) s$/m.exec(stdout) ?? []
  return Number(echoes) / Number(seconds)
}
