import { Builtin } from '../../abi/builtins'
import { CELL_BYTES } from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { Trap, ValueReason } from '../../abi/traps'
import { Host } from '../../host'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { Cell } from '../objects/values'
import { BigInts } from '../operators/bigints'
import { Arguments } from './arguments'

/** The functions of math on floats. The host computes them. lib/math.py has the functions on ints, and the constants. */
export abstract class MathModule {
  static has(id: i32): bool {
    return id >= Builtin.MATH_SQRT && id <= Builtin.MATH_LOG
  }

  static call(t: ThreadState, id: i32, callable: usize, first: usize, count: i32): bool {
    const operands = id >= Builtin.MATH_ATAN2 && id <= Builtin.MATH_FMOD ? 2 : 1
    if (!Arguments.counts(t, id, count, operands, operands)) return false
    for (let i = 0; i < operands; i++) {
      const tag = Cell.tag(first + <usize>i * CELL_BYTES)
      if (!Cell.isNumber(tag) && tag != Tag.BIGINT) return Arguments.badType(t, id, tag)
    }
    const a = BigInts.toFloat(first)
    const b = operands == 2 ? BigInts.toFloat(first + CELL_BYTES) : 0
    // log() follows fmod() in the host's table.
    const which = id == Builtin.MATH_LOG ? Builtin.MATH_FMOD + 1 : id
    const result = Host.mathCall(which - Builtin.MATH_SQRT, a, b)
    const isFiniteInput = isFinite(a) && isFinite(b)
    if (isNaN(result) && !isNaN(a) && !isNaN(b)) return Errors.raise(t, Trap.VALUE, id, ValueReason.MATH_DOMAIN)
    if (!isFinite(result) && isFiniteInput) {
      return Errors.raise(t, Trap.VALUE, id, MathModule.hasPole(id, a) ? ValueReason.MATH_DOMAIN : ValueReason.MATH_RANGE)
    }
    Cell.setFloat(callable, result)
    return true
  }

  /** Whether an infinite result means that the argument is outside the domain, as in log(0). Otherwise the result is too large. */
  private static hasPole(id: i32, a: f64): bool {
    if (id == Builtin.MATH_POW) return a == 0
    return id >= Builtin.MATH_LOG1P && id <= Builtin.MATH_LOG10 ? true : id == Builtin.MATH_LOG || id == Builtin.MATH_ATANH
  }
}
