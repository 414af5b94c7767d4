import { CELL_BYTES } from '../../abi/layout'
import { Name } from '../../abi/names'
import { Tag } from '../../abi/tags'
import { ThreadState } from '../../thread'
import { SLICE_CELLS, SLICE_SIZE } from './fields'
import { Objects } from './objects'
import { Cell } from './values'

/** Slices as values. The instructions for slices create a slice object only as an index for special methods. */
export abstract class SliceObjects {
  /** A slice with copies of the start, stop and step in three cells; 0 if the heap is exhausted. */
  static create(t: ThreadState, parts: usize): usize {
    const made = Objects.create(t, Tag.SLICE, SLICE_SIZE)
    if (made) Objects.copyCells(parts, made + SLICE_CELLS, 3)
    return made
  }

  /** Executes slice(stop), slice(start, stop) or slice(start, stop, step). */
  static construct(t: ThreadState, callable: usize, first: usize, count: i32): bool {
    const made = Objects.create(t, Tag.SLICE, SLICE_SIZE)
    if (!made) return false
    for (let i = 0; i < 3; i++) {
      const to = made + SLICE_CELLS + <usize>i * CELL_BYTES
      const from = count == 1 ? i - 1 : i
      if (from >= 0 && from < count) Objects.copyCell(first + <usize>from * CELL_BYTES, to)
      else Cell.setNone(to)
    }
    Cell.set(callable, Tag.SLICE, <i64>made)
    return true
  }

  /** Replaces the three cells of start, stop and step by a slice in the first one. @returns false if the heap is exhausted */
  static pack(t: ThreadState, parts: usize): bool {
    const made = SliceObjects.create(t, parts)
    if (!made) return false
    Objects.releaseCells(t, parts, 3)
    Cell.set(parts, Tag.SLICE, <i64>made)
    Cell.setNone(parts + CELL_BYTES)
    Cell.setNone(parts + 2 * CELL_BYTES)
    return true
  }

  /** Replaces the slice in a cell by its start, and writes stop and step to the two cells above. */
  static unpack(t: ThreadState, cell: usize): void {
    const slice = Cell.object(cell)
    Objects.copyCells(slice + SLICE_CELLS, cell, 3)
    Objects.release(t, slice)
  }

  /** Replaces the slice in a cell by its start, stop or step. @returns false, without an error, for every other name */
  static attribute(t: ThreadState, cell: usize, name: i32): bool {
    const part = name == Name.START ? 0 : name == Name.STOP ? 1 : name == Name.STEP ? 2 : -1
    if (part < 0) return false
    const slice = Cell.object(cell)
    Objects.copyCell(slice + SLICE_CELLS + <usize>part * CELL_BYTES, cell)
    Objects.release(t, slice)
    return true
  }
}
