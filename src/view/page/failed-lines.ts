import type { Recording, SourcePlace, ThreadRecord } from '../../model/recording.ts'
import type { RunResult } from '../../model/run.ts'

/** A line of the program at which a thread failed, or at which a deadlock holds it, and what happened there. */
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
    const place = recording.outcome === 'deadlocked' && standsAt !== '' ? lastPlace(recording, thread) : undefined
    return place && own.has(place.file) ? [{ file: place.file, line: place.line, message: `Deadlock: ${name} ${standsAt}.` }] : []
  })
}

/** The innermost line of a traceback that is in one of the program's own files. */
function innermost(traceback: string, own: ReadonlySet<string>): SourcePlace | undefined {
  const places = [...traceback.matchAll(/^ {2}File "([^"]+)", line (\d+)/gm)].map(([, file = '', line]) => ({ file, line: Number(line) }))
  return places.findLast(({ file }) => own.has(file))
}

/** The line at which a thread last left the GIL. The thread has not ended, so its events are the last ones of its worker. */
function lastPlace({ events, places = [] }: Recording, { slot }: ThreadRecord): SourcePlace | undefined {
  const [columns, ...further] = events.filter((one) => one.slot === slot)
  return further.length > 0 ? undefined : places[(columns?.place?.findLast((place) => place > 0) ?? 0) - 1]
}
