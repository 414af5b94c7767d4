import { Operator } from '../../abi/instructions'
import { BIGINT_LIMBS } from '../../abi/layout'
import { IntegerReason, Trap } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { BigObjects, Operand } from '../objects/bigobjects'
import { Magnitudes } from '../objects/magnitudes'
import { Objects } from '../objects/objects'
import { Cell } from '../objects/values'
import { Division } from './division'

// C's DBL_MANT_DIG, DBL_MIN_EXP and DBL_MAX_EXP.
const DIGITS: i64 = 53
const MIN_EXPONENT: i64 = -1021
const MAX_EXPONENT: i64 = 1024
const HIDDEN_BIT: u64 = 1 << 52
/** The room that limbsOf() needs, in limbs. It writes at most 33 limbs, and keeps the unshifted mantissa in two limbs above them. */
export const FLOAT_LIMBS: i64 = 35

/** Operations between ints of any size and floats: conversions, comparison and true division. All results are correctly rounded. */
export abstract class Quotients {
  /**
   * The highest 64 bits of a number, shifted so that bit 63 is 1. Bit 0 is also a sticky bit: it is 1 if any lower bit of the number is 1.
   */
  private static top(limbs: usize, length: i32): u64 {
    const shift = <u64>clz<u32>(<u32>Magnitudes.limb(limbs, length - 1))
    let top = Magnitudes.limb(limbs, length - 1) << 32
    if (length > 1) top |= Magnitudes.limb(limbs, length - 2)
    const third = length > 2 ? Magnitudes.limb(limbs, length - 3) : 0
    const below = Magnitudes.hasBitsBelow(limbs, length, Magnitudes.bits(limbs, length) - 64)
    return (top << shift) | ((third << shift) >> 32) | (below ? 1 : 0)
  }

  /** The float nearest to a number; infinity if no float is so large. The number is not 0. */
  static nearest(limbs: usize, length: i32): f64 {
    const bits = Magnitudes.bits(limbs, length)
    return bits > MAX_EXPONENT ? Infinity : Quotients.scaled(<f64>Quotients.top(limbs, length), bits - 64)
  }

  /** Computes value × 2 ** exponent in two steps, because a power of two can exceed a float's range. */
  private static scaled(value: f64, exponent: i64): f64 {
    const half = exponent >> 1
    return value * Quotients.powerOfTwo(half) * Quotients.powerOfTwo(exponent - half)
  }

  @inline private static powerOfTwo(exponent: i64): f64 {
    return reinterpret<f64>((<u64>(exponent + 1023)) << 52)
  }

  /** Writes a whole float, which is at least 2 ** 53, to at most 33 limbs. There is room for FLOAT_LIMBS. @returns their number */
  static limbsOf(value: f64, to: usize): i32 {
    const bits = reinterpret<u64>(value)
    const mantissa = (bits & (HIDDEN_BIT - 1)) | HIDDEN_BIT
    const exponent = <i64>(bits >> 52) - 1075
    // The two limbs of the mantissa are above the limbs that the shift writes.
    const from = to + 33 * 4
    Magnitudes.setLimb(from, 0, mantissa)
    Magnitudes.setLimb(from, 1, mantissa >> 32)
    return Magnitudes.shiftLeft(from, 2, exponent, to)
  }

  /** Compares a number with a float of at least 2 ** 63. @returns a number below 0, 0, or above 0 */
  static compareFloat(limbs: usize, length: i32, value: f64): i32 {
    if (!isFinite(value)) return -1
    const raw = reinterpret<u64>(value)
    const bits = Magnitudes.bits(limbs, length)
    const floatBits = <i64>(raw >> 52) - 1022
    if (bits != floatBits) return bits < floatBits ? -1 : 1
    const mantissa = ((raw & (HIDDEN_BIT - 1)) | HIDDEN_BIT) << 11
    const top = Quotients.top(limbs, length)
    return top < mantissa ? -1 : top > mantissa ? 1 : 0
  }

