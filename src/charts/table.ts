/** A table as data: what a page makes elements of, and a report markup. */
export interface Table {
  /** Its name, to whom it is not seen where it stands: "Threads under switch" */
  readonly title: string
  /** What holds for all of it, in a sentence or two. */
  readonly note?: string
  /** Of all columns, the rows' own heads first. */
  readonly heads: readonly TableHead[]
  readonly rows: readonly TableRow[]
}

interface TableHead {
  readonly title: string
  /** For a reader who points at it. */
  readonly about?: string
}

interface TableRow {
  readonly head: string
  /** What must be known of this row before its figures are read: "stopped". */
  readonly marks?: readonly string[]
  readonly cells: readonly string[]
}

/** Heads that say all by themselves. */
export function headed(...titles: readonly string[]): TableHead[] {
  return titles.map((title) => ({ title }))
}
