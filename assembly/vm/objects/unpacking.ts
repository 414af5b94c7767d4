import { CELL_BYTES } from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { Trap } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { LIST_LENGTH } from './fields'
import { List } from './lists'
import { Objects } from './objects'
import { Sequences } from './sequences'
import { Cell } from './values'

export abstract class Unpacking {
  /** LIST_TO_TUPLE: replaces the list in a cell by a tuple of its items. */
  static toTuple(t: ThreadState, cell: usize): bool {
    const tuple = Sequences.tupleOf(t, Cell.object(cell))
    // tupleOf() has dropped the list, even if it failed.
    Cell.set(cell, tuple ? Tag.TUPLE : Tag.NONE, <i64>tuple)
    return tuple != 0
  }

  /**
   * UNPACK_EX: replaces the iterable on top of the stack by its first `before` items, a list of the items between, and its last `after`
   * items. The first item is then on top.
   */
  static star(t: ThreadState, cell: usize, before: i32, after: i32): bool {
    const list = List.create(t, 0)
    if (!list) return false
    const well = Sequences.appendAll(t, list, cell)
    const count = List.length(list)
    if (!well || count < before + after) {
      Objects.release(t, list)
      return well ? Errors.raise(t, Trap.UNPACK_STAR, before + after, count) : false
    }
    Objects.releaseCell(t, cell)
    const items = List.items(list)
    for (let i = 0; i < after; i++) Cell.move(items + <usize>(count - 1 - i) * CELL_BYTES, cell + <usize>i * CELL_BYTES)
    for (let i = 0; i < before; i++) Cell.move(items + <usize>i * CELL_BYTES, cell + <usize>(after + before - i) * CELL_BYTES)
    const others = count - before - after
    Cell.moveMany(items + <usize>before * CELL_BYTES, items, others)
    store<i32>(list, others, LIST_LENGTH)
    Cell.set(cell + <usize>after * CELL_BYTES, Tag.LIST, <i64>list)
    return true
  }
}
