import type { RunReport } from '../model/report.ts'
import { isSound } from '../model/round-groups.ts'
import { type Estimate, meanOfRounds, ratioOfRounds } from '../statistics/round-estimates.ts'

/** One way in which an experiment is run. */
export interface Case {
  readonly variant: string
  readonly gil: string
}

/** What is read off a run. */
export type Figure = (run: RunReport) => number

/** The runs that may be compared: completed, and undisturbed as far as its marks say. Rounds in which one of two is missing are left out of both. */
export class Evidence {
  private readonly runs: readonly RunReport[]

  constructor(runs: readonly RunReport[]) {
    this.runs = runs.filter(isSound)
  }

  of({ variant, gil }: Case): RunReport[] {
    return this.runs.filter((run) => run.variant === variant && run.gil === gil)
  }

  /** a ÷ b over the rounds that have both. */
  ratio(a: Case, b: Case, figure: Figure): Estimate {
    const pairs = this.of(a).flatMap((run) => {
      const other = this.of(b).find(({ round }) => round === run.round)
      return other ? [[figure(run), figure(other)] as const] : []
    })
    return ratioOfRounds(
      pairs.map(([x]) => x),
      pairs.map(([, y]) => y),
    )
  }

  /** The figure as a multiple of what it should be, over rounds. */
  multiple(of: Case, figure: Figure, expected: number): Estimate {
    const values = this.of(of).map(figure)
    return ratioOfRounds(
      values,
      values.map(() => expected),
    )
  }

  /**
   * The mean of the figure over the rounds that had anything to measure it on (NaN says that one had not), with its interval. What is
   * measured here is never below 0, so no interval is.
   */
  mean(of: Case, figure: Figure): Estimate {
    const figures = this.of(of).map(figure)
    const { value, low95, high95 } = meanOfRounds(figures.filter((one) => !Number.isNaN(one)))
    return { value, low95: low95 === null ? null : Math.max(0, low95), high95 }
  }

  /** Likewise of a figure that is a share: the interval ends where shares do. */
  share(of: Case, figure: Figure): Estimate {
    const { high95, ...rest } = this.mean(of, figure)
    return { ...rest, high95: high95 === null ? null : Math.min(1, high95) }
  }
}

/** A figure that is counted, not sampled: it has no interval. */
export function exactly(value: number): Estimate {
  return { value, low95: value, high95: value }
}

/** The same of several runs that differ: from the least to the largest, about their middle. */
export function between(values: readonly number[]): Estimate {
  const [low95, high95] = [Math.min(...values), Math.max(...values)]
  return { value: (low95 + high95) / 2, low95, high95 }
}
