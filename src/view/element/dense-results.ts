import { answersOf, levelOf } from '../../answers/index.ts'
import { wallAnswer } from '../../answers/wall-answer.ts'
import { barsSvg } from '../../charts/bars.ts'
import { denseTimelinesSvg, longestNs } from '../../charts/dense-timelines.ts'
import { printedBy } from '../../export/printed-output.ts'
import { excerptSentence } from '../../export/sentences.ts'
import { figuresTables } from '../../export/tables.ts'
import type { Answer } from '../../model/answer.ts'
import { uncapitalised } from '../../model/capitalised.ts'
import { dayOf } from '../../model/dates.ts'
import { findGil } from '../../model/gils.ts'
import type { IdleCount } from '../../model/idle.ts'
import { unbroken } from '../../model/number-format.ts'
import type { Recording } from '../../model/recording.ts'
import type { Report, RunReport } from '../../model/report.ts'
import type { RunResult } from '../../model/run.ts'
import type { RunLanes } from '../../trace/lanes.ts'
import { make, watchWidth } from '../dom.ts'
import { markOf } from '../parts/answer.ts'
import { busyWords } from '../parts/busy-words.ts'
import { failures } from '../parts/failures.ts'
import { NO_WORDS, type ResultsWords } from '../parts/results-words.ts'
import { inPictureOrder, type Measured, medianOfEachGil, type ProgramRuns } from '../runs-by-program.ts'
import { laneWords } from '../timeline/lane-words.ts'
import { lanesOfRecording } from '../timeline/lanes-of-recording.ts'
import type { EmbedResults } from './results-for.ts'
import type { Look } from './tag-request.ts'

/** The height of the lines above compact timelines and of the timelines together, px. With it, an element of 700 px is at most 360 px high. */
const ROOM = 240
/** The height of compact timelines, px. The most leaves room for a headline that grows from one line to two. */
const COMPACT = { least: 120, most: 160 }
/** The height of the timelines of each side of a comparison, px. */
const SIDE = 90
/** The height of a note below the timelines, px. */
const NOTE = 28

/** A run with its lanes. */
interface Drawn extends Measured {
  readonly lanes: RunLanes | undefined
}

/**
 * Results in little room: a headline, then one picture of the timelines, or two GILs side by side on one scale. They are complete after the
 * last run. Meanwhile the headline follows each run, and the timelines show the first round. `name`: what screen readers call them.
 */
export function denseResults({ compare }: Look, name: string): EmbedResults {
  const top = make('div', { class: 'top' })
  const body = make('div')
  // Completes the order of headings for screen readers.
  const heading = make('h2', { class: 'spoken' }, name)
  const element = make('section', { class: compare ? 'dense compared' : 'dense', 'aria-label': name, hidden: true }, heading, top, body)
  const known = new WeakMap<Recording, RunLanes>()
  let words = NO_WORDS
  let shown = 0
  let hasTimelines = false
  /** The idle cores as last reported. A report has none before its third round. */
  let idle: IdleCount | undefined
  const lanesOf = async (recording: Recording): Promise<RunLanes> => {
    const lanes = known.get(recording) ?? (await lanesOfRecording(recording))
    known.set(recording, lanes)
    return lanes
  }
  const answerOf = ({ report }: RunResult, program: ProgramRuns, isOver: boolean): Answer | undefined => {
    if (!compare) return answersOf(report, isOver)[0]
    const runs = program.measured.map(({ run }) => run)
    return wallAnswer(runs, levelOf(report.claims, runs[0]!.experiment))
  }
  const draw = async (result: RunResult, isOver: boolean): Promise<void> => {
    const mine = ++shown
    const [program] = inPictureOrder(result, isOver)
    if (!program) return
    const answer = answerOf(result, program, isOver)
    element.hidden = false
    const { report } = result
    const machine = isOver ? report.machine : (idle ?? report.machine)
    top.replaceChildren(...failures(report), ...head({ report, machine, program, answer, words, isOver }))
    // Building the lanes takes time from the measurement, so the timelines stay those of the first round until the end.
    if (!isOver && hasTimelines && result.report.runs.at(-1)!.round > 1) return
    const drawn: Drawn[] = []
    for (const one of medianOfEachGil(program.measured)) {
      const hasTimeline = one.recording?.settings.recording === true && one.run.threads.length > 1
      drawn.push({ ...one, lanes: hasTimeline ? await lanesOf(one.recording!) : undefined })
      if (mine !== shown) return
    }
    hasTimelines = drawn.some(({ lanes }) => lanes)
    body.replaceChildren(...(compare ? sides(drawn, program, result.report) : [pictures(drawn, answer, () => ROOM - top.offsetHeight)]))
  }
  return {
    element,
    begin: (now) => {
      shown++
      words = now
      hasTimelines = false
      idle = undefined
      for (const part of [top, body]) part.replaceChildren()
      element.hidden = true
    },
    // The reader learns before the first run that the machine is busy.
    machine: (machine) => {
      idle = machine
      if (element.hidden) top.replaceChildren(...marksLine([], busyNote(machine)))
      element.hidden = !top.hasChildNodes()
    },
    grow: (result) => draw(result, false),
    show: (result, now = words) => {
      words = now
      return draw(result, true)
    },
  }
}

