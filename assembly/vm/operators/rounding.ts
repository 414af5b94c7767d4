import { Comparison, Operator } from '../../abi/instructions'
import { Tag } from '../../abi/tags'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { Objects } from '../objects/objects'
import { Scratch } from '../objects/scratch'
import { Cell } from '../objects/values'
import { Arithmetic } from './arithmetic'
import { Compare } from './compare'

/** No int that the heap has room for has more decimal digits. */
const MAX_ZEROS: i64 = 1 << 28

/** round(int, -zeros), as in CPython's int.__round__. */
export abstract class Rounding {
  /** Rounds the int in a cell to a multiple of 10 ** -places, in place. `places` is below 0. A half goes to the even neighbour. */
  static toZeros(t: ThreadState, cell: usize, places: i64): bool {
    if (places < -MAX_ZEROS) return Errors.memory(t) != 0
    const unit = Scratch.nested(t, 3)
    Cell.set(unit, Tag.INT, 10)
    if (!Rounding.apply(t, unit, Operator.POWER, Tag.INT, -places)) return false
    const rounded = Rounding.nearest(t, cell, unit)
    Objects.releaseCell(t, unit)
    return rounded
  }

  /** value - rest, or value - rest + unit if the rest is the larger part of the unit. */
  private static nearest(t: ThreadState, cell: usize, unit: usize): bool {
    const rest = Scratch.nested(t, 4)
    const twice = Scratch.nested(t, 5)
    const isEven = Rounding.hasEvenQuotient(t, cell, unit)
    Objects.copyCell(cell, rest)
    let well = isEven >= 0 && Rounding.with(t, rest, Operator.REMAINDER, unit)
    Objects.copyCell(rest, twice)
    well = well && Rounding.with(t, twice, Operator.ADD, rest)
    const isLess = well && Compare.ordered(t, twice, unit, Comparison.LESS) == 1
    const isEqual = well && !isLess && Compare.equal(t, twice, unit) == 1
    well = well && Rounding.with(t, cell, Operator.SUBTRACT, rest)
    if (well && !isLess && !(isEqual && isEven == 1)) well = Rounding.with(t, cell, Operator.ADD, unit)
    Objects.releaseCells(t, rest, 2)
    return well
  }

  private static hasEvenQuotient(t: ThreadState, cell: usize, unit: usize): i32 {
    const quotient = Scratch.nested(t, 6)
    Objects.copyCell(cell, quotient)
    let even = -1
    if (Rounding.with(t, quotient, Operator.FLOOR_DIVIDE, unit) && Rounding.apply(t, quotient, Operator.REMAINDER, Tag.INT, 2)) {
      even = Cell.int(quotient) == 0 ? 1 : 0
    }
    Objects.releaseCell(t, quotient)
    return even
  }

  /** Replaces the int in `cell` by `cell` operator `operand`. On failure, the cell is unchanged. */
  private static with(t: ThreadState, cell: usize, operator: i32, operand: usize): bool {
    Objects.keepCell(operand)
    return Rounding.apply(t, cell, operator, Cell.tag(operand), Cell.int(operand))
  }

  /** Like with(). Takes over the reference of the operand. */
  private static apply(t: ThreadState, cell: usize, operator: i32, tag: i32, payload: i64): bool {
    const pair = Scratch.nested(t, 0)
    Cell.move(cell, pair)
    Cell.set(Scratch.nested(t, 1), tag, payload)
    if (!Arithmetic.binary(t, pair, operator)) {
      Objects.releaseCell(t, Scratch.nested(t, 1))
      return false
    }
    Cell.move(pair, cell)
    return true
  }
}
