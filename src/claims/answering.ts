import type { Answer } from '../model/answer.ts'
import { capitalised } from '../model/capitalised.ts'
import { times } from '../model/number-format.ts'
import { roundsOf } from '../model/round-groups.ts'
import type { Experiment } from '../model/run.ts'
import { type Estimate, LEAST_ROUNDS } from '../statistics/round-estimates.ts'
import { type Case, Evidence, type Figure } from './evidence.ts'

/** A case with the name that the chart gives it. */
interface NamedCase extends Case {
  readonly label: string
}

/** What the answer of an experiment compares, and how it says so. */
interface Asked {
  /** Names the figure: "Wall time". */
  readonly title: string
  /** What all cases of the answer have in common: "under fifo". A run that the reader changed can lack it. */
  readonly within?: string
  readonly figure: Figure
  readonly unit: (value: number) => string
  readonly cases: readonly NamedCase[]
  /** The two cases whose ratio the headline gives. Absent if the headline gives the figure of the first case. */
  readonly ratio?: { readonly of: Case; readonly to: Case; readonly what: string }
  /** Set if busy cores do not change the figure, so that the judge requires no idle ones. */
  readonly allowsBusyCores?: true
  /** The case that the headline is about. Default: the ratio's case `of`, or the first case. */
  readonly about?: Case
  /**
   * The headline. `figure`: the ratio or the first case's figure in words. `other`: the figure of another case in words. The answer leaves out a
   * sentence about another case that has not run, so the first sentence names none.
   */
  readonly words: (figure: string, estimate: Measured, other: (one: Case) => string) => string
}

/** The estimate of a headline. */
interface Measured extends Estimate {
  readonly value: number
  /** Other programs used the cores in so many rounds that the undisturbed ones are too few for an interval. */
  readonly isDisturbed: boolean
}

/**
 * Makes the function that answers an experiment's question, and the variant that the answer is about. The function returns undefined if the
 * runs lack a case of the headline's estimate, for example because the reader chose other GILs.
 */
export function answering(asked: Asked): Pick<Experiment, 'answer' | 'about' | 'headlined' | 'shown'> {
  const about = asked.about ?? asked.ratio?.of ?? asked.cases[0]!
  const { variant, gil } = about
  const { title, figure, unit } = asked
  return { about: variant, headlined: headlinedBy(asked, about), answer: answerer(asked), shown: { gil, title, figure, unit } }
}

function headlinedBy({ ratio, cases }: Asked, about: Case): Case[] {
  const all = [...(ratio ? [ratio.of, ratio.to] : [cases[0]!]), about]
  return all.filter(({ variant, gil }, index) => index === all.findIndex((one) => one.variant === variant && one.gil === gil))
}

function answerer(asked: Asked): Experiment['answer'] {
  return (runs, level) => {
    const evidence = new Evidence(runs, level)
    const mean = (one: Case) => evidence.meanIn(asked.unit, one, asked.figure)
    const estimate = estimateOf(asked, evidence)
    const { value } = estimate
    if (value === null) return undefined
    const title = [asked.title, asked.within].filter(Boolean).join(', ')
    const unit = asked.ratio ? times : asked.unit
    const other = (one: Case) => {
      const { value } = mean(one)
      return value === null ? MISSING : asked.unit(value)
    }
    const compared = asked.ratio ? ([asked.ratio.of, asked.ratio.to] as const) : ([asked.cases[0]!, asked.cases[0]!] as const)
    const rounds = evidence.rounds(...compared)
    const leastRounds = Math.min(...asked.cases.map((one) => evidence.of(one).length).filter((made) => made > 0))
    const isDisturbed = !asked.allowsBusyCores && isDisturbedIn(evidence, ...compared)
    const headline = knownSentences(asked.words(unit(value), { ...estimate, value, isDisturbed }, other))
    return {
      headline: isDisturbed && !headline.includes(NO_FASTER_ONE) ? `${headline} ${UNCERTAIN}` : headline,
      basis: [
        basisWords(asked.ratio?.what ?? `${title}, ${asked.cases[0]!.label}`, estimate, { rounds, made: roundsOf(runs) }, unit),
        ...(asked.ratio ? centreWords(rounds) : []),
      ].join(' '),
      chart: {
        title: chartTitle(title, rounds, leastRounds),
        bars: asked.cases.flatMap((one) => barOf(one, mean(one).value, asked.unit)),
      },
    }
  }
}

