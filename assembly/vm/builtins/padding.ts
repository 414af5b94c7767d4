import { Builtin } from '../../abi/builtins'
import { CELL_BYTES, STR_DATA } from '../../abi/layout'
import { Name } from '../../abi/names'
import { Tag } from '../../abi/tags'
import { LibraryReason } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { Objects } from '../objects/objects'
import { Str } from '../objects/strings'
import { Cell } from '../objects/values'
import { Letters } from '../text/letters'
import { Text } from '../text/text'
import { Arguments } from './arguments'

const DEFAULT_TAB: i64 = 8

/** center(), ljust(), rjust(), zfill() and expandtabs() of str and bytes. */
export abstract class Padding {
  static pad(t: ThreadState, id: i32, callable: usize, first: usize, count: i32): bool {
    const tag = Cell.tag(first)
    const str = Cell.object(first)
    const fill = first + 2 * CELL_BYTES
    if (!Arguments.isInteger(t, id, first + CELL_BYTES)) return false
    if (count == 3 && !Padding.isFill(t, id, tag, fill)) return false
    const missing = Cell.int(first + CELL_BYTES) - Str.length(str)
    if (missing <= 0) {
      Objects.copyCell(first, callable)
      return true
    }
    const letter = id == Builtin.STR_ZFILL ? 48 : count < 3 ? 32 : Letters.at(Cell.object(fill) + STR_DATA)
    const text = Text.begin(t)
    text.copy(str + STR_DATA, Str.bytes(str))
    if (id == Builtin.STR_ZFILL) {
      const sign = Str.bytes(str) ? <i32>load<u8>(str + STR_DATA) : 0
      text.insert(sign == 43 || sign == 45 ? 1 : 0, letter, missing)
    } else {
      // As in CPython's pad(): if the number of missing letters is odd, the extra letter goes to the left only if the width is odd too.
      const left = id == Builtin.STR_LJUST ? 0 : id == Builtin.STR_RJUST ? missing : Padding.leftOf(missing, Cell.int(first + CELL_BYTES))
      text.insert(text.length, letter, missing - left)
      text.insert(0, letter, left)
    }
    const padded = text.finishAs(tag)
    if (padded) Cell.set(callable, tag, <i64>padded)
    return padded != 0
  }

  @inline private static leftOf(missing: i64, width: i64): i64 {
    return missing / 2 + (missing & width & 1)
  }

  /**
   * Raises an error unless the cell contains a str of one letter or, for a method of bytes, a bytes object of one ASCII letter.
   * @returns false if it raised an error
   */
  private static isFill(t: ThreadState, id: i32, tag: i32, fill: usize): bool {
    const isAlike = Cell.tag(fill) == tag
    if (isAlike && Str.length(Cell.object(fill)) == 1) {
      if (tag == Tag.STR || load<u8>(Cell.object(fill) + STR_DATA) < 128) return true
    }
    if (tag == Tag.BYTES) return Arguments.fail(t, id, LibraryReason.FILL_BYTES, Cell.tag(fill))
    return Arguments.fail(t, id, isAlike ? LibraryReason.FILL_LENGTH : LibraryReason.FILL_TYPE, Cell.tag(fill))
  }

  static tabs(t: ThreadState, callable: usize, first: usize, count: i32, keywords: usize): bool {
    const id = Builtin.STR_EXPANDTABS
    if (!Arguments.accepts(t, id, count, keywords, Name.TABSIZE, 1, Name.TABSIZE, 1)) return false
    const size = Arguments.find(first, count, keywords, 1, Name.TABSIZE)
    if (size && !Arguments.isInteger(t, id, size)) return false
    const tab = size ? Cell.int(size) : DEFAULT_TAB
    const str = Cell.object(first)
    const text = Text.begin(t)
    let column: i64 = 0
    for (let i = 0; i < Str.bytes(str); ) {
      const letter = <i32>load<u8>(str + STR_DATA + <usize>i)
      const width = Str.widthAt(str, i)
      if (letter == 9) {
        const spaces = tab > 0 ? tab - (column % tab) : 0
        text.insert(text.length, 32, spaces)
        column += spaces
      } else {
        text.copy(str + STR_DATA + <usize>i, width)
        column = letter == 10 || letter == 13 ? 0 : column + 1
      }
      i += width
    }
    const expanded = text.finishAs(Cell.tag(first))
    if (expanded) Cell.set(callable, Cell.tag(first), <i64>expanded)
    return expanded != 0
  }
}
