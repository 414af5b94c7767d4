import { Operator } from '../../abi/instructions'
import { Trap, ValueReason } from '../../abi/traps'
import { Host } from '../../host'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { Cell } from '../objects/values'

/** Arithmetic of Python's float, as in CPython's Objects/floatobject.c. */
export abstract class Floats {
  /** Applies `operator`, one of + - * / // % **, to `a` and `b`. The result replaces the value in `cell`. */
  static binary(t: ThreadState, cell: usize, a: f64, b: f64, operator: i32): bool {
    switch (operator) {
      case Operator.ADD: {
        Cell.setFloat(cell, a + b)
        return true
      }
      case Operator.SUBTRACT: {
        Cell.setFloat(cell, a - b)
        return true
      }
      case Operator.MULTIPLY: {
        Cell.setFloat(cell, a * b)
        return true
      }
      case Operator.POWER:
        return Floats.power(t, cell, a, b)
      default: {
        if (b == 0) return Errors.raise(t, Trap.ZERO_DIVISION, operator, 1)
        if (operator == Operator.TRUE_DIVIDE) Cell.setFloat(cell, a / b)
        else if (operator == Operator.REMAINDER) Cell.setFloat(cell, Floats.remainder(a, b))
        else Cell.setFloat(cell, Floats.floorDivide(a, b))
        return true
      }
    }
  }

  /** Python's a % b. The remainder has the sign of `b`. */
  private static remainder(a: f64, b: f64): f64 {
    const rest = a % b
    if (rest == 0) return copysign<f64>(0, b)
    return rest < 0 != b < 0 ? rest + b : rest
  }

  /** CPython's float_floor_div. It derives the quotient from the remainder, so that a // b and a % b agree. */
  private static floorDivide(a: f64, b: f64): f64 {
    const rest = a % b
    let quotient = (a - rest) / b
    if (rest != 0 && rest < 0 != b < 0) quotient -= 1
    if (quotient == 0) return copysign<f64>(0, a / b)
    const whole = floor(quotient)
    return quotient - whole > 0.5 ? whole + 1 : whole
  }

  private static power(t: ThreadState, cell: usize, a: f64, b: f64): bool {
    if (a == 0 && b < 0) return Errors.raise(t, Trap.ZERO_DIVISION, Operator.POWER, 1)
    if (a < 0 && isFinite(a) && isFinite(b) && floor(b) != b) return Errors.raise(t, Trap.VALUE, 0, ValueReason.COMPLEX_RESULT)
    // JavaScript's pow returns NaN for 1 ** NaN, and for 1 or -1 to the power of an infinity. C's pow returns 1.
    const result = a == 1 || (a == -1 && !isFinite(b) && !isNaN(b)) ? 1 : Host.pow(a, b)
    if (!isFinite(result) && isFinite(a) && isFinite(b)) return Errors.raise(t, Trap.VALUE, 0, ValueReason.FLOAT_OVERFLOW)
    Cell.setFloat(cell, result)
    return true
  }

  /** Rounds to the nearest whole number; a half goes to the even neighbour. */
  @inline static roundHalfEven(value: f64): f64 {
    return nearest<f64>(value)
  }

  /** Whether a whole double fits in an int of 64 bits. */
  @inline static fitsInt(value: f64): bool {
    return value >= -9223372036854775808.0 && value < 9223372036854775808.0
  }
}
