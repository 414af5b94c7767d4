import { Builtin } from '../../abi/builtins'
import { Comparison } from '../../abi/instructions'
import { CELL_BYTES } from '../../abi/layout'
import { Name } from '../../abi/names'
import { Tag } from '../../abi/tags'
import { LibraryReason } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { Apply } from '../eval/apply'
import { Iterators } from '../objects/iterators'
import { List } from '../objects/lists'
import { Next } from '../objects/next'
import { Objects } from '../objects/objects'
import { Cell } from '../objects/values'
import { Compare } from '../operators/compare'
import { Arguments } from './arguments'

// The places of min()'s and max()'s values in a list that lives during the call: an iterator, the best item and its key, the next item and
// its key.
const ITERATOR: usize = 0
const BEST: usize = 1
const BEST_KEY: usize = 2
const ITEM: usize = 3
const ITEM_KEY: usize = 4
const PLACES: i32 = 5

/** min() and max(). Iterators and comparisons use the scratch cells, so a list in the heap holds the values during the call. */
export abstract class Extremes {
  static has(id: i32): bool {
    return id == Builtin.MIN || id == Builtin.MAX
  }

  static call(t: ThreadState, id: i32, callable: usize, first: usize, count: i32, keywords: usize): bool {
    const positional = count - (keywords ? load<i32>(keywords) : 0)
    if (!Arguments.counts(t, id, positional, 1, i32.MAX_VALUE) || !Arguments.areKnown(t, id, keywords, Name.KEY, Name.DEFAULT)) return false
    const given = Arguments.find(first, count, keywords, count, Name.KEY)
    const key = given && Cell.tag(given) != Tag.NONE ? given : 0
    const otherwise = Arguments.find(first, count, keywords, count, Name.DEFAULT)
    if (otherwise && positional > 1) return Arguments.fail(t, id, LibraryReason.DEFAULT_WITH_SEVERAL, 0)
    const list = List.blank(t, PLACES)
    if (!list) return false
    const places = List.items(list)
    const found = positional > 1 ? Extremes.ofArguments(t, id, places, first, positional, key) : Extremes.ofItems(t, id, places, first, key)
    if (found == Next.ITEM) Objects.copyCell(Extremes.at(places, BEST), callable)
    else if (found == Next.END && otherwise) Objects.copyCell(otherwise, callable)
    else if (found == Next.END) Arguments.fail(t, id, LibraryReason.MIN_EMPTY, 0)
    Objects.release(t, list)
    return t.trap == 0
  }

  @inline private static at(places: usize, index: usize): usize {
    return places + index * CELL_BYTES
  }

  private static ofArguments(t: ThreadState, id: i32, places: usize, first: usize, count: i32, key: usize): Next {
    for (let i = 0; i < count; i++) {
      Objects.copyCell(first + <usize>i * CELL_BYTES, Extremes.at(places, ITEM))
      if (!Extremes.consider(t, id, places, key, i == 0)) return Next.FAILED
    }
    return Next.ITEM
  }

  private static ofItems(t: ThreadState, id: i32, places: usize, iterable: usize, key: usize): Next {
    const iterator = Extremes.at(places, ITERATOR)
    Objects.copyCell(iterable, iterator)
    if (!Iterators.open(t, iterator)) return Next.FAILED
    const item = Extremes.at(places, ITEM)
    let next = Iterators.next(t, iterator, item)
    if (next == Next.END) return Next.END
    let isFirst = true
    while (next == Next.ITEM) {
      if (!Extremes.consider(t, id, places, key, isFirst)) return Next.FAILED
      isFirst = false
      next = Iterators.next(t, iterator, item)
    }
    return next == Next.END ? Next.ITEM : Next.FAILED
  }

  /**
   * Makes the next item the best one if it is the first item or better than the best one so far. Otherwise drops it. @returns false if it
   * raised an error
   */
  private static consider(t: ThreadState, id: i32, places: usize, key: usize, isFirst: bool): bool {
    const item = Extremes.at(places, ITEM)
    const itemKey = Extremes.at(places, ITEM_KEY)
    if (key && !Apply.one(t, key, item, itemKey)) return false
    let better = 1
    if (!isFirst) {
      const best = Extremes.at(places, key ? BEST_KEY : BEST)
      better = Compare.ordered(t, key ? itemKey : item, best, id == Builtin.MIN ? Comparison.LESS : Comparison.GREATER)
      if (better < 0) return false
    }
    if (better) {
      Cell.swap(item, Extremes.at(places, BEST))
      Cell.swap(itemKey, Extremes.at(places, BEST_KEY))
    }
    Objects.releaseCells(t, item, 2)
    Cell.setNone(item)
    Cell.setNone(itemKey)
    return true
  }
}
