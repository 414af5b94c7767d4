import { STR_DATA } from '../abi/layout'
import { FormatSpec, FormatType, Tag, Trap } from '../abi/opcodes'
import { Host } from '../host'
import { ThreadState } from '../thread'
import { Errors } from './errors'
import { Objects } from './objects'
import { Repr } from './repr'
import { Scratch } from './scratch'
import { Str } from './strings'
import { Text } from './text'
import { Cell } from './values'

const LEFT: i32 = 1
const RIGHT: i32 = 2
const CENTER: i32 = 3
const SIGN_PLUS: i32 = 1
const SIGN_SPACE: i32 = 2
/** Beyond these a float is its own rounding, or 0 (float.__round__). */
const MAX_ROUND_DIGITS: i64 = 323
const MIN_ROUND_DIGITS: i64 = -308

/**
 * format(value, spec), as f-strings use it. spec is packed (FormatSpec). Each step writes the better text behind what the text holds,
 * and then cuts that off: digits, then sign, zeros and commas, then padding.
 */
export abstract class Format {
  /** Replaces the value in `cell` by its text. */
  static value(t: ThreadState, cell: usize, spec: i32): bool {
    if (spec == 0 && Cell.tag(cell) == Tag.STR) return true
    const text = Text.begin(t)
    if (!(spec == 0 ? Repr.str(t, text, cell) : Format.write(t, text, cell, spec))) return text.abandon()
    const str = text.finish()
    return str != 0 && Objects.finish(t, cell, 1, Tag.STR, <i64>str)
  }

  private static write(t: ThreadState, text: Text, cell: usize, spec: i32): bool {
    const tag = Cell.tag(cell)
    const type = spec & 7
    if (tag == Tag.STR) {
      const extra = ((spec >> FormatSpec.COMMA_SHIFT) & 1) | ((spec >> FormatSpec.SIGN_SHIFT) & 3)
      if (extra || (type != FormatType.DEFAULT && type != FormatType.S)) return Errors.raise(t, Trap.FORMAT, type, tag)
      return Format.string(text, Cell.object(cell), spec)
    }
    const floatType = type == FormatType.F || type == FormatType.PERCENT || type == FormatType.E || type == FormatType.G
    if (tag == Tag.FLOAT || (floatType && Cell.isInt(tag))) {
      if (!floatType && type != FormatType.DEFAULT) return Errors.raise(t, Trap.FORMAT, type, tag)
      const value = Cell.number(cell)
      Repr.float(text, abs(value), Format.floatSpec(spec))
      return Format.number(text, !isNaN(value) && copysign<f64>(1, value) < 0, spec)
    }
    const precision = (spec >> FormatSpec.PRECISION_SHIFT) & 31
    const commaInHex = type == FormatType.X && ((spec >> FormatSpec.COMMA_SHIFT) & 1) != 0
    if (!Cell.isInt(tag) || type == FormatType.S) return Errors.raise(t, Trap.FORMAT, type, tag)
    // From here on a bool is an int, in Python's words too.
    if (precision != FormatSpec.NO_PRECISION || commaInHex) return Errors.raise(t, Trap.FORMAT, type, Tag.INT)
    const value = Cell.int(cell)
    const magnitude: u64 = value < 0 ? 0 - <u64>value : <u64>value
    if (type == FormatType.X) Format.hex(text, magnitude)
    else Repr.digits(text, magnitude, 1)
    return Format.number(text, value < 0, spec)
  }

  /** Only type and precision are the host's business. */
  private static floatSpec(spec: i32): i32 {
    const precision = (spec >> FormatSpec.PRECISION_SHIFT) & 31
    if ((spec & 7) == FormatType.DEFAULT && precision == FormatSpec.NO_PRECISION) return 0
    return (spec & 7) | (precision << FormatSpec.PRECISION_SHIFT) | (1 << FormatSpec.PRESENT_SHIFT)
  }

  private static hex(text: Text, value: u64): void {
    let shift = value ? (63 - <i32>clz(value)) & ~3 : 0
    for (; shift >= 0; shift -= 4) text.byte(Repr.hexDigit(<i32>((value >> <u64>shift) & 15)))
  }

