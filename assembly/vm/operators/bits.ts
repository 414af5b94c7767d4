import { Operator } from '../../abi/instructions'
import { BIGINT_LIMBS, CELL_BYTES } from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { IntegerReason, Trap, ValueReason } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { BigObjects, Operand } from '../objects/bigobjects'
import { Magnitudes } from '../objects/magnitudes'
import { Objects } from '../objects/objects'
import { Cell } from '../objects/values'

/** Shifts and bitwise operators of ints of any size. Python's negative ints have infinitely many leading ones, as in two's complement. */
export abstract class Bits {
  /** Computes left << right or left >> right. The result replaces the left cell. */
  static shift(t: ThreadState, left: usize, a: Operand, b: Operand, operator: i32): bool {
    if (b.negative) return Errors.raise(t, Trap.VALUE, 0, ValueReason.NEGATIVE_SHIFT)
    const by = BigObjects.clamped(left + CELL_BYTES)
    if (operator == Operator.RSHIFT) return Bits.right(t, left, a, by)
    if (!a.length) return Objects.finish(t, left, 2, Tag.INT, 0)
    if (Cell.tag(left + CELL_BYTES) == Tag.BIGINT) return Errors.raise(t, Trap.INTEGER, IntegerReason.SHIFT_TOO_LARGE, 0)
    const object = BigObjects.create(t, (by >> 5) + <i64>a.length + 1)
    if (!object) return false
    const length = Magnitudes.shiftLeft(a.limbs, a.length, by, object + BIGINT_LIMBS)
    return BigObjects.finish(t, left, 2, object, length, a.negative)
  }

  /** Shifts to the right and rounds down. If a negative int loses a 1 bit, the magnitude of the result therefore grows by 1. */
  private static right(t: ThreadState, left: usize, a: Operand, by: i64): bool {
    const object = BigObjects.create(t, <i64>a.length + 1)
    if (!object) return false
    const to = object + BIGINT_LIMBS
    let length = Magnitudes.shiftRight(a.limbs, a.length, by, to)
    if (a.negative && Magnitudes.hasBitsBelow(a.limbs, a.length, by)) length = Magnitudes.scale(to, length, 1, 1)
    return BigObjects.finish(t, left, 2, object, length, a.negative)
  }

  /** Computes left & right, left | right or left ^ right. The result replaces the left cell. */
  static logical(t: ThreadState, left: usize, a: Operand, b: Operand, operator: i32): bool {
    const count = max(a.length, b.length) + 1
    const object = BigObjects.create(t, count)
    if (!object) return false
    const to = object + BIGINT_LIMBS
    const negative = Bits.apply(a.negative ? 1 : 0, b.negative ? 1 : 0, operator) != 0
    // The two's complement of a negative number is the complement of its magnitude, plus 1. So its carry starts at 1. The carry of every
    // other number starts at 0.
    let carryA: u64 = a.negative ? 1 : 0
    let carryB: u64 = b.negative ? 1 : 0
    let carry: u64 = negative ? 1 : 0
    for (let i = 0; i < count; i++) {
      carryA += Bits.limb(a, i)
      carryB += Bits.limb(b, i)
      const limb = Bits.apply(carryA & 0xffffffff, carryB & 0xffffffff, operator)
      carry += negative ? limb ^ 0xffffffff : limb
      Magnitudes.setLimb(to, i, carry)
      carryA >>= 32
      carryB >>= 32
      carry >>= 32
    }
    return BigObjects.finish(t, left, 2, object, Magnitudes.trim(to, count), negative)
  }

  private static apply(a: u64, b: u64, operator: i32): u64 {
    return operator == Operator.AND ? a & b : operator == Operator.OR ? a | b : a ^ b
  }

  /** A limb of the number, or of its complement if it is negative. */
  @inline private static limb(operand: Operand, index: i32): u64 {
    const limb = index < operand.length ? Magnitudes.limb(operand.limbs, index) : 0
    return operand.negative ? limb ^ 0xffffffff : limb
  }
}
