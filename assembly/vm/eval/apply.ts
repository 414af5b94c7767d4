import { CELL_BYTES } from '../../abi/layout'
import { ThreadState } from '../../thread'
import { Objects } from '../objects/objects'
import { Cell } from '../objects/values'
import { Reenter } from './reenter'

/** Calls of a callable from within a builtin: `key` of sorted(), the function of map(). */
export abstract class Apply {
  /** Calls `callable` with one argument and writes the result to `to`. The cells keep their references. */
  static one(t: ThreadState, callable: usize, argument: usize, to: usize): bool {
    return Apply.all(t, callable, argument, 1, to)
  }

  /** Calls `callable` with the `count` arguments in the cells from `first` on, and writes the result to `to`. */
  static all(t: ThreadState, callable: usize, first: usize, count: i32, to: usize): bool {
    const call = Reenter.begin(t, count)
    if (!call) return false
    Objects.copyCell(callable, call)
    Objects.copyCells(first, call + CELL_BYTES, count)
    if (!Reenter.run(t, call, count)) return false
    Cell.move(call, to)
    return true
  }
}
