import type { RunReport } from '../model/report.ts'
import { groups } from '../model/round-groups.ts'

/** Runs that ended in the same way, for example with the same traceback. */
interface Failure {
  /** "The program failed with an exception: KeyError: 'x'. This happened under tick and switch." */
  readonly headline: string
  /** The only reason, as a sentence. Empty if there are none or several. */
  readonly why: string
  /** The reasons if there are several. For each blocked thread of a deadlock, what it waits for. */
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
  return outcome === 'trapped' ? 'failed with an exception' : outcome
}

/**
 * The failures of these runs, each kind once. A completed run can have a traceback too: that of a thread that is not the main thread. If the
 * runs are of several programs, each headline names its program.
 */
export function failuresOf(runs: readonly RunReport[]): Failure[] {
  const failed = runs.filter(({ outcome, error }) => outcome === 'deadlocked' || outcome === 'trapped' || error)
  const kind = ({ experiment, outcome, because, error }: RunReport) => JSON.stringify([experiment, outcome, reasonsOf(because), error])
  const hasSeveral = runs.some(({ experiment }) => experiment !== runs[0]!.experiment)
  return [...groups(failed, kind).values()].map((same) => {
    const { experiment, because, error = '' } = same[0]!
    const gils = [...new Set(same.map(({ gil }) => gil))]
    const under = new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(gils)
    const reasons = reasonsOf(because)
    return {
      headline: `${hasSeveral ? `${experiment}: ` : ''}${endingOf(same[0]!)} This happened under ${under}.`,
      why: reasons.length === 1 ? `Why: ${reasons[0]}.` : '',
      reasons: reasons.length > 1 ? reasons : [],
      traceback: error,
    }
  })
}

/** How a run failed. If an exception ended it, the sentence ends with the exception. */
function endingOf({ outcome, error = '' }: RunReport): string {
  if (outcome === 'deadlocked') return ENDINGS.deadlocked
  const sentence = outcome === 'trapped' ? ENDINGS.trapped : 'A thread failed with an exception.'
  const exception = exceptionIn(error)
  return exception ? `${sentence.slice(0, -1)}: ${exception}${/[.!?…]$/.test(exception) ? '' : '.'}` : sentence
}

/** Matches a traceback, or that of a group, up to the first line of its exception. */
const TRACEBACK =
  /^(?:Traceback \(most recent call last\):\n(?: .*\n)*| {2}\+ Exception Group Traceback \(most recent call last\):\n(?: {2}\| {2}.*\n)* {2}\| )(\S.*)/gm
/** A headline has at most this many characters of an exception. */
const MOST_CHARACTERS = 200

/**
 * Matches the end of a thread's traceback: before the head of the next one, or before a traceback without a head, which is the main thread's.
 * Within a chain of exceptions, a traceback follows an empty line.
 */
const NEXT_THREAD =
  /\n(?=Exception in thread |Process .*:\nTraceback )|(?<=(?:^|\n)(?!Exception in thread |Process )[^\n]+)\n(?=Traceback \(| {2}\+ Exception Group )/

/** The exception that ended the main thread, or else the first thread, in a text of tracebacks. Empty if the text has no traceback. */
function exceptionIn(error: string): string {
  const threads = error.split(NEXT_THREAD)
  const shown = threads.find((text) => !text.startsWith('Exception in thread ')) ?? threads[0]!
  const exception = [...shown.matchAll(TRACEBACK)].at(-1)?.[1] ?? ''
  return exception.length <= MOST_CHARACTERS ? exception : `${exception.slice(0, MOST_CHARACTERS)}…`
}

/** `because` has one clause per thread. The clause about the last holder of the GIL depends on chance, and explains no deadlock. */
function reasonsOf(because: string): string[] {
  return because.split('; ').filter((clause) => clause !== '' && !clause.startsWith('last holder of '))
}
