import { mean } from 'simple-statistics'
import type { UnrelatedLockReport } from '../../model/machine-report.ts'
import { ratioOfRounds } from '../../statistics/round-estimates.ts'
import type { Session } from '../session/session.ts'
import { times } from './call-together.ts'
import { parkLatencies } from './park-floor.ts'

const ROUNDS = 7
const PARKS = 50
const WARM_UP = 10
/**
 * The other pair computes for this time, ns, before each of its hand-offs. So it is in the engine's calls for most of its time, as two
 * threads under a busy lock are.
 */
const OTHER_WORK_NS = 10_000
/** The hand-offs of the other pair. It must not end before the measured pair. */
const OTHER_PARKS = 2000

const COMPUTING = { afterwards: times(1, ['floorEndBusy']), beside: [times(1, ['floorBusy'])] }
const WAITING = {
  afterwards: times(1, ['floorEndBusy']),
  beside: [2, 3].map((worker) => times(1, ['floorPark', worker, worker, OTHER_PARKS, OTHER_WORK_NS])),
}

/**
 * Measures park and unpark beside two other threads that hand a word of their own to each other. The control is a thread that computes: it
 * takes as much of the cores, but makes no call of the engine. So the ratio shows only what the engine's waiters share.
 * @returns undefined if the clocks cannot resolve the times
 */
export async function unrelatedLock(session: Session): Promise<UnrelatedLockReport | undefined> {
  const beside: number[] = []
  const control: number[] = []
  while (control.length < ROUNDS) {
    control.push(mean(await parkLatencies(session, PARKS, WARM_UP, COMPUTING)))
    beside.push(mean(await parkLatencies(session, PARKS, WARM_UP, WAITING)))
  }
  const { value, low95, high95 } = ratioOfRounds(beside, control)
  return value === null ? undefined : { ratio: value, low95: low95!, high95: high95!, rounds: ROUNDS }
}
