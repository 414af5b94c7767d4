import { SLOT_STACK, SLOTS } from '../../../assembly/abi/layout.ts'
import type { WakeOrderReport } from '../../model/machine-report.ts'
import type { Session } from '../session/session.ts'
import { callTogether, times } from './call-together.ts'

const WAITERS = 3
const ROUNDS = 30
/** A waiter parks within this time after it has announced itself, ns. Most waiters need less than 1 µs. */
const SETTLE_NS = 50_000

/** Finds out which of three waiters a wake-up wakes. */
export async function wakeOrder(session: Session): Promise<WakeOrderReport> {
  let places: number[] = []
  const waiters = Array.from({ length: WAITERS }, (_, place) => times(1, ['floorWait', place + 1, place, WAITERS, ROUNDS]))
  await callTogether(session, [times(1, ['floorWake', WAITERS, ROUNDS, SETTLE_NS]), ...waiters], (memory) => {
    places = [...new Int32Array(memory.buffer, SLOTS + SLOT_STACK, WAITERS * ROUNDS)]
  })
  return orderOf(places, WAITERS)
}

/**
 * Counts the wake-ups that woke the longest waiter. The last wake-up of a round has no choice, so it does not count.
 * @param places the places of the waiters in the order in which they returned, round by round. In each round, the waiters parked in the
 * order of their places: 0, 1, …
 */
export function orderOf(places: readonly number[], waiters: number): WakeOrderReport {
  let wakes = 0
  let longestFirst = 0
  for (let from = 0; from < places.length; from += waiters) {
    const left = places.slice(from, from + waiters)
    for (; left.length > 1; left.shift()) {
      wakes++
      if (left[0] === Math.min(...left)) longestFirst++
    }
  }
  return { wakes, longestFirst }
}
