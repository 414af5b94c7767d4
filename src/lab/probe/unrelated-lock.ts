import type { UnrelatedLockReport } from '../../model/machine-report.ts'
import { ratioOfRounds } from '../../statistics/round-estimates.ts'
import type { Session } from '../session/session.ts'
import type { Call } from '../worker/worker-api.ts'
import { callTogether, times } from './call-together.ts'
import { rank } from './summaries.ts'

const ROUNDS = 7
const BATCHES = 12
/** The other threads may start a little later than the measured thread, so the first batches do not count. */
const WARM_UP = 4
/** The number of waits in a batch, which takes about 1 ms. */
const WAITS = 20_000
/**
 * Each thread of the pair computes for this time, ns, before it hands off. The time is short, so wake-ups are as frequent as
 * those of a busy lock.
 */
const WORK_NS = 10_000
/** The most rounds of the pair, of two hand-offs each. The pair must not finish them before the measured thread ends it. */
const HANDOFFS = 5000

const MEASURED: readonly Call[] = [...times(BATCHES, ['floorEmptyWait', WAITS]), ['floorEndBusy']]
const COMPUTING: readonly Call[] = [['floorBusy']]
const PAIR = [2, 3].map((worker): readonly Call[] => [['floorPark', worker, worker, HANDOFFS, WORK_NS]])

/**
 * Measures waits that end at once, because their word has another value, beside two threads that hand a word of their own to each other.
 * Only one thread of the pair runs at a time. The control is a thread that computes: it also takes one core, but makes no call of the
 * engine. So the ratio shows only what the engine's waits share. The measurement needs two idle cores.
 */
export async function unrelatedLock(session: Session): Promise<UnrelatedLockReport> {
  const beside: number[] = []
  const control: number[] = []
  while (control.length < ROUNDS) {
    control.push(await waitNs(session, [COMPUTING]))
    beside.push(await waitNs(session, [[], ...PAIR]))
  }
  const { value, low95, high95 } = ratioOfRounds(beside, control)
  return { ratio: value!, low95: low95!, high95: high95!, rounds: ROUNDS }
}

/** The mean time of a wait that ends at once, ns: the median of batch means. */
async function waitNs(session: Session, others: readonly (readonly Call[])[]): Promise<number> {
  const [means = []] = await callTogether(session, [MEASURED, ...others])
  return rank(means.slice(WARM_UP, BATCHES), 0.5)
}
