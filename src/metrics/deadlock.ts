import type { Recording } from '../model/recording.ts'
import { BLOCKED, type ThreadTimeline, type Timeline } from '../model/timeline.ts'

/**
 * Why a run ended, with the place at which each thread of a deadlock waits: "Thread-1 (one) waits for a Lock held by Thread-2 (two) (lock
 * right, program.py:10)". Other endings have no places.
 */
export function reasonWithPlaces(recording: Recording, timeline: Timeline, nameOfLock: (lock: number) => string): string {
  const { because, outcome, places = [], threads } = recording
  if (outcome !== 'deadlocked') return because
  const placeOf = new Map(
    threads.map(({ name, standsAt }, index) => [`${name} ${standsAt}`, standing(timeline.threads[index], places, nameOfLock)]),
  )
  return because
    .split('; ')
    .map((clause) => [clause, placeOf.get(clause)].filter(Boolean).join(' '))
    .join('; ')
}

/** The lock and the line at which a thread is blocked at the end of a run: "(lock right, program.py:10)". Empty if both are unknown. */
function standing(
  thread: ThreadTimeline | undefined,
  places: NonNullable<Recording['places']>,
  nameOfLock: (lock: number) => string,
): string {
  if (!thread) return ''
  const { length, state, lock, place } = thread.intervals
  if (state[length - 1] !== BLOCKED) return ''
  const at = places[place[length - 1]! - 1]
  const name = lock[length - 1]! > 0 ? [`lock ${nameOfLock(lock[length - 1]!)}`] : []
  const known = [...name, ...(at ? [`${at.file}:${at.line}`] : [])]
  return known.length > 0 ? `(${known.join(', ')})` : ''
}
