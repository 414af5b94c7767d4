import { IntegerReason, Trap } from '../../../assembly/abi/traps.ts'
import { TrapError } from './values.ts'

/** The number of bits of an int's magnitude. */
export function bitLength(value: bigint): bigint {
  return value === 0n ? 0n : BigInt((value < 0n ? -value : value).toString(2).length)
}

/**
 * The float nearest to a / b. The quotient has at least 66 bits. One more bit is set if the division leaves a rest. So Number() rounds only
 * once.
 */
export function divide(a: bigint, b: bigint): number {
  const negative = a < 0n !== b < 0n
  const [top, bottom] = [a < 0n ? -a : a, b < 0n ? -b : b]
  const shift = bitLength(bottom) - bitLength(top) + 66n
  const quotient = shift > 0n ? (top << shift) / bottom : top / (bottom << -shift)
  const isExact = shift > 0n ? quotient * bottom === top << shift : quotient * (bottom << -shift) === top
  const rounded = scale((quotient << 1n) | (isExact ? 0n : 1n), shift + 1n)
  if (rounded === Infinity) throw new TrapError(Trap.INTEGER, IntegerReason.QUOTIENT_TOO_LARGE)
  return negative ? -rounded : rounded
}

/**
 * Computes value / 2 ** shift, rounded once. A subnormal result has fewer than 53 bits, so the function cuts off the other bits before
 * Number() can round.
 */
function scale(value: bigint, shift: bigint): number {
  const spare = shift - 1074n
  const kept = spare > 0n ? value >> spare : value
  const sticky = spare > 0n && kept << spare !== value ? 1n : 0n
  if (spare > 0n && bitLength(kept) <= 53n) {
    const half = (value >> (spare - 1n)) & 1n
    const below = value & ((1n << (spare - 1n)) - 1n)
    return Number(kept + (half && (below || kept & 1n) ? 1n : 0n)) * 2 ** -1074
  }
  const whole = Number(kept | sticky)
  const exponent = Number(spare > 0n ? 1074n : shift)
  const first = Math.trunc(exponent / 2)
  return whole / 2 ** first / 2 ** (exponent - first)
}
