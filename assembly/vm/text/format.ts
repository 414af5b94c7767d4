import { FloatFormat, FloatLayout } from '../../abi/float-format'
import { CELL_BYTES, STR_DATA } from '../../abi/layout'
import { Name } from '../../abi/names'
import { Tag } from '../../abi/tags'
import { FormatReason, IntegerReason, Trap } from '../../abi/traps'
import { Host } from '../../host'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { RAISED, Specials } from '../eval/specials'
import { Objects } from '../objects/objects'
import { Scratch } from '../objects/scratch'
import { Str } from '../objects/strings'
import { Cell } from '../objects/values'
import { BigInts } from '../operators/bigints'
import { BigText } from './bigtext'
import { Repr } from './repr'
import { CENTER, INSIDE, LEFT, LETTER_S, MINUS, NO_NUMBER, PLUS, RIGHT, SPACE, Spec, ZERO } from './spec'
import { Text } from './text'

/**
 * The limits of the argument `digits` of round(), from CPython's float.__round__. Above MAX_ROUND_DIGITS, the result is the float itself.
 * Below MIN_ROUND_DIGITS, the result is 0.
 */
const MAX_ROUND_DIGITS: i64 = 323
const MIN_ROUND_DIGITS: i64 = -308
const MAX_CODE_POINT: i64 = 0x10ffff
const DEFAULT_PRECISION: i64 = 6

/**
 * Executes format(value, specification), which f-strings use. `text % values` (percent.ts) uses parts of this class. Each function first
 * appends the digits or letters of a value to a text. Then it inserts separators, padding, prefix and sign.
 */
export abstract class Format {
  /** Replaces the value in `cell` by its text, without a specification. */
  static value(t: ThreadState, cell: usize): bool {
    if (Cell.tag(cell) == Tag.STR) return true
    return Format.replace(t, cell, 1)
  }

  /** Replaces the value in `cell` and the specification in the cell above by the formatted text. */
  static withSpec(t: ThreadState, cell: usize): bool {
    return Format.replace(t, cell, 2)
  }

  private static replace(t: ThreadState, cell: usize, cells: i32): bool {
    const spec = cells == 2 ? Cell.object(cell + CELL_BYTES) : 0
    if (Specials.lists(cell, Name.DUNDER_FORMAT)) return Format.instance(t, cell, cells)
    const text = Text.begin(t)
    const well = spec && Str.bytes(spec) ? Format.write(t, text, cell, spec) : Repr.str(t, text, cell)
    if (!well) return text.abandon()
    const str = text.finish()
    return str != 0 && Objects.finish(t, cell, cells, Tag.STR, <i64>str)
  }

  /** Calls `__format__` of an instance with the specification in the cell above, or with the empty str. */
  private static instance(t: ThreadState, cell: usize, cells: i32): bool {
    const spec = Scratch.result(t)
    if (cells == 2) Objects.copyCell(cell + CELL_BYTES, spec)
    else {
      const empty = Str.create(t, Tag.STR, 0, 0)
      if (!empty) return false
      Cell.set(spec, Tag.STR, <i64>empty)
    }
    const result = Specials.call(t, cell, Name.DUNDER_FORMAT, spec)
    Objects.releaseCell(t, spec)
    if (result <= RAISED) return false
    if (Cell.tag(result) != Tag.STR) return Specials.badResult(t, Name.DUNDER_FORMAT, result)
    Objects.releaseCells(t, cell, cells)
    Cell.move(result, cell)
    return true
  }

  private static write(t: ThreadState, text: Text, cell: usize, str: usize): bool {
    const tag = Cell.tag(cell)
    const spec = Spec.of(t)
    spec.clear()
    if (tag != Tag.STR && !Cell.isNumber(tag) && tag != Tag.BIGINT) return spec.fail(t, FormatReason.UNSUPPORTED, tag)
    if (!spec.parse(t, str, tag)) return false
    if (tag == Tag.STR) return Format.string(t, text, spec, Cell.object(cell))
    if (tag == Tag.FLOAT || Format.isFloatType(spec.type)) return Format.number(t, text, spec, cell)
    return Format.int(t, text, spec, cell)
  }

