import type { RunReport } from '../model/report.ts'
import { isSound } from '../model/round-groups.ts'
import { differenceOfRounds, type Estimate, meanOfRounds, ratioOfRounds, USUAL_LEVEL } from '../statistics/round-estimates.ts'
import { percent } from './units.ts'

/** One way to run an experiment. */
export interface Case {
  readonly variant: string
  readonly gil: string
}

/** Reads one number from a run. */
export type Figure = (run: RunReport) => number

/**
 * The runs that can be compared: those that completed and whose quality marks allow a verdict. Ratios and differences leave out rounds in
 * which one of the two runs is missing.
 */
export class Evidence {
  private readonly runs: readonly RunReport[]

  /** @param level the level of all intervals */
  constructor(
    runs: readonly RunReport[],
    private readonly level = USUAL_LEVEL,
  ) {
    this.runs = runs.filter(isSound)
  }

  of({ variant, gil }: Case): RunReport[] {
    return this.runs.filter((run) => run.variant === variant && run.gil === gil)
  }

  /** The figure of `a` ÷ the figure of `b`, over the rounds that have a run of each. */
  ratio(a: Case, b: Case, figure: Figure): Estimate {
    return ratioOfRounds(...this.pairs(a, b, figure), { level: this.level })
  }

  /** The figure of `a` − the figure of `b`, over the rounds that have a run of each. */
  difference(a: Case, b: Case, figure: Figure): Estimate {
    return differenceOfRounds(...this.pairs(a, b, figure), { level: this.level })
  }

  /** The figure as a multiple of its expected value, over rounds. */
  multiple(of: Case, figure: Figure, expected: number): Estimate {
    const values = this.of(of).map(figure)
    return ratioOfRounds(
      values,
      values.map(() => expected),
      { level: this.level },
    )
  }

  /**
   * The mean of the figure over rounds, with its interval. Rounds in which the figure is NaN had nothing to measure and are left out. The
   * figures are never negative, so the interval is cut at 0.
   */
  mean(of: Case, figure: Figure): Estimate {
    const figures = this.of(of).map(figure)
    const { value, low95, high95 } = meanOfRounds(
      figures.filter((one) => !Number.isNaN(one)),
      { level: this.level },
    )
    return { value, low95: low95 === null ? null : Math.max(0, low95), high95 }
  }

  /** The mean over rounds of a figure that is a share, with its interval. The interval is cut at 0 and at 1. */
  share(of: Case, figure: Figure): Estimate {
    const { high95, ...rest } = this.mean(of, figure)
    return { ...rest, high95: high95 === null ? null : Math.min(1, high95) }
  }

  /** The mean of a figure that is shown in this unit. Every figure in per cent is a share. */
  meanIn(unit: (value: number) => string, of: Case, figure: Figure): Estimate {
    return unit === percent ? this.share(of, figure) : this.mean(of, figure)
  }

  /** The number of rounds that have a run of each case. */
  rounds(a: Case, b: Case): number {
    return this.runPairs(a, b).length
  }

  /** The number of rounds that have an undisturbed run of each case. */
  undisturbedRounds(a: Case, b: Case): number {
    return this.runPairs(a, b).filter((pair) => pair.every(({ quality }) => quality.length === 0)).length
  }

  private pairs(a: Case, b: Case, figure: Figure): [number[], number[]] {
    const pairs = this.runPairs(a, b)
    return [pairs.map(([run]) => figure(run)), pairs.map(([, other]) => figure(other))]
  }

  private runPairs(a: Case, b: Case): (readonly [RunReport, RunReport])[] {
    return this.of(a).flatMap((run) => {
      const other = this.of(b).find(({ round }) => round === run.round)
      return other ? [[run, other] as const] : []
    })
  }
}

/** A figure that is counted, not sampled. Both ends of its interval are the figure itself. */
export function exactly(value: number): Estimate {
  return { value, low95: value, high95: value }
}

/**
 * An estimate from the counted figures of several runs. The interval reaches from the smallest figure to the largest, and the value is its
 * middle.
 */
export function between(values: readonly number[]): Estimate {
  const [low95, high95] = [Math.min(...values), Math.max(...values)]
  return { value: (low95 + high95) / 2, low95, high95 }
}
