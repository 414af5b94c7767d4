import type { ClockReport } from '../../model/machine-report.ts'
import type { Session } from '../session/session.ts'
import { callTogether, times } from './call-together.ts'
import { rank } from './summaries.ts'

/** The reads of one batch. On a clock with steps of 20 µs, a batch takes about 30 steps, so the clock measures it well. */
const READS = 5000
const BATCHES = 5
/** The number of loads that are timed for the model of a kernel entry. */
const LOADS = 1000

/** The clocks of `workers` workers, and the time that one load of a memory word takes in the loop that models a kernel entry, ns. */
export async function measureClocks(session: Session, workers: number): Promise<{ clocks: ClockReport[]; loadNs: number }> {
  const pool = await session.workerPool.whenReady(workers)
  const steps = await Promise.all(pool.map(({ api, death }) => Promise.race([api.clockStepNs(), death])))
  const costs = await callTogether(
    session,
    pool.map(() => times(BATCHES, ['clockCost', READS])),
  )
  const [loads = []] = await callTogether(session, [times(BATCHES, ['spinCost', LOADS, 200])])
  const clocks = pool.map(({ clockErrorNs }, slot) => ({
    stepUs: steps[slot]! / 1000,
    costNs: rank(costs[slot]!, 0.5) / READS,
    errorUs: clockErrorNs / 1000,
  }))
  return { clocks, loadNs: rank(loads, 0.5) / LOADS }
}
