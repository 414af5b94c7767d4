import type { Session } from '../session/session.ts'
import { callTogether, times } from './call-together.ts'
import { rank } from './summaries.ts'

const BATCHES = 9
const ROUNDS = 1000
const FIRST_ROUNDS = 10
/** A hand-off slower than this, µs, means that both workers share a core. Two cores hand a word off in 0.1 µs. */
const SLOW_US = 20

/**
 * Latency of one hand-off by spinning, µs: the median of batch means, because a single hand-off is shorter than the step of most clocks.
 */
export async function spinLatency(session: Session): Promise<number> {
  // If both workers share a core, each hand-off takes a time slice. The short first batch detects that, and the long batches are left out.
  const first = await batch(session, FIRST_ROUNDS)
  if (first > SLOW_US) return first
  const means: number[] = []
  while (means.length < BATCHES) means.push(await batch(session, ROUNDS))
  return rank(means, 0.5)
}

async function batch(session: Session, rounds: number): Promise<number> {
  const both = await callTogether(session, [times(1, ['floorSpin', 0, rounds]), times(1, ['floorSpin', 1, rounds])])
  // The worker that arrives first also waits for the other worker to start. Only the shorter of the two times is free of that wait.
  return Math.min(...both.map(([ns = 0]) => ns)) / (2 * rounds) / 1000
}
