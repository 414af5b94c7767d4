import { CELL_LOCK } from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { ThreadState } from '../../thread'
import { Objects } from '../objects/objects'
import { Spin } from '../objects/spin'
import { Cell } from '../objects/values'

/**
 * The cells of global variables, which all threads of an interpreter share. The GIL guards the cells. Without a GIL, each cell has its own
 * lock.
 */
export abstract class Globals {
  /** Copies the global's value to `to`. @returns false, without an error, if the global is unset */
  static load(cell: usize, to: usize): bool {
    Spin.lock(cell + CELL_LOCK)
    Objects.copyCell(cell, to)
    Spin.unlock(cell + CELL_LOCK)
    return Cell.tag(to) != Tag.UNSET
  }

  /** Unsets the cell and drops its value. @returns false, without an error, if it is unset already */
  static remove(t: ThreadState, cell: usize): bool {
    Spin.lock(cell + CELL_LOCK)
    const tag = Cell.tag(cell)
    const old = Cell.object(cell)
    store<i32>(cell, Tag.UNSET)
    Spin.unlock(cell + CELL_LOCK)
    if (tag >= Tag.STR) Objects.release(t, old)
    return tag != Tag.UNSET
  }

  /** Moves the value in `from`, with its reference, to the global's `cell`. Drops the old value. */
  static store(t: ThreadState, cell: usize, from: usize): void {
    Spin.lock(cell + CELL_LOCK)
    const tag = Cell.tag(cell)
    const old = Cell.object(cell)
    Cell.move(from, cell)
    Spin.unlock(cell + CELL_LOCK)
    // Drops the old value after the release of the lock, because freeing an object can take long.
    if (tag >= Tag.STR) Objects.release(t, old)
  }
}
