import { FloatLayout } from '../../abi/float-format'
import { STR_DATA } from '../../abi/layout'
import { LetterTest } from '../../abi/letters'
import { Name } from '../../abi/names'
import { Tag } from '../../abi/tags'
import { Trap } from '../../abi/traps'
import { Host } from '../../host'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { LACKS, RAISED, Specials } from '../eval/specials'
import { INTERPRETER_ID, LIST_SHOWN_BY, METHOD_OBJECT, RANGE_START, RANGE_STEP, RANGE_STOP } from '../objects/fields'
import { Objects } from '../objects/objects'
import { MAX_NESTING, Scratch } from '../objects/scratch'
import { Sequences } from '../objects/sequences'
import { Str } from '../objects/strings'
import { TypeNames } from '../objects/type-names'
import { Cell } from '../objects/values'
import { BigText } from './bigtext'
import { ClassRepr } from './classrepr'
import { ContainerRepr } from './container-repr'
import { DateText } from './datetext'
import { ExceptionText } from './exceptiontext'
import { Letters } from './letters'
import { SyncRepr } from './syncrepr'
import { Text } from './text'

/**
 * The largest number of bytes in the text of a float, without the digits of its precision: a sign, 309 digits and a point (host.ts),
 * rounded up.
 */
const FLOAT_BYTES: i32 = 320
const QUOTE: i32 = 39
const DOUBLE_QUOTE: i32 = 34
const BACKSLASH: i32 = 92

/**
 * Writes the str() and repr() of every value to a text. A function that fails raises an error and returns false. If the heap is exhausted,
 * the text stops growing. Then the text's finish() or drop() reports the failure.
 */
export abstract class Repr {
  /** Writes str(value). */
  static str(t: ThreadState, text: Text, cell: usize): bool {
    const tag = Cell.tag(cell)
    if (tag == Tag.INSTANCE || (tag == Tag.EXCEPTION && Specials.lists(cell, Name.DUNDER_STR)))
      return Repr.instance(t, text, cell, Name.DUNDER_STR)
    if (tag == Tag.STR) {
      text.copy(Cell.object(cell) + STR_DATA, Str.bytes(Cell.object(cell)))
      return true
    }
    if (tag == Tag.DATETIME) {
      DateText.date(text, Cell.int(cell))
      return true
    }
    if (tag == Tag.TIMEDELTA) {
      DateText.delta(text, Cell.int(cell))
      return true
    }
    if (tag == Tag.EXCEPTION) return ExceptionText.str(t, text, Cell.object(cell))
    return Repr.repr(t, text, cell, 0)
  }

  /** Writes repr(value). `depth` is the number of scratch cells that the containers around the value use. */
  static repr(t: ThreadState, text: Text, cell: usize, depth: i32): bool {
    switch (Cell.tag(cell)) {
      case Tag.BOOL: {
        text.letters(Cell.int(cell) ? 0x65757254 : 0x65736c6146) // 'True', 'False'
        break
      }
      case Tag.INT: {
        Repr.int(text, Cell.int(cell))
        break
      }
      case Tag.BIGINT:
        return BigText.int(t, text, cell)
      case Tag.FLOAT: {
        Repr.float(text, Cell.float(cell), 0)
        break
      }
      case Tag.STR: {
        Repr.quoted(text, Cell.object(cell), 127)
        break
      }
      case Tag.BYTES: {
        text.byte(98) // 'b'
        Repr.quoted(text, Cell.object(cell), 255)
        break
      }
      case Tag.LIST:
      case Tag.TUPLE:
        return Repr.sequence(t, text, cell, depth)
      case Tag.DICT:
      case Tag.SET:
      case Tag.FROZENSET:
      case Tag.DEQUE:
      case Tag.VIEW:
        return ContainerRepr.write(t, text, cell, depth)
      case Tag.EXCEPTION:
        return ExceptionText.repr(t, text, Cell.object(cell), depth)
      case Tag.CLASS: {
        if (Specials.lists(cell, Name.DUNDER_REPR)) return Repr.instance(t, text, cell, Name.DUNDER_REPR)
        ExceptionText.type(text, Cell.object(cell))
        break
      }
      case Tag.SLICE:
        return ContainerRepr.slice(t, text, Cell.object(cell), depth)
      case Tag.RANGE: {
        Repr.range(text, Cell.object(cell))
        break
      }
      case Tag.DATETIME: {
        DateText.dateRepr(text, Cell.int(cell))
        break
      }
      case Tag.TIMEDELTA: {
        DateText.deltaRepr(text, Cell.int(cell))
        break
      }
      case Tag.INTERPRETER: {
        text.letters(0x6572707265746e49) // 'Interpre'
        text.letters(0x28726574) // 'ter('
        Repr.int(text, load<i32>(Cell.object(cell), INTERPRETER_ID))
        text.byte(41)
        break
      }
      case Tag.BUILTIN: {
        const name = TypeNames.text(<i32>Cell.object(cell))
        if (name) ClassRepr.type(text, name)
        else Repr.other(text, Tag.BUILTIN)
        break
      }
      case Tag.INSTANCE:
        return Repr.instance(t, text, cell, Name.DUNDER_REPR)
      case Tag.PROCESS_QUEUE: {
        text.letters(0x727069746c756d3c) // '<multipr'
        text.letters(0x676e69737365636f) // 'ocessing'
        text.letters(0x2e7365756575712e) // '.queues.'
        text.letters(0x626f206575657551) // 'Queue ob'
        text.letters(0x207461207463656a) // 'ject at '
        text.letters(0x7830) // '0x'
        ClassRepr.address(text, Cell.object(cell))
        text.byte(62)
        break
      }
      case Tag.METHOD: {
        ClassRepr.methodHead(text, Cell.object(cell))
        if (!Repr.repr(t, text, Cell.object(cell) + METHOD_OBJECT, depth)) return false
        text.byte(62)
        break
      }
      case Tag.GENERATOR:
      case Tag.COROUTINE:
      case Tag.ASYNC_GENERATOR: {
        ClassRepr.generator(text, cell)
        break
      }
      case Tag.FUNCTION:
      case Tag.CLOSURE: {
        ClassRepr.function(text, cell)
        break
      }
      default:
        if (!SyncRepr.write(text, cell)) Repr.other(text, Cell.tag(cell))
    }
    return true
  }

