import type { ReplayedProgram } from '../../check/programs/check-program.ts'
import type { Place } from '../../check/programs/notes.ts'
import type { ReplayResult } from '../../check/tasks.ts'
import { threadName } from '../../explore/schedule.ts'

/** A run along a schedule, as the page shows it. Every word of it comes from the run. */
export interface ReplayedRun {
  readonly fails: boolean
  readonly sentence: string
  /** The property that a scenario checks. */
  readonly property?: string
  /** Texts below the steps: a traceback, the waits of a deadlock, outputs. */
  readonly details: readonly { readonly title: string; readonly text: string }[]
  /** The names of the threads. */
  readonly names: readonly string[]
  readonly steps: readonly RunStep[]
  /** The index of the step at which the run fails. */
  readonly failing?: number
}

export interface RunStep {
  readonly thread: number
  readonly text: string
  /** Whether the step says what happened to the thread, beside the steps that say what it did. */
  readonly isEvent?: boolean
  /** Where the thread is after the step. Absent for a thread that has ended, and for threads without Python code. */
  readonly place?: Place
}

export function programRun(replayed: ReplayedProgram): ReplayedRun {
  const { story, finding } = replayed
  const { kind, sentence, failing } = finding
  return {
    fails: kind !== undefined,
    sentence,
    details: detailsOf(replayed),
    names: story.names,
    steps: story.lines,
    ...(failing !== undefined && { failing }),
  }
}

function detailsOf({ outcome, finding, usual }: ReplayedProgram): ReplayedRun['details'] {
  const { kind, text, stdout } = outcome
  if (finding.kind === 'output') {
    return [
      { title: 'Without preemptions, the program prints', text: usual.stdout },
      { title: 'On this schedule, the program prints', text: stdout },
    ]
  }
  const reason = { title: kind === 'deadlock' ? 'The threads that wait' : 'The exception', text }
  return [reason, { title: 'The program prints', text: stdout }].filter((each) => each.text !== '')
}

export function scenarioRun({ title, message, lines, threads }: ReplayResult): ReplayedRun {
  const fails = message !== undefined
  return {
    fails,
    sentence: fails ? `On this schedule, ${message}.` : 'On this schedule, the GIL does not fail.',
    property: title,
    details: [],
    names: Array.from({ length: threads }, (_, thread) => threadName(thread)),
    steps: lines,
    ...(fails && lines.length > 0 && { failing: lines.length - 1 }),
  }
}

/** The most steps that the page shows. */
const MOST_STEPS = 2000

/** The indices of the steps that the page shows: all, or the last ones up to the step at which the run fails. */
export function shownSteps({ steps, failing }: ReplayedRun): { readonly first: number; readonly end: number } {
  if (steps.length <= MOST_STEPS) return { first: 0, end: steps.length }
  const end = Math.max((failing ?? steps.length - 1) + 1, MOST_STEPS)
  return { first: end - MOST_STEPS, end }
}

/** Where each thread is after the step at `index`. A thread that is absent has not stopped yet, or has ended. */
export function placesAt(steps: readonly RunStep[], index: number): ReadonlyMap<number, Place> {
  const places = new Map<number, Place>()
  for (const { thread, place } of steps.slice(0, index + 1)) {
    if (place) places.set(thread, place)
    else places.delete(thread)
  }
  return places
}
