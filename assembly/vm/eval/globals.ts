import { CELL_LOCK } from '../../abi/layout'
import { Tag } from '../../abi/opcodes'
import { ThreadState } from '../../thread'
import { Objects } from '../objects/objects'
import { Spin } from '../objects/spin'
import { Cell } from '../objects/values'

/**
 * The cells of global variables, which all threads of an interpreter share. The GIL guards them; without a GIL, each cell has its own lock.
 */
export abstract class Globals {
  /** @returns false if the global is unset; no error is noted */
  static load(cell: usize, to: usize): bool {
    Spin.lock(cell + CELL_LOCK)
    Objects.copyCell(cell, to)
    Spin.unlock(cell + CELL_LOCK)
    return Cell.tag(to) != Tag.UNSET
  }

  /** Moves the value in `from`, with its reference, to the global's `cell`. Drops the old value. */
  static store(t: ThreadState, cell: usize, from: usize): void {
    Spin.lock(cell + CELL_LOCK)
    const tag = Cell.tag(cell)
    const old = Cell.object(cell)
    Cell.move(from, cell)
    Spin.unlock(cell + CELL_LOCK)
    // The old value is dropped after the lock is released, because freeing an object can take long.
    if (tag >= Tag.STR) Objects.release(t, old)
  }
}
