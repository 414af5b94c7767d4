import { describe, expect, it } from 'vitest'
import { pack, unpack } from '../../src/platform/envelope.ts'

describe('an envelope gives back', () => {
  it('plain data', () => {
    const data = { text: 'é', list: [1, null, true], nested: { empty: {} } }
    expect(unpack(pack(data))).toEqual(data)
  })

  it('columns of every type, of any length, in their order', () => {
    const data = {
      events: [
        { timeNs: new Float64Array([0.5, -1e300]), kind: new Uint8Array([1, 2, 255]), arg: new Int32Array([-1]) },
        { timeNs: new Float64Array(0), kind: new Uint8Array(0), arg: new Int32Array(0) },
      ],
      code: new Uint32Array([0xffffffff]),
    }
    expect(unpack(pack(data))).toEqual(data)
  })

  it('a column that looks at a part of a longer buffer', () => {
    const whole = new Int32Array([1, 2, 3, 4])
    expect(unpack(pack({ part: whole.subarray(1, 3) }))).toEqual({ part: new Int32Array([2, 3]) })
  })

  it('numbers that JSON does not have', () => {
    expect(unpack(pack([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]))).toEqual([Number.NaN, Infinity, -Infinity])
  })

  it('its content, wherever in a larger buffer it was received', () => {
    const bytes = pack({ column: new Float64Array([1, 2]) })
    const received = new Uint8Array(bytes.length + 3)
    received.set(bytes, 3)
    expect(unpack(received.subarray(3))).toEqual({ column: new Float64Array([1, 2]) })
  })
})
