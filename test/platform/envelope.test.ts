import { describe, expect, it } from 'vitest'
import { pack, piecesOf, unpack } from '../../src/platform/envelope.ts'

/** All bytes that the receiver has after the last piece. */
function bytesOf(data: unknown, size?: number): Uint8Array {
  const packed = pack(data)
  const bytes = Uint8Array.from([...piecesOf(packed, size)].flat().flatMap((part) => [...part]))
  expect(bytes.length).toBe(packed.length)
  return bytes
}

describe('an envelope preserves', () => {
  it('plain data', () => {
    const data = { text: 'é', list: [1, null, true], nested: { empty: {} } }
    expect(unpack(bytesOf(data))).toEqual(data)
  })

  it('columns of every type and length, in order', () => {
    const data = {
      events: [
        { timeNs: new Float64Array([0.5, -1e300]), kind: new Uint8Array([1, 2, 255]), arg: new Int32Array([-1]) },
        { timeNs: new Float64Array(0), kind: new Uint8Array(0), arg: new Int32Array(0) },
      ],
      code: new Uint32Array([0xffffffff]),
    }
    expect(unpack(bytesOf(data))).toEqual(data)
  })

  it('a column that is a view of a part of a buffer', () => {
    const whole = new Int32Array([1, 2, 3, 4])
    expect(unpack(bytesOf({ part: whole.subarray(1, 3) }))).toEqual({ part: new Int32Array([2, 3]) })
  })

  it('numbers that JSON cannot represent', () => {
    expect(unpack(bytesOf([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]))).toEqual([Number.NaN, Infinity, -Infinity])
  })

  it('its content at any offset of a larger buffer', () => {
    const bytes = bytesOf({ column: new Float64Array([1, 2]) })
    const received = new Uint8Array(bytes.length + 3)
    received.set(bytes, 3)
    expect(unpack(received.subarray(3))).toEqual({ column: new Float64Array([1, 2]) })
  })

  it.each([1, 7, 8, 64, 1000])('its content in pieces of exactly %d bytes, except the last', (size) => {
    const data = { text: 'é', column: new Float64Array([1, 2, 3]), other: new Uint8Array([1, 2, 3]) }
    expect(unpack(bytesOf(data, size))).toEqual(data)
    const lengths = [...piecesOf(pack(data), size)].map((piece) => piece.reduce((sum, { length }) => sum + length, 0))
    expect(lengths.slice(0, -1).every((length) => length === size)).toBe(true)
    expect(lengths.at(-1)).toBeLessThanOrEqual(size)
  })

  it('columns without copying them', () => {
    const column = new Float64Array(1000)
    expect(pack({ column }).parts.some(({ buffer }) => buffer === column.buffer)).toBe(true)
  })
})