  @inline private static isFloatType(type: i32): bool {
    return type == 37 || (type >= 101 && type <= 103) || (type >= 69 && type <= 71) // '%', 'e' to 'g', 'E' to 'G'
  }

  // --- str ---------------------------------------------------------------------------------------------------------------------------

  private static string(t: ThreadState, text: Text, spec: Spec, str: usize): bool {
    if (spec.type != LETTER_S) return spec.fail(t, FormatReason.UNKNOWN_CODE, Tag.STR)
    if (spec.sign) return spec.fail(t, spec.sign == SPACE ? FormatReason.TEXT_SPACE : FormatReason.TEXT_SIGN, Tag.STR)
    if (spec.positiveZero) return spec.fail(t, FormatReason.TEXT_ZERO, Tag.STR)
    if (spec.alternate) return spec.fail(t, FormatReason.TEXT_ALTERNATE, Tag.STR)
    if (spec.align == INSIDE) return spec.fail(t, FormatReason.TEXT_ALIGNMENT, Tag.STR)
    if (!spec.align) spec.align = LEFT
    text.copy(str + STR_DATA, Str.bytes(str))
    Format.letters(text, spec, 0)
    return true
  }

  /**
   * Formats the letters from byte offset `from` to the end of the text. Cuts off the letters beyond the precision, and pads the others to
   * the width.
   */
  static letters(text: Text, spec: Spec, from: i32): void {
    if (text.failed) return
    let count: i64 = Str.codePoints(text.start + <usize>from, text.length - from)
    if (spec.precision != NO_NUMBER && spec.precision < count) {
      count = spec.precision
      let end = from
      for (let i: i64 = 0; i < count; i++) end += Str.width(text.at(end))
      text.length = end
    }
    Format.pad(text, spec, from, count, 0, 0)
  }

  // --- int ---------------------------------------------------------------------------------------------------------------------------

  private static int(t: ThreadState, text: Text, spec: Spec, cell: usize): bool {
    const type = spec.type
    const isCharacter = type == 99 // 'c'
    const isDecimal = type == 0 || type == 100 || type == 110 // 0: no type; 'd', 'n'
    if (!isCharacter && !isDecimal && spec.radix() == 10) return spec.fail(t, FormatReason.UNKNOWN_CODE, Cell.tag(cell))
    // CPython converts a bool to an int here. The messages of the errors below therefore name the type int.
    if (spec.precision != NO_NUMBER) return spec.fail(t, FormatReason.INT_PRECISION, Tag.INT)
    if (spec.positiveZero) return spec.fail(t, FormatReason.INT_ZERO, Tag.INT)
    if (isCharacter) {
      if (spec.sign) return spec.fail(t, FormatReason.CHARACTER_SIGN, Tag.INT)
      if (spec.alternate) return spec.fail(t, FormatReason.CHARACTER_ALTERNATE, Tag.INT)
      if (!spec.align) spec.align = RIGHT
      if (Cell.tag(cell) == Tag.BIGINT) return spec.fail(t, FormatReason.C_LONG, Tag.INT)
      return Format.character(t, text, spec, Cell.int(cell))
    }
    return Format.digits(t, text, spec, cell, 1)
  }

  /** Writes the letter with the code point `code`, padded to the width. */
  static character(t: ThreadState, text: Text, spec: Spec, code: i64): bool {
    if (code < 0 || code > MAX_CODE_POINT) return spec.fail(t, FormatReason.CHARACTER_RANGE, Tag.INT)
    if (code >= 0xd800 && code <= 0xdfff) return spec.fail(t, FormatReason.SURROGATE, Tag.INT)
    const from = text.length
    text.codePoint(<i32>code)
    Format.pad(text, spec, from, 1, 0, 0)
    return true
  }

