import { CELL_BYTES, STR_DATA, TUPLE_ITEMS } from '../../abi/layout'
import { Name } from '../../abi/names'
import { Tag } from '../../abi/tags'
import { FormatReason, Trap } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { Specials } from '../eval/specials'
import { Subscripts } from '../eval/subscripts'
import { BigObjects } from '../objects/bigobjects'
import { Tuple } from '../objects/lists'
import { Objects } from '../objects/objects'
import { Scratch } from '../objects/scratch'
import { Str } from '../objects/strings'
import { Cell } from '../objects/values'
import { BigInts } from '../operators/bigints'
import { Format } from './format'
import { Repr } from './repr'
import { Cursor, DOT, HASH, INSIDE, LEFT, MINUS, NO_NUMBER, PLUS, RIGHT, SPACE, Spec, ZERO } from './spec'
import { Text } from './text'

const PERCENT: i32 = 37
const OPEN: i32 = 40
const CLOSE: i32 = 41
const STAR: i32 = 42

/**
 * Executes `text % values`, as CPython's PyUnicode_Format() does. An object of this class reads the text. The object is in the thread's
 * scratch memory, directly after the Spec.
 */
@unmanaged
@final
export class Percent extends Cursor {
  /** The number of values that the text has used so far. */
  used: i32
  /** 1 once the text has had a key, as in `%(name)s`. The value of a key counts as one value, even if it is a tuple. */
  isKeyed: i32
  /** The address of the cell with the values: a tuple, or a single value. */
  values: usize
  /** The address of the cell of the right operand of `%`. lookUp() searches this operand for keys. */
  right: usize
  /** Two adjacent cells: `item`, which gets the value of a key, and the key. lookUp() uses both. */
  itemTag: i64
  itemPayload: i64
  keyTag: i64
  keyPayload: i64

  /** Formats the text in the cell `left` with the values in the cell above. The result replaces both. */
  static format(t: ThreadState, left: usize): bool {
    const text = Text.begin(t)
    const spec = Spec.of(t)
    const reader = changetype<Percent>(changetype<usize>(spec) + offsetof<Spec>())
    reader.open(Cell.object(left))
    reader.used = 0
    reader.isKeyed = 0
    reader.values = left + CELL_BYTES
    reader.right = left + CELL_BYTES
    Cell.setNone(reader.item)
    const well = reader.write(t, text, spec)
    Objects.releaseCell(t, reader.item)
    if (!well) return text.abandon()
    const str = text.finish()
    return str != 0 && Objects.finish(t, left, 2, Tag.STR, <i64>str)
  }

  @inline private get item(): usize {
    return changetype<usize>(this) + offsetof<Percent>('itemTag')
  }

  private write(t: ThreadState, text: Text, spec: Spec): bool {
    while (this.at < this.end) {
      if (!this.take(PERCENT)) {
        text.byte(<i32>load<u8>(this.at++))
      } else if (this.take(PERCENT)) {
        text.byte(PERCENT)
      } else {
        spec.clear()
        spec.align = RIGHT
        if (!this.readKey(t, spec) || !this.readSpec(t, spec)) return false
        const value = this.value(t, spec)
        if (!value || !this.convert(t, text, spec, value)) return false
      }
    }
    return this.used >= this.count() || this.isMapping() || spec.fail(t, FormatReason.NOT_ALL_CONVERTED, 0)
  }

  @inline private isTuple(): bool {
    return Cell.tag(this.values) == Tag.TUPLE && !this.isKeyed
  }

  private count(): i32 {
    return this.isTuple() ? Tuple.length(Cell.object(this.values)) : 1
  }

  /**
   * Whether Python accepts the operand as a mapping: it has keys or indices, and is neither a str nor a tuple. If the operand is a mapping,
   * Python raises no error when the format string does not use it.
   */
  private isMapping(): bool {
    const tag = Cell.tag(this.right)
    if (Specials.has(tag)) return Specials.lists(this.right, Name.DUNDER_GETITEM)
    return tag == Tag.DICT || tag == Tag.LIST || tag == Tag.RANGE || tag == Tag.BYTES
  }

