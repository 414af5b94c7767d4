import { medianOfRounds } from '../../statistics/median-of-rounds.ts'
import type { Session } from '../session/session.ts'
import { callTogether, times } from './call-together.ts'
import { rank } from './summaries.ts'

/** With six rounds, the interval from the smallest to the largest contains the median with a probability of 97 %. */
const ROUNDS = 6
/** The number of iterations that take about 30 ms. */
const ITERATIONS = 20_000_000
/**
 * The number of pieces into which a single worker's work is divided. A piece takes about 1.6 ms, so most pieces fit in one time slice and
 * run without interruption. On a clock with steps of 20 µs, a piece takes about 80 steps, so the clock measures it well.
 */
const PIECES = 20
/** Cores beyond this number are not probed, because no verdict needs that many. */
export const MOST_CORES = 8

/** The effective cores with their 95 % interval. */
export async function effectiveCores95(
  session: Session,
): Promise<{ parallelism: number; parallelism95: { low: number; high: number; rounds: number } }> {
  const { value, low95, high95 } = medianOfRounds(await ratiosOfCores(session, ROUNDS))
  return { parallelism: value!, parallelism95: { low: low95!, high: high95!, rounds: ROUNDS } }
}

/** Effective cores, as the median of a few rounds. */
export async function effectiveCores(session: Session, rounds: number): Promise<number> {
  return rank(await ratiosOfCores(session, rounds), 0.5)
}

/**
 * For each round, n × the time of one worker ÷ the time of n workers at once. The time of one worker is the number of its pieces × the
 * median time of a piece, so other work hardly prolongs it. Other work does prolong the time of the n workers, so the ratio shows that the
 * cores are not idle. If other work prolonged both times alike, the ratio would stay the same.
 */
async function ratiosOfCores(session: Session, rounds: number): Promise<number[]> {
  const cores = Math.min(session.platform.reportedCores, MOST_CORES)
  const ratios: number[] = []
  for (let round = 0; round < rounds; round++) {
    const [pieces = []] = await callTogether(session, [times(PIECES, ['floorWork', 1, ITERATIONS / PIECES])])
    const alone = PIECES * rank(pieces, 0.5)
    const all = await callTogether(
      session,
      Array.from({ length: cores }, () => times(1, ['floorWork', cores, ITERATIONS])),
    )
    ratios.push((cores * alone) / Math.max(...all.map(([ns = 0]) => ns)))
  }
  return ratios
}