  private static string(text: Text, str: usize, spec: i32): bool {
    const precision = (spec >> FormatSpec.PRECISION_SHIFT) & 31
    const cut = precision != FormatSpec.NO_PRECISION && precision < Str.length(str)
    text.copy(str + STR_DATA, cut ? Str.offsetOf(str, precision) : Str.bytes(str))
    return Format.pad(text, spec, LEFT, 0, cut ? precision : Str.length(str))
  }

  /** The text holds a number's magnitude: adds sign, leading zeros, commas and padding. */
  private static number(text: Text, negative: bool, spec: i32): bool {
    if (text.failed) return true
    const sign = (spec >> FormatSpec.SIGN_SHIFT) & 3
    const mark = negative ? 45 : sign == SIGN_PLUS ? 43 : sign == SIGN_SPACE ? 32 : 0
    const zeros = ((spec >> FormatSpec.ZERO_SHIFT) & 1) != 0 && ((spec >> FormatSpec.ALIGN_SHIFT) & 3) == 0
    const bytes = text.length
    // Infinity and nan have none, and then no commas either.
    const digits = Format.leadingDigits(text)
    const comma = digits > 0 && ((spec >> FormatSpec.COMMA_SHIFT) & 1) != 0
    let all = digits
    const others = bytes - digits + (mark ? 1 : 0)
    if (zeros) while (all + Format.commas(all, comma) + others < Format.width(spec)) all++
    if (mark) text.byte(mark)
    for (let i = 0; i < all; i++) {
      if (comma && i > 0 && (all - i) % 3 == 0) text.byte(44)
      text.byte(i < all - digits ? 48 : text.at(i - (all - digits)))
    }
    for (let i = digits; i < bytes; i++) text.byte(text.at(i))
    return Format.pad(text, spec, RIGHT, bytes, text.length - bytes)
  }

  @inline private static width(spec: i32): i32 {
    return (spec >> FormatSpec.WIDTH_SHIFT) & 127
  }

  @inline private static commas(digits: i32, comma: bool): i32 {
    return comma ? (digits - 1) / 3 : 0
  }

  private static leadingDigits(text: Text): i32 {
    let count = 0
    while (count < text.length && text.at(count) >= 48 && text.at(count) <= 57) count++
    return count
  }

  /** Leaves what stands from `from` on, `length` code points, padded to the width. */
  private static pad(text: Text, spec: i32, usual: i32, from: i32, length: i32): bool {
    const missing = Format.width(spec) - length
    const bytes = text.length
    const given = (spec >> FormatSpec.ALIGN_SHIFT) & 3
    const align = given ? given : usual
    const fill = (spec >> FormatSpec.ZERO_SHIFT) & 1 ? 48 : 32
    const before = missing <= 0 || align == LEFT ? 0 : align == CENTER ? missing >> 1 : missing
    text.repeat(fill, before)
    for (let i = from; i < bytes; i++) text.byte(text.at(i))
    text.repeat(fill, missing - before)
    text.cut(bytes)
    return true
  }

  /** round(value, digits): by way of the decimal text, which is exact. */
  static round(t: ThreadState, value: f64, digits: i64): f64 {
    if (!isFinite(value) || digits > MAX_ROUND_DIGITS) return value
    if (digits < MIN_ROUND_DIGITS) return copysign<f64>(0, value)
    if (digits >= 0 && digits < FormatSpec.NO_PRECISION) {
      const text = Text.begin(t)
      const spec = FormatType.F | ((<i32>digits) << FormatSpec.PRECISION_SHIFT) | (1 << FormatSpec.PRESENT_SHIFT)
      Repr.float(text, value, spec)
      return Host.parseFloat(text.start, text.length, Scratch.result(t))
    }
    // A double of this size has no such digits; one that has is tiny.
    if (digits >= 0) return value
    const unit = Host.pow(10, <f64>-digits)
    return nearest<f64>(value / unit) * unit
  }
}