  /** Writes the int in a cell with at least `least` digits, in the radix of the specification's type. */
  static digits(t: ThreadState, text: Text, spec: Spec, cell: usize, least: i64): bool {
    const from = text.length
    const radix = spec.radix()
    if (!BigText.digits(t, text, cell, radix)) return false
    if (spec.type == 88) Format.raise(text, from) // 'X'
    text.insert(from, ZERO, least - (text.length - from))
    Format.around(text, spec, from, text.length - from, BigText.isNegative(cell), spec.alternate && radix != 10)
    return true
  }

  // --- float -------------------------------------------------------------------------------------------------------------------------

  /** Writes an int or a float in a format for floats. The specification's type chooses the format: `e`, `f`, `%` and so on. */
  static number(t: ThreadState, text: Text, spec: Spec, cell: usize): bool {
    const type = spec.type
    if (type && !Format.isFloatType(type) && type != 110) return spec.fail(t, FormatReason.UNKNOWN_CODE, Cell.tag(cell))
    if (spec.precision > i32.MAX_VALUE) return spec.fail(t, FormatReason.PRECISION_TOO_BIG, Tag.FLOAT)
    const value = BigInts.toFloat(cell)
    if (Cell.tag(cell) == Tag.BIGINT && !isFinite(value)) return Errors.raise(t, Trap.INTEGER, IntegerReason.TOO_LARGE_FOR_FLOAT, 0)
    const from = text.length
    Format.magnitude(text, spec, type == 37 ? abs(value) * 100 : abs(value))
    let negative: bool = !isNaN(value) && copysign<f64>(1, value) < 0
    if (negative && spec.positiveZero && Format.isZero(text, from)) negative = false
    if (type == 37) text.byte(37)
    if (type >= 69 && type <= 71) Format.raise(text, from)
    Format.around(text, spec, from, Format.leadingDigits(text, from), negative, false)
    return true
  }

  private static magnitude(text: Text, spec: Spec, value: f64): void {
    const type = spec.type | 32 // Converts the type to lower case.
    let kind: i32 = FloatFormat.GENERAL
    if (type == 102 || spec.type == 37) kind = FloatFormat.FIXED
    else if (type == 101) kind = FloatFormat.EXPONENT
    else if (spec.type == 0) kind = spec.precision == NO_NUMBER ? FloatFormat.REPR : FloatFormat.GENERAL_FLOAT
    const precision = spec.precision == NO_NUMBER ? (kind == FloatFormat.REPR ? 0 : DEFAULT_PRECISION) : spec.precision
    const written = min<i64>(precision, FloatLayout.MOST_PRECISION)
    const from = text.length
    Repr.float(text, value, kind | (spec.alternate ? FloatFormat.ALTERNATE : 0) | ((<i32>written) << FloatLayout.PRECISION_SHIFT))
    const keepsZeros = kind == FloatFormat.FIXED || kind == FloatFormat.EXPONENT || spec.alternate
    if (precision > written && keepsZeros && isFinite(value)) text.insert(Format.exponentAt(text, from), ZERO, precision - written)
  }

  /** The byte offset at which a float's exponent starts, or the end of the text. */
  private static exponentAt(text: Text, from: i32): i32 {
    let at = from
    while (at < text.length && text.at(at) != 101) at++
    return at
  }

  private static isZero(text: Text, from: i32): bool {
    const end = Format.exponentAt(text, from)
    for (let at = from; at < end; at++) if (text.at(at) > ZERO) return false
    return true
  }

  private static leadingDigits(text: Text, from: i32): i32 {
    let at = from
    while (at < text.length && text.at(at) >= 48 && text.at(at) <= 57) at++
    return at - from
  }

  // --- sign, prefix, separators and padding ------------------------------------------------------------------------------------------