/** The figure of a case that did not run. */
const MISSING = '\0'

/** The sentences of a headline whose cases have all run. During a quick answer, other cases run last. */
function knownSentences(headline: string): string {
  const sentences = headline.trim().split(/(?<=\.) +(?=[A-Z])/)
  return sentences.filter((sentence) => !sentence.includes(MISSING)).join(' ')
}

function estimateOf({ ratio, figure, unit, cases }: Asked, evidence: Evidence): Estimate {
  return ratio ? evidence.ratio(ratio.of, ratio.to, figure) : evidence.meanIn(unit, cases[0]!, figure)
}

function barOf({ label }: NamedCase, value: number | null, unit: Asked['unit']): Required<Answer>['chart']['bars'] {
  return value === null || !Number.isFinite(value) ? [] : [{ label, value, words: unit(value) }]
}

/** The title of a chart whose bars show means over rounds. `least`: the rounds of the bars that the headline does not compare. */
export function chartTitle(title: string, rounds: number, least = rounds): string {
  if (least < rounds) return `${title}, mean of ${least} to ${rounds} rounds`
  return rounds > 1 ? `${title}, mean of ${rounds} rounds` : title
}

/** Says why a ratio differs from the ratio of two bars. Empty for one round, because they are then the same. */
export function centreWords(rounds: number): string[] {
  return rounds > 1 ? ['The ratio is the centre of the ratios of single rounds, so it can differ from the ratio of two bars.'] : []
}

/** The rounds that an estimate comes from, and the rounds that were made. */
interface Rounds {
  readonly rounds: number
  readonly made: number
}

/** "2 threads ÷ 1 thread, both under switch: 1.07 × (0.98 × to 1.17 ×), 3 rounds". */
export function basisWords(what: string, estimate: Estimate, { rounds, made }: Rounds, unit: (value: number) => string): string {
  const { value, low95, high95 } = estimate
  const figure = `${capitalised(what)}: ${value === null ? 'not measured' : unit(value)}`
  if (low95 === null || high95 === null) return `${figure}, ${roundsWords(rounds, made)}. An interval needs ${LEAST_ROUNDS} rounds.`
  return `${figure} (95 % interval ${unit(low95)} to ${unit(high95)}), ${roundsWords(rounds, made)}.`
}

function roundsWords(rounds: number, made: number): string {
  if (rounds < made) return `${rounds} usable of ${made} rounds`
  return rounds === 1 ? 'one round' : `${rounds} rounds`
}

/** Times within a tenth of each other count as the same, as in the claims. */
const SAME = 0.1
/** Times within a quarter of each other count as about the same, while an interval is too wide for a conclusion. */
const NEAR = 0.25

/** What an answer says if too few of its rounds were undisturbed. */
const UNCERTAIN = 'That is uncertain, because other programs used the cores.'
const NO_FASTER_ONE = 'Cannot tell which is faster, because other programs used the cores.'

/** Whether a headline says that other programs used the cores. */
export function saysDisturbed(headline: string): boolean {
  return headline.includes(UNCERTAIN) || headline.includes(NO_FASTER_ONE)
}

/** Whether other programs used the cores in so many rounds of two cases that the undisturbed ones are too few for an interval. */
export function isDisturbedIn(evidence: Evidence, a: Case, b: Case): boolean {
  const undisturbed = evidence.undisturbedRounds(a, b)
  return undisturbed < LEAST_ROUNDS && undisturbed < evidence.rounds(a, b)
}

/**
 * What a ratio of wall times says about speed. Empty without an interval, because one or two rounds do not allow a conclusion. The words begin
 * with "Cannot tell" if the interval contains both a gain and a loss and is wide, or if other programs used the cores.
 */
export function speedWords({ value, low95: low, high95: high, isDisturbed }: Measured): string {
  if (isDisturbed) return NO_FASTER_ONE
  if (low === null || high === null) return ''
  if (high < 1 - SAME) return `${times(1 / value)} as fast.`
  if (low > 1 + SAME) return 'Slower, not faster.'
  if (low >= 1 - SAME) return high < 1 ? 'At most a tenth faster.' : 'No speed-up.'
  if (high < 1) return 'Faster so far.'
  return low >= 1 - NEAR && high <= 1 / (1 - NEAR) ? 'About the same so far.' : 'Cannot tell yet which is faster.'
}
