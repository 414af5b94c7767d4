import { describe, expect, it } from 'vitest'
import { parseFormatSpec, unpackFormatSpec } from '../../src/program/formatspec.ts'
import { formatFloat, power } from '../../src/program/index.ts'
import { stringRepr } from '../../src/program/repr.ts'
import recorded from './formats.json'

const { values, powers, ...bySpec } = recorded as unknown as { values: string[]; powers: [number, number, string][] } & Record<
  string,
  string[]
>

function float(text: string): number {
  return text.endsWith('inf') ? (text.startsWith('-') ? -Infinity : Infinity) : Number(text)
}

describe('formatFloat', () => {
  it.each(Object.entries(bySpec))('writes floats with %j as CPython does', (spec, expected) => {
    const packed = parseFormatSpec(spec)
    expect(packed).toBeTypeOf('number')
    expect(values.map((value) => formatFloat(float(value), packed as number))).toEqual(expected)
  })

  it('rounds ties to the even digit, where toFixed() rounds them up', () => {
    const fixed = (digits: number, value: number) => formatFloat(value, parseFormatSpec(`.${digits}f`) as number)
    expect([0.5, 1.5, 2.5, 3.5].map((value) => fixed(0, value))).toEqual(['0', '2', '2', '4'])
    expect(fixed(2, 0.125)).toBe('0.12')
    expect((0.125).toFixed(2)).toBe('0.13')
  })
})

describe('a format spec', () => {
  it('survives packing', () => {
    expect(unpackFormatSpec(parseFormatSpec('^+012,.3f') as number)).toEqual({
      type: 2,
      precision: 3,
      width: 12,
      align: '^',
      zero: true,
      comma: true,
      sign: '+',
    })
    expect(parseFormatSpec('')).toBe(0)
    expect(unpackFormatSpec(0)).toMatchObject({ precision: undefined, width: 0 })
  })

  it.each(['#x', '*<5', '_', '200', '.31f', 'X', 'b', 'q'])('%j is told to be unsupported', (spec) => {
    expect(parseFormatSpec(spec)).toBeTypeOf('string')
  })
})

describe('power', () => {
  it('is as exact as the C library', () => {
    expect(powers.map(([base, exponent]) => formatFloat(power(base, exponent), 0))).toEqual(powers.map(([, , expected]) => expected))
  })

  it('keeps to the edges of floats', () => {
    expect(power(2, 1024)).toBe(Infinity)
    expect(power(2, -1074)).toBe(5e-324)
    expect(power(-2, 3)).toBe(-8)
    expect(power(2, 0.5)).toBe(Math.SQRT2)
    expect(power(1, Number.NaN)).toBe(1)
    expect(power(-1, Infinity)).toBe(1)
  })
})

describe('the repr of a string', () => {
  it.each([
    ['a', "'a'"],
    ["it's", '"it\'s"'],
    ['"it\'s"', "'\"it\\'s\"'"],
    ['tab\t\\\n', "'tab\\t\\\\\\n'"],
    ['\x00\x7f\u00a0\u200b', "'\\x00\\x7f\\xa0\\u200b'"],
    ['é€😀', "'é€😀'"],
  ])('of %j is %s', (text, expected) => {
    expect(stringRepr(text)).toBe(expected)
  })
})
