import type { TimedWaitReport } from '../../model/machine-report.ts'
import type { Resolution } from '../../model/resolution.ts'
import type { Session } from '../session/session.ts'
import { callTogether, times } from './call-together.ts'
import { probedTimes } from './summaries.ts'

/** The lengths of the timed waits, µs, and the number of waits of each length. A longer wait costs more, so there are fewer. */
const WAITS = [
  [50, 100],
  [100, 100],
  [1000, 60],
  [5000, 20],
] as const
/** The length of the waits whose overshoot is also a limit of its own in the report, µs. */
export const USUAL_WAIT_US = 1000

/** How much later than requested a timed wait ends, µs, for several lengths. */
export async function timedWaits(session: Session, resolution: Resolution): Promise<TimedWaitReport[]> {
  const calls = WAITS.flatMap(([waitUs, n]) => times(n, ['floorTimedWait', 0, waitUs * 1000]))
  const [took = []] = await callTogether(session, [calls])
  let from = 0
  return WAITS.map(([waitUs, n]) => {
    const late = took.slice(from, from + n).map((ns) => ns / 1000 - waitUs)
    from += n
    return { waitUs, ...probedTimes(late, resolution) }
  })
}
