import { sharesGil } from '../../model/gils.ts'
import type { ClaimReport, RunReport } from '../../model/report.ts'
import { groups } from '../../model/round-groups.ts'
import { LEAST_ROUNDS } from '../../statistics/round-estimates.ts'
import type { RunPlan } from '../execution/run-plan.ts'

/** The runs of one experiment. */
export interface Scheduled {
  readonly experiment: string
  /** The runs of each round, in the order of measuring. */
  readonly rounds: readonly (readonly RunPlan[])[]
  /** Whether one case runs a second time in each round, for the noise floor. */
  readonly repeats: boolean
}

/** The plans by experiment and round. A noise floor needs cases to compare, and enough rounds for an interval. */
export function scheduleOf(plans: readonly RunPlan[], { isQuick }: { readonly isQuick: boolean }): Scheduled[] {
  return [...groups(plans, ({ settings }) => settings.experiment)].map(([experiment, own]) => {
    const rounds = [...groups(own, ({ settings }) => `${settings.round}`).values()]
    return { experiment, rounds, repeats: !isQuick && rounds.length >= LEAST_ROUNDS && rounds.at(-1)!.length > 1 }
  })
}

/** The number of runs of an experiment, without the repeated ones. */
export function runsIn({ rounds }: Scheduled): number {
  return rounds.reduce((sum, { length }) => sum + length, 0)
}

/**
 * The case that runs a second time in each round: the first one in which threads share a GIL, because only such a run has waits and
 * hand-offs, or otherwise the very first case. @param runs the runs of the first round
 */
export function caseToRepeat({ rounds }: Scheduled, runs: readonly RunReport[]): RunPlan {
  const [first] = rounds
  return first!.find((_, index) => runs[index] && sharesGil(runs[index])) ?? first![0]!
}

/** The plans without those of the rounds that an early decision on a claim made unnecessary. */
export function neededPlans(plans: readonly RunPlan[], claims: readonly ClaimReport[]): RunPlan[] {
  const last = new Map(claims.map(({ experiment, decidedAfter }) => [experiment, decidedAfter?.rounds]))
  return plans.filter(({ settings: { experiment, round } }) => round <= (last.get(experiment) ?? round))
}
