import type * as v from 'valibot'
import type { MachineReport } from '../model/report.ts'
import type { Timeline } from '../model/timeline.ts'

/** The limits of this machine that metrics use: how long it takes to park and wake a thread. A metric may divide a figure by this time. */
export type Limits = Pick<MachineReport, 'parkFloorUs'>

/**
 * A pure function of a timeline, with its words, schema and columns. Tables, CSV, the schema of reports and docs/formats.md are made from
 * the metrics.
 */
// biome-ignore lint/suspicious/noExplicitAny: METRICS is a list of metrics with different parts, and only `any` fits all of them
export interface Metric<Part extends object = any> {
  readonly id: string
  readonly title: string
  /** One sentence, which the page, HTML, `gil-lab list` and docs/formats.md show. */
  readonly definition: string
  /** The unit of the metric's figures. A figure may give another one. */
  readonly unit: string
  /** The schema of each field that the metric adds to a run's report. */
  readonly fields: { readonly [Field in keyof Part]-?: v.GenericSchema<unknown, Part[Field]> }
  /**
   * True for a metric whose fields belong to the type Measurements: a file without them is not a report. Absent for a metric that was added
   * later. Files of an older gil-lab lack the fields of such a metric, and tables show no figure for it.
   */
  readonly isInEveryFile?: true
  readonly figures: readonly Figure<Part>[]
  measure(timeline: Timeline, limits: Limits): Part
}

/** One number of a metric. It is a column of the CSV, and a column of tables if it has `column`. */
// biome-ignore lint/suspicious/noExplicitAny: as above
export interface Figure<Part extends object = any> {
  /** The place of the number in a run's report, for example "handoffUs.p50". The CSV uses the same name. */
  readonly path: PathIn<Part>
  readonly unit?: string
  /**
   * One or two sentences for a reader who knows Python and no locks. Tables show them as the definition of the column, and docs/formats.md has
   * them too.
   */
  readonly about: string
  /** The column of tables that shows the figure. Absent if the figure is only in files. */
  readonly column?: Column
  /** Set if reports compare this figure between GILs and between variants. */
  readonly compared?: Compared<Part>
  /** Computes the figure, if it is not simply the number at `path`. null leaves the cell of the CSV empty. */
  value?(run: Part): number | null
  /** The text of the cell in tables, if it is more than the number in its unit. */
  words?(run: Part): string
}

/** How a figure is compared. */
interface Compared<Part> {
  /** Names the figure in a sentence: "hand-off p50". */
  readonly title: string
  /** The figure as it is compared; null if the run has too few events for it. */
  value(run: Part): number | null
  /**
   * The largest error of the figure, in its unit, if the clocks limit it. Absent for a single span of time, whose error differs from round
   * to round and is part of the scatter of the rounds.
   */
  resolution?(run: Part): number
}

/** A column that shows a figure in the tables of runs on page, HTML and terminal. */
export interface Column {
  /** The upper heading, for example "hand-off". Neighbouring columns with the same upper heading share it. */
  readonly group?: string
  readonly heading: string
  /**
   * A narrow terminal leaves out the columns with the highest number first, and never those with 0. Absent: the column is among the first
   * to be left out.
   */
  readonly expendable?: number
  /**
   * Marks a column of the table of further figures. The page and the HTML show this table only after the reader has opened it. The terminal
   * does not show the column.
   */
  readonly isDetail?: true
  /** The runs for which the cell has a figure. Absent: only runs under a GIL that lets one thread run at a time. */
  readonly appliesTo?: 'every run'
}

/** The paths of a part's numbers: "vainWakes", "handoffUs.p50". */
type PathIn<Part> = string extends keyof Part
  ? string
  : {
      [Field in keyof Part & string]-?: IsNumber<Part[Field]> extends true ? Field : `${Field}.${NumbersOf<Part[Field]>}`
    }[keyof Part & string]
type NumbersOf<Fields> = { [Field in keyof Fields & string]-?: IsNumber<Fields[Field]> extends true ? Field : never }[keyof Fields & string]
type IsNumber<Value> = NonNullable<Value> extends number ? true : false

/** A figure of a run as a number; null if the run has none. */
export function figureValue(figure: Figure, run: object): number | null {
  const [field = '', name] = figure.path.split('.')
  const part = (run as Readonly<Record<string, unknown>>)[field]
  if (part === undefined) return null
  if (figure.value) return figure.value(run)
  const value = name === undefined ? part : (part as Readonly<Record<string, unknown>>)[name]
  return typeof value === 'number' ? value : null
}
