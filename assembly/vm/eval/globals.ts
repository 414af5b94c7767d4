import { CELL_LOCK } from '../../abi/layout'
import { Tag } from '../../abi/opcodes'
import { ThreadState } from '../../thread'
import { Objects } from '../objects/objects'
import { Spin } from '../objects/spin'
import { Cell } from '../objects/values'

/** A global's cell: all threads share it. Guarded by the GIL, or by the cell's own lock where there is none. */
export abstract class Globals {
  /** @returns false, without an error, if the global is unset */
  static load(cell: usize, to: usize): bool {
    Spin.lock(cell + CELL_LOCK)
    Objects.copyCell(cell, to)
    Spin.unlock(cell + CELL_LOCK)
    return Cell.tag(to) != Tag.UNSET
  }

  /** Takes the reference of `from` over. */
  static store(t: ThreadState, cell: usize, from: usize): void {
    Spin.lock(cell + CELL_LOCK)
    const tag = Cell.tag(cell)
    const old = Cell.object(cell)
    Cell.move(from, cell)
    Spin.unlock(cell + CELL_LOCK)
    // Dropped when the lock is free again: what dies may take long.
    if (tag >= Tag.STR) Objects.release(t, old)
  }
}
