type ColumnType = Uint8ArrayConstructor | Uint32ArrayConstructor | Int32ArrayConstructor | Float64ArrayConstructor
type ColumnTypes = Readonly<Record<string, ColumnType>>
type Column = Uint8Array | Uint32Array | Int32Array | Float64Array
type AnyColumns = { readonly length: number }

/** A table as columns: entry i of each column belongs to row i. Millions of rows then need no object each. */
export type Columns<Types extends ColumnTypes> = AnyColumns & { readonly [Field in keyof Types]: InstanceType<Types[Field]> }

/** A row of such a table as an object. */
export type Row<Table> = { readonly [Field in Exclude<keyof Table, 'length'>]: number }

/** A table with this many rows of zeros. */
export function columnsOf<Types extends ColumnTypes>(types: Types, length: number): Columns<Types> {
  return withColumns(length, Object.entries(types), (Type) => new Type(length))
}

/** The table with these rows. */
export function columnsFrom<Types extends ColumnTypes>(types: Types, rows: readonly Row<Columns<Types>>[]): Columns<Types> {
  return withColumns(rows.length, Object.entries(types), (Type, field) => new Type(rows.map((row) => row[field as keyof typeof row])))
}

/** The table as objects, for readers of few rows. */
export function rowsOf<Table extends AnyColumns>(table: Table): Row<Table>[] {
  const columns = entriesOf(table)
  return Array.from(
    { length: table.length },
    (_, i) => Object.fromEntries(columns.map(([field, column]) => [field, column[i]])) as Row<Table>,
  )
}

/** The rows from index `from` up to, but not including, `to`. They share the memory of the table. */
export function part<Table extends AnyColumns>(table: Table, from: number, to: number): Table {
  return withColumns(to - from, entriesOf(table), (column) => column.subarray(from, to))
}

/** A copy of the rows with these indices, in this order. */
export function taken<Table extends AnyColumns>(table: Table, indices: Uint32Array): Table {
  return withColumns(indices.length, entriesOf(table), (column) => {
    const copy = new (column.constructor as ColumnType)(indices.length)
    for (let i = 0; i < copy.length; i++) copy[i] = column[indices[i]!]!
    return copy
  })
}

/** The indices of the entries of a column that fit. */
export function where(column: ArrayLike<number>, fits: (entry: number, index: number) => boolean): Uint32Array {
  const indices = new Uint32Array(column.length)
  let found = 0
  for (let i = 0; i < column.length; i++) if (fits(column[i]!, i)) indices[found++] = i
  return indices.slice(0, found)
}

/** Several columns one after the other. */
export function together(parts: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

function entriesOf<Table extends AnyColumns>({ length: _, ...columns }: Table): [string, Column][] {
  return Object.entries(columns) as [string, Column][]
}

function withColumns<Table, Of>(length: number, entries: readonly [string, Of][], column: (of: Of, field: string) => Column): Table {
  return { length, ...Object.fromEntries(entries.map(([field, of]) => [field, column(of, field)])) } as Table
}
