import type { MachineReport, NoiseReport, RunReport } from '../model/report.ts'
import { isSound } from '../model/round-groups.ts'
import { type Estimate, LEAST_ROUNDS, meanOfRounds, ratioOfRounds, verdictOf } from '../statistics/round-estimates.ts'
import { COMPARED_FIGURES, type ComparedFigure } from './compared-figures.ts'
import { whyOpen } from './why-open.ts'

/** The runs of one case: one program, one variant, one GIL. */
export interface ComparedCase {
  readonly runs: readonly RunReport[]
  readonly machine: MachineReport
  readonly noise: readonly NoiseReport[]
}

/** One figure of two cases. */
interface CasesRow {
  /** The name of the figure: "wall time". */
  readonly title: string
  /** The mean over the rounds of each case. */
  readonly a: Estimate
  readonly b: Estimate
  /** a ÷ b with its 95 % interval. */
  readonly ratio: Estimate
  /** The number of pairs of rounds. */
  readonly rounds: number
  readonly verdict: ReturnType<typeof verdictOf>
  /** The reason for "cannot tell" in one sentence; empty otherwise. */
  readonly because: string
}

/**
 * Compares two cases by each figure that both have. The rounds of one series alternate, so rounds with the same number are compared. The
 * rounds of two series are compared in their order. A run with a mark of quality is left out.
 */
export function compareCases(a: ComparedCase, b: ComparedCase, areOfOneSeries: boolean): CasesRow[] {
  const pairs = areOfOneSeries ? sameRounds(a.runs, b.runs) : inOrder(a.runs, b.runs)
  return COMPARED_FIGURES.filter((figure) => [a, b].every(({ runs }) => runs.every(figure.appliesTo))).flatMap((figure) => {
    const found = pairs.flatMap(([x, y]) => {
      const [ofA, ofB] = [figure.value(x), figure.value(y)]
      return ofA === null || ofB === null ? [] : [[ofA, ofB] as const]
    })
    if (found.length === 0) return []
    const [ofA, ofB] = [found.map(([x]) => x), found.map(([, y]) => y)]
    const ratio = ratioOfRounds(ofA, ofB, { step: Math.max(figure.step(a.machine), figure.step(b.machine)) })
    const floor = floorOf(figure, a, b)
    const rounds = found.length
    const verdict = rounds < LEAST_ROUNDS ? 'cannot tell' : verdictOf(ratio, floor)
    const because = verdict === 'cannot tell' ? whyOpen(ratio, rounds, floor) : ''
    return [{ title: figure.title, a: meanOfRounds(ofA), b: meanOfRounds(ofB), ratio, rounds, verdict, because }]
  })
}

/** The larger noise floor of the two. Without a noise floor, only the interval decides. */
function floorOf({ metric }: ComparedFigure, a: ComparedCase, b: ComparedCase): number {
  return Math.max(1, ...[...a.noise, ...b.noise].flatMap((one) => (one.metric === metric ? (one.floor ?? []) : [])))
}

function sameRounds(a: readonly RunReport[], b: readonly RunReport[]): [RunReport, RunReport][] {
  return a.filter(isSound).flatMap((run): [RunReport, RunReport][] => {
    const other = b.find(({ round }) => round === run.round)
    return other && isSound(other) ? [[run, other]] : []
  })
}

function inOrder(a: readonly RunReport[], b: readonly RunReport[]): [RunReport, RunReport][] {
  const others = b.filter(isSound)
  return a
    .filter(isSound)
    .slice(0, others.length)
    .map((run, index) => [run, others[index]!])
}
