import { Builtin } from '../../abi/builtins'
import { CELL_BYTES, TUPLE_ITEMS } from '../../abi/layout'
import { Name } from '../../abi/names'
import { Tag } from '../../abi/tags'
import { LibraryReason, Trap } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { LACKS, RAISED, Specials } from '../eval/specials'
import { TOOL_FIRST, TOOL_POSITION, TOOL_SECOND, TOOL_STRICT } from '../objects/fields'
import { Iterators } from '../objects/iterators'
import { List, Tuple } from '../objects/lists'
import { Next } from '../objects/next'
import { Objects } from '../objects/objects'
import { Scratch } from '../objects/scratch'
import { Sequences } from '../objects/sequences'
import { Str } from '../objects/strings'
import { Tools } from '../objects/tools'
import { Cell } from '../objects/values'
import { Compare } from '../operators/compare'
import { Arguments } from './arguments'

/** any(), all(), zip(), map(), filter(), reversed() and iter(). */
export abstract class FunctionalModule {
  static has(id: i32): bool {
    return id == Builtin.ANY || id == Builtin.ALL || (id >= Builtin.ZIP && id <= Builtin.ITER)
  }

  static call(t: ThreadState, id: i32, callable: usize, first: usize, count: i32, keywords: usize): bool {
    if (keywords && id != Builtin.ZIP) return Errors.raise(t, Trap.BUILTIN_KEYWORD, id, load<i32>(keywords, 4))
    switch (id) {
      case Builtin.ANY:
      case Builtin.ALL:
        return Arguments.counts(t, id, count, 1, 1) && FunctionalModule.quantify(t, id, callable, first)
      case Builtin.ZIP:
        return FunctionalModule.zip(t, callable, first, count, keywords)
      case Builtin.MAP:
        return Arguments.counts(t, id, count, 2, i32.MAX_VALUE) && FunctionalModule.map(t, callable, first, count)
      case Builtin.FILTER:
        return Arguments.counts(t, id, count, 2, 2) && FunctionalModule.filter(t, callable, first)
      case Builtin.REVERSED:
        return Arguments.counts(t, id, count, 1, 1) && FunctionalModule.reversed(t, callable, first)
      default:
        return Arguments.counts(t, id, count, 1, 2) && FunctionalModule.iter(t, callable, first, count)
    }
  }

  /** Executes any() or all(), which stop at the first item that decides. */
  private static quantify(t: ThreadState, id: i32, callable: usize, first: usize): bool {
    const iterator = Scratch.sumIterator(t)
    const item = Scratch.operand(t)
    Objects.copyCell(first, iterator)
    let next: Next = Iterators.open(t, iterator) ? Next.ITEM : Next.FAILED
    let result = id == Builtin.ALL ? 1 : 0
    while (next == Next.ITEM) {
      next = Iterators.next(t, iterator, item)
      if (next != Next.ITEM) break
      const truth = Compare.truth(t, item)
      Objects.releaseCell(t, item)
      if (truth < 0) next = Next.FAILED
      else if (truth != (id == Builtin.ALL ? 1 : 0)) {
        result = truth
        next = Next.END
      }
    }
    Objects.releaseCell(t, iterator)
    if (next == Next.FAILED) return false
    Cell.setBool(callable, result != 0)
    return true
  }

  /** A tuple of `count` iterators, one over each of the values in the cells from `first` on; 0 if it raised an error. */
  private static iterators(t: ThreadState, first: usize, count: i32): usize {
    const tuple = Tuple.blank(t, count)
    if (!tuple) return 0
    for (let i = 0; i < count; i++) {
      const cell = tuple + TUPLE_ITEMS + <usize>i * CELL_BYTES
      Objects.copyCell(first + <usize>i * CELL_BYTES, cell)
      if (Iterators.open(t, cell)) continue
      Objects.release(t, tuple)
      return 0
    }
    return tuple
  }

  /** Replaces the callable by the new iterator, a tool (objects/tools.ts). @returns true */
  private static give(callable: usize, tool: usize): bool {
    Cell.set(callable, Tag.TOOL, <i64>tool)
    return true
  }

  private static zip(t: ThreadState, callable: usize, first: usize, count: i32, keywords: usize): bool {
    if (!Arguments.areKnown(t, Builtin.ZIP, keywords, Name.STRICT, Name.STRICT)) return false
    const strict = Arguments.find(first, count, keywords, count, Name.STRICT)
    const isStrict = strict ? Compare.truth(t, strict) : 0
    if (isStrict < 0) return false
    const tuple = FunctionalModule.iterators(t, first, count - (keywords ? load<i32>(keywords) : 0))
    if (!tuple) return false
    const tool = Tools.create(t, Builtin.ZIP)
    if (!tool) {
      Objects.release(t, tuple)
      return false
    }
    store<i32>(tool, isStrict, TOOL_STRICT)
    Cell.set(tool + TOOL_FIRST, Tag.TUPLE, <i64>tuple)
    return FunctionalModule.give(callable, tool)
  }

