// Apart from status-sentences.ts, because a page needs these sentences only after a run.
import { outcomeWord } from '../export/failures.ts'
import { stoppedWords } from '../export/stopped.ts'
import type { Report } from '../model/report.ts'

const NOTHING = 'Stopped before anything was measured.'

const FAILED = ['trapped', 'deadlocked', 'stopped'] as const

/** The final status of a request that was stopped before it had as many rounds as the answer that is shown. */
export function earlierSentence(report: Report): string {
  const [stopped] = report.runs.length > 0 ? stoppedWords(report) : []
  return `${stopped ?? NOTHING} The earlier answer stays, because it has more rounds.`
}

/** The final status of a request: how it ended, and how many of its runs did not complete. */
export function endSentence(report: Report): string {
  const { runs } = report
  if (runs.length === 0) return NOTHING
  const [stopped] = stoppedWords(report)
  if (stopped) return `${stopped} The results up to then are shown.`
  const measured = runs.length === 1 ? '1 run' : `${runs.length} runs`
  const failures = FAILED.flatMap((outcome) => {
    const count = runs.filter((run) => run.outcome === outcome).length
    return count > 0 ? [`${count} ${outcomeWord(outcome)}`] : []
  })
  return `Done: ${[measured, failures.join(', ')].filter(Boolean).join('; ')}.`
}
