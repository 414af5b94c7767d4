import { Tag } from '../../abi/tags'
import { ContainerReason, Trap } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { Deque } from './deques'
import { DictTable } from './dict-table'
import { DEQUE_STATE, DICT_LENGTH, DICT_LOCK, ITERATOR_EXPECTED, ITERATOR_LEFT, ITERATOR_OVER, ITERATOR_POSITION } from './fields'
import { Next } from './next'
import { Objects } from './objects'
import { SetTable } from './set-table'
import { Spin } from './spin'
import { Cell } from './values'
import { View, ViewKind } from './views'

/**
 * Iteration over dicts, their views, sets and deques, whose lengths and locks are at the same offsets. As in CPython, an iterator over a
 * dict, view or set fails once the length of the container has changed.
 */
export abstract class ContainerIterators {
  static has(tag: i32): bool {
    return (tag >= Tag.DICT && tag <= Tag.FROZENSET) || tag == Tag.VIEW || tag == Tag.DEQUE
  }

  /** Prepares a new iterator, into which the caller has put the container. */
  static open(iterator: usize): void {
    const container = View.dictOf(iterator + ITERATOR_OVER)
    const length = load<i32>(container, DICT_LENGTH)
    const isDeque = Cell.tag(iterator + ITERATOR_OVER) == Tag.DEQUE
    store<i32>(iterator, isDeque ? load<i32>(container, DEQUE_STATE) : length, ITERATOR_EXPECTED)
    store<i32>(iterator, length, ITERATOR_LEFT)
  }

  /** Writes the next item, with a reference of its own, to `to`. */
  static next(t: ThreadState, iterator: usize, to: usize): Next {
    if (load<i32>(iterator, ITERATOR_LEFT) < 0) return Next.END
    const kind = View.kindOf(iterator + ITERATOR_OVER)
    const pair = View.pairFor(t, kind)
    if (kind == ViewKind.ITEMS && !pair) return Next.FAILED
    const dict = View.dictOf(iterator + ITERATOR_OVER)
    Spin.lock(dict + DICT_LOCK)
    const isDeque = Cell.tag(iterator + ITERATOR_OVER) == Tag.DEQUE
    const verdict = isDeque ? ContainerIterators.stepDeque(iterator, dict, to) : ContainerIterators.step(iterator, dict, kind, pair, to)
    Spin.unlock(dict + DICT_LOCK)
    if (verdict == Next.ITEM) return Next.ITEM
    if (pair) Objects.release(t, pair)
    if (verdict == Next.END) return Next.END
    Errors.raise(t, Trap.CONTAINER, verdict >> 8, 0)
    return Next.FAILED
  }

  /** Makes a step of next(). The caller holds the lock of the dict or set. @returns Next.ITEM, Next.END, or a ContainerReason << 8 */
  private static step(iterator: usize, dict: usize, kind: ViewKind, pair: usize, to: usize): i32 {
    const isSet = Cell.tag(iterator + ITERATOR_OVER) == Tag.SET || Cell.tag(iterator + ITERATOR_OVER) == Tag.FROZENSET
    if (load<i32>(dict, DICT_LENGTH) != load<i32>(iterator, ITERATOR_EXPECTED)) {
      store<i32>(iterator, -1, ITERATOR_EXPECTED)
      return (isSet ? ContainerReason.SET_SIZE_CHANGED : ContainerReason.DICT_SIZE_CHANGED) << 8
    }
    const position = load<i32>(iterator, ITERATOR_POSITION)
    const index = isSet ? SetTable.from(dict, position) : DictTable.from(dict, position)
    const left = load<i32>(iterator, ITERATOR_LEFT)
    if (index < 0 || (left == 0 && !isSet)) {
      store<i32>(iterator, -1, ITERATOR_LEFT)
      return index < 0 ? Next.END : ContainerReason.DICT_KEYS_CHANGED << 8
    }
    if (isSet) Objects.copyCell(SetTable.entry(dict, index), to)
    else View.copy(DictTable.entry(dict, index), kind, pair, to)
    store<i32>(iterator, index + 1, ITERATOR_POSITION)
    store<i32>(iterator, left - 1, ITERATOR_LEFT)
    return Next.ITEM
  }

  /**
   * Makes a step over a deque, as step() does. An iterator over a deque fails after every change of the deque except the assignment to an
   * item.
   */
  private static stepDeque(iterator: usize, deque: usize, to: usize): i32 {
    const left = load<i32>(iterator, ITERATOR_LEFT)
    const isSame = load<i32>(deque, DEQUE_STATE) == load<i32>(iterator, ITERATOR_EXPECTED)
    if (!isSame || left == 0) {
      store<i32>(iterator, -1, ITERATOR_LEFT)
      return isSame ? Next.END : ContainerReason.DEQUE_MUTATED << 8
    }
    const position = load<i32>(iterator, ITERATOR_POSITION)
    Objects.copyCell(Deque.cell(deque, position), to)
    store<i32>(iterator, position + 1, ITERATOR_POSITION)
    store<i32>(iterator, left - 1, ITERATOR_LEFT)
    return Next.ITEM
  }
}
