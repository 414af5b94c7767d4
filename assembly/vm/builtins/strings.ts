import { Builtin } from '../../abi/builtins'
import { CELL_BYTES, FREE_THREADED, OBJECT_KIND, STR_DATA, TUPLE_ITEMS } from '../../abi/layout'
import { CaseChange, LetterTest } from '../../abi/letters'
import { Name } from '../../abi/names'
import { Tag } from '../../abi/tags'
import { LibraryReason, Trap } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { Holders } from '../objects/holders'
import { List, Tuple } from '../objects/lists'
import { Objects } from '../objects/objects'
import { Scratch } from '../objects/scratch'
import { Sequences } from '../objects/sequences'
import { Str } from '../objects/strings'
import { Cell } from '../objects/values'
import { Cases } from '../text/cases'
import { Pieces } from '../text/pieces'
import { Search } from '../text/search'
import { Text } from '../text/text'
import { Arguments } from './arguments'
import { CodecsModule } from './codecs'
import { Padding } from './padding'
import { Template } from './template'

/** The methods of str. bytes has most of them too. The object is the first argument. */
export abstract class StringsModule {
  static has(id: i32): bool {
    return id >= Builtin.STR_SPLIT && id <= Builtin.STR_COUNT
  }

  static call(t: ThreadState, id: i32, callable: usize, first: usize, count: i32, keywords: usize): bool {
    if (id == Builtin.STR_FORMAT) return Template.format(t, callable, first, count, keywords)
    if (!StringsModule.counts(t, id, first, count)) return false
    const str = Cell.object(first)
    if (id >= Builtin.STR_ENCODE && id <= Builtin.STR_HEX) return CodecsModule.call(t, id, callable, first, count, keywords)
    if (id == Builtin.STR_SPLIT || id == Builtin.STR_RSPLIT) return StringsModule.split(t, id, callable, first, count, keywords)
    if (id == Builtin.STR_SPLITLINES) return StringsModule.lines(t, callable, first, count, keywords)
    if (id == Builtin.STR_EXPANDTABS) return Padding.tabs(t, callable, first, count, keywords)
    if (keywords) return Errors.raise(t, Trap.BUILTIN_KEYWORD, id | (Cell.tag(first) << 16), load<i32>(keywords, 4))
    if (id >= Builtin.STR_UPPER && id <= Builtin.STR_SWAPCASE) {
      return StringsModule.give(callable, first, Cases.change(t, str, <CaseChange>(id - Builtin.STR_UPPER)))
    }
    if (id == Builtin.STR_CASEFOLD) return StringsModule.give(callable, first, Cases.change(t, str, CaseChange.FOLD))
    if (id >= Builtin.STR_ISDIGIT && id <= Builtin.STR_ISTITLE) {
      Cell.setBool(callable, Cases.test(str, <LetterTest>(id - Builtin.STR_ISDIGIT)))
      return true
    }
    if (id >= Builtin.STR_ISNUMERIC && id <= Builtin.STR_ISPRINTABLE) {
      Cell.setBool(callable, Cases.test(str, <LetterTest>(id - Builtin.STR_ISNUMERIC + LetterTest.NUMERIC)))
      return true
    }
    return StringsModule.further(t, id, callable, first, count)
  }

  private static further(t: ThreadState, id: i32, callable: usize, first: usize, count: i32): bool {
    switch (id) {
      case Builtin.STR_STRIP:
      case Builtin.STR_LSTRIP:
      case Builtin.STR_RSTRIP:
        return StringsModule.strip(t, id, callable, first, count)
      case Builtin.STR_REPLACE:
        return StringsModule.replace(t, callable, first, count)
      case Builtin.STR_FIND:
      case Builtin.STR_RFIND:
      case Builtin.STR_INDEX:
      case Builtin.STR_RINDEX:
      case Builtin.STR_COUNT:
        return StringsModule.find(t, id, callable, first, count)
      case Builtin.STR_STARTSWITH:
      case Builtin.STR_ENDSWITH:
        return StringsModule.hasEnd(t, id, callable, first, count)
      case Builtin.STR_PARTITION:
      case Builtin.STR_RPARTITION:
        return StringsModule.partition(t, id, callable, first)
      case Builtin.STR_REMOVEPREFIX:
      case Builtin.STR_REMOVESUFFIX:
        return StringsModule.without(t, id, callable, first)
      case Builtin.STR_JOIN:
        return StringsModule.join(t, callable, first)
      default:
        return Padding.pad(t, id, callable, first, count)
    }
  }

