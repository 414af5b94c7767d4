import { ThreadState } from '../../thread'
import { Objects } from '../objects/objects'
import { Scratch } from '../objects/scratch'
import { Cell } from '../objects/values'
import { Arithmetic } from './arithmetic'

/**
 * Steps of a longer calculation with ints of any size. Their operands are in the scratch memory: nested(0) and nested(1). The calculation
 * keeps its numbers in the cells from nested(2) on.
 */
export abstract class Steps {
  /** Replaces the int in `cell` by `cell` operator `operand`. On failure, the cell is unchanged. */
  static with(t: ThreadState, cell: usize, operator: i32, operand: usize): bool {
    Objects.keepCell(operand)
    return Steps.apply(t, cell, operator, Cell.tag(operand), Cell.int(operand))
  }

  /** Like with(). Takes over the reference of the operand. */
  static apply(t: ThreadState, cell: usize, operator: i32, tag: i32, payload: i64): bool {
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
