// The format in which results leave a page: plain data as JSON, and the columns of recordings as their bytes. A minute under the tick GIL
// records millions of events. As text, these events would take ten times the space. Results leave the page in pieces of bounded size, so
// the page never copies a whole result.

/** The most bytes of one piece that a page posts. A message has as many pieces as it needs. */
export const MOST_MESSAGE_BYTES = 4 * 2 ** 20

type Bytes = Uint8Array<ArrayBuffer>

/** Data as bytes: the concatenation of the parts. */
interface Packed {
  readonly length: number
  readonly parts: readonly Bytes[]
}

const COLUMNS = { Float64Array, Int32Array, Uint32Array, Uint8Array } as const
type ColumnType = keyof typeof COLUMNS
type Column = InstanceType<(typeof COLUMNS)[ColumnType]>

/** Replaces a typed array in the JSON. `offset` is in bytes from the first column; `length` is in entries. */
interface ColumnReference {
  readonly $column: ColumnType
  readonly offset: number
  readonly length: number
}

/** Replaces a number that JSON cannot represent. */
interface NumberReference {
  readonly $number: 'NaN' | 'Infinity' | '-Infinity'
}

/** Columns start at multiples of this many bytes, so that a Float64Array can use the bytes in place. */
const ALIGNMENT = 8

/**
 * Packs plain data that contains typed arrays. The result is the length of the JSON as u32, the JSON, and the bytes of the columns. The
 * columns are not copied.
 */
export function pack(data: unknown): Packed {
  const columns: Bytes[] = []
  let end = 0
  const json = JSON.stringify(data, (_key, value: unknown) => {
    if (typeof value === 'number' && !Number.isFinite(value)) return { $number: String(value) } as NumberReference
    const type = columnType(value)
    if (!type) return value
    const column = value as Column
    const offset = end
    const padding = align(column.byteLength) - column.byteLength
    columns.push(new Uint8Array(column.buffer as ArrayBuffer, column.byteOffset, column.byteLength), new Uint8Array(padding))
    end += column.byteLength + padding
    return { $column: type, offset, length: column.length } satisfies ColumnReference
  })
  const text = new TextEncoder().encode(json)
  const head = new Uint8Array(align(4 + text.length))
  new DataView(head.buffer).setUint32(0, text.length, true)
  head.set(text, 4)
  return { length: head.length + end, parts: [head, ...columns] }
}

/** The parts, divided into pieces of `size` bytes. Only the last piece may be shorter. A piece is a list of parts. */
export function* piecesOf({ parts }: Packed, size = MOST_MESSAGE_BYTES): Generator<Bytes[]> {
  let piece: Bytes[] = []
  let room = size
  for (const part of parts) {
    for (let at = 0; at < part.length; ) {
      const cut = part.subarray(at, at + room)
      piece.push(cut)
      at += cut.length
      room -= cut.length
      if (room > 0) continue
      yield piece
      piece = []
      room = size
    }
  }
  if (piece.length > 0) yield piece
}

/** The inverse of pack(). */
export function unpack(bytes: Uint8Array): unknown {
  // A Buffer may start at any offset of its ArrayBuffer, but columns need alignment.
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
