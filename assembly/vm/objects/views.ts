import { CELL_BYTES, TUPLE_ITEMS } from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { ThreadState } from '../../thread'
import { DictTable } from './dict-table'
import { VIEW_KIND, VIEW_OVER, VIEW_SIZE } from './fields'
import { Tuple } from './lists'
import { Objects } from './objects'
import { Cell } from './values'

/** The parts of an entry that an iteration over a dict or a view yields. */
export const enum ViewKind {
  KEYS = 0,
  VALUES = 1,
  ITEMS = 2,
}

/** The views of a dict: keys(), values() and items(). */
export abstract class View {
  /** A view of the dict in a cell; 0 if the heap is exhausted. */
  static create(t: ThreadState, dict: usize, kind: ViewKind): usize {
    const view = Objects.create(t, Tag.VIEW, VIEW_SIZE)
    if (!view) return 0
    store<i32>(view, kind, VIEW_KIND)
    Objects.copyCell(dict, view + VIEW_OVER)
    return view
  }

  @inline static kind(view: usize): ViewKind {
    return load<i32>(view, VIEW_KIND)
  }

  /** The dict of a cell that contains a dict or a view. */
  @inline static dictOf(cell: usize): usize {
    const object = Cell.object(cell)
    return Cell.tag(cell) == Tag.VIEW ? Cell.object(object + VIEW_OVER) : object
  }

  @inline static kindOf(cell: usize): ViewKind {
    return Cell.tag(cell) == Tag.VIEW ? View.kind(Cell.object(cell)) : ViewKind.KEYS
  }

  /**
   * Copies to `to` what an iteration over a dict or a view yields for an entry. The caller holds the dict's lock. `pair` is a tuple for the
   * key and the value, if `kind` is ITEMS.
   */
  static copy(entry: usize, kind: ViewKind, pair: usize, to: usize): void {
    if (kind == ViewKind.KEYS) Objects.copyCell(entry, to)
    else if (kind == ViewKind.VALUES) Objects.copyCell(DictTable.value(entry), to)
    else {
      Objects.copyCell(entry, pair + TUPLE_ITEMS)
      Objects.copyCell(DictTable.value(entry), pair + TUPLE_ITEMS + CELL_BYTES)
      Cell.set(to, Tag.TUPLE, <i64>pair)
    }
  }

  /** The tuple that copy() needs. @returns 0 for other kinds, or if the heap is exhausted */
  @inline static pairFor(t: ThreadState, kind: ViewKind): usize {
    return kind == ViewKind.ITEMS ? Tuple.blank(t, 2) : 0
  }
}