  /** Takes the next value. @returns the address of its cell; 0 if it raised an error */
  private value(t: ThreadState, spec: Spec): usize {
    if (this.used >= this.count()) {
      spec.fail(t, FormatReason.NOT_ENOUGH, 0)
      return 0
    }
    const index = this.used++
    return this.isTuple() ? Cell.object(this.values) + TUPLE_ITEMS + <usize>index * CELL_BYTES : this.values
  }

  // --- reading a conversion specifier --------------------------------------------------------------------------------------------------

  /** Reads the key of `%(key)s`. The value of the key is then the next value. */
  private readKey(t: ThreadState, spec: Spec): bool {
    if (!this.take(OPEN)) return true
    if (!this.isMapping()) return spec.fail(t, FormatReason.NEEDS_MAPPING, 0)
    const start = this.at
    let depth = 1
    for (; depth > 0 && this.at < this.end; this.at++) depth += this.peek() == OPEN ? 1 : this.peek() == CLOSE ? -1 : 0
    if (depth > 0) return spec.fail(t, FormatReason.INCOMPLETE_KEY, 0)
    const key = Str.copyOf(t, start, <i32>(this.at - 1 - start))
    return key != 0 && this.lookUp(t, key)
  }

  /** Replaces `item` by the value of a key. Takes over the reference to the str of the key. */
  private lookUp(t: ThreadState, key: usize): bool {
    const pair = this.item
    Objects.releaseCell(t, pair)
    Objects.copyCell(this.right, pair)
    Cell.set(pair + CELL_BYTES, Tag.STR, <i64>key)
    if (!Subscripts.item(t, pair)) {
      Objects.release(t, key)
      return false
    }
    this.values = pair
    this.isKeyed = 1
    this.used = 0
    return true
  }

  private readSpec(t: ThreadState, spec: Spec): bool {
    this.readFlags(spec)
    if (!this.readWidth(t, spec)) return false
    if (this.take(DOT) && !this.readPrecision(t, spec)) return false
    const size = this.peek()
    if (size == 104 || size == 108 || size == 76) this.at++ // 'h', 'l', 'L'
    if (this.at >= this.end) return spec.fail(t, FormatReason.INCOMPLETE, 0)
    spec.type = this.next()
    return true
  }

  private readFlags(spec: Spec): void {
    while (true) {
      if (this.take(MINUS)) spec.align = LEFT
      else if (this.take(PLUS)) spec.sign = PLUS
      else if (this.take(SPACE)) spec.sign = spec.sign ? spec.sign : SPACE
      else if (this.take(HASH)) spec.alternate = true
      else if (this.take(ZERO)) spec.fill = ZERO
      else return
    }
  }

  private readWidth(t: ThreadState, spec: Spec): bool {
    if (this.take(STAR)) {
      const cell = this.value(t, spec)
      if (!cell) return false
      if (Cell.tag(cell) == Tag.BIGINT) return spec.fail(t, FormatReason.STAR_C_SSIZE, 0)
      if (!Cell.isInt(Cell.tag(cell))) return spec.fail(t, FormatReason.STAR_INT, 0)
      const width = Cell.int(cell)
      if (width < 0) spec.align = LEFT
      spec.width = width < 0 ? (width == i64.MIN_VALUE ? i64.MAX_VALUE : -width) : width
      return true
    }
    const width = this.number()
    if (width < NO_NUMBER) return spec.fail(t, FormatReason.WIDTH_TOO_BIG, 0)
    spec.width = width
    return true
  }

  private readPrecision(t: ThreadState, spec: Spec): bool {
    if (this.take(STAR)) {
      const cell = this.value(t, spec)
      if (!cell) return false
      if (Cell.tag(cell) == Tag.BIGINT) return spec.fail(t, FormatReason.STAR_TOO_LARGE, 0)
      if (!Cell.isInt(Cell.tag(cell))) return spec.fail(t, FormatReason.STAR_INT, 0)
      if (Cell.int(cell) != <i64>(<i32>Cell.int(cell))) return spec.fail(t, FormatReason.STAR_TOO_LARGE, 0)
      spec.precision = max<i64>(Cell.int(cell), 0)
      return true
    }
    const precision = this.number()
    if (precision < NO_NUMBER || precision > i32.MAX_VALUE) return spec.fail(t, FormatReason.PRECISION_TOO_BIG, 0)
    spec.precision = max<i64>(precision, 0)
    return true
  }

