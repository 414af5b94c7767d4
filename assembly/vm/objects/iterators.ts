import { CELL_BYTES } from '../../abi/layout'
import { Name } from '../../abi/names'
import { Tag } from '../../abi/tags'
import { Trap } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { Reenter } from '../eval/reenter'
import { LACKS, RAISED, Specials } from '../eval/specials'
import { ContainerIterators } from './container-iterators'
import {
  AWAIT_WRAPPER_CELL,
  ITERATOR_OVER,
  ITERATOR_POSITION,
  ITERATOR_SIZE,
  RANGE_ITERATOR_LEFT,
  RANGE_ITERATOR_NEXT,
  RANGE_ITERATOR_SIZE,
  RANGE_ITERATOR_STEP,
  RANGE_LENGTH,
  RANGE_SIZE,
  RANGE_START,
  RANGE_STEP,
  RANGE_STOP,
} from './fields'
import { List, Tuple } from './lists'
import { Next } from './next'
import { Objects } from './objects'
import { Str } from './strings'
import { Tools } from './tools'
import { Cell } from './values'

/** Python's range. */
export abstract class Range {
  /** Creates a range. `step` must not be 0. */
  static create(t: ThreadState, start: i64, stop: i64, step: i64): usize {
    const range = Objects.create(t, Tag.RANGE, RANGE_SIZE)
    if (!range) return 0
    store<i64>(range, start, RANGE_START)
    store<i64>(range, stop, RANGE_STOP)
    store<i64>(range, step, RANGE_STEP)
    store<i64>(range, Range.count(start, stop, step), RANGE_LENGTH)
    return range
  }

  /** The number of items. The computation is unsigned, because stop - start may need all 64 bits. */
  static count(start: i64, stop: i64, step: i64): i64 {
    if (step > 0) return start < stop ? <i64>((<u64>stop - <u64>start - 1) / <u64>step + 1) : 0
    return stop < start ? <i64>((<u64>start - <u64>stop - 1) / (0 - <u64>step) + 1) : 0
  }

  @inline static length(range: usize): i64 {
    return load<i64>(range, RANGE_LENGTH)
  }

  @inline static item(range: usize, index: i64): i64 {
    return load<i64>(range, RANGE_START) + index * load<i64>(range, RANGE_STEP)
  }

  static contains(range: usize, value: i64): bool {
    const step = load<i64>(range, RANGE_STEP)
    const distance = step > 0 ? <u64>value - <u64>load<i64>(range, RANGE_START) : <u64>load<i64>(range, RANGE_START) - <u64>value
    const size = step > 0 ? <u64>step : 0 - <u64>step
    return distance % size == 0 && distance / size < <u64>Range.length(range)
  }
}

/** Python's iter() and next(). An iterator has no lock: without a GIL, two threads that share an iterator may get the same item. */
export abstract class Iterators {
  static isIterable(tag: i32): bool {
    return (
      tag == Tag.INSTANCE ||
      (tag >= Tag.STR && tag <= Tag.ITERATOR) ||
      tag == Tag.BYTES ||
      Iterators.isIterator(tag) ||
      ContainerIterators.has(tag)
    )
  }

  /** Whether values with this tag are builtin iterators. An instance can be an iterator too, so the callers check instances themselves. */
  static isIterator(tag: i32): bool {
    return tag == Tag.RANGE_ITERATOR || tag == Tag.ITERATOR || tag == Tag.GENERATOR || tag == Tag.TOOL || tag == Tag.AWAIT_WRAPPER
  }

  /** Replaces the iterable in `cell` by an iterator over it. */
  static open(t: ThreadState, cell: usize): bool {
    const tag = Cell.tag(cell)
    if (Iterators.isIterator(tag)) return true
    if (tag == Tag.INSTANCE || (tag == Tag.CLASS && Specials.lists(cell, Name.DUNDER_ITER))) return Iterators.openInstance(t, cell)
    if (tag == Tag.RANGE) return Iterators.openRange(t, cell)
    if (!Iterators.isIterable(tag)) return Errors.raise(t, Trap.NOT_ITERABLE, tag, 0)
    const iterator = Objects.create(t, Tag.ITERATOR, ITERATOR_SIZE)
    if (!iterator) return false
    store<i32>(iterator, 0, ITERATOR_POSITION)
    Cell.move(cell, iterator + ITERATOR_OVER)
    if (ContainerIterators.has(tag)) ContainerIterators.open(iterator)
    Cell.set(cell, Tag.ITERATOR, <i64>iterator)
    return true
  }