  /** Raises an error unless the method accepts `count` arguments. The object counts as one. */
  private static counts(t: ThreadState, id: i32, first: usize, count: i32): bool {
    let least = 1
    let most = 1
    if (id == Builtin.STR_REPLACE) {
      least = 3
      most = 4
    } else if (id == Builtin.STR_SPLIT || id == Builtin.STR_RSPLIT || id == Builtin.STR_ENCODE || id == Builtin.STR_DECODE) most = 3
    else if (id == Builtin.STR_HEX) most = 3
    else if (id == Builtin.STR_SPLITLINES || id == Builtin.STR_EXPANDTABS || (id >= Builtin.STR_STRIP && id <= Builtin.STR_RSTRIP)) most = 2
    else if (id == Builtin.STR_FIND || id == Builtin.STR_RFIND || id == Builtin.STR_RINDEX || id == Builtin.STR_INDEX) least = 2
    else if (id == Builtin.STR_COUNT || id == Builtin.STR_STARTSWITH || id == Builtin.STR_ENDSWITH) least = 2
    else if (id >= Builtin.STR_CENTER && id <= Builtin.STR_RJUST) {
      least = 2
      most = 3
    } else if (id == Builtin.STR_ZFILL || id == Builtin.STR_JOIN || id == Builtin.STR_PARTITION || id == Builtin.STR_RPARTITION) least = 2
    else if (id == Builtin.STR_REMOVEPREFIX || id == Builtin.STR_REMOVESUFFIX) least = 2
    if (least == 2 && most == 1) most = StringsModule.takesBounds(id) ? 4 : 2
    if (count >= least && count <= most) return true
    return Arguments.fail(t, id, LibraryReason.METHOD_COUNT, (count - 1) | (Cell.tag(first) << 16))
  }

  /** Whether the method searches between two indices, which are its last arguments. */
  private static takesBounds(id: i32): bool {
    if (id == Builtin.STR_FIND || id == Builtin.STR_RFIND || id == Builtin.STR_RINDEX || id == Builtin.STR_INDEX) return true
    return id == Builtin.STR_COUNT || id == Builtin.STR_STARTSWITH || id == Builtin.STR_ENDSWITH
  }

  /** Writes a new str or bytes to `callable`. It has the type of the object in `first`. @returns false if `str` is 0 */
  static give(callable: usize, first: usize, str: usize): bool {
    if (str) Cell.set(callable, Cell.tag(first), <i64>str)
    return str != 0
  }

  /** Writes the object itself to `callable`. */
  static giveSame(callable: usize, first: usize): bool {
    Objects.copyCell(first, callable)
    return true
  }

  /** Raises an error unless the argument has the type of the object: both str or both bytes. */
  private static isAlike(t: ThreadState, id: i32, first: usize, cell: usize, reason: LibraryReason): bool {
    const tag = Cell.tag(cell)
    if (tag == Cell.tag(first)) return true
    return Arguments.fail(t, id, Cell.tag(first) == Tag.BYTES ? LibraryReason.NOT_BYTES : reason, tag)
  }

  // --- parts -------------------------------------------------------------------------------------------------------------------------

  private static split(t: ThreadState, id: i32, callable: usize, first: usize, count: i32, keywords: usize): bool {
    if (!Arguments.accepts(t, id, count, keywords, Name.SEP, 1, Name.MAXSPLIT, 2)) return false
    const part = Arguments.find(first, count, keywords, 1, Name.SEP)
    const limit = Arguments.find(first, count, keywords, 2, Name.MAXSPLIT)
    if (limit && !Arguments.isInteger(t, id, limit)) return false
    const most = limit && Cell.int(limit) >= 0 ? Cell.int(limit) : i64.MAX_VALUE
    const str = Cell.object(first)
    let list: usize = 0
    if (!part || Cell.tag(part) == Tag.NONE) {
      list = id == Builtin.STR_SPLIT ? Pieces.words(t, str, most) : Pieces.wordsFromEnd(t, str, most)
    } else {
      if (!StringsModule.isAlike(t, id, first, part, LibraryReason.NOT_STR_OR_NONE)) return false
      if (Str.bytes(Cell.object(part)) == 0) return Arguments.fail(t, id, LibraryReason.EMPTY_SEPARATOR, 0)
      list = Pieces.split(t, str, Cell.object(part), most, id == Builtin.STR_RSPLIT)
    }
    if (list) Cell.set(callable, Tag.LIST, <i64>list)
    return list != 0
  }