  // --- converting a value --------------------------------------------------------------------------------------------------------------

  private convert(t: ThreadState, text: Text, spec: Spec, cell: usize): bool {
    switch (spec.type) {
      case 115: // 's'
      case 114: // 'r'
      case 97: // 'a'
        return Percent.letters(t, text, spec, cell)
      case 99: // 'c'
        return Percent.character(t, text, spec, cell)
      case 100: // 'd'
      case 105: // 'i'
      case 117: // 'u'
      case 111: // 'o'
      case 120: // 'x'
      case 88: // 'X'
        return Percent.int(t, text, spec, cell)
      case 101: // 'e', then 'E', 'f', 'F', 'g' and 'G'
      case 69:
      case 102:
      case 70:
      case 103:
      case 71: {
        const tag = Cell.tag(cell)
        if (!Cell.isNumber(tag) && tag != Tag.BIGINT) return spec.fail(t, FormatReason.NEEDS_FLOAT, tag)
        Percent.fillInside(spec)
        return Format.number(t, text, spec, cell)
      }
      default:
        return this.unsupported(t, spec)
    }
  }

  /** Raises an error that contains the position of the unsupported type in the text. */
  private unsupported(t: ThreadState, spec: Spec): bool {
    const start = this.str + STR_DATA
    const index = Str.codePoints(start, <i32>(this.at - start)) - 1
    return Errors.raise(t, Trap.FORMAT, FormatReason.UNSUPPORTED_CHARACTER | (index << 8), spec.type << 8)
  }

  private static letters(t: ThreadState, text: Text, spec: Spec, cell: usize): bool {
    const from = text.length
    if (!(spec.type == 115 ? Repr.str(t, text, cell) : Repr.repr(t, text, cell, 0))) return false
    if (spec.type == 97) Repr.escapeBeyondAscii(text, from)
    spec.fill = SPACE
    Format.letters(text, spec, from)
    return true
  }

  private static character(t: ThreadState, text: Text, spec: Spec, cell: usize): bool {
    const tag = Cell.tag(cell)
    spec.fill = SPACE
    spec.precision = NO_NUMBER
    if (tag == Tag.BIGINT) return spec.fail(t, FormatReason.CHARACTER_RANGE, Tag.INT)
    if (Cell.isInt(tag)) return Format.character(t, text, spec, Cell.int(cell))
    if (tag != Tag.STR || Str.length(Cell.object(cell)) != 1) return spec.fail(t, FormatReason.NEEDS_CHARACTER, tag)
    return Percent.copy(text, spec, Cell.object(cell))
  }

  private static copy(text: Text, spec: Spec, str: usize): bool {
    const from = text.length
    text.copy(str + STR_DATA, Str.bytes(str))
    Format.letters(text, spec, from)
    return true
  }

  private static int(t: ThreadState, text: Text, spec: Spec, cell: usize): bool {
    const tag = Cell.tag(cell)
    const isWhole = spec.radix() != 10
    if (isWhole && !BigObjects.isAnyInt(tag)) return spec.fail(t, FormatReason.NEEDS_INTEGER, tag)
    if (!Cell.isNumber(tag) && tag != Tag.BIGINT) return spec.fail(t, FormatReason.NEEDS_REAL, tag)
    Percent.fillInside(spec)
    if (tag != Tag.FLOAT) return Format.digits(t, text, spec, cell, spec.precision)
    const whole = Scratch.result(t)
    if (!BigInts.whole(t, 0, whole, trunc(Cell.float(cell)))) return false
    const written = Format.digits(t, text, spec, whole, spec.precision)
    Objects.releaseCell(t, whole)
    return written
  }

  /** Puts padding zeros between the sign and the digits. If the text is aligned to the left, the padding is spaces. */
  private static fillInside(spec: Spec): void {
    if (spec.align == LEFT) spec.fill = SPACE
    else if (spec.fill == ZERO) spec.align = INSIDE
  }
}
