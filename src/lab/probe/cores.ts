import { hasIdleCores, type IdleCount } from '../../model/idle.ts'
import { medianOfRounds } from '../../statistics/median-of-rounds.ts'
import type { Session } from '../session/session.ts'
import { callTogether, times } from './call-together.ts'
import { rank } from './summaries.ts'

/** With six rounds, the interval from the smallest to the largest contains the median with a probability of 97 %. */
const ROUNDS = 6
/**
 * The iterations of a piece of work. A piece takes about 1.6 ms, so most pieces fit in one time slice and run without interruption. On a
 * clock with steps of 20 µs, a piece takes about 80 steps, so the clock measures it well.
 */
const PIECE = 1_000_000
/** The pieces of each worker, about 30 ms. */
const PIECES = 20
/**
 * The most attempts before the first run. A thread that has slept may run for 15 ms before other work interrupts it, so a glance uses as many
 * pieces as the other checks.
 */
const GLANCES = 2
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
 * The effective cores just before the first run, at most the two that a run needs. Idle cores need one attempt of about 60 ms. The larger
 * of two attempts counts, because a stall spoils one attempt and other work spoils both.
 */
export async function glanceAtCores(session: Session): Promise<IdleCount> {
  const { reportedCores } = session.platform
  const cores = Math.min(2, reportedCores)
  let parallelism = 0
  for (let attempt = 0; attempt < GLANCES && !hasIdleCores({ parallelism, reportedCores }); attempt++) {
    parallelism = Math.max(parallelism, ...(await ratiosOfCores(session, 1, cores)))
  }
  return { parallelism, reportedCores }
}

/**
 * For each round, n × the time of one worker ÷ the time of n workers at once. The time of one worker is the number of its pieces × the
 * median time of a piece, so other work hardly prolongs it. Other work does prolong the time of the n workers, so the ratio shows that the
 * cores are not idle. If other work prolonged both times alike, the ratio would stay the same.
 */
async function ratiosOfCores(
  session: Session,
  rounds: number,
  cores = Math.min(session.platform.reportedCores, MOST_CORES),
): Promise<number[]> {
  const ratios: number[] = []
  for (let round = 0; round < rounds; round++) {
    const [pieces = []] = await callTogether(session, [times(PIECES, ['floorWork', 1, PIECE])])
    const alone = PIECES * rank(pieces, 0.5)
    const all = await callTogether(
      session,
      Array.from({ length: cores }, () => times(1, ['floorWork', cores, PIECES * PIECE])),
    )
    ratios.push((cores * alone) / Math.max(...all.map(([ns = 0]) => ns)))
  }
  return ratios
}
