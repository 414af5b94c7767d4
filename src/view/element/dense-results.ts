import { answersOf, levelOf } from '../../answers/index.ts'
import { wallAnswer } from '../../answers/wall-answer.ts'
import { barsSvg } from '../../charts/bars.ts'
import { denseTimelinesSvg, longestNs } from '../../charts/dense-timelines.ts'
import { printedBy } from '../../export/printed-output.ts'
import { figuresTables } from '../../export/tables.ts'
import type { Answer } from '../../model/answer.ts'
import { findGil } from '../../model/gils.ts'
import type { IdleCount } from '../../model/idle.ts'
import { unbroken } from '../../model/number-format.ts'
import type { Recording } from '../../model/recording.ts'
import type { Report, RunReport } from '../../model/report.ts'
import type { RunResult } from '../../model/run.ts'
import type { RunLanes } from '../../trace/lanes.ts'
import { make, watchWidth } from '../dom.ts'
import { busyWords } from '../parts/busy-words.ts'
import { failures } from '../parts/failures.ts'
import { NO_WORDS, type ResultsWords } from '../parts/results-words.ts'
import { inPictureOrder, type Measured, medianOfEachGil, type ProgramRuns } from '../runs-by-program.ts'
import { lanesOfRecording } from '../timeline/lanes-of-recording.ts'
import type { EmbedResults } from './results-for.ts'
import type { Look } from './tag-request.ts'

/** The height of the timelines of compact results, and of each side of a comparison, px. */
const COMPACT = 168
const SIDE = 90

/** A run with its lanes. */
interface Drawn extends Measured {
  readonly lanes: RunLanes | undefined
}

/**
 * Results in little room: a headline, then one picture of the timelines, or two GILs side by side on one scale. They are complete after the
 * last run, and show the first round meanwhile.
 */
export function denseResults({ compare }: Look): EmbedResults {
  const element = make('section', { class: compare ? 'dense compared' : 'dense', 'aria-label': 'Results', hidden: true })
  const known = new WeakMap<Recording, RunLanes>()
  let words = NO_WORDS
  let shown = 0
  const lanesOf = async (recording: Recording): Promise<RunLanes> => {
    const lanes = known.get(recording) ?? (await lanesOfRecording(recording))
    known.set(recording, lanes)
    return lanes
  }
  const draw = async (result: RunResult, isOver: boolean): Promise<void> => {
    const mine = ++shown
    const [program] = inPictureOrder(result, isOver)
    if (!program) return
    const drawn: Drawn[] = []
    for (const one of medianOfEachGil(program.measured)) {
      const hasTimeline = one.recording?.settings.recording === true && one.run.threads.length > 1
      drawn.push({ ...one, lanes: hasTimeline ? await lanesOf(one.recording!) : undefined })
      if (mine !== shown) return
    }
    const runs = program.measured.map(({ run }) => run)
    const { claims } = result.report
    const answer = compare ? wallAnswer(runs, levelOf(claims, runs[0]!.experiment)) : answersOf(result.report, isOver)[0]
    element.replaceChildren(
      ...head(result.report, answer, words, isOver),
      ...(compare ? sides(drawn, program, result.report) : [pictures(drawn, answer)]),
    )
    element.hidden = false
  }
  return {
    element,
    begin: (now) => {
      shown++
      words = now
      element.replaceChildren()
      element.hidden = true
    },
    // The reader learns before the first run that the machine is busy.
    machine: (machine) => {
      if (element.hidden) element.replaceChildren(...busyNote(machine))
      element.hidden = !element.hasChildNodes()
    },
    grow: async (result) => {
      if (result.report.runs.at(-1)!.round === 1) await draw(result, false)
    },
    show: (result, now = words) => {
      words = now
      return draw(result, true)
    },
  }
}

function head(report: Report, answer: Answer | undefined, words: ResultsWords, isOver: boolean): HTMLElement[] {
  const marks = [...(report.mode === 'replay' ? ['RECORDED'] : []), ...(isOver ? [] : ['So far'])]
  const on =
    report.mode === 'replay'
      ? [make('span', { class: 'origin' }, `on ${report.machine.engine}, ${report.machine.os}, ${report.date.slice(0, 10)}`)]
      : []
  return [
    ...failures(report),
    ...(report.mode === 'live' ? busyNote(report.machine) : []),
    ...(marks.length > 0
      ? [make('p', { class: 'standing' }, ...marks.map((mark) => make('strong', { class: 'mark' }, mark)), ' ', ...on)]
      : []),
    ...(answer ? [make('h3', { class: 'headline', part: 'headline' }, unbroken(answer.headline))] : []),
    ...(words.guess ? [make('p', { class: 'guess', part: 'guess' }, `You guessed: ${words.guess}.`)] : []),
    ...(answer?.basis ? [make('p', { class: 'basis', part: 'basis' }, unbroken(answer.basis))] : []),
    ...(words.notes ?? []),
  ]
}

function busyNote(machine: IdleCount): HTMLElement[] {
  const words = busyWords(machine)
  return words === '' ? [] : [make('p', { class: 'caveat busy' }, words)]
}

/** One picture of all GILs. A program with one thread has bars instead. */
function pictures(drawn: readonly Drawn[], answer: Answer | undefined): HTMLElement {
  const panels = drawn.flatMap(({ run, lanes }) => (lanes ? [{ label: run.gil, run: lanes }] : []))
  const [first] = drawn
  const title = first ? [first.run.experiment, first.run.variant].filter(Boolean).join(', ') : ''
  if (panels.length > 0) return figure('timeline', (width) => denseTimelinesSvg(panels, { width, height: COMPACT, title }), key())
  const chart = answer?.chart ?? barsOf(drawn)
  return figure('bars', (width) => barsSvg(chart.bars, { width, title: chart.title }))
}

function barsOf(drawn: readonly Drawn[]) {
  return { title: 'Wall time', bars: drawn.map(({ run }) => ({ label: run.gil, value: run.wallMs, words: `${run.wallMs.toFixed(1)} ms` })) }
}

/** Two GILs side by side, with the same time scale. */
function sides(drawn: readonly Drawn[], { title, measured }: ProgramRuns, report: Report): HTMLElement[] {
  const panels = drawn.flatMap(({ lanes }) => (lanes ? [{ label: '', run: lanes }] : []))
  const toNs = longestNs(panels)
  const { medians } = figuresTables(
    title,
    measured.map(({ run }) => run),
    { pooled: report.pooled, ofReport: report.runs },
  )
  const printed = printedBy(measured.map(({ run }) => run))
  const articles = drawn.map(({ run, lanes }) => {
    const name = findGil(run.gil)?.title ?? run.gil
    const row = medians.rows.find((one) => one.head === run.gil)
    const figures = medians.heads
      .slice(1)
      .flatMap(({ title: term }, index) => [make('dt', {}, term), make('dd', {}, row?.cells[index] ?? '')])
    return make(
      'article',
      { part: 'side' },
      make('h4', {}, name),
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
  return [make('div', { class: 'sides' }, ...articles), ...(panels.length > 0 ? [key()] : [])]
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

/** What the bars of a lane mean. */
function key(): HTMLElement {
  const entries = [
    ['running', 'holds the GIL'],
    ['waiting', 'waits for the GIL'],
    ['blocked', 'is blocked'],
  ] as const
  const items = entries.map(([state, words]) =>
    make('li', {}, make('span', { class: `swatch ${state}`, 'aria-hidden': 'true' }), make('span', {}, words)),
  )
  return make('ul', { class: 'key', part: 'key' }, ...items)
}
