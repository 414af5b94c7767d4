import { FormatType } from '../../assembly/abi/opcodes.ts'
import { splitDouble } from './doubles.ts'
import { type UnpackedSpec, unpackFormatSpec } from './formatspec.ts'

/** repr() writes exponents from here on: 1e+16. */
const REPR_DIGITS = 16
const DEFAULT_PRECISION = 6

/** A positive number as digits and the decimal point's place: 0.d1d2d3… × 10^point. */
interface Decimal {
  readonly digits: string
  readonly point: number
}

/** A float as Python writes it: repr() where `spec` is 0, else format() with a packed format spec, padding included. */
export function formatFloat(value: number, spec: number): string {
  const parts = unpackFormatSpec(spec)
  const negative = value < 0 || Object.is(value, -0)
  const sign = negative ? '-' : parts.sign === '-' ? '' : parts.sign
  const body = magnitude(Math.abs(value), parts) + (parts.type === FormatType.PERCENT ? '%' : '')
  return pad(Number.isNaN(value) && negative ? parts.sign.replace('-', '') : sign, body, parts)
}

function magnitude(value: number, { type, precision }: UnpackedSpec): string {
  if (Number.isNaN(value)) return 'nan'
  if (type === FormatType.PERCENT && value * 100 === Infinity) return 'inf'
  if (value === Infinity) return 'inf'
  switch (type) {
    case FormatType.F:
      return fixed(value, precision ?? DEFAULT_PRECISION)
    case FormatType.PERCENT:
      return fixed(value * 100, precision ?? DEFAULT_PRECISION)
    case FormatType.E: {
      const wanted = precision ?? DEFAULT_PRECISION
      return exponential(round(value, wanted + 1), wanted)
    }
    case FormatType.G:
      return general(value, Math.max(1, precision ?? DEFAULT_PRECISION), false)
    default:
      return precision === undefined ? repr(value) : general(value, Math.max(1, precision), true)
  }
}

/** The fewest digits that read back as the same number: JavaScript finds the same ones as Python. */
function repr(value: number): string {
  const [mantissa = '0', exponent = '0'] = value.toExponential().split('e')
  const decimal = { digits: mantissa.replace('.', ''), point: Number(exponent) + 1 }
  return place(decimal, REPR_DIGITS, true)
}

/** `.ng`, and a precision without a type, which always shows a float as a float. */
function general(value: number, precision: number, asFloat: boolean): string {
  const { digits, point } = round(value, precision)
  const shortened = { digits: digits.replace(/0+$/, '') || '0', point }
  return place(shortened, asFloat ? precision - 1 : precision, asFloat)
}

/** Writes digits with a point where it is near enough, else with an exponent, as CPython's format_float_short decides. */
function place({ digits, point }: Decimal, most: number, asFloat: boolean): string {
  if (point <= -4 || point > most) return exponential({ digits, point }, digits.length - 1)
  if (point <= 0) return `0.${'0'.repeat(-point)}${digits}`
  if (digits.length > point) return `${digits.slice(0, point)}.${digits.slice(point)}`
  return digits.padEnd(point, '0') + (asFloat ? '.0' : '')
}

function exponential({ digits, point }: Decimal, decimals: number): string {
  const exponent = /^0+$/.test(digits) ? 0 : point - 1
  const mantissa = decimals > 0 ? `${digits[0]}.${digits.slice(1).padEnd(decimals, '0')}` : digits[0]
  return `${mantissa}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`
}

function fixed(value: number, decimals: number): string {
  const scaled = timesPowerOfTen(value, decimals)
    .toString()
    .padStart(decimals + 1, '0')
  const point = scaled.length - decimals
  return decimals === 0 ? scaled : `${scaled.slice(0, point)}.${scaled.slice(point)}`
}

/** Rounds to that many digits. */
function round(value: number, count: number): Decimal {
  if (value === 0) return { digits: '0'.repeat(count), point: 1 }
  // toExponential() writes the fewest digits, 1e+23 for what is a little less, and rounding may add a digit: so the place of the point is
  // looked for, from one below.
  for (let point = Number(value.toExponential().split('e')[1]); ; point++) {
    const digits = timesPowerOfTen(value, count - point).toString()
    if (digits.length === count) return { digits, point }
  }
}

/** value × 10^power, exactly, rounded to an integer with ties going to the even one, as C's printf does; toFixed() rounds ties up. */
function timesPowerOfTen(value: number, power: number): bigint {
  const { mantissa, exponent } = splitDouble(value)
  const scale = 10n ** BigInt(Math.abs(power))
  const shift = 2n ** BigInt(Math.abs(exponent))
  const numerator = mantissa * (power > 0 ? scale : 1n) * (exponent > 0 ? shift : 1n)
  const denominator = (power < 0 ? scale : 1n) * (exponent < 0 ? shift : 1n)
  const quotient = numerator / denominator
  const twice = 2n * (numerator % denominator)
  return twice > denominator || (twice === denominator && quotient % 2n === 1n) ? quotient + 1n : quotient
}

function pad(sign: string, body: string, { width, align, zero, comma }: UnpackedSpec): string {
  const fill = zero && align === '' ? '0' : ' '
  const grouped = comma ? group(body, fill === '0' ? width - sign.length : 0) : body
  const missing = Math.max(0, width - sign.length - grouped.length)
  if (zero && align === '') return sign + '0'.repeat(missing) + grouped
  // A zero before the width also is the character that fills, whatever the alignment.
  const space = zero ? '0' : ' '
  const left = align === '<' ? 0 : align === '^' ? Math.floor(missing / 2) : missing
  return space.repeat(left) + sign + grouped + space.repeat(missing - left)
}

/** Commas between thousands; zeros that fill the width are grouped with the digits. */
function group(body: string, width: number): string {
  const whole = /^\d+/.exec(body)?.[0] ?? ''
  if (whole === '') return body
  const rest = body.slice(whole.length)
  const commas = (digits: string) => digits.replace(/\B(?=(\d{3})+$)/g, ',')
  let digits = whole
  while (commas(digits).length + rest.length < width) digits = `0${digits}`
  return commas(digits) + rest
}