  private static lines(t: ThreadState, callable: usize, first: usize, count: i32, keywords: usize): bool {
    if (!Arguments.accepts(t, Builtin.STR_SPLITLINES, count, keywords, Name.KEEPENDS, 1, Name.KEEPENDS, 1)) return false
    const keep = Arguments.find(first, count, keywords, 1, Name.KEEPENDS)
    if (keep && !Arguments.isInteger(t, Builtin.STR_SPLITLINES, keep)) return false
    const list = Pieces.lines(t, Cell.object(first), keep != 0 && Cell.int(keep) != 0)
    if (list) Cell.set(callable, Tag.LIST, <i64>list)
    return list != 0
  }

  private static partition(t: ThreadState, id: i32, callable: usize, first: usize): bool {
    const part = first + CELL_BYTES
    if (!StringsModule.isAlike(t, id, first, part, LibraryReason.NOT_STR)) return false
    if (Str.bytes(Cell.object(part)) == 0) return Arguments.fail(t, id, LibraryReason.EMPTY_SEPARATOR, 0)
    const tuple = Pieces.partition(t, Cell.object(first), Cell.object(part), id == Builtin.STR_RPARTITION)
    if (tuple) Cell.set(callable, Tag.TUPLE, <i64>tuple)
    return tuple != 0
  }

  // --- join and replace ---------------------------------------------------------------------------------------------------------------

  /**
   * Executes join(). As in CPython, it first makes a list of the parts, so the Python code of an iterable runs before the text begins. It
   * needs no list if no thread can change the parts, and all are of the separator's type.
   */
  private static join(t: ThreadState, callable: usize, first: usize): bool {
    const over = first + CELL_BYTES
    if (Cell.tag(over) == Tag.TUPLE || (Cell.tag(over) == Tag.LIST && !load<i32>(FREE_THREADED))) {
      const parts = Cell.object(over)
      const cells = Cell.tag(over) == Tag.LIST ? List.items(parts) : parts + TUPLE_ITEMS
      const count = <i32>Sequences.length(over)
      let at = 0
      while (at < count && Cell.tag(cells + <usize>at * CELL_BYTES) == Cell.tag(first)) at++
      if (at == count) return StringsModule.give(callable, first, Str.join(t, Cell.object(first), cells, count))
    }
    const parts = List.create(t, 0)
    if (!parts) return false
    const well = Sequences.appendAll(t, parts, over) && StringsModule.joinList(t, callable, first, parts)
    Objects.release(t, parts)
    if (!well && t.trap == Trap.NOT_ITERABLE) return Arguments.fail(t, Builtin.STR_JOIN, LibraryReason.JOIN_ITERABLE, 0)
    return well
  }

  private static joinList(t: ThreadState, callable: usize, first: usize, parts: usize): bool {
    const tag = Cell.tag(first)
    for (let i = 0; i < List.length(parts); i++) {
      const part = List.items(parts) + <usize>i * CELL_BYTES
      Holders.unwrap(t, part)
      if (Cell.tag(part) == tag) continue
      const reason = tag == Tag.STR ? LibraryReason.JOIN_ITEM : LibraryReason.JOIN_ITEM_BYTES
      return Arguments.fail(t, Builtin.STR_JOIN, reason, Cell.tag(part) | (i << 8))
    }
    return StringsModule.give(callable, first, Str.join(t, Cell.object(first), List.items(parts), List.length(parts)))
  }

  private static replace(t: ThreadState, callable: usize, first: usize, count: i32): bool {
    const old = first + CELL_BYTES
    for (let i = 1; i <= 2; i++) {
      const tag = Cell.tag(first + <usize>i * CELL_BYTES)
      if (tag == Cell.tag(first)) continue
      if (Cell.tag(first) == Tag.BYTES) return Arguments.fail(t, Builtin.STR_REPLACE, LibraryReason.NOT_BYTES, tag)
      return Arguments.fail(t, Builtin.STR_REPLACE, LibraryReason.ARGUMENT_NOT_STR, tag | (i << 8))
    }
    const limit = first + 3 * CELL_BYTES
    if (count == 4 && !Arguments.isInteger(t, Builtin.STR_REPLACE, limit)) return false
    const most = count == 4 && Cell.int(limit) >= 0 ? Cell.int(limit) : i64.MAX_VALUE
    const text = Text.begin(t)
    StringsModule.writeReplaced(text, Cell.object(first), Cell.object(old), Cell.object(old + CELL_BYTES), most)
    return StringsModule.give(callable, first, text.finishAs(Cell.tag(first)))
  }

