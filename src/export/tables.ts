import { headed, type Table } from '../charts/table.ts'
import { digits } from '../model/number-format.ts'
import type { PooledReport, RunReport } from '../model/report.ts'
import { COLUMNS } from './columns.ts'
import { medianRounds, overRounds, roundsOf } from './shown-rounds.ts'

/** Of a table of several rounds, what its figures are of. */
export const POOLED_NOTE =
  'Handoffs, waits and holds are those of all rounds together, starved is of the round with the longest wait; the other figures are of the round whose wall time is the median.'

export interface FiguresTables {
  /** A row a GIL: the median round of each. */
  readonly medians: Table
  /** A row a run, where there were several rounds. */
  readonly all?: Table
}

/** The figures of a program's runs. How a run ended, and what keeps it out of comparisons, stands in its row where there is anything to say. */
export function figuresTables(title: string, runs: readonly RunReport[], pooled?: readonly PooledReport[]): FiguresTables {
  const rounds = roundsOf(runs)
  if (rounds === 1) return { medians: figures(title, runs) }
  const shown = medianRounds(runs).map((run) => overRounds(run, runs, pooled))
  const medians = figures(title, shown, { title: 'median round', cell: ({ round }) => `${round} of ${rounds}` })
  return {
    medians: shown.some((run) => run.pooled) ? { ...medians, note: POOLED_NOTE } : medians,
    all: figures(`all rounds of ${title}`, runs, { title: 'round', cell: ({ round }) => `${round}` }),
  }
}

function figures(title: string, runs: readonly RunReport[], ...before: readonly { title: string; cell(run: RunReport): string }[]): Table {
  const columns = [...before, ...COLUMNS]
  return {
    title: `Figures of ${title}`,
    heads: [...headed('GIL'), ...columns],
    rows: runs.map((run) => ({ head: run.gil, marks: marks(run), cells: columns.map(({ cell }) => cell(run)) })),
  }
}

function marks({ outcome, quality }: RunReport): string[] {
  return [...(outcome === 'completed' ? [] : [outcome]), ...quality]
}

/** What each thread had of the run, as the report tells it. */
export function threadsTable({ gil, threads }: RunReport): Table {
  const rows = threads.map(({ name, runningMs, waitingMs, blockedMs, wallMs }) => ({
    head: name,
    cells: [runningMs, waitingMs, blockedMs, wallMs].map(digits),
  }))
  return { title: `Threads under ${gil}`, heads: headed('thread', 'held, ms', 'waited, ms', 'blocked, ms', 'from start to exit, ms'), rows }
}