/** What is above the timelines. */
interface Head {
  readonly report: Report
  readonly machine: IdleCount
  readonly program: ProgramRuns
  readonly answer: Answer | undefined
  readonly words: ResultsWords
  readonly isOver: boolean
}

function head({ report, machine, program: { measured }, answer, words, isOver }: Head): HTMLElement[] {
  const runs = report.runs.filter(({ experiment }) => experiment === measured[0]!.run.experiment)
  const isReplay = report.mode === 'replay'
  const marks = isReplay ? ['RECORDED'] : [markOf(runs, words, { isOver })].filter(Boolean)
  const on = `on ${report.machine.engine}, ${report.machine.os}, ${dayOf(report.date)}`
  return [
    ...marksLine(marks, isReplay ? [make('span', { class: 'origin' }, on)] : busyNote(machine)),
    ...headlineOf(runs, answer).map((headline) => make('h3', { class: 'headline', part: 'headline' }, unbroken(headline))),
    ...(words.guess ? [make('p', { class: 'guess', part: 'guess' }, `You guessed: ${uncapitalised(words.guess)}.`)] : []),
    ...(answer?.basis ? [make('p', { class: 'basis', part: 'basis' }, unbroken(answer.basis))] : []),
    ...(words.notes ?? []),
  ]
}

/** The answer in a sentence. A program that was stopped may have no answer. */
function headlineOf(runs: readonly RunReport[], answer: Answer | undefined): string[] {
  if (answer) return [answer.headline]
  return runs.some(({ outcome }) => outcome === 'stopped') ? ['The program was stopped before it ended.'] : []
}

/** The first line: marks, then where the figures come from, or that the machine is busy. */
function marksLine(marks: readonly string[], after: readonly HTMLElement[]): HTMLElement[] {
  if (marks.length + after.length === 0) return []
  return [make('p', { class: 'standing' }, ...marks.flatMap((mark) => [make('strong', { class: 'mark' }, mark), ' ']), ...after)]
}

function busyNote(machine: IdleCount): HTMLElement[] {
  const words = busyWords(machine)
  return words === '' ? [] : [make('span', { class: 'caveat busy' }, words)]
}

/** One picture of all GILs, in the room that is left at the time of drawing, px. A program with one thread has bars instead. */
function pictures(drawn: readonly Drawn[], answer: Answer | undefined, roomLeft: () => number): HTMLElement {
  const panels = drawn.flatMap(({ run, lanes }) => (lanes ? [{ label: run.gil, run: lanes }] : []))
  const [first] = drawn
  const title = first ? [first.run.experiment, first.run.variant].filter(Boolean).join(', ') : ''
  if (panels.length > 0) {
    const notes = cutNotes(drawn)
    const height = () => Math.max(COMPACT.least, Math.min(COMPACT.most, roomLeft()) - notes.length * NOTE)
    return figure('timeline', (width) => denseTimelinesSvg(panels, { width, height: height(), title }), key(drawn), ...notes)
  }
  const chart = answer?.chart ?? barsOf(drawn)
  if (chart.bars.length === 0) return make('div')
  return figure('bars', (width) => barsSvg(chart.bars, { width, title: chart.title }))
}