  /** Writes the result of `__repr__` or `__str__`, or the default text if the class has neither. */
  private static instance(t: ThreadState, text: Text, cell: usize, name: i32): bool {
    const result = Specials.call(t, cell, name)
    if (result == RAISED) return false
    if (result == LACKS) {
      if (name != Name.DUNDER_REPR) return Repr.instance(t, text, cell, Name.DUNDER_REPR)
      ClassRepr.write(text, cell)
      return true
    }
    if (Cell.tag(result) != Tag.STR) return Specials.badResult(t, name, result)
    text.copy(Cell.object(result) + STR_DATA, Str.bytes(Cell.object(result)))
    Objects.releaseCell(t, result)
    return true
  }

  static int(text: Text, value: i64): void {
    if (value < 0) text.byte(45) // '-'
    Repr.digits(text, value < 0 ? 0 - <u64>value : <u64>value, 1)
  }

  /** Writes a number in base 10, with leading zeros if it has fewer than `least` digits. */
  static digits(text: Text, value: u64, least: i32): void {
    BigText.small(text, value, least)
  }

  /** Writes a float. `format` is a packed FloatFormat; 0 means repr(). */
  static float(text: Text, value: f64, format: i32): void {
    const to = text.room(FLOAT_BYTES + (format >> FloatLayout.PRECISION_SHIFT))
    if (to) text.length += Host.formatFloat(value, format, to)
  }

  /** Writes a str or bytes in quotes, as repr() does. Bytes below 32, and bytes from 127 to `last`, become escapes. */
  private static quoted(text: Text, str: usize, last: i32): void {
    const from = str + STR_DATA
    const bytes = Str.bytes(str)
    const quote = Repr.has(from, bytes, QUOTE) && !Repr.has(from, bytes, DOUBLE_QUOTE) ? DOUBLE_QUOTE : QUOTE
    text.byte(quote)
    for (let i = 0; i < bytes; i++) {
      const letter = <i32>load<u8>(from + <usize>i)
      if (letter == quote || letter == BACKSLASH) text.byte(BACKSLASH)
      if (letter < 32 || (letter >= 127 && letter <= last)) Repr.escape(text, letter)
      else if (letter < 128) text.byte(letter)
      else i += Repr.wide(text, from + <usize>i)
    }
    text.byte(quote)
  }

  /** Writes a letter beyond ASCII of a str, as an escape unless it is printable. @returns the number of its bytes after the first */
  private static wide(text: Text, from: usize): i32 {
    const width = Str.width(load<u8>(from))
    const at = text.length
    text.copy(from, width)
    if (!Letters.isSurelyPrintable(Letters.at(from)) && !Host.testLetters(LetterTest.PRINTABLE, from, width)) {
      Repr.escapeBeyondAscii(text, at)
    }
    return width - 1
  }

