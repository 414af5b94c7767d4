import { type Recording, RUNS, type SourcePlace } from '../../model/recording.ts'
import type { RunResult } from '../../model/run.ts'
import { lastPlace } from '../../trace/last-place.ts'

/** A line of the program at which a thread failed, a deadlock holds it, or it ran when the program was stopped, and what happened there. */
export interface FailedLine extends SourcePlace {
  readonly message: string
}

/**
 * The lines at which the threads of these runs failed, each once. A line of Python's library has no place in the editor. A join comes last,
 * because its thread only waits for those that hold each other.
 */
export function failedLines({ programs, recordings }: Pick<RunResult, 'programs' | 'recordings'>): FailedLine[] {
  const own = new Set(programs.flatMap(({ file, files = {} }) => [file, ...Object.keys(files)]))
  const all = recordings.flatMap((recording) => (recording ? linesOf(recording, own) : []))
  const found = all.toSorted((a, b) => Number(isJoin(a)) - Number(isJoin(b)))
  return [...new Map(found.map((one) => [JSON.stringify(one), one])).values()]
}

function isJoin({ message }: FailedLine): boolean {
  return message.includes(' waits in join() ')
}

function linesOf(recording: Recording, own: ReadonlySet<string>): FailedLine[] {
  return recording.threads.flatMap((thread) => {
    const { name, standsAt, traceback } = thread
    if (traceback) {
      const place = innermost(traceback, own)
      return place ? [{ ...place, message: traceback.trimEnd().split('\n').at(-1)! }] : []
    }
    const message = heldWords(recording.outcome, name, standsAt)
    const place = message === '' ? undefined : lastPlace(recording, thread)
    return place && own.has(place.file) ? [{ file: place.file, line: place.line, message }] : []
  })
}

/** What a thread did that had not ended: a deadlock holds it, or it ran until the reader stopped the program. Empty for any other thread. */
function heldWords(outcome: Recording['outcome'], name: string, standsAt: string): string {
  if (outcome === 'deadlocked' && standsAt !== '') return `Deadlock: ${name} ${standsAt}.`
  return outcome === 'stopped' && standsAt === RUNS ? `Stopped: ${name} was still here.` : ''
}

/** The innermost line of a traceback that is in one of the program's own files. */
function innermost(traceback: string, own: ReadonlySet<string>): SourcePlace | undefined {
  const places = [...traceback.matchAll(/^ {2}File "([^"]+)", line (\d+)/gm)].map(([, file = '', line]) => ({ file, line: Number(line) }))
  return places.findLast(({ file }) => own.has(file))
}
