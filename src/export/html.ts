import { barsSvg, barsTable } from '../charts/bars.ts'
import { frontierSvg, frontierTable } from '../charts/frontier.ts'
import { histogramSvg, histogramTable } from '../charts/histogram.ts'
import { escapeXml } from '../charts/svg.ts'
import { timelineSvg, timelineTable } from '../charts/timeline.ts'
import { METRICS } from '../metrics/index.ts'
import type { ShownAnswer } from '../model/answer.ts'
import { findGil } from '../model/gils.ts'
import { FEW_EVENTS, span, unbroken } from '../model/number-format.ts'
import type { Recording } from '../model/recording.ts'
import type { ClaimReport, MachineReport, Report, RunReport } from '../model/report.ts'
import { groups } from '../model/round-groups.ts'
import type { Findings, ProgramSource, Recorded } from '../model/run.ts'
import type { Timeline } from '../model/timeline.ts'
import { asRun } from '../program/index.ts'
import { buildTimeline } from '../trace/build-timeline.ts'
import { blameSentence, blameTables } from './blame-words.ts'
import { claimDetails, verdictWords } from './claim-words.ts'
import { COMPARISONS_TITLE, comparisonsOf, INTERVALS_NOTE } from './comparison-words.ts'
import { failuresSection } from './failures-section.ts'
import { FRONTIER_TITLE, FRONTIER_WORDS, frontierOf } from './frontier.ts'
import { parkFloorOf } from './limit-words.ts'
import { LOCKS_TITLE, lockSentence, locksTable } from './locks.ts'
import { machineSection } from './machine-section.ts'
import { figure, foldedTable, paragraph, tableMarkup } from './markup.ts'
import { pageHead } from './page-head.ts'
import { type GrowingFile, wholeFile } from './pieces.ts'
import { printedAndRaised, printedAnything, printedBy, printedWords, shownEnd } from './printed-output.ts'
import { ALONE, caveats, excerptSentence, handoffSentence, processSentence, starvationSentence } from './sentences.ts'
import { medianRounds, overRounds, type ShownRun } from './shown-rounds.ts'
import { sliceToShow } from './shown-slice.ts'
import { AS_RUN, replacesWords, startedWith } from './started.ts'
import { stoppedWords } from './stopped.ts'
import { ALL_FIGURES, FURTHER_FIGURES, figuresTables, THREADS_TITLE, threadsTable } from './tables.ts'

/** The parts of the page that are made from the events of a run. */
interface Drawn {
  /** The run's timeline as markup; empty if the run was not recorded or had only one thread. */
  readonly timeline: string
  readonly cuts: readonly string[]
}

/** What the page says about the experiments. The caller passes it, because only the room `answers` knows the experiments. */
interface Answers {
  /** The answers with which the page begins. */
  readonly answersOf: (report: Report) => readonly ShownAnswer[]
  /** Puts the programs that the answers are about first. */
  readonly picturedFirst: <T>(items: readonly T[], programOf: (item: T) => RunReport) => readonly T[]
}

const NO_ANSWERS: Answers = { answersOf: () => [], picturedFirst: (items) => items }

const NOT_RECORDED: Drawn = { timeline: '', cuts: [] }

/**
 * The report as one self-contained page, in pieces. It has no script and loads nothing. It has light and dark colours, and can be printed.
 * @throws LabError 'broken-run' if a recording contradicts itself
 */
export function toHtml(result: Recorded): Generator<string> {
  return wholeFile(new HtmlFile(), result)
}

/** Keeps the pictures of the median rounds and no recordings, because pictures are much smaller than recordings. */
export class HtmlFile implements GrowingFile<string> {
  /** The drawn parts of each run. The key is the index of the run. */
  private readonly drawn = new Map<number, Drawn>()
  readonly leftOut = []

  constructor(private readonly answers: Answers = NO_ANSWERS) {}

  part({ report, recordings }: Recorded, from: number): Iterable<string> {
    for (const run of medianRounds(report.runs.slice(from))) {
      const index = report.runs.indexOf(run)
      const recording = recordings.at(index)
      if (recording) this.drawn.set(index, drawingOf(run, recording))
    }
    return []
  }

