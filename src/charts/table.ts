import { define, type Term } from '../model/glossary.ts'

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

export interface TableHead {
  readonly title: string
  /** The definition, which the reader sees on hover, focus and touch. */
  readonly about: string
}

interface TableRow {
  readonly head: string
  /** The definition of the head, if it is a term such as a GIL. */
  readonly about?: string | undefined
  /** Warnings about the row's figures, for example "stopped". */
  readonly marks?: readonly TableHead[]
  readonly cells: readonly string[]
}

/** Heads with the definitions of the glossary. A head that means something else in its table brings its own definition. */
export function headed(...heads: readonly (Term | TableHead)[]): TableHead[] {
  return heads.map((head) => (typeof head === 'string' ? { title: head, about: define(head) } : head))
}
