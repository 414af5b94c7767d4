import { qualityWords } from '../model/quality.ts'
import type { ComparisonReport, MachineReport, NoiseReport, RunReport } from '../model/report.ts'
import { groups } from '../model/round-groups.ts'
import { type Estimate, LEAST_ROUNDS, noiseFloor, ratioOfRounds, verdictOf, widened } from '../statistics/round-estimates.ts'
import { casesOf, pairsOf } from './cases.ts'
import { COMPARED_FIGURES, type ComparedFigure } from './compared-figures.ts'
import { whyOpen } from './why-open.ts'

interface Measured {
  readonly runs: readonly RunReport[]
  /** The runs that measured a case a second time in its round. */
  readonly repeats: readonly RunReport[]
  readonly machine: MachineReport
  /** The noise floors, if they are known already. Otherwise the repeats give them. */
  readonly noise?: readonly NoiseReport[]
  /** The level of an experiment's intervals. */
  readonly levelOf: (experiment: string) => number
}

/** One figure of two cases over rounds. */
interface Ratio extends Estimate {
  /** The number of rounds in which both cases ran. */
  readonly both: number
  /** The number of these rounds in which both runs completed without a mark of quality. */
  readonly undisturbed: number
  /** What disturbed one of the other rounds, as a clause. */
  readonly disturbance: string | undefined
  /** The number of undisturbed rounds in which both cases have the figure. */
  readonly rounds: number
}

/**
 * Compares the cases of each experiment (pairsOf) by each compared figure, over interleaved rounds. The repeated runs give the noise floor
 * of each figure. Runs that did not complete and runs with a mark of quality are not compared.
 */
export function compared({ runs, repeats, machine, noise: known, levelOf }: Measured): {
  comparisons: ComparisonReport[]
  noise: NoiseReport[]
} {
  const found = [...groups(repeats, ({ experiment }) => experiment)].flatMap(([experiment, again]) =>
    noiseOf(again, runs, (figure, a, b) => ratioOf(figure, a, b, { machine, level: levelOf(experiment) })),
  )
  const noise = [...(known ?? found)]
  const comparisons = [...groups(runs, ({ experiment }) => experiment)].flatMap(([experiment, own]) =>
    pairsOf(casesOf(own)).flatMap(({ within, names, a, b }) =>
      COMPARED_FIGURES.filter((figure) => has(figure, a.runs) && has(figure, b.runs)).map((figure): ComparisonReport => {
        const floor = noise.find((one) => one.experiment === experiment && one.metric === figure.metric)
        const ratio = ratioOf(figure, a.runs, b.runs, { machine, level: levelOf(experiment) })
        const { value, low95, high95, rounds } = ratio
        const verdict = verdictOf(ratio, floor?.floor ?? null)
        const because = verdict === 'cannot tell' ? whyNot(ratio, floor) : ''
        const [nameOfA, nameOfB] = names
        return { experiment, metric: figure.metric, within, a: nameOfA, b: nameOfB, rounds, ratio: value, low95, high95, verdict, because }
      }),
    ),
  )
  return { comparisons, noise }
}

function noiseOf(
  again: readonly RunReport[],
  runs: readonly RunReport[],
  ratio: (figure: ComparedFigure, a: readonly RunReport[], b: readonly RunReport[]) => Ratio,
): NoiseReport[] {
  const { experiment, variant, gil } = again[0]!
  const first = runs.filter((run) => run.experiment === experiment && run.variant === variant && run.gil === gil)
  return COMPARED_FIGURES.filter((figure) => has(figure, again)).map((figure) => {
    const found = ratio(figure, again, first)
    const { value, low95, high95, rounds } = found
    return {
      experiment,
      metric: figure.metric,
      of: [variant, gil].filter(Boolean).join(', '),
      rounds,
      ratio: value,
      low95,
      high95,
      floor: noiseFloor(found),
    }
  })
}

/** Whether each of these runs can have the figure, and at least one has it. */
function has({ appliesTo, value }: ComparedFigure, runs: readonly RunReport[]): boolean {
  return runs.every(appliesTo) && runs.some((run) => value(run) !== null)
}

/** The ratio of a figure of `a` to that of `b`, over the rounds in which both ran undisturbed. */
function ratioOf(
  { value, resolution, step }: ComparedFigure,
  a: readonly RunReport[],
  b: readonly RunReport[],
  { machine, level }: { machine: MachineReport; level: number },
): Ratio {
  const both = a.flatMap((run) => {
    const other = b.find(({ round }) => round === run.round)
    return other ? [[run, other] as const] : []
  })
  const undisturbed = both.filter((pair) => pair.every((run) => disturbanceOf(run) === undefined))
  const pairs = undisturbed.filter((pair) => pair.every((run) => value(run) !== null))
  const [ofA, ofB] = [pairs.map(([run]) => value(run)!), pairs.map(([, run]) => value(run)!)]
  const errors = Math.max(0, ...pairs.flat().map(resolution))
  const estimate = widened(ratioOfRounds(ofA, ofB, { level, step: step(machine) }), { figures: [...ofA, ...ofB], error: errors })
  const [disturbance] = both.flat().flatMap((run) => disturbanceOf(run) ?? [])
  return { ...estimate, both: both.length, undisturbed: undisturbed.length, disturbance, rounds: pairs.length }
}

/** The reason why a run is not compared, as a clause. */
function disturbanceOf(run: RunReport): string | undefined {
  if (run.outcome !== 'completed') return `a run was ${run.outcome}`
  const [mark] = run.quality
  return mark === undefined ? undefined : qualityWords(mark, run)
}

/** The reason why a comparison has no verdict. */
function whyNot(ratio: Ratio, noise: NoiseReport | undefined): string {
  const { both, undisturbed, disturbance, rounds, low95 } = ratio
  if (both < LEAST_ROUNDS) return `Rounds measured: ${both}; an interval needs ${LEAST_ROUNDS}.`
  if (undisturbed < LEAST_ROUNDS)
    return undisturbed === 0
      ? `All ${both} rounds were disturbed: ${disturbance}. An interval needs ${LEAST_ROUNDS} undisturbed rounds.`
      : `${undisturbed} of ${both} rounds were undisturbed, and an interval needs ${LEAST_ROUNDS}. In another round, ${disturbance}.`
  if (rounds < LEAST_ROUNDS) return `Of ${both} rounds, ${rounds} have this figure for both cases; an interval needs ${LEAST_ROUNDS}.`
  if (low95 === null) return whyOpen(ratio, rounds, 1)
  if (!noise) return 'The noise floor is unknown, because no case ran twice in a round.'
  if (noise.floor === null) return 'The noise floor is unknown, because the case that ran twice has too few events for this figure.'
  return whyOpen(ratio, rounds, noise.floor)
}
