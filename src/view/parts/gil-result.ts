import { histogramSvg } from '../../charts/index.ts'
import { ALONE, handoffSentence, processSentence, starvationSentence } from '../../export/words.ts'
import { findGil } from '../../model/gils.ts'
import type { MachineReport, RunReport } from '../../model/report.ts'
import { make, uniqueId } from '../dom.ts'
import { figure } from './figure.ts'
import { threadsTable } from './runs-table.ts'

/** One run under one GIL: how it ended, who starved, and the pictures. The timeline is put in by who has it. */
export function gilResult(run: RunReport, machine: MachineReport, timeline: Node | undefined): HTMLElement {
  const heading = make('h4', { id: uniqueId('gil') }, findGil(run.gil)?.title ?? run.gil)
  return make(
    'article',
    { 'aria-labelledby': heading.id },
    heading,
    ...ending(run),
    ...quality(run),
    ...words(run),
    ...(timeline ? [timeline] : []),
    ...handoffs(run, machine),
    ...(run.threads.length > 1 ? [threadsTable(run)] : []),
  )
}

/** A run that did not complete: how it ended, who waits for what, and the traceback. */
function ending(run: RunReport): HTMLElement[] {
  const traceback = run.error ? [make('pre', { class: 'traceback', tabindex: 0 }, run.error)] : []
  if (run.outcome === 'completed') return traceback
  // The lab tells who waits for what thread by thread.
  const stands = run.because.split('; ').filter(Boolean)
  const box = make('div', { class: 'problem' }, make('p', {}, make('strong', {}, ENDINGS[run.outcome])))
  if (stands.length > 1) box.append(make('ul', {}, ...stands.map((stand) => make('li', {}, stand))))
  else if (stands.length === 1) box.append(make('p', {}, `Why: ${stands[0]}.`))
  box.append(...traceback)
  return [box]
}

const ENDINGS: Readonly<Record<Exclude<RunReport['outcome'], 'completed'>, string>> = {
  stopped: 'Stopped before the program had ended: the figures are of what ran until then.',
  deadlocked: 'Deadlocked: every thread that was left waited for another, so none could go on.',
  trapped: 'The program failed:',
}

const MARKS: Readonly<Record<string, string>> = {
  hidden: 'The page was hidden during the run: what was measured is also how the browser slows hidden pages down.',
  'clock-stepped': 'The clock was set during the run.',
  noisy: 'Something else used the cores during the run.',
  'late-workers': 'Workers had to be started during the run: their start is in the figures.',
}

/** What keeps a run out of comparisons. */
function quality(run: RunReport): HTMLElement[] {
  return run.quality.map((mark) => {
    const lost = mark === 'lost-events' ? `${run.lostEvents.toLocaleString('en-US')} events were lost.` : mark
    return make('p', { class: 'caveat' }, MARKS[mark] ?? lost)
  })
}

function words(run: RunReport): HTMLElement[] {
  if (run.threads.length < 2) return [make('p', {}, ALONE)]
  const sentences = [starvationSentence(run), ...(run.handoffUs.n > 0 ? [handoffSentence(run)] : []), ...processSentence(run)]
  return [make('p', {}, sentences.join(' '))]
}

function handoffs(run: RunReport, machine: MachineReport): HTMLElement[] {
  if (run.handoffUs.n === 0) return []
  const label = `Handoff latency under ${run.gil}`
  const marked = { clockStepUs: machine.clockStepUs, parkFloorUs: machine.parkFloorUs.p50 }
  return [figure(label, (width) => histogramSvg(run.handoffUs, { ...marked, width, title: label })).element]
}