  /** Opens an iterator over an instance: the result of `__iter__`, or an iterator that calls `__getitem__` with 0, 1 and so on. */
  private static openInstance(t: ThreadState, cell: usize): bool {
    const result = Specials.call(t, cell, Name.DUNDER_ITER)
    if (result == RAISED) return false
    if (result != LACKS) {
      if (!Iterators.isIterator(Cell.tag(result)) && !Specials.lists(result, Name.DUNDER_NEXT)) {
        return Specials.badResult(t, Name.DUNDER_ITER, result)
      }
      Objects.releaseCell(t, cell)
      Cell.move(result, cell)
      return true
    }
    if (!Specials.lists(cell, Name.DUNDER_GETITEM)) return Errors.ofValue(t, Trap.NOT_ITERABLE, cell, 0)
    const iterator = Objects.create(t, Tag.ITERATOR, ITERATOR_SIZE)
    if (!iterator) return false
    store<i32>(iterator, 0, ITERATOR_POSITION)
    Cell.move(cell, iterator + ITERATOR_OVER)
    Cell.set(cell, Tag.ITERATOR, <i64>iterator)
    return true
  }

  private static openRange(t: ThreadState, cell: usize): bool {
    const iterator = Objects.create(t, Tag.RANGE_ITERATOR, RANGE_ITERATOR_SIZE)
    if (!iterator) return false
    const range = Cell.object(cell)
    store<i64>(iterator, load<i64>(range, RANGE_START), RANGE_ITERATOR_NEXT)
    store<i64>(iterator, load<i64>(range, RANGE_STEP), RANGE_ITERATOR_STEP)
    store<i64>(iterator, load<i64>(range, RANGE_LENGTH), RANGE_ITERATOR_LEFT)
    return Objects.finish(t, cell, 1, Tag.RANGE_ITERATOR, <i64>iterator)
  }

  /** Writes the next item, with a reference of its own, to `to`. */
  static next(t: ThreadState, cell: usize, to: usize): Next {
    const iterator = Cell.object(cell)
    if (Cell.tag(cell) == Tag.RANGE_ITERATOR) return Iterators.nextOfRange(iterator, to)
    if (Cell.tag(cell) == Tag.GENERATOR) return Iterators.nextOfGenerator(t, cell, to)
    if (Cell.tag(cell) == Tag.AWAIT_WRAPPER) return Iterators.nextOfGenerator(t, iterator + AWAIT_WRAPPER_CELL, to)
    if (Cell.tag(cell) == Tag.TOOL) return Tools.next(t, iterator, to)
    if (Cell.tag(cell) == Tag.INSTANCE) return Specials.next(t, cell, to)
    const position = load<i32>(iterator, ITERATOR_POSITION)
    const over = Cell.object(iterator + ITERATOR_OVER)
    switch (Cell.tag(iterator + ITERATOR_OVER)) {
      case Tag.ITERATOR:
      case Tag.RANGE_ITERATOR:
      case Tag.GENERATOR:
      case Tag.TOOL:
        return Iterators.nextOfIterator(t, iterator, to)
      case Tag.INSTANCE: {
        // An iterator over an instance with `__next__` is an enumerate(). Its position is the number of its next item. Every other iterator
        // over an instance calls `__getitem__`.
        if (Specials.lists(iterator + ITERATOR_OVER, Name.DUNDER_NEXT)) return Iterators.nextOfIterator(t, iterator, to)
        Cell.set(to, Tag.INT, position)
        const next = Specials.indexed(t, iterator + ITERATOR_OVER, to, to)
        if (next != Next.ITEM) return next
        break
      }
      case Tag.DICT:
      case Tag.SET:
      case Tag.FROZENSET:
      case Tag.DEQUE:
      case Tag.VIEW:
        return ContainerIterators.next(t, iterator, to)
      case Tag.LIST: {
        if (!List.get(over, position, to)) return Next.END
        break
      }
      case Tag.TUPLE: {
        if (!Tuple.get(over, position, to)) return Next.END
        break
      }
      default: {
        if (position >= Str.bytes(over)) return Next.END
        if (!Str.at(t, over, position, to)) return Next.FAILED
        store<i32>(iterator, position + Str.widthAt(over, position), ITERATOR_POSITION)
        return Next.ITEM
      }
    }
    store<i32>(iterator, position + 1, ITERATOR_POSITION)
    return Next.ITEM
  }

