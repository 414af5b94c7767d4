import { Comparison } from '../../abi/instructions'
import { CELL_BYTES } from '../../abi/layout'
import { ThreadState } from '../../thread'
import { Compare } from '../operators/compare'
import { List } from './lists'
import { Cell } from './values'

/** A stable merge sort that starts with runs of one item. CPython's Timsort makes fewer comparisons, but the sorted list is the same. */
export abstract class Sort {
  /**
   * Sorts a list. `spare` is another list with room for as many items. No other thread has a reference to either list. @returns false if it
   * raised an error
   */
  static sort(t: ThreadState, list: usize, spare: usize, reverse: bool): bool {
    const count = List.length(list)
    // A reversed sort is still stable: the right item goes before the left one only if it is greater.
    const before = reverse ? Comparison.GREATER : Comparison.LESS
    for (let run = 1; run < count; run *= 2) {
      for (let low = 0; low < count; low += 2 * run) {
        const middle = min(low + run, count)
        if (!Sort.merge(t, List.items(list), List.items(spare), low, middle, min(middle + run, count), before)) return false
      }
      Cell.moveMany(List.items(spare), List.items(list), count)
    }
    return true
  }

  private static merge(t: ThreadState, items: usize, to: usize, low: i32, middle: i32, high: i32, before: i32): bool {
    let left = low
    let right = middle
    for (let at = low; at < high; at++) {
      let takesRight = right < high && left == middle
      if (right < high && left < middle) {
        const verdict = Compare.ordered(t, Sort.at(items, right), Sort.at(items, left), before)
        if (verdict < 0) return false
        takesRight = verdict == 1
      }
      Cell.move(Sort.at(items, takesRight ? right : left), Sort.at(to, at))
      if (takesRight) right++
      else left++
    }
    return true
  }

  @inline private static at(items: usize, index: i32): usize {
    return items + <usize>index * CELL_BYTES
  }
}
