import { headed, type Table, type TableHead } from '../charts/table.ts'
import { wallRatio } from '../comparisons/wall-ratio.ts'
import { capitalised } from '../model/capitalised.ts'
import { findGil } from '../model/gils.ts'
import { digits, inUnit, NOTHING } from '../model/number-format.ts'
import { qualityWords } from '../model/quality.ts'
import type { PooledReport, RunReport } from '../model/report.ts'
import { roundsOf } from '../model/round-groups.ts'
import { COLUMNS, DETAIL_COLUMNS, HAND_OFF, LONGEST_WAIT, WALL } from './columns.ts'
import { ENDINGS, outcomeWord } from './failures.ts'
import { blockedWords } from './locks.ts'
import { medianRounds, overRounds, type ShownRun } from './shown-rounds.ts'

/** Says from which rounds the figures of a table of median rounds come. */
export const POOLED_NOTE =
  'Hand-offs, waits, holds and overshoots cover all rounds together. Starvation is from the round with the longest wait. The other figures are from the round with the median wall time.'

/** The labels of the tables of all figures and of further figures, which the reader must open. */
export const ALL_FIGURES = 'All figures'
export const FURTHER_FIGURES = 'Further figures'

/** As POOLED_NOTE, for the table of the most important figures. */
const SHORT_NOTE = 'Wall time: the median round. Longest wait and hand-offs: all rounds.'
const MEDIAN_NOTE = 'The figures are from the round with the median wall time.'

interface FiguresTables {
  /** One row per GIL and variant: its wall time, the ratio, the longest wait and the hand-off. */
  readonly medians: Table
  /** All columns of the same rows that the terminal shows too. */
  readonly figures: Table
  /** Further figures of the same rows; absent where no row has any. */
  readonly details?: Table
  /** One row per run; absent if there was only one round. */
  readonly all?: Table
}

/**
 * The tables of a program's runs. Each row shows the marks of quality of its run, and the outcome if the run did not complete. `ofReport`
 * are the report's runs, among which ratios find their base.
 */
export function figuresTables(
  title: string,
  runs: readonly RunReport[],
  { pooled, ofReport = runs }: { readonly pooled?: readonly PooledReport[] | undefined; readonly ofReport?: readonly RunReport[] } = {},
): FiguresTables {
  const rounds = roundsOf(runs)
  const shown = rounds === 1 ? runs : medianRounds(runs).map((run) => overRounds(run, runs, pooled))
  const round =
    rounds === 1
      ? []
      : [
          {
            title: 'median round',
            about: 'The round from which this row comes: the one whose wall time is in the middle.',
            cell: (run: RunReport) => `${run.round} of ${rounds}`,
          },
        ]
  const note = noteOf(shown, rounds)
  const shortNote = note.note === POOLED_NOTE ? { note: runs.some(({ threads }) => threads.length > 1) ? SHORT_NOTE : MEDIAN_NOTE } : note
  const details = figures(`${FURTHER_FIGURES} of ${title}`, shown, [...round, ...DETAIL_COLUMNS])
  return {
    medians: { ...figures(`Figures of ${title}`, shown, [WALL, ...ratioColumn(runs, ofReport), LONGEST_WAIT, HAND_OFF]), ...shortNote },
    figures: { ...figures(`All figures of ${title}`, shown, [...round, ...COLUMNS]), ...note },
    ...(hasFigures(details, round.length) && { details: { ...details, ...note } }),
    ...(rounds > 1 && {
      all: figures(`Figures of all rounds of ${title}`, runs, [
        { title: 'round', about: 'The number of the round. Each round runs every case once.', cell: ({ round }) => `${round}` },
        ...COLUMNS,
      ]),
    }),
  }
}

/** Says from which rounds the figures come. Empty if there is one round. */
function noteOf(shown: readonly ShownRun[], rounds: number): Pick<Table, 'note'> {
  if (shown.some(({ pooled }) => pooled)) return { note: POOLED_NOTE }
  return rounds > 1 ? { note: MEDIAN_NOTE } : {}
}

/** The ratios of wall times, if there is a base to compare with. */
function ratioColumn(runs: readonly RunReport[], ofReport: readonly RunReport[]): TableColumn[] {
  const all = ofReport.filter(({ experiment }) => experiment === runs[0]?.experiment)
  const base = runs[0] && wallRatio(runs[0], all)
  if (!base) return []
  return [
    {
      title: `÷ ${base.to}`,
      about: `The wall time divided by the wall time of ${base.to}, round by round. Below 1, the program was faster than that.`,
      cell: (run) => inUnit(wallRatio(run, all)?.value ?? null, '×'),
    },
  ]
}

interface TableColumn extends TableHead {
  cell(run: RunReport): string
}

function figures(title: string, runs: readonly RunReport[], columns: readonly TableColumn[]): Table {
  return {
    title,
    heads: [...headed('GIL'), ...columns],
    rows: runs.map((run) => ({
      head: run.gil,
      about: findGil(run.gil)?.summary,
      marks: marks(run),
      cells: columns.map(({ cell }) => cell(run)),
    })),
  }
}

function hasFigures({ rows }: Table, from: number): boolean {
  return rows.some(({ cells }) => cells.slice(from).some((cell) => cell !== NOTHING))
}

function marks(run: RunReport): TableHead[] {
  const { outcome, quality } = run
  const ending = outcome === 'completed' ? [] : [{ title: outcomeWord(outcome), about: ENDINGS[outcome] }]
  return [...ending, ...quality.map((mark) => ({ title: mark, about: `${capitalised(qualityWords(mark, run))}.` }))]
}

/** The label of the closed section that contains the table of a run's threads. */
export const THREADS_TITLE = 'Figures of each thread'

/** The table that shows how each thread of a run spent its time. */
export function threadsTable({ gil, threads }: RunReport): Table {
  const hasParts = threads.some(({ blocked }) => blocked)
  const rows = threads.map(({ name, runningMs, waitingMs, blockedMs, wallMs, blocked }) => ({
    head: name,
    cells: [
      ...[runningMs, waitingMs, blockedMs].map(digits),
      ...(hasParts ? [(blocked && blockedWords(blocked)) || NOTHING] : []),
      digits(wallMs),
    ],
  }))
  const heads = [
    ...(['thread', 'held, ms', 'waited, ms', 'blocked, ms'] as const),
    ...(hasParts ? (['blocked on'] as const) : []),
    'from start to exit, ms' as const,
  ]
  return { title: `Threads under ${gil}`, heads: headed(...heads), rows }
}