  /**
   * Executes enumerate(): opens an iterator over `iterable`, wraps it in a second iterator, and writes the second one to `to`. The position
   * of the second iterator is the number of its next item.
   */
  static enumerate(t: ThreadState, to: usize, iterable: usize, start: i64): bool {
    const iterator = Objects.create(t, Tag.ITERATOR, ITERATOR_SIZE)
    if (!iterator) return false
    const over = iterator + ITERATOR_OVER
    store<i64>(iterator, start, ITERATOR_POSITION)
    Objects.copyCell(iterable, over)
    if (!Iterators.open(t, over)) {
      Objects.release(t, iterator)
      return false
    }
    Cell.set(to, Tag.ITERATOR, <i64>iterator)
    return true
  }

  private static nextOfIterator(t: ThreadState, iterator: usize, to: usize): Next {
    const next = Iterators.next(t, iterator + ITERATOR_OVER, to)
    if (next != Next.ITEM) return next
    const tuple = Tuple.pair(t, load<i64>(iterator, ITERATOR_POSITION), to)
    if (!tuple) {
      Objects.releaseCell(t, to)
      return Next.FAILED
    }
    store<i64>(iterator, load<i64>(iterator, ITERATOR_POSITION) + 1, ITERATOR_POSITION)
    Cell.set(to, Tag.TUPLE, <i64>tuple)
    return Next.ITEM
  }

  private static nextOfGenerator(t: ThreadState, cell: usize, to: usize): Next {
    const next = Reenter.send(t, cell, 0, to)
    if (next == Next.END) Objects.releaseCell(t, to)
    return next
  }

  private static nextOfRange(iterator: usize, to: usize): Next {
    const left = load<i64>(iterator, RANGE_ITERATOR_LEFT)
    if (left <= 0) return Next.END
    const value = load<i64>(iterator, RANGE_ITERATOR_NEXT)
    store<i64>(iterator, value + load<i64>(iterator, RANGE_ITERATOR_STEP), RANGE_ITERATOR_NEXT)
    store<i64>(iterator, left - 1, RANGE_ITERATOR_LEFT)
    Cell.set(to, Tag.INT, value)
    return Next.ITEM
  }

  /**
   * UNPACK_SEQUENCE: replaces the iterable on top of the stack by its items. The first item is then on top. Raises an error unless there
   * are `expected` items.
   */
  static unpack(t: ThreadState, cell: usize, expected: i32): bool {
    if (!Iterators.open(t, cell)) return false
    // First, the loop writes the items above the iterator, in order. Then reverse() moves them over the iterator, in reverse order.
    let top = cell
    let got = 0
    let next = Iterators.next(t, cell, top + CELL_BYTES)
    while (next == Next.ITEM && got < expected) {
      got++
      top += CELL_BYTES
      next = Iterators.next(t, cell, top + CELL_BYTES)
    }
    if (next == Next.ITEM) Objects.releaseCell(t, top + CELL_BYTES)
    if (got != expected || next != Next.END) {
      Objects.releaseCells(t, cell + CELL_BYTES, got)
      return next == Next.FAILED ? false : Errors.raise(t, Trap.UNPACK, expected, next == Next.ITEM ? got + 1 : got)
    }
    Objects.releaseCell(t, cell)
    Iterators.reverse(cell + CELL_BYTES, cell, expected)
    return true
  }

  /** Moves `count` cells from `from` to the lower address `to`, and reverses their order. */
  private static reverse(from: usize, to: usize, count: i32): void {
    Cell.moveMany(from, to, count)
    let low = to
    let high = to + <usize>(count - 1) * CELL_BYTES
    for (; low < high; low += CELL_BYTES, high -= CELL_BYTES) Cell.swap(low, high)
  }
}
