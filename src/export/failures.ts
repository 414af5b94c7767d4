import type { RunReport } from '../model/report.ts'
import { groups } from '../model/round-groups.ts'

/** Runs that ended in the same way, for example with the same traceback. */
interface Failure {
  /** "Under tick and switch, the program failed with an exception." */
  readonly headline: string
  /** For each blocked thread, what it waits for. */
  readonly reasons: readonly string[]
  /** Empty if Python printed none. */
  readonly traceback: string
}

type Failed = 'deadlocked' | 'trapped'

export const ENDINGS: Readonly<Record<Failed | 'stopped', string>> = {
  stopped: 'Stopped before the program ended. The figures cover what ran until then.',
  deadlocked: 'Deadlocked: every remaining thread was waiting for another.',
  trapped: 'The program failed with an exception.',
}

/** An outcome for readers. "trapped" is the machine's word. */
export function outcomeWord(outcome: RunReport['outcome']): string {
  return outcome === 'trapped' ? 'failed' : outcome
}

/** The failures of these runs, each kind once. A completed run can have a traceback too: that of a thread that is not the main thread. */
export function failuresOf(runs: readonly RunReport[]): Failure[] {
  const failed = runs.filter(({ outcome, error }) => outcome === 'deadlocked' || outcome === 'trapped' || error)
  const kind = ({ outcome, because, error }: RunReport) => JSON.stringify([outcome, reasonsOf(because), error])
  return [...groups(failed, kind).values()].map((same) => {
    const { outcome, because, error } = same[0]!
    const gils = [...new Set(same.map(({ gil }) => gil))]
    const under = new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(gils)
    const what = outcome === 'deadlocked' || outcome === 'trapped' ? ENDINGS[outcome] : 'A thread failed with an exception.'
    return { headline: `${what} This happened under ${under}.`, reasons: reasonsOf(because), traceback: error ?? '' }
  })
}

/** `because` has one clause per thread. The clause about the last holder of the GIL depends on chance, and explains no deadlock. */
function reasonsOf(because: string): string[] {
  return because.split('; ').filter((clause) => clause !== '' && !clause.startsWith('last holder of '))
}