  private static writeReplaced(text: Text, str: usize, old: usize, by: usize, most: i64): void {
    const from = str + STR_DATA
    const end = Str.bytes(str)
    const bytes = Str.bytes(old)
    let at = 0
    while (most-- > 0) {
      const found = Search.first(from, at, end, old + STR_DATA, bytes)
      if (found < 0) break
      text.copy(from + <usize>at, found - at)
      text.copy(by + STR_DATA, Str.bytes(by))
      at = found + bytes
      if (bytes) continue
      // replace() finds an empty `old` before each letter and at the end of the str. So one letter is copied between two replacements.
      if (at >= end) break
      text.copy(from + <usize>at, Str.widthAt(str, at))
      at += Str.widthAt(str, at)
    }
    text.copy(from + <usize>at, end - at)
  }

  // --- search ------------------------------------------------------------------------------------------------------------------------

  /**
   * Reads the bounds of a search into two i32 words at Scratch.result(), as byte offsets. The bounds are the optional arguments after the
   * text to search for. An absent bound or None means the start or the end of the str. @returns false if it raised an error
   */
  private static bounds(t: ThreadState, id: i32, first: usize, count: i32): bool {
    const str = Cell.object(first)
    const length = <i64>Str.length(str)
    let low: i64 = 0
    let high = length
    for (let i = 2; i < count; i++) {
      const cell = first + <usize>i * CELL_BYTES
      const tag = Cell.tag(cell)
      if (tag == Tag.NONE) continue
      if (!Cell.isInt(tag)) return tag == Tag.BIGINT ? Arguments.isInteger(t, id, cell) : Errors.raise(t, Trap.SLICE_TYPE, tag, 0)
      const index = Cell.int(cell) < 0 ? max<i64>(Cell.int(cell) + length, 0) : Cell.int(cell)
      if (i == 2) low = index
      else high = min(index, length)
    }
    // If the range starts after its end, the bounds become 1 and 0, and the search finds nothing, not even an empty str. In an empty range
    // that starts at its end, a search for an empty str succeeds.
    const possible = low <= high
    store<i32>(Scratch.result(t), possible ? Str.offsetOf(str, <i32>low) : 1)
    store<i32>(Scratch.result(t), possible ? Str.offsetOf(str, <i32>high) : 0, 4)
    return true
  }

  private static find(t: ThreadState, id: i32, callable: usize, first: usize, count: i32): bool {
    const part = first + CELL_BYTES
    const str = Cell.object(first)
    const tag = Cell.tag(part)
    const isByte = Cell.tag(first) == Tag.BYTES && Cell.isInt(tag)
    if (!isByte && tag != Cell.tag(first)) {
      return Arguments.fail(t, id, Cell.tag(first) == Tag.BYTES ? LibraryReason.BYTES_OR_INTEGER : LibraryReason.NOT_STR, tag)
    }
    if (isByte && (Cell.int(part) < 0 || Cell.int(part) > 255)) return Arguments.fail(t, id, LibraryReason.BYTES_VALUE, 1)
    if (!StringsModule.bounds(t, id, first, count)) return false
    const low = load<i32>(Scratch.result(t))
    const high = load<i32>(Scratch.result(t), 4)
    // If the part is an int, its payload begins with the byte to search for.
    const wanted = isByte ? part + 8 : Cell.object(part) + STR_DATA
    const bytes = isByte ? 1 : Str.bytes(Cell.object(part))
    if (id == Builtin.STR_COUNT) {
      Cell.set(callable, Tag.INT, StringsModule.countOf(str, low, high, wanted, bytes))
      return true
    }
    const fromEnd = id == Builtin.STR_RFIND || id == Builtin.STR_RINDEX
    const text = str + STR_DATA
    const at = low > high ? -1 : fromEnd ? Search.last(text, low, high, wanted, bytes) : Search.first(text, low, high, wanted, bytes)
    if (at < 0 && (id == Builtin.STR_INDEX || id == Builtin.STR_RINDEX)) {
      return Arguments.fail(t, id, LibraryReason.PART_NOT_FOUND, Cell.tag(first))
    }
    Cell.set(callable, Tag.INT, at <= 0 || Cell.tag(first) == Tag.BYTES ? at : Str.codePoints(text, at))
    return true
  }

