import { CELL_BYTES } from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { LibraryReason, Trap } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { Iterators, Range } from './iterators'
import { List } from './lists'
import { Objects } from './objects'
import { Scratch } from './scratch'
import { Sequences } from './sequences'
import { Slices } from './slices'
import { Cell } from './values'

/**
 * Executes `list[start:stop:step] = iterable` and `del list[start:stop:step]`. Both first make a second list with the new content. Then
 * they exchange the contents of the two lists in one step. So other threads see the list as it was before the change or after it.
 */
export abstract class SliceWrites {
  /** STORE_SLICE: the cells of value, container, start, stop and step start at `value`. On success, the cells are free. */
  static assign(t: ThreadState, value: usize): bool {
    const container = value + CELL_BYTES
    const tag = Cell.tag(container)
    if (tag != Tag.LIST) return SliceWrites.refuse(t, tag, Trap.STORE_TYPE)
    const step = Slices.step(t, container)
    if (step == 0) return false
    if (!Iterators.isIterable(Cell.tag(value))) {
      return Errors.raise(t, Trap.LIBRARY, LibraryReason.SLICE_ITERABLE, 0)
    }
    // spread() takes the items out of `given`. The value may be the list itself, so `given` is a new list.
    const given = List.create(t, 0)
    if (!given) return false
    const done = Sequences.appendAll(t, given, value) && SliceWrites.replace(t, container, step, given)
    Objects.release(t, given)
    if (done) Objects.releaseCells(t, value, 5)
    return done
  }

  /** DELETE_SLICE: the cells of container, start, stop and step start at `container`. On success, the cells are free. */
  static remove(t: ThreadState, container: usize): bool {
    const tag = Cell.tag(container)
    if (tag != Tag.LIST) return SliceWrites.refuse(t, tag, Trap.DELETE_TYPE)
    const step = Slices.step(t, container)
    if (step == 0 || !SliceWrites.replace(t, container, step, 0)) return false
    Objects.releaseCells(t, container, 4)
    return true
  }

  /**
   * Raises the error for a slice of a type other than list. For an instance, dict or deque, the error says that gil-lab does not pass
   * slices to this type. For any other type, it is CPython's error.
   */
  private static refuse(t: ThreadState, tag: i32, trap: Trap): bool {
    const takesSlices = tag == Tag.INSTANCE || tag == Tag.DICT || tag == Tag.DEQUE
    if (takesSlices) return Errors.raise(t, Trap.LIBRARY, LibraryReason.SLICE_INDEX, tag)
    return Errors.raise(t, trap, tag, Tag.SLICE)
  }

  /** Puts the items of `given` in place of the slice. If `given` is 0, removes the slice. */
  private static replace(t: ThreadState, container: usize, step: i64, given: usize): bool {
    const list = Cell.object(container)
    const length = <i64>List.length(list)
    const start = Slices.start(container, length, step)
    const count = Range.count(start, Slices.stop(container, length, step), step)
    const isExtended = given != 0 && step != 1
    if (isExtended && <i64>List.length(given) != count) {
      return Errors.raise(t, Trap.EXTENDED_SLICE, List.length(given), <i32>count)
    }
    const fresh = List.create(t, <i32>length)
    if (!fresh) return false
    const done = isExtended
      ? SliceWrites.copy(t, list, 0, length, fresh) && SliceWrites.spread(given, fresh, start, step)
      : SliceWrites.join(t, list, start, step, count, given, fresh)
    if (done) List.exchange(list, fresh)
    Objects.release(t, fresh)
    return done
  }

  /**
   * Appends to `fresh` the items of the list that are not in the slice, and the items of `given` at the place of the slice's first item.
   */
  private static join(t: ThreadState, list: usize, start: i64, step: i64, count: i64, given: usize, fresh: usize): bool {
    const every = step < 0 ? -step : step
    const first = step < 0 && count > 0 ? start + (count - 1) * step : start
    if (!SliceWrites.copy(t, list, 0, first, fresh)) return false
    if (given && !SliceWrites.copy(t, given, 0, List.length(given), fresh)) return false
    if (count == 0) return SliceWrites.copy(t, list, first, List.length(list), fresh)
    for (let i: i64 = 0; i < count; i++) {
      const from = first + i * every + 1
      if (!SliceWrites.copy(t, list, from, i == count - 1 ? List.length(list) : from + every - 1, fresh)) return false
    }
    return true
  }

  /** Writes the items of `given` to every `step`th place of `fresh`, which no other thread knows. */
  private static spread(given: usize, fresh: usize, start: i64, step: i64): bool {
    for (let i = 0; i < List.length(given); i++) {
      const to = List.items(fresh) + <usize>(start + <i64>i * step) * CELL_BYTES
      Cell.swap(List.items(given) + <usize>i * CELL_BYTES, to)
    }
    return true
  }

  /** Appends the items at `from` up to `end` to `fresh`. Without a GIL, another thread may shorten the list. The copy then ends early. */
  private static copy(t: ThreadState, list: usize, from: i64, end: i64, fresh: usize): bool {
    const item = Scratch.item(t)
    for (let i = from; i < end && List.get(list, i, item); i++) {
      if (!List.append(t, fresh, item)) {
        Objects.releaseCell(t, item)
        return false
      }
    }
    return true
  }
}
