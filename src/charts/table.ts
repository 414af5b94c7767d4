/** A table as data. The page turns it into elements, a report turns it into markup. */
export interface Table {
  /** The table's name, for readers who do not see its surroundings: "Threads under switch" */
  readonly title: string
  /** A sentence or two that apply to the whole table. */
  readonly note?: string
  /** The heads of all columns. The first column contains the heads of the rows. */
  readonly heads: readonly TableHead[]
  readonly rows: readonly TableRow[]
}

interface TableHead {
  readonly title: string
  /** An explanation, shown when the reader points at the head. */
  readonly about?: string
}

interface TableRow {
  readonly head: string
  /** Warnings about the row's figures, for example "stopped". */
  readonly marks?: readonly string[]
  readonly cells: readonly string[]
}

/** Heads without explanations. */
export function headed(...titles: readonly string[]): TableHead[] {
  return titles.map((title) => ({ title }))
}