  *end({ report, programs }: Recorded): Generator<string> {
    const drawnOf = (run: RunReport) => this.drawn.get(report.runs.indexOf(run)) ?? NOT_RECORDED
    yield pageHead('gil-lab report')
    yield '<header><h1>gil-lab report</h1>'
    yield paragraph(
      `${report.date.slice(0, 16).replace('T', ' ')} UTC, gil-lab ${report.version}${report.mode === 'replay' ? ', a replay' : ''}`,
    )
    for (const words of stoppedWords(report)) yield paragraph(words, 'caveat')
    yield '</header>\n<main>\n'
    yield failuresSection(report.runs)
    yield answersSection(this.answers.answersOf(report))
    yield claimsSection(report.claims)
    const ordered = this.answers.picturedFirst([...groups(report.runs, titleOf)], ([, runs]) => runs[0]!)
    for (const [title, runs] of ordered) yield programSection(title, runs, { report, programs }, drawnOf)
    yield comparisonsSection(report)
    yield machineSection(report.machine)
    for (const [index, machine] of (report.otherMachines ?? []).entries()) yield machineSection(machine, `Machine ${index + 2}`)
    yield glossary()
    yield '</main>\n</body>\n</html>\n'
  }
}

/** The answer of each experiment or program: a sentence and its bars. */
function answersSection(answers: readonly ShownAnswer[]): string {
  const parts = answers.map(({ experiment, headline, basis, chart }) => {
    const words = `<h2>${escapeXml(unbroken(headline))}</h2><p class="faint">${escapeXml(experiment)}</p>`
    return `<section>${words}${chart ? barsFigure(chart) : ''}${basis ? paragraph(basis, 'faint') : ''}</section>`
  })
  return parts.join('\n')
}

/** The bars in two widths. The page has no script, so its style shows the one that fits the window. */
function barsFigure({ title, bars }: NonNullable<ShownAnswer['chart']>): string {
  const [roomy, narrow] = [640, 340].map((width) => barsSvg(bars, { width, title }))
  const both = `<div class="roomy">${roomy}</div><div class="narrow">${narrow}</div>`
  return figure(both, 'The bars as a table', barsTable(bars, { title }))
}

function programSection(
  title: string,
  runs: readonly RunReport[],
  { report, programs }: Findings,
  drawnOf: (run: RunReport) => Drawn,
): string {
  const { machine, pooled } = report
  const { medians, figures, details, all } = figuresTables(title, runs, { pooled, ofReport: report.runs })
  return `<section><h2>${escapeXml(title)}</h2>
${started(runs, programs)}${tableMarkup(medians)}${foldedTable(ALL_FIGURES, figures)}${details ? foldedTable(FURTHER_FIGURES, details) : ''}${all ? foldedTable(`All ${runs.length} runs`, all) : ''}${frontierPicture(title, runs)}${outputs(runs)}
${medianRounds(runs)
  .map((run) => gilArticle(overRounds(run, runs, pooled), drawnOf(run), machine))
  .join('\n')}
</section>`
}

/** Compares the locks, if there are many of them. */
function frontierPicture(program: string, runs: readonly RunReport[]): string {
  const trades = frontierOf(runs)
  if (trades.length === 0) return ''
  const options = { width: 900, title: `${FRONTIER_TITLE}, ${program}` }
  return (
    figure(frontierSvg(trades, options), 'The comparison as a table', frontierTable(trades, options)) + paragraph(FRONTIER_WORDS, 'faint')
  )
}

function titleOf({ experiment, variant }: RunReport): string {
  return [experiment, variant].filter(Boolean).join(', ')
}

/** The settings that a program's runs started with, and its source. A mark shows each line whose constant the run replaced. */
function started(runs: readonly RunReport[], programs: readonly ProgramSource[]): string {
  const { experiment, constants } = runs[0]!
  const program = programs.find((one) => one.experiment === experiment)
  const lines = program && constants ? asRun(program.source, constants) : []
  const marked = lines.map(({ text, written }) =>
    written === undefined
      ? escapeXml(text)
      : `<mark>${escapeXml(text)}</mark><span class="faint">  ← ${escapeXml(replacesWords(written))}</span>`,
  )
  const imported = Object.entries(program?.files ?? {}).map(
    ([file, text]) => `<p class="faint">${escapeXml(file)}</p><pre tabindex="0">${escapeXml(text)}</pre>`,
  )
  const source =
    marked.length > 0
      ? `<details><summary>${AS_RUN}</summary><pre tabindex="0">${marked.join('\n')}</pre>${imported.join('')}</details>`
      : ''
  return (
    startedWith(runs)
      .map((sentence) => paragraph(sentence))
      .join('') + source
  )
}

