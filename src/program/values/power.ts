import { splitDouble } from './doubles.ts'

/** Powers with whole exponents up to this value are computed exactly, with a few thousand bits. */
const MAX_EXACT_EXPONENT = 64
/** The number of bits that are kept before rounding. A float has 53 bits, so one sticky bit can represent the bits that are cut off. */
const KEPT_BITS = 64
const LOWEST_NORMAL = 2 ** -1022

/**
 * Computes `base ** exponent` on floats. JavaScript's result is sometimes off by one in the last digit, for example for `7 ** -2`. C's
 * result, which Python shows, is correctly rounded. Powers with small whole exponents are therefore computed exactly and rounded once,
 * unless the result is close to the limits of a float.
 */
export function power(base: number, exponent: number): number {
  const rough = base ** exponent
  if (exponent === 2) return base * base
  // In Python, `1 ** x` is 1 for every x, including NaN and infinity, and -1 to the power of infinity is 1.
  if (base === 1 || (base === -1 && Math.abs(exponent) === Infinity)) return 1
  if (exponent === 0.5 && base > 0) return Math.sqrt(base)
  const size = Math.abs(rough)
  const exact =
    Number.isInteger(exponent) && Math.abs(exponent) <= MAX_EXACT_EXPONENT && size >= LOWEST_NORMAL * 2 && size < Number.MAX_VALUE / 2
  if (!exact || !Number.isFinite(base) || exponent === 0) return rough
  return Math.sign(rough) * exactPower(Math.abs(base), exponent)
}

function exactPower(base: number, exponent: number): number {
  const { mantissa, exponent: scale } = splitDouble(base)
  const raised = mantissa ** BigInt(Math.abs(exponent))
  const bits = raised.toString(2).length
  if (exponent > 0) return rounded(raised, bits, scale * exponent)
  const shift = bits + KEPT_BITS
  const quotient = (1n << BigInt(shift)) / raised
  const inexact = quotient * raised === 1n << BigInt(shift) ? 0n : 1n
  return rounded((quotient << 1n) | inexact, quotient.toString(2).length + 1, scale * exponent - shift - 1)
}

/** Computes value × 2^scale as a float, rounded once. */
function rounded(value: bigint, bits: number, scale: number): number {
  const cut = Math.max(0, bits - KEPT_BITS)
  const kept = value >> BigInt(cut)
  const sticky = kept << BigInt(cut) === value ? 0n : 1n
  // The scaling has two steps, because a single power of two can exceed a float's range.
  const exponent = scale + cut
  const half = Math.trunc(exponent / 2)
  return Number(kept | sticky) * 2 ** half * 2 ** (exponent - half)
}
