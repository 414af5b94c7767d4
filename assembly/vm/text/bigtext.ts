import { BIGINT_LIMBS } from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { IntegerReason, Trap } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { BigObjects } from '../objects/bigobjects'
import { Heap } from '../objects/heap'
import { Magnitudes } from '../objects/magnitudes'
import { Cell } from '../objects/values'
import { Digits } from './digits'
import { Text } from './text'

/** The most decimal digits that CPython converts to or from an int: sys.get_int_max_str_digits(). */
export const MAX_DIGITS: i32 = 4300
/** Numbers with more bits than this have more than MAX_DIGITS digits. */
const MAX_BITS: i64 = 14285
const CHUNK: u64 = 1_000_000_000
const CHUNK_DIGITS: i32 = 9
const ZERO: i32 = 48

/** Ints of any size as digits. */
export abstract class BigText {
  /** Writes str() of the int in a cell. */
  static int(t: ThreadState, text: Text, cell: usize): bool {
    if (BigText.isNegative(cell)) text.byte(45) // '-'
    return BigText.digits(t, text, cell, 10)
  }

  @inline static isNegative(cell: usize): bool {
    return Cell.tag(cell) == Tag.BIGINT ? BigObjects.isNegative(Cell.object(cell)) : Cell.int(cell) < 0
  }

  /** Writes the digits of an int's magnitude. `radix` is 2, 8, 10 or 16. Raises an error for more than MAX_DIGITS decimal digits. */
  static digits(t: ThreadState, text: Text, cell: usize, radix: i32): bool {
    if (Cell.tag(cell) == Tag.BIGINT) {
      const object = Cell.object(cell)
      if (radix == 10) return BigText.decimal(t, text, object + BIGINT_LIMBS, BigObjects.length(object))
      BigText.bits(text, object + BIGINT_LIMBS, BigObjects.length(object), radix == 2 ? 1 : radix == 8 ? 3 : 4)
      return true
    }
    const value = Cell.int(cell)
    const magnitude: u64 = value < 0 ? 0 - <u64>value : <u64>value
    if (radix == 10) BigText.small(text, magnitude, 1)
    else {
      const step = radix == 2 ? 1 : radix == 8 ? 3 : 4
      let shift = magnitude ? ((63 - <i32>clz(magnitude)) / step) * step : 0
      for (; shift >= 0; shift -= step) text.byte(BigText.digit(<i32>(magnitude >> <u64>shift) & (radix - 1)))
    }
    return true
  }

  /** Writes a number in base 10, with leading zeros if it has fewer than `least` digits. */
  static small(text: Text, value: u64, least: i32): void {
    const count = Digits.count(value)
    text.repeat(ZERO, least - count)
    const to = text.room(count)
    if (!to) return
    text.length += count
    Digits.write(value, to + <usize>count)
  }

  @inline private static digit(value: i32): i32 {
    return value < 10 ? ZERO + value : 87 + value
  }

  private static bits(text: Text, limbs: usize, length: i32, step: i32): void {
    const mask: u64 = (1 << step) - 1
    let at = ((Magnitudes.bits(limbs, length) - 1) / step) * step
    for (; at >= 0; at -= step) {
      const index = <i32>(at >> 5)
      const above = index + 1 < length ? Magnitudes.limb(limbs, index + 1) << 32 : 0
      text.byte(BigText.digit(<i32>(((Magnitudes.limb(limbs, index) | above) >> <u64>(at & 31)) & mask)))
    }
  }

  /** Converts the limbs, from the highest down, to a number in base 10 ** 9, and writes it. */
  private static decimal(t: ThreadState, text: Text, limbs: usize, length: i32): bool {
    if (Magnitudes.bits(limbs, length) > MAX_BITS) return Errors.raise(t, Trap.INTEGER, IntegerReason.TOO_MANY_DIGITS, 0)
    const bytes = (<usize>(length + length / 12 + 2)) << 2
    const chunks = Heap.allocate(t, bytes)
    if (!chunks) return false
    let count = 0
    for (let i = length - 1; i >= 0; i--) count = BigText.shiftIn(chunks, count, Magnitudes.limb(limbs, i))
    const from = text.length
    if (count) BigText.small(text, Magnitudes.limb(chunks, count - 1), 1)
    for (let i = count - 2; i >= 0; i--) BigText.small(text, Magnitudes.limb(chunks, i), CHUNK_DIGITS)
    Heap.free(t, chunks, bytes)
    return text.length - from <= MAX_DIGITS || Errors.raise(t, Trap.INTEGER, IntegerReason.TOO_MANY_DIGITS, 0)
  }

  /** Multiplies a number in base 10 ** 9 by 2 ** 32 and adds a limb. @returns how many digits in base 10 ** 9 the result has */
  private static shiftIn(chunks: usize, count: i32, limb: u64): i32 {
    let carry = limb
    for (let i = 0; i < count; i++) {
      const value = (Magnitudes.limb(chunks, i) << 32) + carry
      carry = value / CHUNK
      Magnitudes.setLimb(chunks, i, value - carry * CHUNK)
    }
    for (; carry; carry /= CHUNK) {
      Magnitudes.setLimb(chunks, count, carry % CHUNK)
      count++
    }
    return count
  }
}
