import { FloatFormat, FloatLayout } from '../../../assembly/abi/float-format.ts'
import { splitDouble } from './doubles.ts'

/** repr() uses exponents from this power of ten on: 1e+16. */
const REPR_DIGITS = 16

/** A positive number as digits and the position of its decimal point: 0.d1d2d3… × 10^point. */
interface Decimal {
  readonly digits: string
  readonly point: number
}

/**
 * A float as Python writes it. `format` 0 means repr(). Otherwise the result is format()'s, without padding, digit groups and plus sign.
 */
export function formatFloat(value: number, format: number): string {
  const sign = value < 0 || Object.is(value, -0) ? '-' : ''
  return sign + magnitude(Math.abs(value), format)
}

/** The text of a float's magnitude, as CPython's format_float_short() writes it. */
function magnitude(value: number, format: number): string {
  if (Number.isNaN(value)) return 'nan'
  if (value === Infinity) return 'inf'
  const precision = format >> FloatLayout.PRECISION_SHIFT
  const alternate = (format & FloatFormat.ALTERNATE) !== 0
  switch (format & FloatLayout.KIND_MASK) {
    case FloatFormat.FIXED:
      return fixed(value, precision, alternate)
    case FloatFormat.EXPONENT:
      return exponential(round(value, precision + 1), precision, alternate)
    case FloatFormat.GENERAL:
      return general(value, Math.max(1, precision), false, alternate)
    case FloatFormat.GENERAL_FLOAT:
      return general(value, Math.max(1, precision), true, alternate)
    default:
      return repr(value, alternate)
  }
}

/** The fewest digits that read back as the same number. JavaScript finds the same digits as Python. */
function repr(value: number, alternate: boolean): string {
  const [mantissa = '0', exponent = '0'] = value.toExponential().split('e')
  const decimal = { digits: mantissa.replace('.', ''), point: Number(exponent) + 1 }
  return place(decimal, REPR_DIGITS, true, alternate)
}

/**
 * The format `g`, and the format with a precision but without a letter. With `asFloat`, the result always has a point or an exponent. With
 * `alternate`, it keeps trailing zeros.
 */
function general(value: number, precision: number, asFloat: boolean, alternate: boolean): string {
  const { digits, point } = round(value, precision)
  const kept = alternate ? digits : digits.replace(/0+$/, '') || '0'
  return place({ digits: kept, point }, asFloat ? precision - 1 : precision, asFloat, alternate)
}

/** Writes the digits with a decimal point, or with an exponent if the point is too far away. */
function place({ digits, point }: Decimal, most: number, asFloat: boolean, alternate: boolean): string {
  if (point <= -4 || point > most) return exponential({ digits, point }, digits.length - 1, alternate)
  if (point <= 0) return `0.${'0'.repeat(-point)}${digits}`
  if (digits.length > point) return `${digits.slice(0, point)}.${digits.slice(point)}`
  return digits.padEnd(point, '0') + (asFloat ? '.0' : alternate ? '.' : '')
}

function exponential({ digits, point }: Decimal, decimals: number, alternate: boolean): string {
  const exponent = /^0+$/.test(digits) ? 0 : point - 1
  const fraction = digits.slice(1).padEnd(decimals, '0')
  const mantissa = `${digits[0]}${fraction || alternate ? '.' : ''}${fraction}`
  return `${mantissa}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`
}

function fixed(value: number, decimals: number, alternate: boolean): string {
  const scaled = timesPowerOfTen(value, decimals)
    .toString()
    .padStart(decimals + 1, '0')
  const point = scaled.length - decimals
  return scaled.slice(0, point) + (decimals > 0 || alternate ? '.' : '') + scaled.slice(point)
}

/** Rounds to `count` digits. */
function round(value: number, count: number): Decimal {
  if (value === 0) return { digits: '0'.repeat(count), point: 1 }
  // Usually `point` is the exponent of toExponential() plus 1. The search starts one lower, because toExponential() can give an exponent
  // that is too large by one: 1e+23 for a value slightly below 10^23. While the rounded number has too many digits, the search tries the
  // next `point`.
  for (let point = Number(value.toExponential().split('e')[1]); ; point++) {
    const digits = timesPowerOfTen(value, count - point).toString()
    if (digits.length === count) return { digits, point }
  }
}

/**
 * Computes value × 10^power exactly and rounds it to an integer. Ties go to the even integer, as in C's printf; toFixed() rounds ties up.
 */
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
