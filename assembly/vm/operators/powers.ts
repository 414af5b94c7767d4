import { BIGINT_LIMBS, CELL_BYTES } from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { BigObjects, MAX_LIMBS, Operand } from '../objects/bigobjects'
import { Magnitudes } from '../objects/magnitudes'
import { Objects } from '../objects/objects'

/** Powers of ints of any size. */
export abstract class Powers {
  /** Computes left ** right, where `b`, the right operand, is not negative. The result replaces the left cell. */
  static power(t: ThreadState, left: usize, a: Operand, b: Operand): bool {
    const odd = b.length > 0 && (Magnitudes.limb(b.limbs, 0) & 1) != 0
    if (!b.length) return Objects.finish(t, left, 2, Tag.INT, 1)
    if (!a.length) return Objects.finish(t, left, 2, Tag.INT, 0)
    if (a.length == 1 && Magnitudes.limb(a.limbs, 0) == 1) return Objects.finish(t, left, 2, Tag.INT, a.negative && odd ? -1 : 1)
    const exponent = BigObjects.clamped(left + CELL_BYTES)
    if (exponent > MAX_LIMBS << 5) return Errors.memory(t) != 0
    // An upper bound: the product of two numbers has at most as many bits as both together.
    const limbs = ((a.bits() * exponent) >> 5) + 2
    const result = BigObjects.create(t, limbs)
    const other = result ? BigObjects.create(t, limbs) : 0
    if (!other) {
      if (result) Objects.release(t, result)
      return false
    }
    return Powers.raise(t, left, a, exponent, result, other)
  }

  /** Squares and multiplies from the highest bit of the exponent down. `one` and `two` take the intermediate results in turn. */
  private static raise(t: ThreadState, left: usize, a: Operand, exponent: i64, one: usize, two: usize): bool {
    let length = a.length
    memory.copy(one + BIGINT_LIMBS, a.limbs, (<usize>length) << 2)
    for (let bit: i64 = 62 - <i64>clz(exponent); bit >= 0; bit--) {
      length = Magnitudes.multiply(one + BIGINT_LIMBS, length, one + BIGINT_LIMBS, length, two + BIGINT_LIMBS)
      if (((exponent >> bit) & 1) == 0) {
        const swapped = one
        one = two
        two = swapped
      } else {
        length = Magnitudes.multiply(two + BIGINT_LIMBS, length, a.limbs, a.length, one + BIGINT_LIMBS)
      }
    }
    Objects.release(t, two)
    return BigObjects.finish(t, left, 2, one, length, a.negative && (exponent & 1) != 0)
  }
}
