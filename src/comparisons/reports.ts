import { LabError } from '../model/errors.ts'
import { span } from '../model/number-format.ts'
import type { MachineReport, NoiseReport, Report, RunReport } from '../model/report.ts'
import { groups, settingsOf } from '../model/round-groups.ts'
import { type Estimate, LEAST_ROUNDS, meanOfRounds, ratioOfRounds, verdictOf } from '../statistics/round-estimates.ts'
import { COMPARED_FIGURES, type ComparedFigure } from './compared-figures.ts'
import { whyOpen } from './why-open.ts'

/** One figure of one case in two reports. */
export interface ReportsRow {
  readonly experiment: string
  /** The case: "2 threads, tick", or "2 threads, tick ÷ 1 thread, switch" if only ratios can be compared. */
  readonly of: string
  readonly metric: string
  /** The figure in each report: a mean over its rounds, or a ratio of two cases. */
  readonly a: Estimate
  readonly b: Estimate
  /** The number of rounds of the report that has fewer. */
  readonly rounds: number
  /** a ÷ b with its 95 % interval. */
  readonly ratio: number | null
  readonly low95: number | null
  readonly high95: number | null
  readonly verdict: 'less' | 'greater' | 'cannot tell'
  /** The reason for "cannot tell" in one sentence; empty otherwise. */
  readonly because: string
}

/** The comparison of two reports. */
export interface ReportsCompared {
  readonly schema: 'gil-lab/reports@1'
  /** Whether the figures themselves are compared, or ratios within each report. */
  readonly compares: 'figures' | 'ratios'
  /** The reason for this choice, as a sentence. */
  readonly because: string
  readonly rows: readonly ReportsRow[]
  /** Cases that only one of the reports has. */
  readonly leftOut: readonly string[]
}

type Case = readonly RunReport[]

/**
 * Compares two reports. If machine, engine and clock are the same, it compares the figures. Otherwise it compares only the ratios between
 * the cases within each report.
 * @throws LabError 'usage' if the reports have no case in common, or too few for ratios
 */
export function compareReports(a: Report, b: Report): ReportsCompared {
  const casesOf = ({ runs }: Report): ReadonlyMap<string, Case> => groups(runs.filter(isUndisturbed), keyOf)
  const [casesOfA, casesOfB] = [casesOf(a), casesOf(b)]
  const common = [...casesOfA].flatMap(([key, ofA]) => (casesOfB.has(key) ? [{ a: ofA, b: casesOfB.get(key)! }] : []))
  if (common.length === 0)
    throw new LabError(
      'usage',
      'The two reports have no undisturbed runs in common.',
      'Measure the same programs with the same settings, on idle machines: runs beside other work are not compared.',
    )
  const difference = differenceOf(a.machine, b.machine)
  const noise = [...(a.noise ?? []), ...(b.noise ?? [])]
  const rows = difference ? ratioRows(common) : common.flatMap((one) => figureRows(one, noise))
  if (rows.length === 0)
    throw new LabError(
      'usage',
      `The reports can be compared only by ratios, because ${difference}.`,
      'Measure two cases of each program, such as two GILs.',
    )
  const leftOut = [...onlyIn('the first report', casesOfA, casesOfB), ...onlyIn('the second report', casesOfB, casesOfA)]
  const because = difference
    ? `Only ratios within each report are compared, because ${difference}.`
    : 'The figures are compared directly, because machine and clock are the same. The rounds of the two reports did not alternate, so a slow period of the machine can look like a difference.'
  return { schema: 'gil-lab/reports@1', compares: difference ? 'ratios' : 'figures', because, rows, leftOut }
}

/** How the machines of two reports differ, as a clause; undefined if their times can be compared. */
function differenceOf(a: MachineReport, b: MachineReport): string | undefined {
  if (a.os !== b.os || a.reportedCores !== b.reportedCores) return `the machines differ: ${machineWords(a)} and ${machineWords(b)}`
  if (a.engine !== b.engine) return `the engines differ: ${a.engine} and ${b.engine}`
  const steps = [a.clockStepUs, b.clockStepUs]
  if (Math.max(...steps) <= 2 * Math.min(...steps)) return undefined
  return `the clocks have different steps: ${steps.map(span).join(' and ')}`
}

