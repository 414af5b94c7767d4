// How a result leaves a page: plain data as JSON, the columns of recordings as the bytes they are. A minute under an old-style GIL records
// millions of events; as text they would be ten times as large, and a devtools message has a size limit.

const COLUMNS = { Float64Array, Int32Array, Uint32Array, Uint8Array } as const
type ColumnType = keyof typeof COLUMNS
type Column = InstanceType<(typeof COLUMNS)[ColumnType]>

/** Where a typed array stood in the data. */
interface ColumnReference {
  readonly $column: ColumnType
  readonly offset: number
  readonly length: number
}

/** JSON has no NaN and no infinities; a report may. */
interface NumberReference {
  readonly $number: 'NaN' | 'Infinity' | '-Infinity'
}

/** Columns start at multiples of this, so that a Float64Array can look at the bytes where they are. */
const ALIGNMENT = 8

/** Plain data with typed arrays in it, as bytes: u32 length of the JSON, the JSON, the columns. */
export function pack(data: unknown): Uint8Array<ArrayBuffer> {
  const columns: { readonly column: Column; readonly offset: number }[] = []
  let end = 0
  const json = JSON.stringify(data, (_key, value: unknown) => {
    if (typeof value === 'number' && !Number.isFinite(value)) return { $number: String(value) } as NumberReference
    const type = columnType(value)
    if (!type) return value
    const column = value as Column
    const offset = end
    columns.push({ column, offset })
    end += align(column.byteLength)
    return { $column: type, offset, length: column.length } satisfies ColumnReference
  })
  const head = new TextEncoder().encode(json)
  const base = align(4 + head.length)
  const bytes = new Uint8Array(base + end)
  new DataView(bytes.buffer).setUint32(0, head.length, true)
  bytes.set(head, 4)
  for (const { column, offset } of columns) {
    bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), base + offset)
  }
  return bytes
}

/** The inverse of pack(). */
export function unpack(bytes: Uint8Array): unknown {
  // A Buffer may start anywhere in its ArrayBuffer; columns need it aligned.
  const aligned = bytes.byteOffset % ALIGNMENT === 0 ? bytes : new Uint8Array(bytes)
  const headLength = new DataView(aligned.buffer, aligned.byteOffset).getUint32(0, true)
  const base = aligned.byteOffset + align(4 + headLength)
  return JSON.parse(new TextDecoder().decode(aligned.subarray(4, 4 + headLength)), (_key, value: unknown) => {
    if (isReference<NumberReference>(value, '$number')) return Number(value.$number)
    if (isReference<ColumnReference>(value, '$column')) {
      return new COLUMNS[value.$column](aligned.buffer as ArrayBuffer, base + value.offset, value.length)
    }
    return value
  })
}

function columnType(value: unknown): ColumnType | undefined {
  return (Object.keys(COLUMNS) as ColumnType[]).find((type) => value instanceof COLUMNS[type])
}

function isReference<T extends object>(value: unknown, mark: keyof T & string): value is T {
  return typeof value === 'object' && value !== null && mark in value
}

function align(bytes: number): number {
  return Math.ceil(bytes / ALIGNMENT) * ALIGNMENT
}
