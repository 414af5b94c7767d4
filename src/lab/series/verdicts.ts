import { EXPERIMENTS } from '../../experiments/index.ts'
import type { ClaimReport, MachineReport, RunReport } from '../../model/report.ts'
import { levelAt } from '../../statistics/looks.ts'
import { USUAL_LEVEL } from '../../statistics/round-estimates.ts'

/** The rounds of an experiment. */
export interface RoundsMade {
  /** The rounds that were measured. */
  readonly made: number
  readonly planned: number
  /** Whether the experiment was judged after some of its rounds, to end as soon as its claim was decided. */
  readonly isJudgedEarly: boolean
  /** Whether the experiment ended early, because its claim was decided. */
  readonly isDecided: boolean
}

/**
 * The level of an experiment's intervals. If the experiment was judged several times, all its looks together have an error of at most 5 %.
 */
export function levelOf({ made, planned, isJudgedEarly }: RoundsMade): number {
  return isJudgedEarly ? levelAt(made, planned) : USUAL_LEVEL
}

/**
 * The verdict on the claim of each experiment that ran, in the order of the registry. `machineOf` returns the machine as it was during an
 * experiment.
 */
export function verdictsOn(
  runs: readonly RunReport[],
  machineOf: (experiment: string) => MachineReport,
  roundsOf: ReadonlyMap<string, RoundsMade>,
): ClaimReport[] {
  return EXPERIMENTS.flatMap(({ id, claim, details, reference, judge }) => {
    const own = runs.filter(({ experiment }) => experiment === id)
    if (own.length === 0) return []
    const rounds = roundsOf.get(id)!
    const level = levelOf(rounds)
    const verdict = judge(own, machineOf(id), level)
    return [
      {
        experiment: id,
        claim,
        details,
        reference,
        ...verdict,
        level,
        ...(rounds.isDecided && { decidedAfter: { rounds: rounds.made, planned: rounds.planned } }),
      },
    ]
  })
}
