import { BIGINT_LIMBS, CELL_BYTES } from '../../abi/layout'
import { Trap } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { BigObjects, Operand } from '../objects/bigobjects'
import { Heap } from '../objects/heap'
import { Magnitudes } from '../objects/magnitudes'
import { Objects } from '../objects/objects'
import { Scratch } from '../objects/scratch'

/** Division of ints of any size. */
export abstract class Division {
  @inline static quotient(t: ThreadState): usize {
    return Scratch.quotient(t)
  }

  @inline static rest(t: ThreadState): usize {
    return Scratch.rest(t)
  }

  /**
   * Divides the int in `left` by the int in the cell above it. Rounds down, so the rest has the sign of the divisor. Writes quotient and
   * rest to two scratch cells, with references, and leaves the operands alone. `operator` is for the error.
   */
  static floor(t: ThreadState, left: usize, operator: i32): bool {
    const a = Operand.left(t).read(left)
    const b = Operand.right(t).read(left + CELL_BYTES)
    if (!b.length) return Errors.raise(t, Trap.ZERO_DIVISION, operator, 0)
    const quotient = BigObjects.create(t, <i64>max(a.length - b.length, 0) + 2)
    const rest = quotient ? BigObjects.create(t, <i64>max(a.length, b.length) + 1) : 0
    if (!rest || !Division.divide(t, a, b, quotient + BIGINT_LIMBS, rest + BIGINT_LIMBS)) {
      if (rest) Objects.release(t, rest)
      if (quotient) Objects.release(t, quotient)
      return false
    }
    Division.settle(t, a, b, quotient, rest)
    return true
  }

  /** Rounds down instead of towards 0: if the signs differ and there is a rest, the quotient is one smaller. */
  private static settle(t: ThreadState, a: Operand, b: Operand, quotient: usize, rest: usize): void {
    const low = rest + BIGINT_LIMBS
    const high = quotient + BIGINT_LIMBS
    const differ = a.negative != b.negative
    let length = Magnitudes.trim(high, max(a.length - b.length, -1) + 1)
    let left = Magnitudes.trim(low, min(a.length, b.length))
    if (differ && left) {
      length = Magnitudes.scale(high, length, 1, 1)
      left = Magnitudes.subtract(b.limbs, b.length, low, left, low)
    }
    BigObjects.settle(t, quotient, length, differ, Division.quotient(t))
    BigObjects.settle(t, rest, left, b.negative, Division.rest(t))
  }

  /**
   * Divides the magnitude of `a` by that of `b`, which is not 0. `quotient` gets a.length - b.length + 1 limbs, none if that is less than
   * 1. `rest` has room for one limb more than the longer number; the rest has at most as many limbs as the shorter number.
   */
  static divide(t: ThreadState, a: Operand, b: Operand, quotient: usize, rest: usize): bool {
    if (a.length < b.length) {
      memory.copy(rest, a.limbs, (<usize>a.length) << 2)
      return true
    }
    if (b.length == 1) {
      Magnitudes.setLimb(rest, 0, Magnitudes.divideSmall(a.limbs, a.length, Magnitudes.limb(b.limbs, 0), quotient))
      return true
    }
    const bytes = (<usize>b.length + 1) << 2
    const divisor = Heap.allocate(t, bytes)
    if (!divisor) return false
    // Knuth's algorithm needs a divisor whose highest bit is set.
    const shift = ((<i64>b.length) << 5) - b.bits()
    Magnitudes.shiftLeft(b.limbs, b.length, shift, divisor)
    Magnitudes.shiftLeft(a.limbs, a.length, shift, rest)
    Magnitudes.divideLong(rest, a.length, divisor, b.length, quotient)
    Magnitudes.shiftRight(rest, b.length, shift, rest)
    Heap.free(t, divisor, bytes)
    return true
  }
}
