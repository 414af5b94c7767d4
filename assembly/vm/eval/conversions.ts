import { Name } from '../../abi/names'
import { Tag } from '../../abi/tags'
import { ThreadState } from '../../thread'
import { BigObjects } from '../objects/bigobjects'
import { Objects } from '../objects/objects'
import { Cell } from '../objects/values'
import { LACKS, RAISED, Specials } from './specials'

/** The special methods by which an instance becomes a number: `__index__`, `__int__`, `__float__` and `__trunc__`. */
export abstract class Conversions {
  /** If an instance in a cell has `__index__`, the result of this method replaces the instance. @returns false if it raised an error */
  static index(t: ThreadState, cell: usize): bool {
    return Cell.tag(cell) != Tag.INSTANCE || Conversions.toInt(t, cell, Name.DUNDER_INDEX, cell) >= 0
  }

  /**
   * Calls a method of the instance in `cell` and writes the result to `to`. Raises an error if the result is not an int. @returns 1 on
   * success, 0 if the class lacks the method, -1 if it raised an error
   */
  static toInt(t: ThreadState, cell: usize, name: i32, to: usize): i32 {
    const result = Specials.call(t, cell, name)
    if (result == LACKS) return 0
    if (result == RAISED) return -1
    if (!BigObjects.isAnyInt(Cell.tag(result))) {
      Specials.badResult(t, name, result)
      return -1
    }
    if (to == cell) Objects.releaseCell(t, cell)
    Cell.move(result, to)
    return 1
  }

  /** Executes int() of an instance. @returns a result of toInt() */
  static int(t: ThreadState, cell: usize, to: usize): i32 {
    const found = Conversions.toInt(t, cell, Name.DUNDER_INT, to)
    if (found != 0) return found
    const index = Conversions.toInt(t, cell, Name.DUNDER_INDEX, to)
    return index != 0 ? index : Conversions.toInt(t, cell, Name.DUNDER_TRUNC, to)
  }

  /** Executes float() of an instance: writes a float or an int to `to`. @returns a result of toInt() */
  static float(t: ThreadState, cell: usize, to: usize): i32 {
    const result = Specials.call(t, cell, Name.DUNDER_FLOAT)
    if (result == LACKS) return Conversions.toInt(t, cell, Name.DUNDER_INDEX, to)
    if (result == RAISED) return -1
    if (Cell.tag(result) != Tag.FLOAT) {
      Specials.badResult(t, Name.DUNDER_FLOAT, result)
      return -1
    }
    Cell.move(result, to)
    return 1
  }
}
