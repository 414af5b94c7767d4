import { Operator } from '../../abi/instructions'
import { CELL_BYTES } from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { IntegerReason, Trap } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { Cell } from '../objects/values'
import { Floats } from './floats'
import { Ints } from './integers'

export const MICROS_PER_SECOND: i64 = 1_000_000
export const MICROS_PER_DAY: i64 = 86_400_000_000

/** Arithmetic of datetime and timedelta. The payload of both is a number of µs. */
export abstract class Dates {
  /**
   * Applies `operator` to the left cell and the cell above it. The result replaces the left cell. @returns false if it raised an error, or,
   * without an error, if the operator does not accept these two types
   */
  static binary(t: ThreadState, left: usize, operator: i32): bool {
    const right = left + CELL_BYTES
    const a = Cell.tag(left)
    const b = Cell.tag(right)
    if (a == Tag.DATETIME || b == Tag.DATETIME) return Dates.withDate(left, a, b, operator)
    if (a == Tag.TIMEDELTA && b == Tag.TIMEDELTA) return Dates.twoDeltas(t, left, operator)
    if (b == Tag.BIGINT ? Dates.scales(operator) : a == Tag.BIGINT && operator == Operator.MULTIPLY) return Dates.overflow(t)
    if (a == Tag.TIMEDELTA && Cell.isNumber(b)) return Dates.scale(t, left, Cell.int(left), right, operator)
    if (b == Tag.TIMEDELTA && Cell.isNumber(a) && operator == Operator.MULTIPLY) {
      return Dates.scale(t, left, Cell.int(right), left, operator)
    }
    return false
  }

  private static withDate(left: usize, a: i32, b: i32, operator: i32): bool {
    const right = left + CELL_BYTES
    if (operator == Operator.SUBTRACT && a == Tag.DATETIME && (b == Tag.DATETIME || b == Tag.TIMEDELTA)) {
      Cell.set(left, b == Tag.DATETIME ? Tag.TIMEDELTA : Tag.DATETIME, Cell.int(left) - Cell.int(right))
      return true
    }
    if (operator != Operator.ADD || a == b || a + b != Tag.DATETIME + Tag.TIMEDELTA) return false
    Cell.set(left, Tag.DATETIME, Cell.int(left) + Cell.int(right))
    return true
  }

  /** Whether the operator accepts a timedelta as the left operand and an int as the right one. */
  private static scales(operator: i32): bool {
    return operator == Operator.MULTIPLY || operator == Operator.TRUE_DIVIDE || operator == Operator.FLOOR_DIVIDE
  }

  /** Raises the error for a timedelta that does not fit in 64 bits, unless another error is raised already. */
  static overflow(t: ThreadState): bool {
    return t.trap ? false : Errors.raise(t, Trap.INTEGER, IntegerReason.TIMEDELTA, 0)
  }

  private static twoDeltas(t: ThreadState, left: usize, operator: i32): bool {
    const a = Cell.int(left)
    const b = Cell.int(left + CELL_BYTES)
    switch (operator) {
      case Operator.ADD: {
        Cell.set(left, Tag.TIMEDELTA, a + b)
        return true
      }
      case Operator.SUBTRACT: {
        Cell.set(left, Tag.TIMEDELTA, a - b)
        return true
      }
      case Operator.TRUE_DIVIDE: {
        if (b == 0) return Errors.raise(t, Trap.ZERO_DIVISION, operator, 0)
        Cell.setFloat(left, Ints.trueDivide(a, b))
        return true
      }
      case Operator.FLOOR_DIVIDE:
        return Ints.binary(t, left, a, b, operator) || Dates.overflow(t)
      case Operator.REMAINDER: {
        if (!Ints.binary(t, left, a, b, operator)) return Dates.overflow(t)
        store<i32>(left, Tag.TIMEDELTA)
        return true
      }
      default:
        return false
    }
  }

  /** Multiplies or divides a timedelta by a number. Rounds the result of * and / to whole µs; a half goes to the even neighbour. */
  private static scale(t: ThreadState, to: usize, micros: i64, by: usize, operator: i32): bool {
    const isFloat = Cell.tag(by) == Tag.FLOAT
    if (operator == Operator.MULTIPLY) {
      if (!isFloat && !Ints.multiplies(micros, Cell.int(by))) return Dates.overflow(t)
      Cell.set(to, Tag.TIMEDELTA, isFloat ? <i64>Floats.roundHalfEven(<f64>micros * Cell.float(by)) : micros * Cell.int(by))
      return true
    }
    if (operator != Operator.TRUE_DIVIDE && (operator != Operator.FLOOR_DIVIDE || isFloat)) return false
    if (Cell.number(by) == 0) return Errors.raise(t, Trap.ZERO_DIVISION, operator, isFloat ? 1 : 0)
    let result: i64
    if (operator == Operator.FLOOR_DIVIDE) result = Ints.floorDivide(micros, Cell.int(by))
    else result = <i64>Floats.roundHalfEven(isFloat ? <f64>micros / Cell.float(by) : Ints.trueDivide(micros, Cell.int(by)))
    Cell.set(to, Tag.TIMEDELTA, result)
    return true
  }
}
