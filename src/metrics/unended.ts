import { type Recording, RUNS } from '../model/recording.ts'
import { lastPlace } from '../trace/last-place.ts'

/**
 * What each thread that had not ended did when its run was stopped, as clauses: "Thread-1 (work) was still at line 3 of loop.py". Threads that
 * ran come before threads that waited.
 */
export function unendedThreads(recording: Recording): string[] {
  const left = recording.threads.filter(({ standsAt }) => standsAt !== '')
  const [running, waiting] = [left.filter(({ standsAt }) => standsAt === RUNS), left.filter(({ standsAt }) => standsAt !== RUNS)]
  return [
    ...running.map((thread) => {
      const place = lastPlace(recording, thread)
      return `${thread.name} was still ${place ? `at line ${place.line} of ${place.file}` : 'running'}`
    }),
    ...waiting.map(({ name, standsAt }) => `${name} ${standsAt}`),
  ]
}