  private static has(from: usize, bytes: i32, letter: i32): bool {
    for (let i = 0; i < bytes; i++) if (<i32>load<u8>(from + <usize>i) == letter) return true
    return false
  }

  private static escape(text: Text, letter: i32): void {
    text.byte(BACKSLASH)
    if (letter == 10) text.byte(110)
    else if (letter == 13) text.byte(114)
    else if (letter == 9) text.byte(116)
    else {
      text.byte(120)
      text.byte(Repr.hexDigit(letter >> 4))
      text.byte(Repr.hexDigit(letter & 15))
    }
  }

  /** Replaces the letters beyond ASCII, from byte offset `from` to the end of the text, by escapes. */
  static escapeBeyondAscii(text: Text, from: i32): void {
    const end = text.length
    for (let i = from; i < end; ) {
      const first = text.at(i)
      const width = Str.width(first)
      if (width == 1) text.byte(first)
      else Repr.escapeWide(text, i, width)
      i += width
    }
    text.cut(from, end - from)
  }

  private static escapeWide(text: Text, at: i32, width: i32): void {
    let code = text.at(at) & (0x7f >> width)
    for (let i = 1; i < width; i++) code = (code << 6) | (text.at(at + i) & 0x3f)
    const digits = code < 0x100 ? 2 : code < 0x10000 ? 4 : 8
    text.byte(BACKSLASH)
    text.byte(digits == 2 ? 120 : digits == 4 ? 117 : 85) // 'x', 'u', 'U'
    for (let i = digits - 1; i >= 0; i--) text.byte(Repr.hexDigit((code >> (4 * i)) & 15))
  }

  @inline static hexDigit(value: i32): i32 {
    return value < 10 ? 48 + value : 87 + value
  }

  private static sequence(t: ThreadState, text: Text, cell: usize, depth: i32): bool {
    if (depth >= MAX_NESTING) return Errors.raise(t, Trap.RECURSION, 0, 0)
    const isList = Cell.tag(cell) == Tag.LIST
    const list = Cell.object(cell)
    if (isList) {
      if (load<u32>(list, LIST_SHOWN_BY) == <u32>t.address) {
        text.letters(0x5d2e2e2e5b) // '[...]'
        return true
      }
      store<u32>(list, <u32>t.address, LIST_SHOWN_BY)
    }
    text.byte(isList ? 91 : 40)
    // `item` is a copy with a reference of its own. Therefore no other thread can free the item during the loop.
    const item = Scratch.nested(t, depth)
    for (let i = 0; ; i++) {
      if (!Sequences.get(cell, i, item)) break
      if (i > 0) text.letters(0x202c)
      const shown = Repr.repr(t, text, item, depth + 1)
      Objects.releaseCell(t, item)
      if (!shown) {
        if (isList) store<u32>(list, 0, LIST_SHOWN_BY)
        return false
      }
    }
    if (!isList && Sequences.length(cell) == 1) text.byte(44)
    text.byte(isList ? 93 : 41)
    if (isList) store<u32>(list, 0, LIST_SHOWN_BY)
    return true
  }

  private static range(text: Text, range: usize): void {
    text.letters(0x2865676e6172) // 'range('
    Repr.int(text, load<i64>(range, RANGE_START))
    text.letters(0x202c)
    Repr.int(text, load<i64>(range, RANGE_STOP))
    if (load<i64>(range, RANGE_STEP) != 1) {
      text.letters(0x202c)
      Repr.int(text, load<i64>(range, RANGE_STEP))
    }
    text.byte(41)
  }

  private static other(text: Text, tag: i32): void {
    switch (tag) {
      case Tag.NOT_IMPLEMENTED:
        text.letters(0x6c706d49746f4e) // 'NotImpl'
        return text.letters(0x6465746e656d65) // 'emented'
      case Tag.NONE:
        return text.letters(0x656e6f4e) // 'None'
      case Tag.ELLIPSIS:
        text.letters(0x697370696c6c45) // 'Ellipsi'
        return text.byte(115)
      case Tag.TRACEBACK:
        text.letters(0x6361626563617274) // 'tracebac'
        return text.byte(107)
      case Tag.PROCESS:
        text.letters(0x737365636f72503c) // '<Process'
        return text.byte(62)
      case Tag.BUILTIN:
        text.letters(0x2d746c6975623c) // '<built-'
        return text.letters(0x3e6e69) // 'in>'
      default:
        text.letters(0x6f7461726574693c) // '<iterato'
        text.letters(0x3e72) // 'r>'
    }
  }
}
