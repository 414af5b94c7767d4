import { CELL_BYTES, OBJECT_KIND, STR_DATA } from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { Trap, ValueReason } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { Text } from '../text/text'
import { BigObjects } from './bigobjects'
import { RANGE_STEP } from './fields'
import { Range } from './iterators'
import { List } from './lists'
import { Objects } from './objects'
import { Scratch } from './scratch'
import { Sequences } from './sequences'
import { Str } from './strings'
import { Cell } from './values'

/** Executes container[start:stop:step] of a list, tuple, str, bytes or range. */
export abstract class Slices {
  /**
   * Executes container[start:stop:step]. The four cells start at `container`. The result replaces them. A part that the program omitted is
   * None.
   */
  static take(t: ThreadState, container: usize): bool {
    const tag = Cell.tag(container)
    const length = Sequences.length(container)
    if (length < 0) return Errors.raise(t, Trap.SUBSCRIPT_TYPE, tag, Tag.NONE)
    const step = Slices.step(t, container)
    if (step == 0) return false
    const start = Slices.start(container, length, step)
    const stop = Slices.stop(container, length, step)
    const result = Slices.copy(t, container, start, step, Range.count(start, stop, step))
    return result != 0 && Objects.finish(t, container, 4, tag, <i64>result)
  }

  /** Checks the bounds above the container's cell. @returns the step, or 0 if it raised an error */
  static step(t: ThreadState, container: usize): i64 {
    for (let i: usize = 1; i <= 3; i++) {
      const bound = Cell.tag(container + i * CELL_BYTES)
      if (bound == Tag.NONE || BigObjects.isAnyInt(bound)) continue
      Errors.raise(t, Trap.SLICE_TYPE, bound, 0)
      return 0
    }
    const cell = container + 3 * CELL_BYTES
    const step = Cell.tag(cell) == Tag.NONE ? 1 : max<i64>(BigObjects.clamped(cell), -i64.MAX_VALUE)
    if (step == 0) Errors.raise(t, Trap.VALUE, 0, ValueReason.SLICE_STEP_ZERO)
    return step
  }

  /** The index of the slice's first item in a container of this length. */
  static start(container: usize, length: i64, step: i64): i64 {
    return Slices.bound(container + CELL_BYTES, length, step, step > 0 ? 0 : length - 1)
  }

  static stop(container: usize, length: i64, step: i64): i64 {
    return Slices.bound(container + 2 * CELL_BYTES, length, step, step > 0 ? length : -1)
  }

  /**
   * CPython's PySlice_AdjustIndices for one bound. A negative index counts from the end. An index outside the sequence means its nearer
   * end. If the step is negative, the result -1 means the place before the first item.
   */
  private static bound(cell: usize, length: i64, step: i64, otherwise: i64): i64 {
    if (Cell.tag(cell) == Tag.NONE) return otherwise
    const given = BigObjects.clamped(cell)
    const index = given < 0 ? given + length : given
    return step > 0 ? min<i64>(max<i64>(index, 0), length) : min<i64>(max<i64>(index, -1), length - 1)
  }

  private static copy(t: ThreadState, container: usize, start: i64, step: i64, count: i64): usize {
    const object = Cell.object(container)
    switch (Cell.tag(container)) {
      case Tag.STR:
      case Tag.BYTES:
        return Slices.letters(t, object, <i32>start, step, <i32>count)
      case Tag.RANGE: {
        const first = Range.item(object, start)
        const every = load<i64>(object, RANGE_STEP) * step
        return Range.create(t, first, first + count * every, every)
      }
      default:
        return Slices.items(t, container, start, step, <i32>count)
    }
  }

  private static items(t: ThreadState, container: usize, start: i64, step: i64, count: i32): usize {
    const list = List.create(t, count)
    if (!list) return 0
    const item = Scratch.item(t)
    // Without a GIL, another thread may shorten the list during this loop. The copy then ends at the first index that is out of range.
    for (let i = 0; i < count && Sequences.get(container, start + <i64>i * step, item); i++) List.append(t, list, item)
    return Cell.tag(container) == Tag.TUPLE ? Sequences.tupleOf(t, list) : list
  }

  private static letters(t: ThreadState, str: usize, start: i32, step: i64, count: i32): usize {
    const text = Text.begin(t)
    if (step == 1 && count > 0) {
      const from = Str.offsetOf(str, start)
      text.copy(str + STR_DATA + <usize>from, Str.offsetOf(str, start + count) - from)
    } else {
      for (let i = 0; i < count; i++) {
        const offset = Str.offsetOf(str, start + <i32>(<i64>i * step))
        text.copy(str + STR_DATA + <usize>offset, Str.widthAt(str, offset))
      }
    }
    return text.finishAs(load<u8>(str, OBJECT_KIND))
  }
}
