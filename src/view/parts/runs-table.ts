import { COLUMNS } from '../../export/columns.ts'
import { medianRounds, roundsOf } from '../../export/rounds.ts'
import type { RunReport } from '../../model/report.ts'
import { make } from '../dom.ts'
import type { ProgramRuns } from '../programs.ts'

/** GILs as rows: the median round of each, and where no more come all rounds on request. How a run ended stands in its row where it did not complete. */
export function runsTable({ title, measured }: ProgramRuns, whole: boolean): HTMLElement[] {
  const runs = measured.map(({ run }) => run)
  const rounds = roundsOf(runs)
  if (rounds === 1) return [table(title, runs)]
  const medians = table(title, medianRounds(runs), 'median round', rounds)
  if (!whole) return [medians]
  return [medians, make('details', {}, make('summary', {}, `All ${runs.length} runs`), table(`all rounds of ${title}`, runs, 'round'))]
}

/** With a column that says which round it was, if it is given a title. */
function table(title: string, runs: readonly RunReport[], roundTitle?: string, ofRounds?: number): HTMLElement {
  const head = make(
    'tr',
    {},
    make('th', { scope: 'col' }, 'GIL'),
    ...(roundTitle ? [make('th', { scope: 'col' }, roundTitle)] : []),
    ...COLUMNS.map((column) => make('th', { scope: 'col', title: column.about }, column.title)),
  )
  const rows = runs.map((run) =>
    make(
      'tr',
      {},
      make('th', { scope: 'row' }, run.gil, ...marks(run)),
      ...(roundTitle ? [make('td', {}, ofRounds ? `${run.round} of ${ofRounds}` : `${run.round}`)] : []),
      ...COLUMNS.map(({ cell }) => make('td', {}, cell(run))),
    ),
  )
  const inner = make('table', { 'aria-label': `Figures of ${title}` }, make('thead', {}, head), make('tbody', {}, ...rows))
  return make('div', { class: 'wide', tabindex: 0, role: 'group', 'aria-label': `Table of ${title}, can be scrolled` }, inner)
}

function marks({ outcome, quality }: RunReport): HTMLElement[] {
  const words = [...(outcome === 'completed' ? [] : [outcome]), ...quality]
  return words.map((word) => make('span', { class: 'mark' }, word))
}

/** What each thread had of the run, as the report tells it: also the timeline's picture in figures. */
export function threadsTable(run: RunReport): HTMLElement {
  const ms = (value: number) => `${value.toFixed(1)} ms`
  const titles = ['thread', 'held', 'waited', 'blocked', 'from start to exit']
  const rows = run.threads.map((thread) => {
    const cells = [thread.runningMs, thread.waitingMs, thread.blockedMs, thread.wallMs].map((value) => make('td', {}, ms(value)))
    return make('tr', {}, make('th', { scope: 'row' }, thread.name), ...cells)
  })
  const head = make('tr', {}, ...titles.map((title) => make('th', { scope: 'col' }, title)))
  const table = make('table', { 'aria-label': `Threads under ${run.gil}` }, make('thead', {}, head), make('tbody', {}, ...rows))
  return make(
    'details',
    {},
    make('summary', {}, 'Each thread in figures'),
    make('div', { class: 'wide', tabindex: 0, role: 'group', 'aria-label': 'Table of threads, can be scrolled' }, table),
  )
}
