import { outcomeWord } from '../export/failures.ts'
import { stoppedWords } from '../export/stopped.ts'
import type { Report } from '../model/report.ts'
import type { Progress } from '../model/run.ts'

/** The progress as a sentence; undefined for progress that the status does not show. */
export function statusSentence(progress: Progress): string | undefined {
  switch (progress.phase) {
    case 'queued':
      return 'Waiting: another page or embed of this site is measuring.'
    case 'probe':
      return 'Measuring this machine.'
    case 'run': {
      const { done, total, experiment, gil, round, isRepeat } = progress
      if (isRepeat) return `Round ${round}: ${experiment} runs under ${gil} once more, to see how much two equal runs differ.`
      return `Run ${done + 1} of ${total}: ${experiment} under ${gil}${round > 1 ? `, round ${round}` : ''}.`
    }
    default:
      return undefined
  }
}

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
