import type { NoiseReport } from '../../model/report.ts'
import type { RunResult } from '../../model/run.ts'
import { byProgram, type Measured, medianOfEachGil } from '../runs-by-program.ts'

/** One program, variant and GIL of a result, as the comparison offers it. */
export interface ShownCase {
  /** "countdown, 2 threads, switch". */
  readonly name: string
  readonly title: string
  readonly gil: string
  readonly runs: readonly Measured[]
  /** The run of the median round, which the timeline shows. */
  readonly median: Measured
  readonly result: RunResult
  readonly noise: readonly NoiseReport[]
}

export function casesOf(result: RunResult): ShownCase[] {
  return byProgram(result).flatMap(({ title, measured }) =>
    medianOfEachGil(measured).map((median) => {
      const { gil, experiment } = median.run
      return {
        name: `${title}, ${gil}`,
        title,
        gil,
        runs: measured.filter(({ run }) => run.gil === gil),
        median,
        result,
        noise: (result.report.noise ?? []).filter((one) => one.experiment === experiment),
      }
    }),
  )
}

/**
 * The two cases that a comparison begins with: the same case of both results, or else a case of each. Without another result, two GILs of the
 * pinned one. A case with several threads comes first.
 */
export function firstPair(
  pinned: readonly ShownCase[],
  others: readonly ShownCase[],
): readonly [ShownCase | undefined, ShownCase | undefined] {
  const ofPinned = severalFirst(pinned)
  const ofOthers = severalFirst(others)
  const [a] = ofPinned
  if (ofOthers.length === 0) return [a, ofPinned.find((one) => one !== a && one.title === a?.title) ?? ofPinned[1]]
  const both = ofPinned.find(({ name }) => ofOthers.some((other) => other.name === name)) ?? a
  return [both, ofOthers.find(({ name }) => name === both?.name) ?? ofOthers[0]]
}

function severalFirst(cases: readonly ShownCase[]): ShownCase[] {
  const hasSeveral = ({ median }: ShownCase) => median.run.threads.length > 1
  return [...cases.filter(hasSeveral), ...cases.filter((one) => !hasSeveral(one))]
}
