import { Op, Operator } from '../../abi/instructions'
import { CELL_BYTES } from '../../abi/layout'
import { Name } from '../../abi/names'
import { Tag } from '../../abi/tags'
import { FormatReason, Trap } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { DequesModule } from '../builtins/deques'
import { Errors } from '../errors'
import { LACKS, RAISED, Specials } from '../eval/specials'
import { BigObjects } from '../objects/bigobjects'
import { Mappings } from '../objects/mappings'
import { Objects } from '../objects/objects'
import { Sequences } from '../objects/sequences'
import { SetAlgebra } from '../objects/set-algebra'
import { Str } from '../objects/strings'
import { Cell } from '../objects/values'
import { Percent } from '../text/percent'
import { BigInts } from './bigints'
import { Dates } from './dates'
import { Floats } from './floats'
import { Ints } from './integers'

/**
 * Python's operators on any two values. This class only selects the arithmetic for the kinds of the operands. The eval loop itself handles
 * the most common pairs of ints and of floats.
 */
export abstract class Arithmetic {
  /**
   * Applies a binary operator to the left cell and the cell above it. The result replaces the left cell. Drops the right one. `argument` is
   * an Operator, plus INPLACE for an augmented assignment.
   */
  static binary(t: ThreadState, left: usize, argument: i32): bool {
    const operator = argument >= Operator.INPLACE ? argument - Operator.INPLACE : argument
    const right = left + CELL_BYTES
    const a = Cell.tag(left)
    const b = Cell.tag(right)
    if (Cell.isInt(a) && Cell.isInt(b)) return Arithmetic.ints(t, left, operator)
    if (Cell.isNumber(a) && Cell.isNumber(b) && Arithmetic.floatsHave(operator)) {
      return Floats.binary(t, left, Cell.number(left), Cell.number(right), operator)
    }
    if ((Specials.has(a) || Specials.has(b)) && !(operator == Operator.REMAINDER && Str.isOne(a))) {
      const result = Specials.binary(t, left, right, operator, argument != operator)
      if (result == LACKS) return Specials.badOperands(t, Trap.BINARY_TYPE, argument, left, right)
      if (result == RAISED) return false
      Objects.releaseCells(t, left, 2)
      Cell.move(result, left)
      return true
    }
    if (a == Tag.BIGINT || b == Tag.BIGINT) {
      if (BigObjects.isAnyInt(a) && BigObjects.isAnyInt(b)) return BigInts.binary(t, left, operator)
      if ((a == Tag.FLOAT || b == Tag.FLOAT) && Arithmetic.floatsHave(operator)) return BigInts.withFloat(t, left, operator)
    }
    if (operator == Operator.REMAINDER && Str.isOne(a)) {
      return a == Tag.STR ? Percent.format(t, left) : Errors.raise(t, Trap.FORMAT, FormatReason.BYTES, b)
    }
    if (a == Tag.TIMEDELTA || b == Tag.TIMEDELTA || a == Tag.DATETIME) {
      if (Dates.binary(t, left, operator)) return true
    } else if (operator == Operator.OR && a == Tag.DICT) {
      if (Mappings.union(t, left, argument != operator)) return true
    } else if (a == Tag.DEQUE && (operator == Operator.ADD || operator == Operator.MULTIPLY)) {
      if (DequesModule.binary(t, left, operator == Operator.ADD, argument != operator)) return true
    } else if (a >= Tag.DICT && b >= Tag.DICT) {
      if (SetAlgebra.binary(t, left, operator, argument != operator)) return true
    } else if (operator == Operator.ADD) {
      if (Arithmetic.concat(t, left, a, b, argument != operator)) return true
    } else if (operator == Operator.MULTIPLY) {
      if (Arithmetic.repeat(t, left, b)) return true
    }
    return t.trap ? false : Errors.raise(t, Trap.BINARY_TYPE, argument, a | (b << 8))
  }

  /** Calls the special method of a unary operator. The result replaces the instance. */
  static unary(t: ThreadState, cell: usize, name: i32, op: i32): bool {
    const result = Specials.call(t, cell, name)
    if (result == RAISED) return false
    if (result == LACKS) {
      Errors.ofValue(t, Trap.UNARY_TYPE, cell, 0)
      return Errors.raise(t, Trap.UNARY_TYPE, op, Cell.tag(cell))
    }
    Objects.releaseCell(t, cell)
    Cell.move(result, cell)
    return true
  }

  private static floatsHave(operator: i32): bool {
    return operator >= Operator.SUBTRACT
      ? operator <= Operator.TRUE_DIVIDE
      : operator == Operator.ADD ||
          operator == Operator.MULTIPLY ||
          operator == Operator.FLOOR_DIVIDE ||
          operator == Operator.REMAINDER ||
          operator == Operator.POWER
  }

