import { ALONE } from '../../export/sentences.ts'
import { overRounds } from '../../export/shown-rounds.ts'
import { startedWith } from '../../export/started.ts'
import { figuresTables } from '../../export/tables.ts'
import type { PooledReport, Report } from '../../model/report.ts'
import { settingsOf } from '../../model/round-groups.ts'
import { make, uniqueId } from '../dom.ts'
import { type Measured, medianOfEachGil, type ProgramRuns } from '../runs-by-program.ts'
import { foldedTable, tableView } from '../table-view.ts'
import { type GilResult, gilResult, showOnOneScale } from './gil-result.ts'
import { printedOutput } from './printed-output.ts'
import { sourceAsRun } from './source-as-run.ts'
import { timelinesSection } from './timelines.ts'

export interface ProgramResult {
  readonly element: HTMLElement
  /** The same program's runs again, with more of them while they come in; `all` when none will come any more. */
  show(program: ProgramRuns, report: Report, all: boolean): Promise<void>
}

/**
 * One program under its GILs: figures as rows, timelines under each other on one scale, then each GIL beside the others. While rounds come in
 * the pictures stay those of the first, so that nothing moves under the reader's eyes; when all are there they are the median's.
 */
export function programResult(title: string): ProgramResult {
  const heading = make('h3', { id: uniqueId('program') }, title)
  const started = make('div')
  const tables = make('div')
  const printed = printedOutput()
  const timelines = timelinesSection()
  const gils = make('div', { class: 'side-by-side' })
  let drawn: readonly Measured[] = []
  let articles: GilResult[] = []
  return {
    element: make(
      'section',
      { class: 'program-result', 'aria-labelledby': heading.id },
      heading,
      started,
      tables,
      printed.element,
      timelines.element,
      gils,
    ),
    show: async (program, { machine, date, pooled }, all) => {
      showStart(started, program)
      showTables(tables, program, all, pooled)
      printed.show(program.measured)
      const medians = medianOfEachGil(program.measured)
      const wanted = all ? medians : medians.map((median) => drawn.find((one) => alike(one, median)) ?? median)
      const runs = program.measured.map(({ run }) => run)
      const shown = wanted.map(({ run }) => overRounds(run, runs, pooled))
      if (shown.length === articles.length && shown.every((run, index) => run === articles[index]?.run)) return
      drawn = wanted
      await timelines.show(wanted, { title, about: `${machine.engine} on ${machine.os}, ${date.slice(0, 10)}, gil-lab` })
      if (drawn !== wanted) return
      articles = shown.map((run) => articles.find((article) => article.run === run) ?? gilResult(run, machine))
      showOnOneScale(articles, machine)
      gils.replaceChildren(...(isAlone(wanted) ? [make('p', {}, ALONE)] : articles.map(({ element }) => element)))
    },
  }
}

/** One thread that came to its end leaves nothing to tell but its time. */
function isAlone(measured: readonly Measured[]): boolean {
  return measured.every(({ run }) => run.threads.length < 2 && run.outcome === 'completed' && run.quality.length === 0 && !run.processes)
}

function alike(a: Measured, b: Measured): boolean {
  return settingsOf(a.run) === settingsOf(b.run)
}

/** What it began with, the same for all its runs, and its source. What was unfolded stays so. */
function showStart(place: HTMLElement, { measured, source }: ProgramRuns): void {
  const [first] = measured
  if (!first || place.querySelector('details')) return
  const { constants } = first.run
  place.replaceChildren(
    ...startedWith(first.run).map((sentence) => make('p', { class: 'summary' }, sentence)),
    ...(source && constants ? [sourceAsRun(source, constants)] : []),
  )
}

/** The median rounds, and where no more come all of them on request: what was unfolded stays so. */
function showTables(place: HTMLElement, { title, measured }: ProgramRuns, whole: boolean, pooled?: readonly PooledReport[]): void {
  const wasOpen = place.querySelector('details')?.open === true
  const { medians, all } = figuresTables(
    title,
    measured.map(({ run }) => run),
    pooled,
  )
  place.replaceChildren(tableView(medians))
  if (!all || !whole) return
  const folded = foldedTable(`All ${measured.length} runs`, all)
  folded.open = wasOpen
  place.append(folded)
}