  /** Converts the ASCII letters from byte offset `from` to the end of the text to upper case. */
  private static raise(text: Text, from: i32): void {
    if (text.failed) return
    for (let at = text.start + <usize>from; at < text.start + <usize>text.length; at++) {
      const letter = load<u8>(at)
      if (letter >= 97 && letter <= 122) store<u8>(at, letter - 32)
    }
  }

  /**
   * Adds separators, padding, prefix and sign to a number. The number's magnitude is from byte offset `from` to the end of the text. It has
   * `digits` digits before the point.
   */
  private static around(text: Text, spec: Spec, from: i32, digits: i32, negative: bool, hasPrefix: bool): void {
    if (text.failed) return
    const mark = negative ? MINUS : spec.sign == PLUS || spec.sign == SPACE ? spec.sign : 0
    if (!spec.align) spec.align = RIGHT
    if (spec.grouping && digits) {
      const others = text.length - from - digits + (mark ? 1 : 0) + (hasPrefix ? 2 : 0)
      const wanted = spec.fill == ZERO && spec.align == INSIDE ? spec.width - others : 0
      Format.group(text, spec, from, digits, wanted)
    }
    Format.pad(text, spec, from, text.length - from, mark, hasPrefix ? spec.type : 0)
  }

  /**
   * Inserts separators between groups of digits. Adds leading zeros until digits and separators together have at least `wanted` letters.
   */
  private static group(text: Text, spec: Spec, from: i32, digits: i32, wanted: i64): void {
    const size = spec.radix() == 10 ? 3 : 4
    const end = text.length
    let all: i64 = digits
    while (all + (all - 1) / size < wanted) all++
    for (let i: i64 = 0; i < all && !text.failed; i++) {
      if (i > 0 && (all - i) % size == 0) text.byte(spec.grouping)
      text.byte(i < all - digits ? ZERO : text.at(from + <i32>(i - (all - digits))))
    }
    for (let i = from + digits; i < end; i++) text.byte(text.at(i))
    text.cut(from, end - from)
  }

  /**
   * Adds sign, prefix and padding to the `count` letters that start at byte offset `from` of the text. `mark` is the sign; 0 means none.
   * `prefix` is the second letter of the prefix, such as the x of 0x; 0 means no prefix.
   */
  private static pad(text: Text, spec: Spec, from: i32, count: i64, mark: i32, prefix: i32): void {
    const missing = spec.width - count - (mark ? 1 : 0) - (prefix ? 2 : 0)
    const align = spec.align
    const before = missing <= 0 || align == LEFT ? 0 : align == CENTER ? missing >> 1 : missing
    if (missing > before) text.insert(text.length, spec.fill, missing - before)
    if (align == INSIDE) text.insert(from, spec.fill, before)
    if (prefix) {
      text.insert(from, prefix, 1)
      text.insert(from, ZERO, 1)
    }
    if (mark) text.insert(from, mark, 1)
    if (align != INSIDE) text.insert(from, spec.fill, before)
  }

  /**
   * Python's round(value, digits). If `digits` is at least 0, the host first writes the exact decimal value, rounded to that many digits.
   * Then the host converts that text to a float. If `digits` is below 0, the function divides by a power of ten, rounds, and multiplies
   * again.
   */
  static round(t: ThreadState, value: f64, digits: i64): f64 {
    if (!isFinite(value) || digits > MAX_ROUND_DIGITS) return value
    if (digits < MIN_ROUND_DIGITS) return copysign<f64>(0, value)
    if (digits >= 0) {
      const text = Text.begin(t)
      Repr.float(text, value, FloatFormat.FIXED | ((<i32>digits) << FloatLayout.PRECISION_SHIFT))
      return Host.parseFloat(text.start, text.length, Scratch.result(t))
    }
    const unit = Host.pow(10, <f64>-digits)
    return nearest<f64>(value / unit) * unit
  }
}
