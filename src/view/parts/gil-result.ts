import { commonDomain, type Domain, histogramSvg, histogramTable } from '../../charts/histogram.ts'
import { blameSentence, blameTables } from '../../export/blame-words.ts'
import { ENDINGS } from '../../export/failures.ts'
import { parkFloorOf } from '../../export/limit-words.ts'
import { LOCKS_TITLE, lockSentence, locksTable } from '../../export/locks.ts'
import { ALONE, handoffSentence, processSentence, starvationSentence } from '../../export/sentences.ts'
import type { ShownRun } from '../../export/shown-rounds.ts'
import { THREADS_TITLE, threadsTable } from '../../export/tables.ts'
import { capitalised } from '../../model/capitalised.ts'
import { findGil } from '../../model/gils.ts'
import { FEW_EVENTS, unbroken } from '../../model/number-format.ts'
import { qualityWords } from '../../model/quality.ts'
import type { MachineReport, RunReport } from '../../model/report.ts'
import { make, uniqueId, yieldToEventLoop } from '../dom.ts'
import { foldedTable } from '../table-view.ts'
import { type Figure, figure } from './figure.ts'

export interface GilResult {
  readonly element: HTMLElement
  readonly run: ShownRun
  /** Draws the histogram on another axis. */
  rescale(domain: Domain): void
}

/**
 * One run under one GIL in words and pictures: how it ended, which thread waited longest, how long hand-offs took. It is made in several
 * tasks.
 */
export async function gilResult(run: ShownRun, machine: MachineReport): Promise<GilResult> {
  const heading = make('h4', { id: uniqueId('gil') }, findGil(run.gil)?.title ?? run.gil)
  let domain: Domain | undefined
  const histogram = run.handoffUs.n >= FEW_EVENTS ? handoffs(run, machine, () => domain) : undefined
  const element = make('article', { 'aria-labelledby': heading.id }, heading, ...ending(run), ...quality(run), ...words(run))
  // Without a pause, these parts together can block the page for more than 50 ms.
  await yieldToEventLoop()
  element.append(
    ...(histogram ? [histogram.element] : []),
    ...locks(run),
    ...(run.threads.length > 1 ? [foldedTable(THREADS_TITLE, threadsTable(run))] : []),
  )
  await yieldToEventLoop()
  element.append(...blameTables(run).map(({ summary, table }) => foldedTable(summary, table)))
  return {
    run,
    element,
    rescale: (next) => {
      domain = next
      histogram?.redraw()
    },
  }
}

/** The figures of the program's locks, if a thread waited for one. */
function locks(run: RunReport): HTMLElement[] {
  const table = locksTable(run)
  return table ? [foldedTable(LOCKS_TITLE, table)] : []
}

/** Gives the histograms one axis, so that they can be compared. */
export function showOnOneScale(results: readonly GilResult[], machine: MachineReport): void {
  const all = results.map(({ run }) => run.handoffUs).filter(({ n }) => n >= FEW_EVENTS)
  const { p50, resolutionUs } = parkFloorOf(machine)
  const domain = commonDomain(all, [...all.map((one) => one.resolutionUs), Math.max(p50, resolutionUs)])
  for (const result of results) result.rescale(domain)
}

/** Says in one sentence how a run ended that did not complete. The reasons and the traceback are at the top of the results. */
function ending({ outcome }: RunReport): HTMLElement[] {
  return outcome === 'completed' ? [] : [make('p', { class: 'caveat' }, ENDINGS[outcome])]
}

/** The events that disturbed the run. */
function quality(run: RunReport): HTMLElement[] {
  return run.quality.map((mark) => make('p', { class: 'caveat' }, `${capitalised(qualityWords(mark, run))}.`))
}

function words(run: ShownRun): HTMLElement[] {
  if (run.threads.length < 2) return [make('p', {}, ALONE)]
  const sentences = [
    starvationSentence(run),
    blameSentence(run),
    ...(run.handoffUs.n > 0 ? [handoffSentence(run)] : []),
    ...lockSentence(run),
    ...processSentence(run),
  ]
  return [make('p', {}, unbroken(sentences.filter(Boolean).join(' ')))]
}

function handoffs(run: ShownRun, machine: MachineReport, domain: () => Domain | undefined): Figure {
  const options = { parkFloor: parkFloorOf(machine), title: `Hand-off latency under ${run.gil}` }
  return figure({
    draw: (width) => {
      const shared = domain()
      return histogramSvg(run.handoffUs, { ...options, ...(shared && { domain: shared }), width })
    },
    summary: 'The histogram as a table',
    table: histogramTable(run.handoffUs, options),
  })
}
