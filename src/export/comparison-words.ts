import { headed, type Table } from '../charts/table.ts'
import { titleOf } from '../comparisons/compared-figures.ts'
import { digits, excess, NOTHING, times } from '../model/number-format.ts'
import type { ComparisonReport, NoiseReport, Report } from '../model/report.ts'
import { groups } from '../model/round-groups.ts'

/** The heading of the comparisons of a report. */
export const COMPARISONS_TITLE = 'Comparisons'

/** How to read intervals and verdicts, for readers of page and HTML. docs/measuring.md says more. */
export const INTERVALS_NOTE =
  'An interval contains the true figure in 95 % of the series. A comparison says whether two cases differ at all. It is “less” or “greater” only if its whole interval is beyond the noise floor: the difference that the lab finds between a case and the same case (the A/A run). Otherwise the lab cannot tell. An answer says how large the difference can be, such as “at most a tenth faster”, also where the lab cannot tell whether there is one.'

/** The most comparisons that a sentence names. */
const MOST_NAMED = 3

/** The comparisons of one experiment or program. */
interface ShownComparisons {
  readonly experiment: string
  /** Absent if nothing could be compared. The notes then say why. */
  readonly table?: Table
  /** What the same case measured twice showed, and why comparisons have no verdict. */
  readonly notes: readonly string[]
}

/** The comparisons of a report by experiment. Empty if no experiment had two cases. */
export function comparisonsOf({ comparisons, noise = [] }: Pick<Report, 'comparisons' | 'noise'>): ShownComparisons[] {
  return [...groups(comparisons, ({ experiment }) => experiment)].map(([experiment, own]) => {
    const [only, ...others] = new Set(own.map(({ because }) => because).filter(Boolean))
    if (only && others.length === 0 && own.every(({ low95 }) => low95 === null))
      return { experiment, notes: [`Not compared: ${lowered(only)}`] }
    return {
      experiment,
      table: tableOf(experiment, own),
      notes: [
        ...noiseWords(noise.filter((one) => one.experiment === experiment)),
        ...openWords(own.map((one) => ({ ...one, name: `${titleOf(one.metric)} of ${pairWords(one)}` }))),
      ],
    }
  })
}

/** Which cases a comparison compares: "2 threads: tick ÷ switch". */
function pairWords({ within, a, b }: ComparisonReport): string {
  return `${within ? `${within}: ` : ''}${a} ÷ ${b}`
}

function ratioWords({ ratio }: ComparisonReport): string {
  return ratio === null ? NOTHING : times(ratio)
}

/** The interval of a ratio: "1.28 to 1.36". */
function intervalWords({ low95, high95 }: Pick<ComparisonReport, 'low95' | 'high95'>): string {
  return low95 === null || high95 === null ? NOTHING : `${digits(low95)} to ${digits(high95)}`
}

function tableOf(experiment: string, own: readonly ComparisonReport[]): Table {
  return {
    title: `${COMPARISONS_TITLE} of ${experiment}`,
    heads: headed('compared', 'figure', 'differs', 'ratio', '95 % interval', 'rounds'),
    rows: own.map((one) => ({
      head: pairWords(one),
      cells: [titleOf(one.metric), one.verdict, ratioWords(one), intervalWords(one), `${one.rounds}`],
    })),
  }
}

/** The line about the A/A run. */
function noiseWords(noise: readonly NoiseReport[]): string[] {
  const [first] = noise
  if (!first) return []
  const figures = noise.map(({ metric, ratio, low95, high95, floor }) => {
    if (ratio === null || floor === null) return `${titleOf(metric)} has no ratio`
    return `${titleOf(metric)} ${times(ratio)} (${intervalWords({ low95, high95 })}), so differences of up to ${excess(floor)} are noise`
  })
  return [`A/A: ${first.of} ran twice in each round. The repeated run ÷ the other: ${figures.join('; ')}.`]
}

/** A compared figure that may have no verdict. */
interface MaybeOpen extends Pick<ComparisonReport, 'because' | 'low95' | 'high95'> {
  readonly name: string
}

/** A sentence for each reason for which comparisons have no verdict. It says how large the differences can be. */
export function openWords(all: readonly MaybeOpen[]): string[] {
  const open = all.filter(({ because }) => because !== '')
  return [...groups(open, ({ because }) => because)].map(([because, same]) => {
    const names = same.slice(0, MOST_NAMED).map((one) => `${one.name}${boundWords(one)}`)
    const more = same.length > MOST_NAMED ? [`${same.length - MOST_NAMED} more`] : []
    return `Cannot tell whether they differ (${[...names, ...more].join('; ')}): ${lowered(because)}`
  })
}

/** The largest difference that the interval allows. So "no speed-up" in an answer and "cannot tell" about the same ratio go together. */
function boundWords({ low95, high95 }: MaybeOpen): string {
  return low95 === null || high95 === null || low95 <= 0 ? '' : `, at most by ${excess(Math.max(high95, 1 / low95))}`
}

function lowered(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1)
}
