import { ONE_THREAD, USUAL_GIL } from '../model/base-case.ts'
import type { RunReport } from '../model/report.ts'
import { groups, isSound } from '../model/round-groups.ts'
import { ratioOfRounds } from '../statistics/round-estimates.ts'

/** The wall time of a case as a multiple of the wall time of a base case. */
interface WallRatio {
  /** The base in words: "1 thread", "switch". */
  readonly to: string
  /** The ratio over the rounds in which both runs were sound. It is null for the base itself, and without such a round. */
  readonly value: number | null
}

/**
 * The ratio of a run's case to the variant with one thread, or without such a variant to the usual GIL. As in claims, both times are from
 * the same round, so anything that slows a whole round cancels out. undefined if the experiment has only one case.
 * @param runs all runs of the experiment
 */
export function wallRatio(run: RunReport, runs: readonly RunReport[]): WallRatio | undefined {
  const alone = runs.find(({ variant }) => variant === ONE_THREAD)
  const base = alone ?? baseGil(runs.filter(({ variant }) => variant === run.variant))
  if (!base) return undefined
  const to = alone ? ONE_THREAD : base.gil
  if (run.variant === base.variant && (alone || run.gil === base.gil)) return { to, value: null }
  return { to, value: ratioOf(run, base, runs) }
}

function baseGil(runs: readonly RunReport[]): RunReport | undefined {
  const gils = groups(runs, ({ gil }) => gil)
  return gils.size < 2 ? undefined : (gils.get(USUAL_GIL) ?? runs)[0]
}

function ratioOf(a: RunReport, b: RunReport, runs: readonly RunReport[]): number | null {
  const of = (one: RunReport) => runs.filter((run) => isSound(run) && run.variant === one.variant && run.gil === one.gil)
  const pairs = of(a).flatMap((run) => {
    const other = of(b).find(({ round }) => round === run.round)
    return other ? [[run.wallMs, other.wallMs] as const] : []
  })
  return ratioOfRounds(
    pairs.map(([x]) => x),
    pairs.map(([, y]) => y),
  ).value
}
