import { STR_DATA } from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { FormatReason, Trap } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { Objects } from '../objects/objects'
import { Scratch } from '../objects/scratch'
import { Str } from '../objects/strings'

// Characters of the specifications of format() and `%`.
export const SPACE: i32 = 32
export const HASH: i32 = 35
export const PLUS: i32 = 43
const COMMA: i32 = 44
export const MINUS: i32 = 45
export const DOT: i32 = 46
export const ZERO: i32 = 48
const UNDERSCORE: i32 = 95
const NINE: i32 = 57
export const LETTER_S: i32 = 115
const LETTER_Z: i32 = 122

export const LEFT: i32 = 60
/** '=': the padding goes between sign and digits. */
export const INSIDE: i32 = 61
export const RIGHT: i32 = 62
export const CENTER: i32 = 94

/** Results of Cursor.number(): the text has no number here, or the number does not fit in 64 bits. */
export const NO_NUMBER: i64 = -1
const TOO_LARGE: i64 = -2

/**
 * Reads a str from its start to its end: a specification of format(), or the left operand of `%`. The Cursor itself is in the thread's
 * scratch memory.
 */
@unmanaged
export class Cursor {
  /** The addresses of the str, of the next byte, and of the end. */
  str: usize
  at: usize
  end: usize

  open(str: usize): void {
    this.str = str
    this.at = str + STR_DATA
    this.end = this.at + <usize>Str.bytes(str)
  }

  /** The next byte, 0 at the end. */
  @inline peek(): i32 {
    return this.at < this.end ? <i32>load<u8>(this.at) : 0
  }

  take(letter: i32): bool {
    if (this.at >= this.end || this.peek() != letter) return false
    this.at++
    return true
  }

  /** Reads a code point. The caller checks that the cursor is not at the end. */
  next(): i32 {
    const width = Str.width(this.peek())
    let code = width == 1 ? this.peek() : this.peek() & (0x7f >> width)
    for (let i = 1; i < width; i++) code = (code << 6) | (load<u8>(this.at + <usize>i) & 0x3f)
    this.at += <usize>width
    return code
  }

  /** Reads a decimal number. @returns NO_NUMBER if the next byte is not a digit, TOO_LARGE if the number does not fit into 64 bits */
  number(): i64 {
    if (this.peek() < ZERO || this.peek() > NINE) return NO_NUMBER
    let value: i64 = 0
    while (this.peek() >= ZERO && this.peek() <= NINE) {
      const digit = <i64>(this.peek() - ZERO)
      this.at++
      value = value == TOO_LARGE || value > (i64.MAX_VALUE - digit) / 10 ? TOO_LARGE : value * 10 + digit
    }
    return value
  }
}

/** The options for writing a value. parse() reads them from a specification of format(). percent.ts reads them from a specifier of `%`. */
@unmanaged
@final
export class Spec extends Cursor {
  /** The code point of the fill character. */
  fill: i32
  /** LEFT, INSIDE, RIGHT or CENTER; 0 means the default of the value's kind. */
  align: i32
  /** PLUS, SPACE or MINUS; 0 means MINUS. */
  sign: i32
  alternate: bool
  /** Whether -0.0 is written without its sign. */
  positiveZero: bool
  /** The separator between groups of digits: COMMA or UNDERSCORE; 0 means none. */
  grouping: i32
  /** The code point of the type; 0 for a number without a type. */
  type: i32
  width: i64
  precision: i64

  static of(t: ThreadState): Spec {
    return changetype<Spec>(Scratch.spec(t))
  }

  clear(): void {
    this.fill = SPACE
    this.align = 0
    this.sign = 0
    this.alternate = false
    this.positiveZero = false
    this.grouping = 0
    this.type = 0
    this.width = 0
    this.precision = NO_NUMBER
  }

  /**
   * Reads the specification of format(), for a value with this tag. Based on CPython's parse_internal_render_format_spec(). @returns false
   * if it raised an error
   */
  parse(t: ThreadState, str: usize, tag: i32): bool {
    this.clear()
    this.open(str)
    const filled = this.readAlignment()
    const sign = this.peek()
    if ((sign == PLUS || sign == MINUS || sign == SPACE) && this.take(sign)) this.sign = sign
    this.positiveZero = this.take(LETTER_Z)
    this.alternate = this.take(HASH)
    if (!filled && this.take(ZERO)) {
      this.fill = ZERO
      if (!this.align && tag != Tag.STR) this.align = INSIDE
    }
    this.width = this.number()
    if (this.width == TOO_LARGE) return this.fail(t, FormatReason.TOO_MANY_DIGITS, tag)
    if (this.take(COMMA)) this.grouping = COMMA
    if (this.peek() == UNDERSCORE && this.grouping) return this.fail(t, FormatReason.COMMA_AND_UNDERSCORE, tag)
    if (this.take(UNDERSCORE)) this.grouping = UNDERSCORE
    if (this.peek() == COMMA && this.grouping == UNDERSCORE) return this.fail(t, FormatReason.COMMA_AND_UNDERSCORE, tag)
    return this.readPrecision(t, tag) && this.readType(t, tag)
  }

  /** Reads the fill character and the alignment, if there are any. @returns whether there was a fill character */
  private readAlignment(): bool {
    const start = this.at
    if (start >= this.end) return false
    const fill = this.next()
    if (Spec.aligns(this.peek())) {
      this.fill = fill
      this.align = this.next()
      return true
    }
    if (Spec.aligns(fill)) this.align = fill
    else this.at = start
    return false
  }

  @inline private static aligns(letter: i32): bool {
    return letter == LEFT || letter == RIGHT || letter == INSIDE || letter == CENTER
  }

  private readPrecision(t: ThreadState, tag: i32): bool {
    if (!this.take(DOT)) return true
    this.precision = this.number()
    if (this.precision == TOO_LARGE) return this.fail(t, FormatReason.TOO_MANY_DIGITS, tag)
    return this.precision != NO_NUMBER || this.fail(t, FormatReason.MISSING_PRECISION, tag)
  }

  private readType(t: ThreadState, tag: i32): bool {
    this.type = this.at < this.end ? this.next() : tag == Tag.STR ? LETTER_S : 0
    if (this.at < this.end) {
      Objects.keep(this.str)
      return Errors.text(t, Trap.FORMAT, FormatReason.INVALID, tag, this.str)
    }
    if (!this.grouping || this.groups()) return true
    return this.fail(t, this.grouping == COMMA ? FormatReason.COMMA : FormatReason.UNDERSCORE, tag)
  }

  /** Whether the type allows separators between groups of digits. */
  private groups(): bool {
    switch (this.type) {
      case 0: // no type: a number
      case 100: // 'd'
      case 101: // 'e'
      case 102: // 'f'
      case 103: // 'g'
      case 69: // 'E'
      case 70: // 'F'
      case 71: // 'G'
      case 37: // '%'
        return true
      default:
        return this.grouping == UNDERSCORE && this.radix() != 10
    }
  }

  /** The radix of the types that write ints; 10 for all others. */
  radix(): i32 {
    switch (this.type) {
      case 98: // 'b'
        return 2
      case 111: // 'o'
        return 8
      case 120: // 'x'
      case 88: // 'X'
        return 16
      default:
        return 10
    }
  }

  fail(t: ThreadState, reason: FormatReason, tag: i32): bool {
    return Errors.raise(t, Trap.FORMAT, reason, tag | (this.type << 8))
  }
}
