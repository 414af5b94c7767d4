import { CELL_BYTES, CELL_LOCK } from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { ThreadState } from '../../thread'
import { Heap } from './heap'
import { CELL_SHIFT, Cell } from './values'

const COUNT: usize = 4
const SLOTS: usize = 16
/** Slots of a new table. */
const FIRST_SIZE: u32 = 8

/**
 * A table from name ids to cells, in the order of insertion. A class has two: its attributes, and the keys of its instances, of which only
 * the indices matter. A table is a block of the heap; address 0 is the empty table.
 *
 *     u32 number of slots (a power of two) | u32 number of cells | 8 unused bytes | slots: index of a cell plus 1, or 0 | cells
 *
 * A cell keeps its name id in the word of its lock. There are at most half as many cells as slots, so a search ends at a free slot. The
 * lock of the class guards its tables.
 */
export abstract class Table {
  @inline private static size(table: usize): u32 {
    return load<u32>(table)
  }

  @inline private static slot(table: usize, at: u32): usize {
    return table + SLOTS + ((<usize>at) << 2)
  }

  @inline static cells(table: usize): usize {
    return Table.slot(table, Table.size(table))
  }

  /** The number of cells, including unset ones. */
  @inline static count(table: usize): i32 {
    return table ? load<i32>(table, COUNT) : 0
  }

  @inline static cell(table: usize, index: i32): usize {
    return Table.cells(table) + ((<usize>index) << CELL_SHIFT)
  }

  /** The name id of a cell. */
  @inline static id(cell: usize): i32 {
    return load<i32>(cell, CELL_LOCK)
  }

  /** The index of the cell with this name; -1 if the table has none. */
  static index(table: usize, id: i32): i32 {
    if (!table) return -1
    const mask = Table.size(table) - 1
    const cells = Table.cells(table)
    let at = <u32>id & mask
    while (true) {
      const entry = load<i32>(Table.slot(table, at))
      if (!entry) return -1
      if (Table.id(cells + ((<usize>(entry - 1)) << CELL_SHIFT)) == id) return entry - 1
      at = (at + 1) & mask
    }
  }

  /** The cell with this name; 0 if the table has none, or if the cell is unset. */
  static find(table: usize, id: i32): usize {
    const index = Table.index(table, id)
    if (index < 0) return 0
    const cell = Table.cell(table, index)
    return Cell.tag(cell) == Tag.UNSET ? 0 : cell
  }

  /**
   * The index of the cell with this name. Adds an unset cell if there is none. `holder` is the address of the word that contains the
   * table's address. If the table grows, the word gets a new address. @returns -1 if the heap is exhausted
   */
  static add(t: ThreadState, holder: usize, id: i32): i32 {
    const table: usize = load<u32>(holder)
    const known = Table.index(table, id)
    if (known >= 0) return known
    const count = Table.count(table)
    if (!table || <u32>count >= Table.size(table) >> 1) {
      if (!Table.grow(t, holder)) return -1
    }
    Table.append(<usize>load<u32>(holder), id)
    return count
  }

  private static append(table: usize, id: i32): usize {
    const count = Table.count(table)
    const mask = Table.size(table) - 1
    let at = <u32>id & mask
    while (load<i32>(Table.slot(table, at))) at = (at + 1) & mask
    store<i32>(Table.slot(table, at), count + 1)
    const cell = Table.cell(table, count)
    store<i32>(cell, Tag.UNSET)
    store<i32>(cell, id, CELL_LOCK)
    store<i32>(table, count + 1, COUNT)
    return cell
  }

  @inline private static bytes(size: u32): usize {
    return SLOTS + ((<usize>size) << 2) + ((<usize>size) << (CELL_SHIFT - 1))
  }

  private static grow(t: ThreadState, holder: usize): bool {
    const old: usize = load<u32>(holder)
    const size = old ? Table.size(old) << 1 : FIRST_SIZE
    const table = Heap.allocate(t, Table.bytes(size))
    if (!table) return false
    memory.fill(table, 0, Table.bytes(size))
    store<u32>(table, size)
    for (let i = 0; i < Table.count(old); i++) {
      const cell = Table.cell(old, i)
      Cell.move(cell, Table.append(table, Table.id(cell)))
    }
    store<u32>(holder, <u32>table)
    Table.free(t, old)
    return true
  }

  /** Frees the block. The caller has dropped the references of the cells. */
  static free(t: ThreadState, table: usize): void {
    if (table) Heap.free(t, table, Table.bytes(Table.size(table)))
  }

  /** The address after the last cell. */
  @inline static end(table: usize): usize {
    return Table.cells(table) + <usize>Table.count(table) * CELL_BYTES
  }
}