/** A bar per run that reached its end. */
function barsOf(drawn: readonly Drawn[]) {
  const ended = drawn.filter(({ run }) => run.outcome === 'completed')
  return { title: 'Wall time', bars: ended.map(({ run }) => ({ label: run.gil, value: run.wallMs, words: `${run.wallMs.toFixed(1)} ms` })) }
}

/** Two GILs side by side, with the same time scale. */
function sides(drawn: readonly Drawn[], { title, measured }: ProgramRuns, report: Report): HTMLElement[] {
  const panels = drawn.flatMap(({ lanes }) => (lanes ? [{ label: '', run: lanes }] : []))
  const toNs = longestNs(panels)
  // Without the pooled figures, each figure is of the run in the picture. The ratio is over all rounds, as in the headline.
  const shown = drawn.map(({ run }) => run)
  const { medians } = figuresTables(title, shown, { ofReport: report.runs })
  const printed = printedBy(measured.map(({ run }) => run))
  const articles = drawn.map(({ run, lanes }) => {
    const row = medians.rows.find((one) => one.head === run.gil)
    const figures = medians.heads
      .slice(1)
      .flatMap(({ title: term }, index) => [make('dt', {}, term), make('dd', {}, row?.cells[index] ?? '')])
    return make(
      'article',
      { part: 'side' },
      make('h4', {}, make('strong', {}, run.gil), ' ', make('span', { class: 'faint' }, findGil(run.gil)?.title ?? '')),
      ...(lanes
        ? [
            figure('timeline', (width) =>
              denseTimelinesSvg([{ label: '', run: lanes }], { width, height: SIDE, title: `${title}, ${run.gil}`, toNs }),
            ),
          ]
        : []),
      make('dl', { part: 'figures' }, ...figures),
      ...outputOf(run, printed),
    )
  })
  return [make('div', { class: 'sides' }, ...articles), ...(panels.length > 0 ? [key(drawn), ...cutNotes(drawn)] : [])]
}

function outputOf(run: RunReport, printed: ReturnType<typeof printedBy>): HTMLElement[] {
  const text = printed.find(({ by }) => by.some(({ gil }) => gil === run.gil))?.text
  if (!text) return []
  return [make('pre', { part: 'output', tabindex: 0, role: 'group', 'aria-label': `Printed under ${run.gil}` }, text)]
}

function figure(part: string, draw: (width: number) => string, ...below: readonly HTMLElement[]): HTMLElement {
  const place = make('div', { class: 'picture' })
  watchWidth(place, (width) => {
    if (width > 0) place.innerHTML = draw(width)
  })
  return make('div', { part }, place, ...below)
}

/** Says which timelines do not show their whole run. */
function cutNotes(drawn: readonly Drawn[]): HTMLElement[] {
  const sentences = drawn.flatMap(({ recording, lanes }) => (recording && lanes ? excerptSentence(recording) : []))
  return sentences.map((sentence) => make('p', { class: 'cut' }, unbroken(sentence)))
}

/** What the bars of a lane mean. */
function key(drawn: readonly Drawn[]): HTMLElement {
  const { running, waiting } = laneWords(drawn.map(({ run }) => run.gil))
  const entries = [
    ['running', running],
    ['waiting', waiting],
    ['blocked', 'is blocked'],
  ] as const
  const items = entries.map(([state, words]) =>
    make('li', {}, make('span', { class: `swatch ${state}`, 'aria-hidden': 'true' }), make('span', {}, words)),
  )
  return make('ul', { class: 'key', part: 'key' }, ...items)
}