/** The end of the program's output, and its traceback. If the output is the same under every GIL, it is shown once. */
function outputs(runs: readonly RunReport[]): string {
  const all = printedBy(runs, printedAndRaised)
  if (!printedAnything(all)) return ''
  const parts = all.map((one) => {
    const { end, leftOut } = shownEnd(one.text)
    const words = paragraph([`${printedWords(one, all)}.`, leftOut].join(' '))
    return words + (end === '' ? '' : `<pre class="output" tabindex="0">${escapeXml(end)}</pre>`)
  })
  return parts.join('')
}

function drawingOf(run: RunReport, recording: Recording): Drawn {
  const isDrawn = recording.settings.recording && run.threads.length > 1
  return { timeline: isDrawn ? timelinePicture(run, buildTimeline(recording)) : '', cuts: excerptSentence(recording) }
}

function gilArticle(run: ShownRun, { timeline, cuts }: Drawn, machine: MachineReport): string {
  const warnings = [...caveats(run), ...cuts].map((caveat) => `<p class="caveat">${escapeXml(caveat)}</p>`)
  const shared = run.threads.length > 1
  const sentences = [starvationSentence(run), blameSentence(run), ...(run.handoffUs.n > 0 ? [handoffSentence(run)] : [])]
  const words = shared ? sentences.filter(Boolean).join(' ') : ALONE
  const histogram = timeline && run.handoffUs.n >= FEW_EVENTS ? histogramPicture(run, machine) : ''
  const locks = locksTable(run)
  const pictures = [timeline, histogram, locks ? foldedTable(LOCKS_TITLE, locks) : ''].filter(Boolean)
  const blamed = shared ? blameTables(run).map(({ summary, table }) => foldedTable(summary, table)) : []
  const threads = shared ? [foldedTable(THREADS_TITLE, threadsTable(run))] : []
  return `<article><h3>${escapeXml(findGil(run.gil)?.title ?? run.gil)}</h3>
${[...warnings, paragraph([words, ...lockSentence(run), ...processSentence(run)].join(' '), 'words'), ...pictures, ...threads, ...blamed].join('\n')}
</article>`
}

/** The timeline of a run, followed by a table with the same data for readers who cannot see the picture or who want the numbers. */
function timelinePicture(run: RunReport, timeline: Timeline): string {
  const part = sliceToShow(timeline)
  const title = `Who holds the GIL under ${run.gil}, ${span(part.from / 1000)} to ${span(part.to / 1000)} of the run`
  const lanes = { ...part, width: 900, title }
  return figure(timelineSvg(timeline, lanes), 'The timeline as a table', timelineTable(timeline, lanes))
}

function histogramPicture(run: RunReport, machine: MachineReport): string {
  const bars = { parkFloor: parkFloorOf(machine), width: 900, title: `Hand-off latency under ${run.gil}` }
  return figure(histogramSvg(run.handoffUs, bars), 'The histogram as a table', histogramTable(run.handoffUs, bars))
}

function claimsSection(claims: readonly ClaimReport[]): string {
  if (claims.length === 0) return ''
  const entries = claims.map((claim) => {
    const dd = [claim.claim, ...claimDetails(claim)].map((text) => `<dd>${escapeXml(unbroken(text))}</dd>`)
    return `<div><dt><strong>${escapeXml(verdictWords(claim))}</strong></dt>${dd.join('')}</div>`
  })
  return `<section><h2>Claims and verdicts</h2><dl class="terms">${entries.join('')}</dl></section>`
}

function comparisonsSection(report: Report): string {
  const parts = comparisonsOf(report).map(({ experiment, table, notes }) =>
    [`<h3>${escapeXml(experiment)}</h3>`, ...(table ? [tableMarkup(table)] : []), ...notes.map((note) => paragraph(note))].join('\n'),
  )
  return parts.length > 0 ? `<section><h2>${COMPARISONS_TITLE}</h2>${parts.join('\n')}</section>` : ''
}

function glossary(): string {
  const notes = [
    'A figure after “<” is the shortest time that the clocks can resolve, and the measured time is shorter. “–” means that there was nothing to measure.',
    'Times hold for the machine above. Ratios can be compared between machines.',
    INTERVALS_NOTE,
  ]
  const terms = METRICS.map(({ title, definition }) => `<div><dt>${escapeXml(title)}</dt><dd>${escapeXml(definition)}</dd></div>`)
  return `<section><h2>How to read it</h2>${notes.map((note) => paragraph(note)).join('')}<dl class="terms">${terms.join('')}</dl></section>`
}
