import { Comparison } from '../../abi/instructions'
import { CELL_BYTES } from '../../abi/layout'
import { ThreadState } from '../../thread'
import { Apply } from '../eval/apply'
import { Compare } from '../operators/compare'
import { List } from './lists'
import { Objects } from './objects'
import { Cell } from './values'

/** A stable merge sort that starts with runs of one item. CPython's Timsort makes fewer comparisons, but the sorted list is the same. */
export abstract class Sort {
  /**
   * Sorts a list that no other thread and no Python code can reach. `key` is the cell of a function; 0 means that the items are their own
   * keys. @returns false if it raised an error; the list then still has all its items, in some order
   */
  static sort(t: ThreadState, list: usize, key: usize, reverse: bool): bool {
    if (!key) return Sort.items(t, list, 1, reverse)
    const count = List.length(list)
    const pairs = List.blank(t, 2 * count)
    if (!pairs) return false
    let well: bool = true
    for (let i = 0; i < count && well; i++) {
      const pair = Sort.at(List.items(pairs), 2 * i)
      const item = Sort.at(List.items(list), i)
      well = Apply.one(t, key, item, pair)
      if (well) Objects.copyCell(item, pair + CELL_BYTES)
    }
    well = well && Sort.items(t, pairs, 2, reverse)
    // Before and after the exchange, each of the two lists owns one reference to every item.
    if (well) for (let i = 0; i < count; i++) Cell.swap(Sort.at(List.items(list), i), Sort.at(List.items(pairs), 2 * i + 1))
    Objects.release(t, pairs)
    return well
  }

  /** Sorts groups of `stride` cells by the first cell of each. */
  private static items(t: ThreadState, list: usize, stride: i32, reverse: bool): bool {
    const count = List.length(list)
    const spare = List.create(t, count)
    if (!spare) return false
    // A reversed sort is still stable: the right item goes before the left one only if it is greater.
    const before = reverse ? Comparison.GREATER : Comparison.LESS
    let well: bool = true
    for (let run = stride; run < count && well; run *= 2) {
      for (let low = 0; low < count && well; low += 2 * run) {
        const middle = min(low + run, count)
        well = Sort.merge(t, List.items(list), List.items(spare), low, middle, min(middle + run, count), stride, before)
      }
      if (well) Cell.moveMany(List.items(spare), List.items(list), count)
    }
    // The length of `spare` is 0, so this drops no item.
    Objects.release(t, spare)
    return well
  }

  private static merge(t: ThreadState, items: usize, to: usize, low: i32, middle: i32, high: i32, stride: i32, before: i32): bool {
    let left = low
    let right = middle
    for (let at = low; at < high; at += stride) {
      let takesRight = right < high && left == middle
      if (right < high && left < middle) {
        // CPython compares only with <. In a reversed sort, `left < right` is the same question as `right > left`.
        const verdict =
          before == Comparison.LESS
            ? Compare.ordered(t, Sort.at(items, right), Sort.at(items, left), before)
            : Compare.ordered(t, Sort.at(items, left), Sort.at(items, right), Comparison.LESS)
        if (verdict < 0) return false
        takesRight = verdict == 1
      }
      Cell.moveMany(Sort.at(items, takesRight ? right : left), Sort.at(to, at), stride)
      if (takesRight) right += stride
      else left += stride
    }
    return true
  }

  @inline private static at(items: usize, index: i32): usize {
    return items + <usize>index * CELL_BYTES
  }
}