  private static countOf(str: usize, low: i32, high: i32, wanted: usize, bytes: i32): i64 {
    if (low > high) return 0
    const text = str + STR_DATA
    if (bytes == 0) {
      return load<u8>(str, OBJECT_KIND) == Tag.BYTES ? high - low + 1 : Str.codePoints(text + <usize>low, high - low) + 1
    }
    let count: i64 = 0
    for (let at = Search.first(text, low, high, wanted, bytes); at >= 0; at = Search.first(text, at + bytes, high, wanted, bytes)) count++
    return count
  }

  /** Executes startswith() and endswith(). */
  private static hasEnd(t: ThreadState, id: i32, callable: usize, first: usize, count: i32): bool {
    const part = first + CELL_BYTES
    if (!StringsModule.bounds(t, id, first, count)) return false
    const low = load<i32>(Scratch.result(t))
    const high = load<i32>(Scratch.result(t), 4)
    const str = Cell.object(first)
    if (Cell.tag(part) != Tag.TUPLE) {
      if (Cell.tag(part) != Cell.tag(first)) return Arguments.fail(t, id, LibraryReason.PREFIX, Cell.tag(part) | (Cell.tag(first) << 8))
      Cell.setBool(callable, StringsModule.isEnd(id, str, low, high, Cell.object(part)))
      return true
    }
    const tuple = Cell.object(part)
    let found: bool = false
    for (let i = 0; i < Tuple.length(tuple) && !found; i++) {
      const item = tuple + TUPLE_ITEMS + <usize>i * CELL_BYTES
      if (Cell.tag(item) != Cell.tag(first)) {
        return Arguments.fail(t, id, Cell.tag(first) == Tag.BYTES ? LibraryReason.NOT_BYTES : LibraryReason.PREFIX_ITEM, Cell.tag(item))
      }
      found = StringsModule.isEnd(id, str, low, high, Cell.object(item))
    }
    Cell.setBool(callable, found)
    return true
  }

  private static isEnd(id: i32, str: usize, low: i32, high: i32, part: usize): bool {
    const bytes = Str.bytes(part)
    if (high - low < bytes) return false
    return Search.isAt(str + STR_DATA + <usize>(id == Builtin.STR_STARTSWITH ? low : high - bytes), part + STR_DATA, bytes)
  }

  /** Executes removeprefix() and removesuffix(). */
  private static without(t: ThreadState, id: i32, callable: usize, first: usize): bool {
    const part = first + CELL_BYTES
    if (!StringsModule.isAlike(t, id, first, part, LibraryReason.ARGUMENT_NOT_STR)) return false
    const str = Cell.object(first)
    const bytes = Str.bytes(Cell.object(part))
    const isPrefix = id == Builtin.STR_REMOVEPREFIX
    if (!StringsModule.isEnd(isPrefix ? Builtin.STR_STARTSWITH : id, str, 0, Str.bytes(str), Cell.object(part))) {
      return StringsModule.giveSame(callable, first)
    }
    const from = str + STR_DATA + (isPrefix ? <usize>bytes : 0)
    return StringsModule.give(callable, first, Str.ofKind(t, Cell.tag(first), from, Str.bytes(str) - bytes))
  }

  // --- strip -------------------------------------------------------------------------------------------------------------------------

  private static strip(t: ThreadState, id: i32, callable: usize, first: usize, count: i32): bool {
    const str = Cell.object(first)
    const letters = first + CELL_BYTES
    let low = 0
    let high = Str.bytes(str)
    if (count == 1 || Cell.tag(letters) == Tag.NONE) {
      if (id != Builtin.STR_RSTRIP) low = Pieces.skip(str, 0, high)
      if (id != Builtin.STR_LSTRIP) high = Pieces.stripEnd(str, low, high)
    } else {
      if (!StringsModule.isAlike(t, id, first, letters, LibraryReason.STRIP_ARGUMENT)) return false
      const set = Cell.object(letters)
      if (id != Builtin.STR_RSTRIP) while (low < high && StringsModule.hasLetter(set, str, low)) low += Str.widthAt(str, low)
      if (id != Builtin.STR_LSTRIP) {
        while (high > low && StringsModule.hasLetter(set, str, Pieces.before(str, high))) high = Pieces.before(str, high)
      }
    }
    if (high - low == Str.bytes(str)) return StringsModule.giveSame(callable, first)
    return StringsModule.give(callable, first, Str.ofKind(t, Cell.tag(first), str + STR_DATA + <usize>low, high - low))
  }

  private static hasLetter(set: usize, str: usize, at: i32): bool {
    return Search.first(set + STR_DATA, 0, Str.bytes(set), str + STR_DATA + <usize>at, Str.widthAt(str, at)) >= 0
  }
}
