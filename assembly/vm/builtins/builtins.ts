import { Builtin } from '../../abi/builtins'
import { CELL_BYTES } from '../../abi/layout'
import { Name } from '../../abi/names'
import { Tag } from '../../abi/tags'
import { LibraryReason, Trap, ValueReason } from '../../abi/traps'
import { Output } from '../../os/output'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { Conversions } from '../eval/conversions'
import { LENGTH_FAILED, Specials } from '../eval/specials'
import { Range } from '../objects/iterators'
import { Objects } from '../objects/objects'
import { Sequences } from '../objects/sequences'
import { Cell } from '../objects/values'
import { Compare } from '../operators/compare'
import { Repr } from '../text/repr'
import { Text } from '../text/text'
import { Arguments } from './arguments'
import { CodecsModule } from './codecs'

/** print(), len(), range(), bool(), str() and repr(). */
export abstract class BuiltinsModule {
  static call(t: ThreadState, id: i32, callable: usize, first: usize, count: i32, keywords: usize): bool {
    switch (id) {
      case Builtin.PRINT:
        return BuiltinsModule.print(t, callable, first, count, keywords)
      case Builtin.LEN:
        return Arguments.counts(t, id, count, 1, 1) && BuiltinsModule.len(t, callable, first)
      case Builtin.RANGE:
        return Arguments.counts(t, id, count, 1, 3) && BuiltinsModule.range(t, callable, first, count)
      case Builtin.BOOL: {
        if (!Arguments.counts(t, id, count, 0, 1)) return false
        const truth = count == 1 ? Compare.truth(t, first) : 0
        Cell.setBool(callable, truth > 0)
        return truth >= 0
      }
      case Builtin.STR:
        if (count > 1 && count < 4) return BuiltinsModule.decode(t, callable, first, count)
        return Arguments.counts(t, id, count, 0, 1) && BuiltinsModule.convert(t, callable, count ? first : 0, false)
      default:
        return Arguments.counts(t, id, count, 1, 1) && BuiltinsModule.convert(t, callable, first, true)
    }
  }

  /** print(): makes one call of Output.write(), so that the lines of two threads do not mix. */
  private static print(t: ThreadState, callable: usize, first: usize, count: i32, keywords: usize): bool {
    let separator: usize = 0
    let end: usize = 0
    const named = keywords ? load<i32>(keywords) : 0
    for (let i = 0; i < named; i++) {
      const value = first + <usize>(count - named + i) * CELL_BYTES
      const name = load<i32>(keywords + 4 + ((<usize>i) << 2))
      if (name == Name.SEP) separator = value
      else if (name == Name.END) end = value
      else if (name != Name.FLUSH) return Errors.raise(t, Trap.BUILTIN_KEYWORD, Builtin.PRINT, name)
    }
    const text = Text.begin(t)
    for (let i = 0; i < count - named; i++) {
      if (i > 0 && !BuiltinsModule.between(t, text, separator, 32)) return text.abandon()
      if (!Repr.str(t, text, first + <usize>i * CELL_BYTES)) return text.abandon()
    }
    if (!BuiltinsModule.between(t, text, end, 10)) return text.abandon()
    if (!text.failed) Output.write(t, text.start, text.length)
    if (!text.drop()) return false
    Cell.setNone(callable)
    return true
  }

  /** Writes the value of print()'s `sep` or `end`. If the program did not pass it or passed None, writes the byte `usual`. */
  private static between(t: ThreadState, text: Text, given: usize, usual: i32): bool {
    if (!given || Cell.tag(given) == Tag.NONE) {
      text.byte(usual)
      return true
    }
    if (Cell.tag(given) != Tag.STR) return Arguments.badType(t, Builtin.PRINT, Cell.tag(given))
    return Repr.str(t, text, given)
  }

  /** Executes str(bytes, encoding, errors). */
  private static decode(t: ThreadState, callable: usize, first: usize, count: i32): bool {
    const tag = Cell.tag(first)
    if (tag != Tag.BYTES) return Arguments.fail(t, Builtin.STR, LibraryReason.DECODE_TYPE, tag)
    return CodecsModule.convert(t, Builtin.STR_DECODE, callable, first, first + CELL_BYTES, count > 2 ? first + 2 * CELL_BYTES : 0)
  }

  private static len(t: ThreadState, callable: usize, first: usize): bool {
    const isOwned = Specials.owner(first) != 0
    const length = isOwned ? Specials.length(t, first) : Sequences.length(first)
    if (length == LENGTH_FAILED) return false
    if (isOwned && length < 0) return Errors.ofValue(t, Trap.NO_LENGTH, first, 0)
    if (length < 0) return Arguments.badType(t, Builtin.LEN, Cell.tag(first))
    Cell.set(callable, Tag.INT, length)
    return true
  }

  private static range(t: ThreadState, callable: usize, first: usize, count: i32): bool {
    for (let i = 0; i < count; i++) {
      if (!Conversions.index(t, first + <usize>i * CELL_BYTES)) return false
      const tag = Cell.tag(first + <usize>i * CELL_BYTES)
      if (!Cell.isInt(tag)) return Arguments.badType(t, Builtin.RANGE, tag)
    }
    const start: i64 = count == 1 ? 0 : Cell.int(first)
    const stop = count == 1 ? Cell.int(first) : Cell.int(first + CELL_BYTES)
    const step: i64 = count == 3 ? Cell.int(first + 2 * CELL_BYTES) : 1
    if (step == 0) return Errors.raise(t, Trap.VALUE, Builtin.RANGE, ValueReason.RANGE_STEP_ZERO)
    const range = Range.create(t, start, stop, step)
    Cell.set(callable, Tag.RANGE, <i64>range)
    return range != 0
  }

  /** Writes str() or repr() of the value in `from` to the cell `to`. If `from` is 0, it writes the empty str. */
  static convert(t: ThreadState, to: usize, from: usize, repr: bool): bool {
    if (from && !repr && Cell.tag(from) == Tag.STR) {
      Objects.copyCell(from, to)
      return true
    }
    const text = Text.begin(t)
    if (from && !(repr ? Repr.repr(t, text, from, 0) : Repr.str(t, text, from))) return text.abandon()
    const str = text.finish()
    if (str) Cell.set(to, Tag.STR, <i64>str)
    return str != 0
  }

  /** CONVERT_VALUE: replaces the value in a cell by its text. `how` is 1 for str(), 2 for repr(), 3 for ascii(). */
  static convertInPlace(t: ThreadState, cell: usize, how: i32): bool {
    if (how == 1 && Cell.tag(cell) == Tag.STR) return true
    const text = Text.begin(t)
    if (!(how == 1 ? Repr.str(t, text, cell) : Repr.repr(t, text, cell, 0))) return text.abandon()
    if (how == 3) Repr.escapeBeyondAscii(text, 0)
    const str = text.finish()
    return str != 0 && Objects.finish(t, cell, 1, Tag.STR, <i64>str)
  }
}
