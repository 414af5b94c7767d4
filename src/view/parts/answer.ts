import { answersOf } from '../../answers/index.ts'
import { barsSvg, barsTable } from '../../charts/bars.ts'
import { blameSentence } from '../../export/blame-words.ts'
import { starvedSentence } from '../../export/sentences.ts'
import { medianRounds, wholeRounds } from '../../export/shown-rounds.ts'
import type { ShownAnswer } from '../../model/answer.ts'
import { uncapitalised } from '../../model/capitalised.ts'
import { roughSpan, unbroken } from '../../model/number-format.ts'
import type { Report, RunReport } from '../../model/report.ts'
import { casesIn, roundsOf } from '../../model/round-groups.ts'
import { make, uniqueId } from '../dom.ts'
import { figure } from './figure.ts'
import type { ResultsWords } from './results-words.ts'

/** How far a measurement is. `elapsedMs`: how long it took; absent while it goes on and for a recorded run. */
interface Standing {
  readonly isOver: boolean
  readonly elapsedMs?: number | undefined
  /** The headline of the unchanged lesson, if it ran before. */
  readonly before?: string | undefined
  /** A more precise measurement goes on, and has fewer rounds so far than this answer. */
  readonly isKept?: boolean
}

/** The answers of a report: for each experiment or program a sentence, and its bars. */
export function answers(report: Report, words: ResultsWords, standing: Standing): HTMLElement[] {
  const all = answersOf(report, standing.isOver)
  return all
    .filter((answer) => words.quickRounds !== undefined || !isInVerdict(answer, report))
    .map((answer) => section(answer, report, words, standing))
}

/** Whether the answer is only the verdict in words. The verdict's card says the same. */
function isInVerdict({ experiment, headline }: ShownAnswer, { claims }: Report): boolean {
  return claims.some((one) => one.experiment === experiment && headline.includes(one.claim))
}

function section(answer: ShownAnswer, report: Report, words: ResultsWords, standing: Standing): HTMLElement {
  const runs = report.runs.filter(({ experiment }) => experiment === answer.experiment)
  const heading = make('h3', { id: uniqueId('answer'), class: 'headline', part: 'headline' }, unbroken(answer.headline))
  const mark = markOf(runs, words, standing)
  const standingParts = [
    ...(mark ? [make('strong', { class: 'mark' }, mark), ' '] : []),
    ...(words.guess ? [make('span', { class: 'guess', part: 'guess' }, `You guessed: ${uncapitalised(words.guess)}.`)] : []),
  ]
  const { chart } = answer
  const bars = chart && {
    draw: (width: number) => barsSvg(chart.bars, { width, title: chart.title }),
    summary: 'The bars as a table',
    table: barsTable(chart.bars, chart),
  }
  // A program of the reader's own has no claim, so the answer also says which thread starved, and which threads blocked which.
  const hasClaim = report.claims.some(({ experiment }) => experiment === answer.experiment) || words.open.length > 0
  const conclusions = hasClaim ? [] : [...medianRounds(runs).flatMap(starvedSentence), ...blamed(medianRounds(runs))]
  return make(
    'section',
    { class: 'answer', part: 'answer', 'aria-labelledby': heading.id },
    ...(standingParts.length > 0 ? [make('p', { class: 'standing' }, ...standingParts)] : []),
    heading,
    ...beforeChange(words, standing),
    ...(bars && bars.table.rows.length > 0 ? [make('div', { part: 'bars' }, figure(bars).element)] : []),
    ...(answer.basis ? [make('p', { class: 'summary', part: 'basis' }, unbroken(answer.basis))] : []),
    ...conclusions.map((sentence) => make('p', {}, unbroken(sentence))),
    ...furtherButtons(words, standing, runs),
  )
}

/** The answer before the reader changed the lesson. */
function beforeChange({ isChanged }: ResultsWords, { before }: Standing): HTMLElement[] {
  return isChanged && before !== undefined ? [make('p', { class: 'summary' }, `Before the change: ${unbroken(before)}`)] : []
}

/** For the first GIL under which a thread waited: which thread waited most, and which threads held the GIL meanwhile. */
function blamed(runs: readonly RunReport[]): string[] {
  const found = runs.map((run) => ({ run, sentence: blameSentence(run) })).find(({ sentence }) => sentence !== '')
  return found ? [`Under ${found.run.gil}, ${found.sentence}`] : []
}

/** A quick answer is provisional as soon as all its runs are measured. The noise floor and the rest of the machine follow. */
export function markOf(runs: readonly RunReport[], { quickRounds }: ResultsWords, { isOver, isKept }: Standing): string {
  const rounds = runs.length > 0 ? roundsOf(runs) : 0
  const made = rounds === 1 ? 'one round' : `${rounds} rounds`
  if (isKept) return `Provisional: ${made}. The precise measurement goes on.`
  if (quickRounds !== undefined && (isOver || wholeRounds(runs) === quickRounds)) return `Provisional: ${made}`
  if (!isOver) return `So far: ${made}`
  return rounds === 1 ? 'One round' : ''
}

/** What the reader can do with the answer: measure more rounds, or pin the run. */
function furtherButtons({ more, pin }: ResultsWords, { isOver, elapsedMs }: Standing, runs: readonly RunReport[]): HTMLElement[] {
  if (!isOver) return []
  const pinning = pin ? [make('button', { type: 'button', class: 'pin', click: pin }, 'Pin this run to compare')] : []
  if (!more) return pinning.length > 0 ? [make('p', { class: 'further' }, ...pinning)] : []
  const msPerRun = elapsedMs === undefined || runs.length === 0 ? undefined : elapsedMs / runs.length
  const wholeMs = msPerRun && msPerRun * casesIn(runs) * more.rounds
  const all = wholeMs === undefined ? '' : `, at most about ${roughSpan(wholeMs)}`
  const measuring = make('button', { type: 'button', class: 'more', click: () => more.go(msPerRun) }, `${more.label}${all}`)
  return [make('p', { class: 'further' }, measuring, ...pinning)]
}
