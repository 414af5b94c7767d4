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
