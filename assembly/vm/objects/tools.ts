import { Builtin } from '../../abi/builtins'
import { CELL_BYTES, STR_DATA, TUPLE_ITEMS } from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { LibraryReason, Trap } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { Apply } from '../eval/apply'
import { Compare } from '../operators/compare'
import { TOOL_FIRST, TOOL_KIND, TOOL_POSITION, TOOL_SECOND, TOOL_SIZE, TOOL_STRICT } from './fields'
import { Iterators, Range } from './iterators'
import { List, Tuple } from './lists'
import { Next } from './next'
import { Objects } from './objects'
import { Str } from './strings'
import { Cell } from './values'

/**
 * The iterators of zip, map, filter, reversed and iter(callable, sentinel). The first and the second cell are:
 *
 *     zip       tuple of iterators
 *     map       function, tuple of iterators
 *     filter    function or None, iterator
 *     reversed  sequence
 *     iter      callable, sentinel; both are None after the end
 */
export abstract class Tools {
  /** Creates a tool. Takes over no references: the caller fills the two cells, which contain None. @returns 0 if the heap is exhausted */
  static create(t: ThreadState, kind: i32): usize {
    const tool = Objects.create(t, Tag.TOOL, TOOL_SIZE)
    if (!tool) return 0
    store<i32>(tool, kind, TOOL_KIND)
    store<i32>(tool, 0, TOOL_STRICT)
    store<i64>(tool, 0, TOOL_POSITION)
    Cell.setNone(tool + TOOL_FIRST)
    Cell.setNone(tool + TOOL_SECOND)
    return tool
  }

  /** Writes the next item, with a reference of its own, to `to`. */
  static next(t: ThreadState, tool: usize, to: usize): Next {
    switch (load<i32>(tool, TOOL_KIND)) {
      case Builtin.ZIP:
        return Tools.zip(t, tool, to)
      case Builtin.MAP:
        return Tools.map(t, tool, to)
      case Builtin.FILTER:
        return Tools.filter(t, tool, to)
      case Builtin.REVERSED:
        return Tools.reversed(t, tool, to)
      default:
        return Tools.call(t, tool, to)
    }
  }

  /** Takes one item of each iterator of a tuple, and writes them, as a tuple, to `to`. */
  private static take(t: ThreadState, tool: usize, iterators: usize, to: usize): Next {
    const count = Tuple.length(iterators)
    if (count == 0) return Next.END
    const items = Tuple.blank(t, count)
    if (!items) return Next.FAILED
    for (let i = 0; i < count; i++) {
      const offset = TUPLE_ITEMS + <usize>i * CELL_BYTES
      const next = Iterators.next(t, iterators + offset, items + offset)
      if (next == Next.ITEM) continue
      Cell.setNone(items + offset)
      Objects.release(t, items)
      return next == Next.END && load<i32>(tool, TOOL_STRICT) ? Tools.uneven(t, iterators, i, to) : next
    }
    Cell.set(to, Tag.TUPLE, <i64>items)
    return Next.ITEM
  }

  /** Ends a strict zip() whose iterator number `ended` has no further item. Raises an error unless all iterators have ended. */
  private static uneven(t: ThreadState, iterators: usize, ended: i32, spare: usize): Next {
    if (ended > 0) {
      Errors.raise(t, Trap.LIBRARY, LibraryReason.ZIP_SHORTER, ended)
      return Next.FAILED
    }
    for (let i = 1; i < Tuple.length(iterators); i++) {
      const next = Iterators.next(t, iterators + TUPLE_ITEMS + <usize>i * CELL_BYTES, spare)
      if (next == Next.END) continue
      if (next == Next.ITEM) {
        Objects.releaseCell(t, spare)
        Errors.raise(t, Trap.LIBRARY, LibraryReason.ZIP_LONGER, i)
      }
      return Next.FAILED
    }
    return Next.END
  }

  private static zip(t: ThreadState, tool: usize, to: usize): Next {
    return Tools.take(t, tool, Cell.object(tool + TOOL_FIRST), to)
  }

  private static map(t: ThreadState, tool: usize, to: usize): Next {
    const next = Tools.take(t, tool, Cell.object(tool + TOOL_SECOND), to)
    if (next != Next.ITEM) return next
    const items = Cell.object(to)
    const well = Apply.all(t, tool + TOOL_FIRST, items + TUPLE_ITEMS, Tuple.length(items), to)
    Objects.release(t, items)
    return well ? Next.ITEM : Next.FAILED
  }

  private static filter(t: ThreadState, tool: usize, to: usize): Next {
    while (true) {
      const next = Iterators.next(t, tool + TOOL_SECOND, to)
      if (next != Next.ITEM) return next
      const kept = Tools.passes(t, tool, to)
      if (kept > 0) return Next.ITEM
      Objects.releaseCell(t, to)
      if (kept < 0) return Next.FAILED
    }
  }

  /** Whether filter() keeps an item. The verdict of the function is in a cell of the tool, because the caller may use the scratch cells. */
  private static passes(t: ThreadState, tool: usize, item: usize): i32 {
    const test = tool + TOOL_FIRST
    if (Cell.tag(test) == Tag.NONE) return Compare.truth(t, item)
    const verdict = tool + TOOL_POSITION
    if (!Apply.one(t, test, item, verdict)) return -1
    const kept = Compare.truth(t, verdict)
    Objects.releaseCell(t, verdict)
    return kept
  }

  /**
   * Makes a step of reversed(). The iterator's position is the index of the next item plus one. In a str, it is the byte offset of the end
   * of the next letter.
   */
  private static reversed(t: ThreadState, tool: usize, to: usize): Next {
    const position = load<i64>(tool, TOOL_POSITION)
    if (position <= 0) return Next.END
    const sequence = Cell.object(tool + TOOL_FIRST)
    let next = position - 1
    switch (Cell.tag(tool + TOOL_FIRST)) {
      case Tag.RANGE: {
        Cell.set(to, Tag.INT, Range.item(sequence, next))
        break
      }
      case Tag.LIST: {
        if (!List.get(sequence, next, to)) return Tools.end(tool)
        break
      }
      case Tag.TUPLE: {
        Tuple.get(sequence, next, to)
        break
      }
      default: {
        if (Cell.tag(tool + TOOL_FIRST) == Tag.STR) while ((load<u8>(sequence + STR_DATA + <usize>next) & 0xc0) == 0x80) next--
        if (!Str.at(t, sequence, <i32>next, to)) return Next.FAILED
      }
    }
    store<i64>(tool, next, TOOL_POSITION)
    return Next.ITEM
  }

  private static end(tool: usize): Next {
    store<i64>(tool, 0, TOOL_POSITION)
    return Next.END
  }

  private static call(t: ThreadState, tool: usize, to: usize): Next {
    if (Cell.tag(tool + TOOL_FIRST) == Tag.NONE) return Next.END
    if (!Apply.all(t, tool + TOOL_FIRST, to, 0, to)) return Next.FAILED
    const ended = Compare.equal(t, to, tool + TOOL_SECOND)
    if (ended == 0) return Next.ITEM
    Objects.releaseCell(t, to)
    if (ended < 0) return Next.FAILED
    Objects.releaseCells(t, tool + TOOL_FIRST, 2)
    Cell.setNone(tool + TOOL_FIRST)
    Cell.setNone(tool + TOOL_SECOND)
    return Next.END
  }
}