  /** Computes left / right as CPython's long_true_divide() does. The result replaces the left cell. */
  static divide(t: ThreadState, left: usize, a: Operand, b: Operand): bool {
    if (!b.length) return Errors.raise(t, Trap.ZERO_DIVISION, Operator.TRUE_DIVIDE, 0)
    const negative = a.negative != b.negative
    const difference = a.bits() - b.bits()
    let quotient: f64 = 0
    if (difference > MAX_EXPONENT) quotient = Infinity
    else if (a.length && difference >= MIN_EXPONENT - DIGITS - 1) {
      quotient = Quotients.quotient(t, a, b, max(difference, MIN_EXPONENT) - DIGITS - 2)
      if (t.trap) return false
    }
    if (!isFinite(quotient)) return Errors.raise(t, Trap.INTEGER, IntegerReason.QUOTIENT_TOO_LARGE, 0)
    Objects.releaseCells(t, left, 2)
    Cell.setFloat(left, negative ? -quotient : quotient)
    return true
  }

  /**
   * Computes a / b as a float. Before the division, shifts `a` to the right by `shift` bits, or to the left if `shift` is negative. The
   * quotient then has 55 or 56 bits, or fewer if the float is subnormal.
   */
  private static quotient(t: ThreadState, a: Operand, b: Operand, shift: i64): f64 {
    const dividend = BigObjects.create(t, <i64>a.length + (shift < 0 ? -shift >> 5 : 0) + 1)
    if (!dividend) return 0
    const limbs = dividend + BIGINT_LIMBS
    const inexact = shift > 0 && Magnitudes.hasBitsBelow(a.limbs, a.length, shift)
    a.length = shift > 0 ? Magnitudes.shiftRight(a.limbs, a.length, shift, limbs) : Magnitudes.shiftLeft(a.limbs, a.length, -shift, limbs)
    a.limbs = limbs
    const bits = Quotients.bitsOf(t, a, b, inexact)
    Objects.release(t, dividend)
    return t.trap ? 0 : Quotients.rounded(bits, shift)
  }

  /** Computes a / b, which fits in 64 bits, rounded down. The lowest bit is also set if the division or an earlier step lost a bit. */
  private static bitsOf(t: ThreadState, a: Operand, b: Operand, inexact: bool): u64 {
    const quotient = BigObjects.create(t, <i64>max(a.length - b.length, 0) + 2)
    const rest = quotient ? BigObjects.create(t, <i64>max(a.length, b.length) + 1) : 0
    let bits: u64 = 0
    if (rest && Division.divide(t, a, b, quotient + BIGINT_LIMBS, rest + BIGINT_LIMBS)) {
      const length = Magnitudes.trim(quotient + BIGINT_LIMBS, max(a.length - b.length, -1) + 1)
      if (length) bits = Magnitudes.limb(quotient + BIGINT_LIMBS, 0)
      if (length > 1) bits |= Magnitudes.limb(quotient + BIGINT_LIMBS, 1) << 32
      if (inexact || Magnitudes.trim(rest + BIGINT_LIMBS, min(a.length, b.length))) bits |= 1
    }
    if (rest) Objects.release(t, rest)
    if (quotient) Objects.release(t, quotient)
    return bits
  }

  /** Computes bits × 2 ** shift, rounded to a float. A half goes to the even neighbour. A subnormal float keeps fewer bits. */
  private static rounded(bits: u64, shift: i64): f64 {
    const length = 64 - <i64>clz(bits)
    const extra = max(length, MIN_EXPONENT - shift) - DIGITS
    const bit = <u64>(extra - 1)
    const mask: u64 = (<u64>1) << bit
    if (bits & mask && bits & (3 * mask - 1)) bits += mask
    return Quotients.scaled(<f64>(bits & ~(2 * mask - 1)), shift)
  }
}
