import { Operator } from '../../abi/instructions'
import { BIGINT_LENGTH, BIGINT_LIMBS, CELL_BYTES } from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { IntegerReason, Trap, ValueReason } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { BigObjects, Operand } from '../objects/bigobjects'
import { Counts } from '../objects/counts'
import { Magnitudes } from '../objects/magnitudes'
import { Objects } from '../objects/objects'
import { Cell } from '../objects/values'
import { Bits } from './bits'
import { Division } from './division'
import { Floats } from './floats'
import { Powers } from './powers'
import { FLOAT_LIMBS, Quotients } from './quotients'

/**
 * Arithmetic of ints of any size. The operands are INT, BOOL or BIGINT. Ints (integers.ts) handles the operations whose operands and result
 * fit in 64 bits.
 */
export abstract class BigInts {
  /**
   * Applies `operator` to the left cell and the cell above it. The result replaces the left cell. Drops the right one. The caller has
   * removed INPLACE from `operator`.
   */
  static binary(t: ThreadState, left: usize, operator: i32): bool {
    const a = Operand.left(t).read(left)
    const b = Operand.right(t).read(left + CELL_BYTES)
    switch (operator) {
      case Operator.ADD:
        return BigInts.sum(t, left, a, b, b.negative)
      case Operator.SUBTRACT:
        return BigInts.sum(t, left, a, b, !b.negative)
      case Operator.MULTIPLY:
        return BigInts.product(t, left, a, b)
      case Operator.FLOOR_DIVIDE:
      case Operator.REMAINDER:
        return BigInts.divided(t, left, operator)
      case Operator.TRUE_DIVIDE:
        return Quotients.divide(t, left, a, b)
      case Operator.POWER: {
        if (!b.negative) return Powers.power(t, left, a, b)
        return BigInts.withFloat(t, left, operator)
      }
      case Operator.LSHIFT:
      case Operator.RSHIFT:
        return Bits.shift(t, left, a, b, operator)
      default:
        return Bits.logical(t, left, a, b, operator)
    }
  }

  /** Computes a + b, where b has the sign `negative`. */
  private static sum(t: ThreadState, left: usize, a: Operand, b: Operand, negative: bool): bool {
    const object = BigObjects.create(t, <i64>max(a.length, b.length) + 1)
    if (!object) return false
    const to = object + BIGINT_LIMBS
    if (a.negative == negative) {
      const length = Magnitudes.add(a.limbs, a.length, b.limbs, b.length, to)
      return BigObjects.finish(t, left, 2, object, length, negative)
    }
    const isLess = Magnitudes.compare(a.limbs, a.length, b.limbs, b.length) < 0
    const length = isLess
      ? Magnitudes.subtract(b.limbs, b.length, a.limbs, a.length, to)
      : Magnitudes.subtract(a.limbs, a.length, b.limbs, b.length, to)
    return BigObjects.finish(t, left, 2, object, length, isLess ? negative : a.negative)
  }

  /**
   * Adds the INT above `total` to the BIGINT in `total`, in place. This needs an object to which only this cell refers, two ints with the
   * same sign, and room for one more limb. @returns false, without a change, if a condition does not hold
   */
  static accumulate(t: ThreadState, total: usize): bool {
    if (Cell.tag(total) != Tag.BIGINT || Cell.tag(total + CELL_BYTES) != Tag.INT) return false
    const object = Cell.object(total)
    const length = BigObjects.length(object)
    const b = Operand.right(t).readInt(Cell.int(total + CELL_BYTES))
    if (!Counts.isOnly(object) || b.negative != BigObjects.isNegative(object) || length >= BigObjects.capacity(object)) return false
    const limbs = object + BIGINT_LIMBS
    const sum = Magnitudes.add(limbs, length, b.limbs, b.length, limbs)
    store<i32>(object, b.negative ? -sum : sum, BIGINT_LENGTH)
    return true
  }

  private static product(t: ThreadState, left: usize, a: Operand, b: Operand): bool {
    const object = BigObjects.create(t, <i64>a.length + <i64>b.length)
    if (!object) return false
    const length = Magnitudes.multiply(a.limbs, a.length, b.limbs, b.length, object + BIGINT_LIMBS)
    return BigObjects.finish(t, left, 2, object, length, a.negative != b.negative)
  }

  private static divided(t: ThreadState, left: usize, operator: i32): bool {
    if (!Division.floor(t, left, operator)) return false
    const isQuotient = operator == Operator.FLOOR_DIVIDE
    Objects.releaseCell(t, isQuotient ? Division.rest(t) : Division.quotient(t))
    const result = isQuotient ? Division.quotient(t) : Division.rest(t)
    return Objects.finish(t, left, 2, Cell.tag(result), Cell.int(result))
  }

