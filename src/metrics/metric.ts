import type * as v from 'valibot'
import type { MachineReport } from '../model/report.ts'
import type { Timeline } from '../model/timeline.ts'

/** The best that this machine can do. A metric may give a figure as a ratio to it. */
export type Limits = Pick<MachineReport, 'parkFloorUs'>

/** A pure function of a timeline, with the words, schema and columns from which every view, file and document of the lab is made. */
// biome-ignore lint/suspicious/noExplicitAny: a list holds metrics of all parts, and no type but any is a part of each
export interface Metric<Part extends object = any> {
  readonly id: string
  readonly title: string
  /** One sentence. */
  readonly definition: string
  /** The unit of its figures, unless a figure names its own. */
  readonly unit: string
  /** The schema of each field that it adds to a run's report. */
  readonly fields: { readonly [Field in keyof Part]-?: v.GenericSchema<unknown, Part[Field]> }
  /**
   * True for the parts that are in Measurements: a file without them is not a report. Left out for a metric that was added later: files of an
   * older gil-lab do not have it, and show no figure for it.
   */
  readonly isInEveryFile?: true
  readonly figures: readonly Figure<Part>[]
  measure(timeline: Timeline, limits: Limits): Part
}

/** One number of a metric: a column of the CSV, and of tables where it has a heading. */
// biome-ignore lint/suspicious/noExplicitAny: as above
export interface Figure<Part extends object = any> {
  /** Where a run's report has it, and its name in CSV: "handoffUs.p50". */
  readonly path: PathIn<Part>
  readonly unit?: string
  /** A phrase: the tooltip of its column, and its line in docs/formats.md. */
  readonly about: string
  /** Absent: the figure is in files alone. */
  readonly column?: Column
  /** Where the number at `path` does not say it all. null leaves the cell of the CSV empty. */
  value?(run: Part): number | null
  /** Its cell in tables, where the value in its unit does not say it all. */
  words?(run: Part): string
}

/** How page, HTML and terminal show a figure in their tables of runs. */
export interface Column {
  /** A heading above the column that its neighbours share: "handoff". */
  readonly group?: string
  readonly heading: string
  /** A narrow terminal leaves out columns with a higher number first. Absent: before all others. */
  readonly expendable?: number
  /** Page and HTML show it among the folded figures; the terminal does not show it. */
  readonly isDetail?: true
  /** The runs that it applies to. Absent: runs whose threads share a GIL that excludes. */
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

/** A figure of a run as a number; null where there is none. */
export function figureValue(figure: Figure, run: object): number | null {
  const [field = '', name] = figure.path.split('.')
  const part = (run as Readonly<Record<string, unknown>>)[field]
  if (part === undefined) return null
  if (figure.value) return figure.value(run)
  const value = name === undefined ? part : (part as Readonly<Record<string, unknown>>)[name]
  return typeof value === 'number' ? value : null
}
