import { CELL_BYTES, HEAP } from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { Trap } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { Exceptions } from '../objects/exceptions'
import { Objects } from '../objects/objects'
import { Cell } from '../objects/values'
import { Reenter } from './reenter'

/** Makes the exceptions that `raise` and throw() raise. */
export abstract class Raising {
  /** Replaces an exception class by an instance. Raises an error unless the cell then contains an exception. */
  static instance(t: ThreadState, cell: usize, isCause: i32): bool {
    if (Cell.tag(cell) == Tag.EXCEPTION) return true
    if (!Exceptions.isClass(cell)) return Errors.raise(t, Trap.RAISE_TYPE, isCause, 0)
    const type = Cell.object(cell)
    // A class of the image is before the heap. It has no `__init__` in Python, so the machine can make the instance without a call.
    if (type < HEAP) {
      const exception = Exceptions.create(t, type, 0, 0)
      if (exception) Cell.set(cell, Tag.EXCEPTION, <i64>exception)
      return exception != 0
    }
    const call = Reenter.begin(t)
    if (!call) return false
    Objects.copyCell(cell, call)
    if (!Reenter.run(t, call, 0)) return false
    Objects.releaseCell(t, cell)
    Cell.move(call, cell)
    return Cell.tag(cell) == Tag.EXCEPTION || Errors.raise(t, Trap.RAISE_TYPE, isCause, 0)
  }

  /**
   * Executes the first step of throw(type, value): replaces the class in the cell by an instance. If the value above the cell is an
   * instance of the class, this value is the instance. Otherwise the class is called with the value as its argument. If the value is None,
   * or if the cell contains no class, the cell stays as it is.
   */
  static withValue(t: ThreadState, cell: usize): bool {
    const value = cell + CELL_BYTES
    if (!Exceptions.isClass(cell) || Cell.tag(value) == Tag.NONE) return true
    const type = Cell.object(cell)
    if (Cell.tag(value) == Tag.EXCEPTION && Exceptions.derives(Exceptions.classOf(Cell.object(value)), type)) {
      Objects.releaseCell(t, cell)
      Objects.copyCell(value, cell)
      return true
    }
    const call = Reenter.begin(t)
    if (!call) return false
    Objects.copyCell(cell, call)
    Objects.copyCell(value, call + CELL_BYTES)
    if (!Reenter.run(t, call, 1)) return false
    Objects.releaseCell(t, cell)
    Cell.move(call, cell)
    return true
  }
}
