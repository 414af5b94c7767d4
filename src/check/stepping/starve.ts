import { type Move, type Standing, type SteppedThread, stepOn } from './step-on.ts'
import type { SteppedLock } from './stepped-lock.ts'

/** A thread starves here if it waits while other threads have this number of turns. */
export const STARVED_TURNS = 5
/** The most moves of an attempt. */
const MOST_MOVES = 100
const A = 0
const B = 1
const C = 2

/**
 * Tries to starve thread b: first thread a alone, and then threads a and c together. Returns the first attempt that succeeds, or the attempt
 * of both threads.
 */
export function tryToStarve(lock: SteppedLock): Standing {
  const alone = attempt(lock, [A])
  return alone.worst.times >= STARVED_TURNS ? alone : attempt(lock, [C, A])
}

/**
 * Threads of `others` acquire the lock before thread b as often as they can. Thread b takes each step that it can take while another thread
 * has the lock, so it runs, but at the wrong time. The attempt fails when thread b has the lock.
 */
function attempt(lock: SteppedLock, others: readonly number[]): Standing {
  let standing = stepOn(lock, '', { thread: A, until: 'event' })
  /** The threads that have tried, since the last turn began, to take the free lock when their interval was over. */
  const tried = new Set<number>()
  for (let moves = 0; moves < MOST_MOVES; moves++) {
    const thread = nextOf(standing, others, tried)
    if (thread === undefined || standing.worst.times >= STARVED_TURNS || standing.threads[B]?.turns !== 0) break
    if (others.some((each) => standing.threads[each]?.phase === 'holds')) tried.clear()
    else if (standing.threads[thread]?.may === 'timeout') tried.add(thread)
    const move: Move = { thread, until: 'event' }
    standing = stepOn(lock, standing.schedule, move)
  }
  return standing
}

/** The thread that moves next. */
function nextOf({ threads }: Standing, others: readonly number[], tried: ReadonlySet<number>): number | undefined {
  const holder = others.find((thread) => threads[thread]?.phase === 'holds')
  const first = (which: readonly number[], may: SteppedThread['may']) => which.find((thread) => threads[thread]?.may === may)
  if (holder === undefined) {
    const untried = others.filter((thread) => !tried.has(thread))
    return first(others, 'go') ?? first(untried, 'timeout') ?? first([B], 'go') ?? first([B], 'timeout')
  }
  // A thread that does not have the lock finds it held and falls asleep. Then its interval ends, and it requests the lock.
  const waiting = [...others.filter((thread) => thread !== holder), B]
  const isRequested = threads[holder]?.isRequested
  return first(waiting, 'go') ?? (isRequested ? undefined : first(waiting, 'timeout')) ?? first([holder], 'go')
}
