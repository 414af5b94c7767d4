import { STR_DATA } from '../abi/layout'
import { Builtin, Operator, Tag, Trap, ValueReason } from '../abi/opcodes'
import { ThreadState } from '../thread'
import { Errors } from './errors'
import { Ints } from './integers'
import { Str } from './strings'
import { Cell } from './values'

const UNDERSCORE: i32 = 95

/** int(text) in base 10. */
export abstract class ParseInt {
  static parse(t: ThreadState, to: usize, str: usize): bool {
    let at = str + STR_DATA
    let end = at + <usize>Str.bytes(str)
    while (at < end && ParseInt.isBlank(load<u8>(at))) at++
    while (at < end && ParseInt.isBlank(load<u8>(end - 1))) end--
    const sign = at < end ? <i32>load<u8>(at) : 0
    if (sign == 43 || sign == 45) at++
    // Counted downwards: the smallest number has no positive twin.
    let value: i64 = 0
    let digits = false
    let overflow = false
    for (; at < end; at++) {
      const letter = <i32>load<u8>(at)
      if (letter == UNDERSCORE && digits) {
        digits = false
        continue
      }
      if (letter < 48 || letter > 57) return ParseInt.refuse(t, str)
      digits = true
      if (!Ints.multiplies(value, 10) || value * 10 < i64.MIN_VALUE + (letter - 48)) overflow = true
      else value = value * 10 - (letter - 48)
    }
    if (!digits) return ParseInt.refuse(t, str)
    if (overflow || (sign != 45 && value == i64.MIN_VALUE)) return Ints.overflow(t, Operator.ADD)
    Cell.set(to, Tag.INT, sign == 45 ? value : -value)
    return true
  }

  private static refuse(t: ThreadState, str: usize): bool {
    return Errors.text(t, Trap.VALUE, Builtin.INT, ValueReason.NOT_A_NUMBER, str)
  }

  @inline private static isBlank(letter: i32): bool {
    return letter == 32 || (letter >= 9 && letter <= 13) || (letter >= 28 && letter <= 31)
  }
}
