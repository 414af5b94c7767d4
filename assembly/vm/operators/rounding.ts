import { Comparison, Operator } from '../../abi/instructions'
import { Tag } from '../../abi/tags'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { Objects } from '../objects/objects'
import { Scratch } from '../objects/scratch'
import { Cell } from '../objects/values'
import { Compare } from './compare'
import { Steps } from './steps'

/** The heap has no room for an int with more decimal digits than this. */
const MAX_ZEROS: i64 = 1 << 28

/** Computes round(int, -zeros), as CPython's int.__round__ does. */
export abstract class Rounding {
  /** Rounds the int in a cell to a multiple of 10 ** -places, in place. `places` is below 0. A half goes to the even neighbour. */
  static toZeros(t: ThreadState, cell: usize, places: i64): bool {
    if (places < -MAX_ZEROS) return Errors.memory(t) != 0
    const unit = Scratch.nested(t, 3)
    Cell.set(unit, Tag.INT, 10)
    if (!Steps.apply(t, unit, Operator.POWER, Tag.INT, -places)) return false
    const rounded = Rounding.nearest(t, cell, unit)
    Objects.releaseCell(t, unit)
    return rounded
  }

  /**
   * Rounds the int in `cell` to a multiple of the unit: subtracts the rest of its division by the unit. Then adds the unit if the rest is
   * more than half the unit, or exactly half the unit while the quotient is odd.
   */
  private static nearest(t: ThreadState, cell: usize, unit: usize): bool {
    const rest = Scratch.nested(t, 4)
    const twice = Scratch.nested(t, 5)
    const isEven = Rounding.hasEvenQuotient(t, cell, unit)
    Objects.copyCell(cell, rest)
    let well = isEven >= 0 && Steps.with(t, rest, Operator.REMAINDER, unit)
    Objects.copyCell(rest, twice)
    well = well && Steps.with(t, twice, Operator.ADD, rest)
    const isLess = well && Compare.ordered(t, twice, unit, Comparison.LESS) == 1
    const isEqual = well && !isLess && Compare.equal(t, twice, unit) == 1
    well = well && Steps.with(t, cell, Operator.SUBTRACT, rest)
    if (well && !isLess && !(isEqual && isEven == 1)) well = Steps.with(t, cell, Operator.ADD, unit)
    Objects.releaseCells(t, rest, 2)
    return well
  }

  private static hasEvenQuotient(t: ThreadState, cell: usize, unit: usize): i32 {
    const quotient = Scratch.nested(t, 6)
    Objects.copyCell(cell, quotient)
    let even = -1
    if (Steps.with(t, quotient, Operator.FLOOR_DIVIDE, unit) && Steps.apply(t, quotient, Operator.REMAINDER, Tag.INT, 2)) {
      even = Cell.int(quotient) == 0 ? 1 : 0
    }
    Objects.releaseCell(t, quotient)
    return even
  }
}
