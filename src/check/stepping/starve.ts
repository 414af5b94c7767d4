import { type Move, type Standing, stepOn } from './step-on.ts'
import type { SteppedLock } from './stepped-lock.ts'

/** A thread starves here if it waits while other threads have this number of turns. */
export const STARVED_TURNS = 5
/** The most moves of an attempt. */
const MOST_MOVES = 48
const A = 0
const B = 1

/**
 * Tries to starve thread b: thread a acquires the lock, and thread b falls asleep. From then on, thread b requests the lock, and thread a
 * runs on as long as it can. The attempt fails when thread b has the lock. Thread c takes no step.
 */
export function tryToStarve(lock: SteppedLock): Standing {
  let standing = stepOn(lock, '')
  for (let moves = 0; moves < MOST_MOVES; moves++) {
    const thread = nextOf(standing)
    if (thread === undefined || standing.worst.times >= STARVED_TURNS || standing.threads[B]?.turns !== 0) break
    const move: Move = { thread, until: 'event' }
    standing = stepOn(lock, standing.schedule, move)
  }
  return standing
}

function nextOf({ threads }: Standing): number | undefined {
  const [a, b] = threads
  if (!a || !b) return undefined
  // While thread a has the lock, thread b finds the lock held and falls asleep, or its interval ends and it requests the lock.
  if (a.phase === 'holds' && (b.may === 'go' || (b.may === 'timeout' && !a.isRequested))) return B
  if (a.may === 'go') return A
  if (b.may !== 'no') return B
  return a.may === 'timeout' ? A : undefined
}
