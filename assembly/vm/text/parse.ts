import { Builtin } from '../../abi/builtins'
import { Operator } from '../../abi/instructions'
import { OBJECT_KIND, STR_DATA } from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { LibraryReason, Trap, ValueReason } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { Objects } from '../objects/objects'
import { Scratch } from '../objects/scratch'
import { Str } from '../objects/strings'
import { Cell } from '../objects/values'
import { Ints } from '../operators/integers'
import { Repr } from './repr'
import { Text } from './text'

const UNDERSCORE: i32 = 95

/** Python's int(text) in base 10. The text is a str or bytes. */
export abstract class ParseInt {
  static parse(t: ThreadState, to: usize, str: usize): bool {
    let at = str + STR_DATA
    let end = at + <usize>Str.bytes(str)
    while (at < end && ParseInt.isBlank(load<u8>(at))) at++
    while (at < end && ParseInt.isBlank(load<u8>(end - 1))) end--
    const sign = at < end ? <i32>load<u8>(at) : 0
    if (sign == 43 || sign == 45) at++
    // The loop computes the negative of the value, because the smallest int has no positive counterpart.
    let value: i64 = 0
    let digits = false
    let overflow = false
    for (; at < end; at++) {
      const letter = <i32>load<u8>(at)
      if (letter == UNDERSCORE && digits) {
        digits = false
        continue
      }
      if (letter < 48 || letter > 57) return ParseInt.refuse(t, Builtin.INT, str)
      digits = true
      if (!Ints.multiplies(value, 10) || value * 10 < i64.MIN_VALUE + (letter - 48)) overflow = true
      else value = value * 10 - (letter - 48)
    }
    if (!digits) return ParseInt.refuse(t, Builtin.INT, str)
    if (overflow || (sign != 45 && value == i64.MIN_VALUE)) return Ints.overflow(t, Operator.ADD)
    Cell.set(to, Tag.INT, sign == 45 ? value : -value)
    return true
  }

  /** int(text, base) for a base other than 10. Base 0 takes the base from the prefix. */
  static inBase(t: ThreadState, to: usize, str: usize, base: i32): bool {
    let at = str + STR_DATA
    let end = at + <usize>Str.bytes(str)
    while (at < end && ParseInt.isBlank(load<u8>(at))) at++
    while (at < end && ParseInt.isBlank(load<u8>(end - 1))) end--
    const sign = at < end ? <i32>load<u8>(at) : 0
    if (sign == 43 || sign == 45) at++
    let radix = base
    let digits = false
    if (at + 1 < end && load<u8>(at) == 48) {
      const letter = load<u8>(at + 1) | 32
      const prefix = letter == 120 ? 16 : letter == 111 ? 8 : letter == 98 ? 2 : 0 // 'x', 'o', 'b'
      if (prefix && (base == 0 || base == prefix)) {
        radix = prefix
        at += 2
        if (at < end && load<u8>(at) == UNDERSCORE) at++
      }
    }
    const isPlain = radix == 0
    if (isPlain) radix = 10
    const isZero = isPlain && at < end && load<u8>(at) == 48
    let value: i64 = 0
    let overflow = false
    for (; at < end; at++) {
      const letter = <i32>load<u8>(at)
      if (letter == UNDERSCORE && digits) {
        digits = false
        continue
      }
      const digit = ParseInt.digit(letter)
      if (digit >= radix) return ParseInt.refuseBase(t, str, base)
      digits = true
      if (!Ints.multiplies(value, radix) || value * radix < i64.MIN_VALUE + digit) overflow = true
      else value = value * radix - digit
    }
    // With base 0, a number other than zero must not begin with a zero.
    if (!digits || (isZero && (value != 0 || overflow))) return ParseInt.refuseBase(t, str, base)
    if (overflow || (sign != 45 && value == i64.MIN_VALUE)) return Ints.overflow(t, Operator.ADD)
    Cell.set(to, Tag.INT, sign == 45 ? value : -value)
    return true
  }

  /** The value of a digit or letter; 36 for all other bytes. */
  private static digit(letter: i32): i32 {
    if (letter >= 48 && letter <= 57) return letter - 48
    const lower = letter | 32
    return lower >= 97 && lower <= 122 ? lower - 87 : 36
  }

  private static refuseBase(t: ThreadState, str: usize, base: i32): bool {
    const cell = Scratch.result(t)
    Cell.set(cell, load<i32>(str, OBJECT_KIND), <i64>str)
    const text = Text.begin(t)
    if (!Repr.repr(t, text, cell, 0)) return text.abandon()
    const shown = text.finish()
    return shown != 0 && Errors.text(t, Trap.LIBRARY, LibraryReason.INVALID_LITERAL | (Builtin.INT << 8), base, shown)
  }

  /** Raises the error that int() or float() could not convert the text. `id` is the Builtin of the function. */
  static refuse(t: ThreadState, id: i32, str: usize): bool {
    if (load<i32>(str, OBJECT_KIND) == Tag.STR) {
      Objects.keep(str)
      return Errors.text(t, Trap.VALUE, id, ValueReason.NOT_A_NUMBER, str)
    }
    // The host can show only a str. For bytes, the error therefore contains their repr().
    const cell = Scratch.result(t)
    Cell.set(cell, Tag.BYTES, <i64>str)
    const text = Text.begin(t)
    Repr.repr(t, text, cell, 0)
    t.trapText = text.finish()
    return Errors.raise(t, Trap.VALUE, id, ValueReason.NOT_A_NUMBER_BYTES)
  }

  @inline private static isBlank(letter: i32): bool {
    return letter == 32 || (letter >= 9 && letter <= 13) || (letter >= 28 && letter <= 31)
  }
}
