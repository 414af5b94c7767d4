import type { RunReport } from '../model/report.ts'

/**
 * The least number of switches in a run that shows whether a program loses updates. About half of the switches interrupt a thread between
 * its read and its write of the counter. So a program that can lose updates practically always loses some in such a run.
 */
export const LEAST_SWITCHES = 20

/** Reads a program's output: "lost 790235 of 8000000 updates". Both numbers are NaN if the output lacks this line. */
export function lostUpdates({ stdout }: RunReport): { readonly lost: number; readonly of: number } {
  const [, lost, of] = /^lost (\d+) of (\d+) updates$/m.exec(stdout) ?? []
  return { lost: Number(lost), of: Number(of) }
}

/** The share of the updates that a run lost; NaN if its output does not say. */
export function lostShare(run: RunReport): number {
  const { lost, of } = lostUpdates(run)
  return lost / of
}
