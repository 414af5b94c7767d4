import type { Report } from '../model/report.ts'

/**
 * Says where a series was stopped: "Stopped after 25 of 125 runs." Empty if all runs were made, or if the file does not say how many were
 * planned.
 */
export function stoppedWords({ runs, planned }: Pick<Report, 'runs' | 'planned'>): string[] {
  if (planned === undefined) return []
  const of = planned === 1 ? '' : ` of ${planned}`
  if (runs.at(-1)?.outcome === 'stopped') return [`Stopped in run ${runs.length}${of}.`]
  return runs.length < planned ? [`Stopped after ${runs.length}${of} runs.`] : []
}