  private static map(t: ThreadState, callable: usize, first: usize, count: i32): bool {
    const tuple = FunctionalModule.iterators(t, first + CELL_BYTES, count - 1)
    if (!tuple) return false
    const tool = Tools.create(t, Builtin.MAP)
    if (!tool) {
      Objects.release(t, tuple)
      return false
    }
    Objects.copyCell(first, tool + TOOL_FIRST)
    Cell.set(tool + TOOL_SECOND, Tag.TUPLE, <i64>tuple)
    return FunctionalModule.give(callable, tool)
  }

  private static filter(t: ThreadState, callable: usize, first: usize): bool {
    const tool = Tools.create(t, Builtin.FILTER)
    if (!tool) return false
    Objects.copyCell(first, tool + TOOL_FIRST)
    Objects.copyCell(first + CELL_BYTES, tool + TOOL_SECOND)
    if (Iterators.open(t, tool + TOOL_SECOND)) return FunctionalModule.give(callable, tool)
    Objects.release(t, tool)
    return false
  }

  /** Appends the items of an instance with `__len__` and `__getitem__` to a list. */
  private static appendItems(t: ThreadState, list: usize, first: usize): bool {
    const index = Scratch.operand(t)
    const length = Specials.length(t, first)
    for (let i: i64 = 0; i < length; i++) {
      Cell.set(index, Tag.INT, i)
      const item = Specials.call(t, first, Name.DUNDER_GETITEM, index)
      if (item <= RAISED || !List.append(t, list, item)) return false
    }
    return length >= 0
  }

  private static reversed(t: ThreadState, callable: usize, first: usize): bool {
    const tag = Cell.tag(first)
    const made = Specials.call(t, first, Name.DUNDER_REVERSED)
    if (made == RAISED) return false
    if (made != LACKS) {
      Cell.move(made, callable)
      return true
    }
    const isSequence = Specials.lists(first, Name.DUNDER_LEN) && Specials.lists(first, Name.DUNDER_GETITEM)
    if (isSequence || tag == Tag.DICT || tag == Tag.VIEW || tag == Tag.DEQUE) {
      // The iterator of reversed() reads only strs, bytes, lists, tuples and ranges. For any other object, reversed() first copies the
      // items to a list.
      const list = List.create(t, 0)
      if (!list || !(isSequence ? FunctionalModule.appendItems(t, list, first) : Sequences.appendAll(t, list, first))) {
        if (list) Objects.release(t, list)
        return false
      }
      return Objects.finish(t, first, 1, Tag.LIST, <i64>list) && FunctionalModule.reversed(t, callable, first)
    }
    if (!Str.isOne(tag) && tag != Tag.LIST && tag != Tag.TUPLE && tag != Tag.RANGE) {
      return Arguments.fail(t, Builtin.REVERSED, LibraryReason.NOT_REVERSIBLE, tag)
    }
    const tool = Tools.create(t, Builtin.REVERSED)
    if (!tool) return false
    Objects.copyCell(first, tool + TOOL_FIRST)
    store<i64>(tool, Str.isOne(tag) ? <i64>Str.bytes(Cell.object(first)) : Sequences.length(first), TOOL_POSITION)
    return FunctionalModule.give(callable, tool)
  }

  private static iter(t: ThreadState, callable: usize, first: usize, count: i32): bool {
    if (count == 1) {
      const iterator = Scratch.sumIterator(t)
      Objects.copyCell(first, iterator)
      const well = Iterators.open(t, iterator)
      if (well) Cell.move(iterator, callable)
      else Objects.releaseCell(t, iterator)
      return well
    }
    if (!FunctionalModule.isCallable(Cell.tag(first))) return Arguments.fail(t, Builtin.ITER, LibraryReason.ITER_CALLABLE, 0)
    const tool = Tools.create(t, Builtin.ITER)
    if (!tool) return false
    Objects.copyCell(first, tool + TOOL_FIRST)
    Objects.copyCell(first + CELL_BYTES, tool + TOOL_SECOND)
    return FunctionalModule.give(callable, tool)
  }

  private static isCallable(tag: i32): bool {
    if (tag == Tag.FUNCTION || tag == Tag.BUILTIN) return true
    return tag == Tag.CLOSURE || tag == Tag.METHOD || tag == Tag.CLASS || tag == Tag.INSTANCE
  }
}
