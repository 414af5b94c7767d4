import { type Column, type Figure, figureValue, METRICS, type Metric } from '../metrics/index.ts'
import { sharesGil } from '../model/gils.ts'
import { define } from '../model/glossary.ts'
import { inUnit, NOTHING, span } from '../model/number-format.ts'
import type { RunReport } from '../model/report.ts'

/** One column of the tables of runs. */
interface RunColumn {
  /** The heading in one line: "hand-off p50". */
  readonly title: string
  /** The heading in two lines, as the terminal shows it: "hand-off" above "p50". */
  readonly group: string
  readonly heading: string
  /** The tooltip: what the column shows. */
  readonly about: string
  /** A narrow terminal leaves out the columns with the highest number first, and never those with 0. */
  readonly expendable: number
  readonly isDetail: boolean
  cell(run: RunReport): string
}

/** The value of `expendable` for a column that does not give one. */
const MOST_EXPENDABLE = 9

export const WALL: RunColumn = {
  title: 'wall',
  group: '',
  heading: 'wall',
  about: define('wall'),
  expendable: 0,
  isDetail: false,
  cell: ({ wallMs }) => span(wallMs * 1000),
}

const ALL: readonly RunColumn[] = [WALL, ...METRICS.flatMap(columnsOf)]

/** The columns of the main table of runs on page, HTML and terminal. */
export const COLUMNS = ALL.filter(({ isDetail }) => !isDetail)
/** The columns of the table of further figures on page and HTML, which the reader must open. */
export const DETAIL_COLUMNS = ALL.filter(({ isDetail }) => isDetail)

/** The columns of the short table that page and HTML show first. */
export const LONGEST_WAIT: RunColumn = { ...columnAt('waitUs.max'), title: 'longest wait', about: define('longest wait') }
export const HAND_OFF: RunColumn = { ...columnAt('handoffUs.p50'), title: 'hand-off' }

function columnAt(path: string): RunColumn {
  const found = METRICS.flatMap((metric: Metric) =>
    metric.figures.filter((figure) => figure.path === path).map((figure) => ({ metric, figure })),
  )
  const [{ metric, figure }] = found as [(typeof found)[number]]
  return columnOf(metric, figure, figure.column!)
}

function columnsOf(metric: Metric): RunColumn[] {
  return metric.figures.flatMap((figure) => (figure.column ? [columnOf(metric, figure, figure.column)] : []))
}

function columnOf(metric: Metric, figure: Figure, column: Column): RunColumn {
  const { group = '', heading, expendable = MOST_EXPENDABLE, isDetail = false, appliesTo } = column
  const words = (run: RunReport) => wordsOf(run, figure, figure.unit ?? metric.unit)
  // If the threads of a run share no GIL, none of them waits for it. Only the columns that apply to every run then have figures.
  const cell = (run: RunReport) => (appliesTo === 'every run' || sharesGil(run) ? words(run) : NOTHING)
  return { title: [group, heading].filter(Boolean).join(' '), group, heading, about: figure.about, expendable, isDetail, cell }
}

function wordsOf(run: RunReport, figure: Figure, unit: string): string {
  const value = figureValue(figure, run)
  // A report of an older gil-lab may lack the metric's fields. The value is then null, and figure.words() must not read the missing fields.
  return value === null || !figure.words ? inUnit(value, unit) : figure.words(run)
}
