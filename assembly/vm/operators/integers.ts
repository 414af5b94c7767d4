import { Operator } from '../../abi/instructions'
import { Tag } from '../../abi/tags'
import { Trap, ValueReason } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { Cell } from '../objects/values'

/**
 * Arithmetic of Python's int within 64 bits. If a result does not fit, the function returns false without raising an error, and the caller
 * computes it with BigInts. No result wraps around.
 */
export abstract class Ints {
  /**
   * Applies `operator` to `a` and `b`. The result replaces the value in `cell`. The caller has removed INPLACE from `operator`, and handles
   * true division and power itself. @returns false if the result does not fit, or if it raised an error
   */
  static binary(t: ThreadState, cell: usize, a: i64, b: i64, operator: i32): bool {
    switch (operator) {
      case Operator.ADD: {
        const sum = a + b
        return ((a ^ sum) & (b ^ sum)) >= 0 && Ints.result(cell, sum)
      }
      case Operator.SUBTRACT: {
        const difference = a - b
        return ((a ^ b) & (a ^ difference)) >= 0 && Ints.result(cell, difference)
      }
      case Operator.MULTIPLY:
        return Ints.multiplies(a, b) && Ints.result(cell, a * b)
      case Operator.FLOOR_DIVIDE: {
        if (b == 0) return Errors.raise(t, Trap.ZERO_DIVISION, operator, 0)
        if (b == -1) return a != i64.MIN_VALUE && Ints.result(cell, -a)
        return Ints.result(cell, Ints.floorDivide(a, b))
      }
      case Operator.REMAINDER: {
        if (b == 0) return Errors.raise(t, Trap.ZERO_DIVISION, operator, 0)
        return Ints.result(cell, b == -1 ? 0 : a - Ints.floorDivide(a, b) * b)
      }
      case Operator.LSHIFT:
        return Ints.shiftLeft(t, cell, a, b)
      case Operator.RSHIFT: {
        if (b < 0) return Errors.raise(t, Trap.VALUE, 0, ValueReason.NEGATIVE_SHIFT)
        return Ints.result(cell, a >> min<i64>(b, 63))
      }
      case Operator.AND:
        return Ints.result(cell, a & b)
      case Operator.OR:
        return Ints.result(cell, a | b)
      default:
        return Ints.result(cell, a ^ b)
    }
  }

  @inline private static result(cell: usize, value: i64): bool {
    Cell.set(cell, Tag.INT, value)
    return true
  }

  /**
   * Python's a // b, which rounds down. Wasm's division rounds towards 0. `b` must not be 0. If `a` is the smallest int, `b` must not be
   * -1.
   */
  static floorDivide(a: i64, b: i64): i64 {
    const quotient = a / b
    return (a ^ b) < 0 && quotient * b != a ? quotient - 1 : quotient
  }

  /** Whether a × b fits in 64 bits. */
  static multiplies(a: i64, b: i64): bool {
    if (<i64>(<i32>a) == a && <i64>(<i32>b) == b) return true
    if (a == 0 || b == 0) return true
    if (a == -1) return b != i64.MIN_VALUE
    if (b == -1) return a != i64.MIN_VALUE
    return (a * b) / b == a
  }

  private static shiftLeft(t: ThreadState, cell: usize, a: i64, b: i64): bool {
    if (b < 0) return Errors.raise(t, Trap.VALUE, 0, ValueReason.NEGATIVE_SHIFT)
    if (a == 0) return Ints.result(cell, 0)
    if (b > 63 || (a << b) >> b != a) return false
    return Ints.result(cell, a << b)
  }

  /** Writes a ** b to `cell`. `b` must not be negative. @returns false if the result does not fit */
  static power(cell: usize, a: i64, b: i64): bool {
    let result: i64 = 1
    let square = a
    while (b > 0) {
      if (b & 1) {
        if (!Ints.multiplies(result, square)) return false
        result *= square
      }
      b >>= 1
      if (b == 0) break
      if (!Ints.multiplies(square, square)) return false
      square *= square
    }
    return Ints.result(cell, result)
  }

  /** Python's a / b: the double nearest to the exact quotient. `b` must not be 0. */
  static trueDivide(a: i64, b: i64): f64 {
    const top: u64 = a < 0 ? 0 - <u64>a : <u64>a
    const bottom: u64 = b < 0 ? 0 - <u64>b : <u64>b
    const exact: u64 = 1 << 53
    const quotient = top <= exact && bottom <= exact ? <f64>top / <f64>bottom : Ints.divideLong(top, bottom)
    return a < 0 != b < 0 ? -quotient : quotient
  }

  /** Divides bit by bit, because a double cannot always hold a number above 2 ** 53 exactly. `top` may be 0; `bottom` must not be 0. */
  private static divideLong(top: u64, bottom: u64): f64 {
    if (top == 0) return 0
    const topShift = clz(top)
    const bottomShift = clz(bottom)
    // The shifts set the highest bit of both numbers, so their quotient is between 1/2 and 2. The last line undoes the shifts.
    let rest = top << topShift
    const divisor = bottom << bottomShift
    let quotient: u64 = 0
    let carry: u64 = 0
    for (let bit = 0; bit < 56; bit++) {
      quotient <<= 1
      if (carry || rest >= divisor) {
        rest -= divisor
        quotient |= 1
      }
      carry = rest >> 63
      rest <<= 1
    }
    // The rest affects only the rounding. If there is a rest, the next line sets the lowest bit of the quotient (a sticky bit). Only the
    // conversion to a double rounds.
    if (rest || carry) quotient |= 1
    return <f64>quotient * Ints.powerOfTwo(<i32>bottomShift - <i32>topShift - 55)
  }

  /** 2 ** exponent. The result must be a normal double. */
  @inline private static powerOfTwo(exponent: i32): f64 {
    return reinterpret<f64>((<u64>(exponent + 1023)) << 52)
  }

  /** Compares an int with a float exactly. The float must not be NaN. @returns a number below 0, 0, or above 0 */
  static compareFloat(a: i64, b: f64): i32 {
    if (b >= 9223372036854775808.0) return -1
    if (b < -9223372036854775808.0) return 1
    const whole = <i64>b
    if (a != whole) return a < whole ? -1 : 1
    const fraction = b - <f64>whole
    return fraction > 0 ? -1 : fraction < 0 ? 1 : 0
  }
}
