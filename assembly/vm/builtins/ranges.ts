import { Builtin } from '../../abi/builtins'
import { CELL_BYTES } from '../../abi/layout'
import { Name } from '../../abi/names'
import { Tag } from '../../abi/tags'
import { LibraryReason, Trap } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { RANGE_START, RANGE_STEP, RANGE_STOP } from '../objects/fields'
import { Range } from '../objects/iterators'
import { Objects } from '../objects/objects'
import { Scratch } from '../objects/scratch'
import { Cell } from '../objects/values'
import { Compare } from '../operators/compare'
import { Repr } from '../text/repr'
import { Text } from '../text/text'
import { Arguments } from './arguments'

/** The attributes and methods of range. */
export abstract class RangesModule {
  static has(id: i32): bool {
    return id == Builtin.RANGE_INDEX || id == Builtin.RANGE_COUNT
  }

  /** The Builtin of the method with this name; 0 if the type has no such method. */
  static method(name: i32): i32 {
    if (name == Name.INDEX) return Builtin.RANGE_INDEX
    return name == Name.COUNT ? Builtin.RANGE_COUNT : 0
  }

  /** Replaces the range in `cell` by its start, stop or step. @returns false for every other name */
  static attribute(t: ThreadState, cell: usize, name: i32): bool {
    if (name != Name.START && name != Name.STOP && name != Name.STEP) return false
    const range = Cell.object(cell)
    const value = load<i64>(range + (name == Name.START ? RANGE_START : name == Name.STOP ? RANGE_STOP : RANGE_STEP))
    return Objects.finish(t, cell, 1, Tag.INT, value)
  }

  static call(t: ThreadState, id: i32, callable: usize, first: usize, count: i32): bool {
    if (!Arguments.counts(t, id, count, 2, 2)) return false
    const range = Cell.object(first)
    const value = first + CELL_BYTES
    const index = Cell.isInt(Cell.tag(value)) ? RangesModule.indexOf(range, Cell.int(value)) : RangesModule.search(t, range, value)
    if (t.trap) return false
    if (id == Builtin.RANGE_INDEX && index < 0) return RangesModule.missing(t, value)
    Cell.set(callable, Tag.INT, id == Builtin.RANGE_INDEX ? index : index < 0 ? 0 : 1)
    return true
  }

  private static indexOf(range: usize, value: i64): i64 {
    if (!Range.contains(range, value)) return -1
    const step = load<i64>(range, RANGE_STEP)
    const start = <u64>load<i64>(range, RANGE_START)
    return <i64>(step > 0 ? (<u64>value - start) / <u64>step : (start - <u64>value) / (0 - <u64>step))
  }

  /**
   * Searches for a value that is not an int. @returns the index of the first number that equals the value; -1 if there is none, or if a
   * comparison raised an error
   */
  private static search(t: ThreadState, range: usize, value: usize): i64 {
    const number = Scratch.item(t)
    for (let i: i64 = 0; i < Range.length(range); i++) {
      Cell.set(number, Tag.INT, Range.item(range, i))
      const found = Compare.equal(t, number, value)
      if (found != 0) return found > 0 ? i : -1
    }
    return -1
  }

  /** Raises an error such as "5 is not in range". CPython names the value only if it is an int. */
  private static missing(t: ThreadState, value: usize): bool {
    if (!Cell.isInt(Cell.tag(value))) return Errors.raise(t, Trap.LIBRARY, LibraryReason.NOT_IN_RANGE, 1)
    const text = Text.begin(t)
    if (!Repr.repr(t, text, value, 0)) return text.abandon()
    const str = text.finish()
    return str != 0 && Errors.text(t, Trap.LIBRARY, LibraryReason.NOT_IN_RANGE, 0, str)
  }
}
