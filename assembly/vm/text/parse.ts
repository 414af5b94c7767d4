import { Builtin } from '../../abi/builtins'
import { Operator } from '../../abi/instructions'
import { OBJECT_KIND, STR_DATA } from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { Trap, ValueReason } from '../../abi/traps'
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
