import { Builtin } from '../../abi/builtins'
import { Name } from '../../abi/names'
import { Tag } from '../../abi/tags'
import { ThreadState } from '../../thread'
import { Iterators } from '../objects/iterators'
import { List } from '../objects/lists'
import { Objects } from '../objects/objects'
import { Sequences } from '../objects/sequences'
import { Sort } from '../objects/sort'
import { Cell } from '../objects/values'
import { Compare } from '../operators/compare'
import { Arguments } from './arguments'

/** enumerate(), list(), tuple() and sorted(). */
export abstract class SequencesModule {
  static has(id: i32): bool {
    return id >= Builtin.ENUMERATE && id <= Builtin.SORTED
  }

  static call(t: ThreadState, id: i32, callable: usize, first: usize, count: i32, keywords: usize): bool {
    switch (id) {
      case Builtin.ENUMERATE:
        return (
          Arguments.counts(t, id, count, 1, 2) &&
          Arguments.areKnown(t, id, keywords, Name.START, Name.START) &&
          SequencesModule.enumerate(t, callable, first, Arguments.find(first, count, keywords, 1, Name.START))
        )
      case Builtin.SORTED:
        return (
          Arguments.counts(t, id, count - (keywords ? load<i32>(keywords) : 0), 1, 1) &&
          Arguments.areKnown(t, id, keywords, Name.REVERSE, Name.KEY) &&
          SequencesModule.sorted(t, callable, first, count, keywords)
        )
      default: {
        if (!Arguments.counts(t, id, count, 0, 1) || !Arguments.areKnown(t, id, keywords, Name.NONE, Name.NONE)) return false
        const list = SequencesModule.listOf(t, count ? first : 0)
        const made = list && id == Builtin.TUPLE ? Sequences.tupleOf(t, list) : list
        if (made) Cell.set(callable, id == Builtin.TUPLE ? Tag.TUPLE : Tag.LIST, <i64>made)
        return made != 0
      }
    }
  }

  private static enumerate(t: ThreadState, callable: usize, first: usize, start: usize): bool {
    if (start && !Cell.isInt(Cell.tag(start))) return Arguments.badType(t, Builtin.ENUMERATE, Cell.tag(start))
    return Iterators.enumerate(t, callable, first, start ? Cell.int(start) : 0)
  }

  private static sorted(t: ThreadState, callable: usize, first: usize, count: i32, keywords: usize): bool {
    const list = SequencesModule.listOf(t, first)
    if (!list) return false
    const reverse = Arguments.find(first, count, keywords, count, Name.REVERSE)
    const key = Arguments.find(first, count, keywords, count, Name.KEY)
    const backwards = reverse ? Compare.truth(t, reverse) : 0
    const well = backwards >= 0 && Sort.sort(t, list, key && Cell.tag(key) != Tag.NONE ? key : 0, backwards > 0)
    if (well) Cell.set(callable, Tag.LIST, <i64>list)
    else Objects.release(t, list)
    return well
  }

  /** Creates a list of the items of an iterable; an empty list if `iterable` is 0. @returns 0 if it raised an error */
  static listOf(t: ThreadState, iterable: usize): usize {
    const list = List.create(t, 0)
    if (!list || !iterable || Sequences.appendAll(t, list, iterable)) return list
    Objects.release(t, list)
    return 0
  }
}