  private static ints(t: ThreadState, left: usize, operator: i32): bool {
    const right = left + CELL_BYTES
    const a = Cell.int(left)
    const b = Cell.int(right)
    if (operator == Operator.TRUE_DIVIDE) {
      if (b == 0) return Errors.raise(t, Trap.ZERO_DIVISION, operator, 0)
      Cell.setFloat(left, Ints.trueDivide(a, b))
      return true
    }
    if (operator == Operator.POWER) {
      if (b < 0) return Floats.binary(t, left, <f64>a, <f64>b, operator)
      return Ints.power(left, a, b) || BigInts.binary(t, left, operator)
    }
    const logical = operator == Operator.AND || operator == Operator.OR || operator == Operator.XOR
    const bools = logical && Cell.tag(left) == Tag.BOOL && Cell.tag(right) == Tag.BOOL
    if (!Ints.binary(t, left, a, b, operator)) return t.trap == 0 && BigInts.binary(t, left, operator)
    if (bools) store<i32>(left, Tag.BOOL)
    return true
  }

  /**
   * Computes str + str, bytes + bytes, list + list, tuple + tuple or list += iterable. @returns false if it raised an error, or, without an
   * error, if the two types cannot be added
   */
  private static concat(t: ThreadState, left: usize, a: i32, b: i32, inPlace: bool): bool {
    const right = left + CELL_BYTES
    if (a == b && Str.isOne(a)) {
      const str = Str.concat(t, Cell.object(left), Cell.object(right))
      return str != 0 && Objects.finish(t, left, 2, a, <i64>str)
    }
    // Unlike list + list, list += accepts any iterable.
    if (a == Tag.LIST && inPlace) return Sequences.extend(t, Cell.object(left), right)
    if (a != b || (a != Tag.LIST && a != Tag.TUPLE)) return false
    return Sequences.concat(t, left)
  }

  /**
   * Multiplies a sequence by an int. Either can be the left operand. @returns false if it raised an error, or, without an error, if the two
   * types cannot be multiplied
   */
  private static repeat(t: ThreadState, left: usize, b: i32): bool {
    const right = left + CELL_BYTES
    const sequence = Cell.isInt(b) ? left : right
    const times = Cell.isInt(b) ? right : left
    if (!Cell.isInt(Cell.tag(times))) return false
    const tag = Cell.tag(sequence)
    if (Str.isOne(tag)) {
      const str = Str.repeat(t, Cell.object(sequence), Cell.int(times))
      return str != 0 && Objects.finish(t, left, 2, tag, <i64>str)
    }
    if (tag != Tag.LIST && tag != Tag.TUPLE) return false
    const object = Sequences.repeat(t, sequence, Cell.int(times))
    return object != 0 && Objects.finish(t, left, 2, tag, <i64>object)
  }

  /** Computes -value. The result replaces the value in the cell. */
  static negative(t: ThreadState, cell: usize): bool {
    const tag = Cell.tag(cell)
    if (Specials.has(tag)) return Arithmetic.unary(t, cell, Name.DUNDER_NEG, Op.UNARY_NEGATIVE)
    if (tag == Tag.FLOAT) {
      Cell.setFloat(cell, -Cell.float(cell))
      return true
    }
    if (tag == Tag.BIGINT) return BigInts.negative(t, cell)
    if (!Cell.isInt(tag) && tag != Tag.TIMEDELTA) return Errors.raise(t, Trap.UNARY_TYPE, Op.UNARY_NEGATIVE, tag)
    if (Cell.int(cell) == i64.MIN_VALUE) return tag == Tag.TIMEDELTA ? Dates.overflow(t) : BigInts.negative(t, cell)
    Cell.set(cell, tag == Tag.BOOL ? Tag.INT : tag, -Cell.int(cell))
    return true
  }

  /** Computes ~value. The result replaces the value in the cell. */
  static invert(t: ThreadState, cell: usize): bool {
    const tag = Cell.tag(cell)
    if (Specials.has(tag)) return Arithmetic.unary(t, cell, Name.DUNDER_INVERT, Op.UNARY_INVERT)
    if (tag == Tag.BIGINT) return BigInts.invert(t, cell)
    if (!Cell.isInt(tag)) return Errors.raise(t, Trap.UNARY_TYPE, Op.UNARY_INVERT, tag)
    Cell.set(cell, Tag.INT, ~Cell.int(cell))
    return true
  }

  /**
   * Computes abs(value). The result replaces the value in the cell. @returns false if it raised an error, or, without an error, if the type
   * has no absolute value
   */
  static absolute(t: ThreadState, cell: usize): bool {
    const tag = Cell.tag(cell)
    if (tag == Tag.FLOAT) {
      Cell.setFloat(cell, abs(Cell.float(cell)))
      return true
    }
    if (Specials.lists(cell, Name.DUNDER_ABS)) return Arithmetic.unary(t, cell, Name.DUNDER_ABS, 0)
    if (tag == Tag.BIGINT) return !BigObjects.isNegative(Cell.object(cell)) || BigInts.negative(t, cell)
    if (!Cell.isInt(tag) && tag != Tag.TIMEDELTA) return false
    if (Cell.int(cell) < 0) return Arithmetic.negative(t, cell)
    if (tag == Tag.BOOL) store<i32>(cell, Tag.INT)
    return true
  }
}
