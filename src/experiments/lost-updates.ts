import type { RunReport } from '../model/report.ts'

/**
 * About half of the switches interrupt a thread between its read and its write. If a program can lose updates, a run with this many
 * switches practically always loses some.
 */
export const LEAST_SWITCHES = 20

/** Reads a program's output: "lost 790235 of 8000000 updates". */
export function lostUpdates({ stdout }: RunReport): { readonly lost: number; readonly of: number } {
  const [, lost, of] = /^lost (\d+) of (\d+) updates$/m.exec(stdout) ?? []
  return { lost: Number(lost), of: Number(of) }
}
