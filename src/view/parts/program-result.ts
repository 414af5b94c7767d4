import { frontierSvg, frontierTable } from '../../charts/frontier.ts'
import { FRONTIER_TITLE, FRONTIER_WORDS, frontierOf } from '../../export/frontier.ts'
import { ALONE } from '../../export/sentences.ts'
import { overRounds } from '../../export/shown-rounds.ts'
import { startedWith } from '../../export/started.ts'
import { ALL_FIGURES, FURTHER_FIGURES, figuresTables } from '../../export/tables.ts'
import { dayOf } from '../../model/dates.ts'
import { hasOneThread } from '../../model/one-thread.ts'
import type { PooledReport, Report, RunReport } from '../../model/report.ts'
import { settingsOf } from '../../model/round-groups.ts'
import { make, uniqueId, yieldToEventLoop } from '../dom.ts'
import { type Measured, medianOfEachGil, type ProgramRuns } from '../runs-by-program.ts'
import { foldedTable, tableView } from '../table-view.ts'
import type { Translator } from '../translate.ts'
import { figure } from './figure.ts'
import { type GilResult, gilResult, showOnOneScale } from './gil-result.ts'
import { printedOutput } from './printed-output.ts'
import { sourceAsRun } from './source-as-run.ts'
import { timelinesSection } from './timelines-section.ts'

export interface ProgramResult {
  readonly element: HTMLElement
  /** Shows the program's runs, including those that arrived since the last call. `all` is true if no more will arrive. */
  show(program: ProgramRuns, report: Report, all: boolean): Promise<void>
}

/**
 * One program under its GILs: the output, the timelines on one time scale, a table of four figures, then all figures, the GILs side by side,
 * and how the runs started. Everything after the first table is closed at first. For a program of the reader's own (`isOwn`), the output is
 * on top, and the closed part opens at the end if the program failed or has one GIL only. While rounds arrive, the pictures stay those of the
 * first round, so that nothing moves while the reader looks. When all rounds are complete, the pictures show the median round.
 */
export function programResult(
  title: string,
  { isOwn, translate }: { readonly isOwn: boolean; readonly translate: Translator },
): ProgramResult {
  const heading = make('h3', { id: uniqueId('program') }, title)
  const started = make('div')
  const figures = make('div', { part: 'figures' })
  const tables = make('div')
  const frontier = make('div')
  const printed = printedOutput()
  const timelines = timelinesSection(translate)
  const gils = make('div', { class: 'side-by-side' })
  const further = [...(isOwn ? [] : [printed.element]), tables, frontier, gils, started]
  const details = make('details', { class: 'more', part: 'details' }, make('summary', {}, 'Details'), ...further)
  let isOver = false
  let drawn: readonly Measured[] = []
  let articles: GilResult[] = []
  return {
    element: make(
      'section',
      { class: 'program-result', 'aria-labelledby': heading.id },
      heading,
      ...(isOwn ? [printed.element] : []),
      timelines.element,
      figures,
      details,
    ),
    show: async (program, report, all) => {
      const { machine, date, pooled } = report
      if (all && !isOver && isOwn && needsDetails(program)) details.open = true
      isOver ||= all
      showStart(started, program)
      timelines.setSource(program.source)
      showTables(figures, tables, program, { whole: all, pooled, ofReport: report.runs })
      if (all) showFrontier(frontier, program)
      printed.show(program.measured)
      const medians = medianOfEachGil(program.measured)
      const wanted = all ? medians : medians.map((median) => drawn.find((one) => alike(one, median)) ?? median)
      const runs = program.measured.map(({ run }) => run)
      const shown = wanted.map(({ run }) => overRounds(run, runs, pooled))
      if (shown.length === articles.length && shown.every((run, index) => run === articles[index]?.run)) return
      drawn = wanted
      await timelines.show(wanted, { title, about: `${machine.engine} on ${machine.os}, ${dayOf(date)}, gil-lab` })
      await yieldToEventLoop()
      if (drawn !== wanted) return
      const made: GilResult[] = []
      for (const run of shown) made.push(articles.find((article) => article.run === run) ?? (await gilResult(run, machine)))
      if (drawn !== wanted) return
      articles = made
      showOnOneScale(articles, machine)
      gils.replaceChildren(...(isAlone(wanted) ? [make('p', {}, ALONE)] : articles.map(({ element }) => element)))
    },
  }
}

/** Whether the reader of a program of their own needs the details at once: it failed, or it has no second GIL to compare with. */
function needsDetails({ measured: [first, ...others] }: ProgramRuns): boolean {
  const failed = [first!, ...others].some(({ run }) => run.outcome === 'trapped' || run.outcome === 'deadlocked' || run.error)
  return failed || others.every(({ run }) => run.gil === first!.run.gil)
}

/**
 * Whether every run had a single thread, started no process and completed without quality marks. For such runs, the table with their times
 * is enough.
 */
function isAlone(measured: readonly Measured[]): boolean {
  return measured.every(({ run }) => hasOneThread(run) && run.outcome === 'completed' && run.quality.length === 0)
}

function alike(a: Measured, b: Measured): boolean {
  return settingsOf(a.run) === settingsOf(b.run)
}

/** Shows the settings and the source, which is the same for all runs. Makes the source only once, so that an open section stays open. */
function showStart(place: HTMLElement, { measured, source }: ProgramRuns): void {
  const runs = measured.map(({ run }) => run)
  const constants = runs[0]?.constants
  const details = place.querySelector('details') ?? (source && constants && sourceAsRun(source, constants))
  for (const sentence of place.querySelectorAll(':scope > p')) sentence.remove()
  place.prepend(...startedWith(runs).map((sentence) => make('p', { class: 'summary' }, sentence)))
  if (details) place.append(details)
}

/**
 * Shows four figures of the median rounds, and closed tables of all their figures. If `whole`, no more runs will come, and a closed table of all runs
 * follows. A table that the reader opened stays open.
 */
function showTables(
  first: HTMLElement,
  place: HTMLElement,
  { title, measured }: ProgramRuns,
  {
    whole,
    ...context
  }: { readonly whole: boolean; readonly pooled: readonly PooledReport[] | undefined; readonly ofReport: readonly RunReport[] },
): void {
  const open = new Set([...place.querySelectorAll('details')].filter((one) => one.open).map(({ className }) => className))
  const runs = measured.map(({ run }) => run)
  const { medians, figures, details, all } = figuresTables(title, runs, context)
  const folded = [
    { name: 'figures', view: foldedTable(ALL_FIGURES, figures) },
    ...(details ? [{ name: 'further', view: foldedTable(FURTHER_FIGURES, details) }] : []),
    ...(all && whole ? [{ name: 'all', view: foldedTable(`All ${measured.length} runs`, all) }] : []),
  ]
  for (const { name, view } of folded) {
    view.className = name
    view.open = open.has(name)
  }
  first.replaceChildren(tableView(medians))
  place.replaceChildren(...folded.map(({ view }) => view))
}

/** Compares the locks, if there are many of them. */
function showFrontier(place: HTMLElement, { title, measured }: ProgramRuns): void {
  const trades = frontierOf(measured.map(({ run }) => run))
  if (trades.length === 0) return
  const options = { title: `${FRONTIER_TITLE}, ${title}` }
  const { element } = figure({
    draw: (width) => frontierSvg(trades, { ...options, width }),
    summary: 'The comparison as a table',
    table: frontierTable(trades, options),
  })
  place.replaceChildren(element, make('p', { class: 'summary' }, FRONTIER_WORDS))
}