function machineWords({ os, reportedCores }: MachineReport): string {
  return `${os} with ${reportedCores} cores`
}

function isUndisturbed({ outcome, quality }: RunReport): boolean {
  return outcome === 'completed' && quality.length === 0
}

function keyOf(run: RunReport): string {
  return settingsOf(run) + JSON.stringify(run.constants ?? {})
}

function nameOf([run]: Case): string {
  return [run!.variant, run!.gil].filter(Boolean).join(', ')
}

function onlyIn(where: string, cases: ReadonlyMap<string, Case>, others: ReadonlyMap<string, Case>): string[] {
  return [...cases].filter(([key]) => !others.has(key)).map(([, runs]) => `${runs[0]!.experiment}, ${nameOf(runs)}: only in ${where}`)
}

/** The rows of one case. The two reports have no rounds in common, so the rounds are paired in their order. */
function figureRows({ a, b }: { readonly a: Case; readonly b: Case }, noise: readonly NoiseReport[]): ReportsRow[] {
  const { experiment } = a[0]!
  return figuresOf([a, b]).flatMap((figure) => {
    const [ofA, ofB] = [a, b].map((runs) => runs.flatMap((run) => figure.value(run) ?? [])) as [number[], number[]]
    const floors = noise.filter((one) => one.experiment === experiment && one.metric === figure.metric).map(({ floor }) => floor ?? 1)
    return rowOf(
      { experiment, of: nameOf(a), metric: figure.metric, a: meanOfRounds(ofA), b: meanOfRounds(ofB) },
      ofA,
      ofB,
      Math.max(1, ...floors),
    )
  })
}

/** The rows of all cases. Each case is divided by the first case of its program, round by round. */
function ratioRows(common: readonly { readonly a: Case; readonly b: Case }[]): ReportsRow[] {
  return [...groups(common, ({ a }) => a[0]!.experiment)].flatMap(([experiment, [base, ...others]]) =>
    others.flatMap((one) =>
      figuresOf([one.a, one.b, base!.a, base!.b]).flatMap((figure) => {
        const [ofA, ofB] = [dividedBy(one.a, base!.a, figure), dividedBy(one.b, base!.b, figure)]
        const of = `${nameOf(one.a)} ÷ ${nameOf(base!.a)}`
        return rowOf({ experiment, of, metric: figure.metric, a: overOnes(ofA), b: overOnes(ofB) }, ofA, ofB, 1)
      }),
    ),
  )
}

function dividedBy(runs: Case, base: Case, { value }: ComparedFigure): number[] {
  return runs.flatMap((run) => {
    const other = base.find(({ round }) => round === run.round)
    const [x, y] = [value(run), other ? value(other) : null]
    return x === null || y === null || y === 0 ? [] : [x / y]
  })
}

function overOnes(ratios: readonly number[]): Estimate {
  return ratioOfRounds(
    ratios,
    ratios.map(() => 1),
  )
}

function figuresOf(cases: readonly Case[]): ComparedFigure[] {
  return COMPARED_FIGURES.filter((figure) => cases.every((runs) => runs.every(figure.appliesTo)))
}

function rowOf(
  head: Pick<ReportsRow, 'experiment' | 'of' | 'metric' | 'a' | 'b'>,
  ofA: readonly number[],
  ofB: readonly number[],
  floor: number,
): ReportsRow[] {
  const rounds = Math.min(ofA.length, ofB.length)
  if (rounds === 0) return []
  const estimate = ratioOfRounds(ofA.slice(0, rounds), ofB.slice(0, rounds))
  const verdict = rounds < LEAST_ROUNDS ? 'cannot tell' : verdictOf(estimate, floor)
  const because = verdict === 'cannot tell' ? whyOpen(estimate, rounds, floor) : ''
  return [{ ...head, rounds, ratio: estimate.value, low95: estimate.low95, high95: estimate.high95, verdict, because }]
}
