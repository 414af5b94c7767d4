import { Builtin } from '../../abi/builtins'
import { BIGINT_LIMBS, OBJECT_KIND, STR_DATA } from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { IntegerReason, Trap, ValueReason } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { BigObjects } from '../objects/bigobjects'
import { Magnitudes } from '../objects/magnitudes'
import { Objects } from '../objects/objects'
import { Scratch } from '../objects/scratch'
import { Str } from '../objects/strings'
import { Cell } from '../objects/values'
import { MAX_DIGITS } from './bigtext'
import { Repr } from './repr'
import { Text } from './text'

const PLUS: i32 = 43
const MINUS: i32 = 45
const ZERO: i32 = 48
const UNDERSCORE: i32 = 95

/** Python's int(text, base). The text is a str or bytes. */
export abstract class ParseInt {
  /** Writes the int to the cell `to`. `base` is 0 or from 2 to 36. */
  static parse(t: ThreadState, to: usize, str: usize, base: i32): bool {
    let at = str + STR_DATA
    let end = at + <usize>Str.bytes(str)
    while (at < end && ParseInt.isBlank(load<u8>(at))) at++
    while (at < end && ParseInt.isBlank(load<u8>(end - 1))) end--
    const sign = at < end ? <i32>load<u8>(at) : 0
    if (sign == PLUS || sign == MINUS) at++
    const radix = ParseInt.radix(at, end, base)
    const start = ParseInt.hasPrefix(at, end, radix) ? at + 2 : at
    const digits = ParseInt.digits(start, end, radix, start != at)
    const isOctal = base == 0 && radix == 10 && at < end && load<u8>(at) == ZERO
    if (digits <= 0) return ParseInt.refuse(t, Builtin.INT, str, base)
    if (digits > MAX_DIGITS && (radix & (radix - 1)) != 0) {
      return Errors.raise(t, Trap.INTEGER, IntegerReason.TOO_MANY_DIGITS_IN_TEXT, digits)
    }
    if (!ParseInt.read(t, to, start, end, radix, sign == MINUS)) return false
    // Python 3 has no octal numbers such as 010. With base 0, only zeros may follow a leading zero.
    if (!isOctal || (Cell.tag(to) == Tag.INT && Cell.int(to) == 0)) return true
    Objects.releaseCell(t, to)
    Cell.setNone(to)
    return ParseInt.refuse(t, Builtin.INT, str, base)
  }

  /** The base in which to read the text. With base 0, the prefix of the text decides. */
  private static radix(at: usize, end: usize, base: i32): i32 {
    if (base) return base
    if (ParseInt.hasPrefix(at, end, 16)) return 16
    if (ParseInt.hasPrefix(at, end, 8)) return 8
    return ParseInt.hasPrefix(at, end, 2) ? 2 : 10
  }

  private static hasPrefix(at: usize, end: usize, radix: i32): bool {
    if (end - at < 2 || load<u8>(at) != ZERO) return false
    const letter = <i32>load<u8>(at + 1) | 32
    return letter == (radix == 16 ? 120 : radix == 8 ? 111 : radix == 2 ? 98 : 0) // 'x', 'o', 'b'
  }

  /** The value of a digit. The letters are the digits from 10 on. @returns 99 for any other character */
  private static valueOf(letter: i32): i32 {
    if (letter >= ZERO && letter <= 57) return letter - ZERO
    const lower = letter | 32
    return lower >= 97 && lower <= 122 ? lower - 87 : 99
  }

  /** Counts the digits. After a prefix, the first character may be an underscore. @returns -1 if the text is not a number */
  private static digits(start: usize, end: usize, radix: i32, afterPrefix: bool): i32 {
    let count = 0
    let mayUnderline = afterPrefix
    for (let at = start; at < end; at++) {
      const letter = <i32>load<u8>(at)
      if (letter == UNDERSCORE && mayUnderline) {
        mayUnderline = false
        continue
      }
      if (letter == UNDERSCORE || ParseInt.valueOf(letter) >= radix) return -1
      mayUnderline = true
      count++
    }
    return mayUnderline ? count : -1
  }

  /** Reads digits in groups whose value is below 2 ** 32. */
  private static read(t: ThreadState, to: usize, start: usize, end: usize, radix: i32, negative: bool): bool {
    // No digit needs more bits than the largest one, which is radix - 1.
    const bits = <i64>(end - start) * (32 - <i64>clz<u32>(radix - 1))
    const object = BigObjects.create(t, (bits >> 5) + 2)
    if (!object) return false
    const limbs = object + BIGINT_LIMBS
    let length = 0
    let factor: u64 = 1
    let group: u64 = 0
    for (let at = start; at < end; at++) {
      const letter = <i32>load<u8>(at)
      if (letter == UNDERSCORE) continue
      group = group * radix + ParseInt.valueOf(letter)
      factor *= radix
      if (factor * radix <= u32.MAX_VALUE) continue
      length = Magnitudes.scale(limbs, length, factor, group)
      factor = 1
      group = 0
    }
    length = Magnitudes.trim(limbs, Magnitudes.scale(limbs, length, factor, group))
    BigObjects.settle(t, object, length, negative, to)
    return true
  }

  /** Raises the error for a text that int() or float() cannot convert. `id` is the Builtin of the function. */
  static refuse(t: ThreadState, id: i32, str: usize, base: i32): bool {
    if (load<u8>(str, OBJECT_KIND) == Tag.STR) {
      Objects.keep(str)
      return Errors.text(t, Trap.VALUE, id, ValueReason.NOT_A_NUMBER | (base << 8), str)
    }
    // The host can show only a str. For bytes, the error therefore contains their repr().
    const cell = Scratch.result(t)
    Cell.set(cell, Tag.BYTES, <i64>str)
    const text = Text.begin(t)
    Repr.repr(t, text, cell, 0)
    t.trapText = text.finish()
    return Errors.raise(t, Trap.VALUE, id, ValueReason.NOT_A_NUMBER_BYTES | (base << 8))
  }

  @inline private static isBlank(letter: i32): bool {
    return letter == 32 || (letter >= 9 && letter <= 13) || (letter >= 28 && letter <= 31)
  }
}