  /** Applies an operator to two numbers, at least one of them a BIGINT, as floats. The result replaces the left cell. */
  static withFloat(t: ThreadState, left: usize, operator: i32): bool {
    const right = left + CELL_BYTES
    if (!BigInts.becomesFloat(t, left) || !BigInts.becomesFloat(t, right)) return false
    return Floats.binary(t, left, Cell.number(left), Cell.number(right), operator)
  }

  /** Replaces a BIGINT by a float, correctly rounded. Raises an error if no float is so large. Leaves other numbers alone. */
  static becomesFloat(t: ThreadState, cell: usize): bool {
    if (Cell.tag(cell) != Tag.BIGINT) return true
    const value = BigInts.toFloat(cell)
    if (!isFinite(value)) return Errors.raise(t, Trap.INTEGER, IntegerReason.TOO_LARGE_FOR_FLOAT, 0)
    Objects.release(t, Cell.object(cell))
    Cell.setFloat(cell, value)
    return true
  }

  /** The float nearest to the number in a cell; infinite if no float is so large. */
  static toFloat(cell: usize): f64 {
    if (Cell.tag(cell) != Tag.BIGINT) return Cell.number(cell)
    const object = Cell.object(cell)
    const value = Quotients.nearest(object + BIGINT_LIMBS, BigObjects.length(object))
    return BigObjects.isNegative(object) ? -value : value
  }

  /** Writes a float without a fraction as an int to the cell `to`. Raises an error for NaN and for an infinity. `id` is a Builtin. */
  static whole(t: ThreadState, id: i32, to: usize, value: f64): bool {
    if (isNaN(value)) return Errors.raise(t, Trap.VALUE, id, ValueReason.NAN_TO_INT)
    if (!isFinite(value)) return Errors.raise(t, Trap.VALUE, id, ValueReason.INFINITY_TO_INT)
    return BigInts.ofFloat(t, to, value)
  }

  /** Writes a whole, finite float as an int to the cell `to`. */
  private static ofFloat(t: ThreadState, to: usize, value: f64): bool {
    if (Floats.fitsInt(value)) {
      Cell.set(to, Tag.INT, <i64>value)
      return true
    }
    const object = BigObjects.create(t, FLOAT_LIMBS)
    if (!object) return false
    const length = Quotients.limbsOf(abs(value), object + BIGINT_LIMBS)
    BigObjects.settle(t, object, length, value < 0, to)
    return true
  }

  /** Computes -value. The result replaces the BIGINT in the cell. */
  static negative(t: ThreadState, cell: usize): bool {
    const a = Operand.left(t).read(cell)
    const object = BigObjects.create(t, a.length)
    if (!object) return false
    memory.copy(object + BIGINT_LIMBS, a.limbs, (<usize>a.length) << 2)
    return BigObjects.finish(t, cell, 1, object, a.length, !a.negative)
  }

  /** Computes ~value. The result replaces the BIGINT in the cell. */
  static invert(t: ThreadState, cell: usize): bool {
    const a = Operand.left(t).read(cell)
    const one = Operand.right(t).readInt(1)
    const object = BigObjects.create(t, <i64>a.length + 1)
    if (!object) return false
    const to = object + BIGINT_LIMBS
    const length = a.negative
      ? Magnitudes.subtract(a.limbs, a.length, one.limbs, 1, to)
      : Magnitudes.add(a.limbs, a.length, one.limbs, 1, to)
    return BigObjects.finish(t, cell, 1, object, length, !a.negative)
  }

  /** Compares two ints of any size. @returns a number below 0, 0, or above 0 */
  static compare(t: ThreadState, left: usize, right: usize): i32 {
    const a = Operand.left(t).read(left)
    const b = Operand.right(t).read(right)
    if (a.negative != b.negative) return a.negative ? -1 : 1
    const order = Magnitudes.compare(a.limbs, a.length, b.limbs, b.length)
    return a.negative ? -order : order
  }

  /** Compares the BIGINT in a cell with a float exactly. The float must not be NaN. @returns a number below 0, 0, or above 0 */
  static compareFloat(cell: usize, value: f64): i32 {
    const object = Cell.object(cell)
    const negative = BigObjects.isNegative(object)
    if (Floats.fitsInt(value) || value < 0 != negative) return negative ? -1 : 1
    const order = Quotients.compareFloat(object + BIGINT_LIMBS, BigObjects.length(object), abs(value))
    return negative ? -order : order
  }
}
