import { Operator } from '../../abi/instructions'
import { CELL_BYTES } from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { ThreadState } from '../../thread'
import { Operand } from '../objects/bigobjects'
import { Magnitudes } from '../objects/magnitudes'
import { Objects } from '../objects/objects'
import { Scratch } from '../objects/scratch'
import { Cell } from '../objects/values'
import { Steps } from './steps'

/** Computes pow(base, exponent, modulus) of ints of any size. */
export abstract class Modular {
  /**
   * Writes the power to the cell `to`. The arguments are three adjacent cells from `first` upwards; the modulus is not 0. @returns false,
   * without raising an error, if the exponent is negative and the base has no inverse; false with an error if the heap is exhausted
   */
  static power(t: ThreadState, first: usize, to: usize): bool {
    const modulus = first + 2 * CELL_BYTES
    const base = Scratch.nested(t, 3)
    const result = Scratch.nested(t, 4)
    const inverts = Operand.left(t).read(first + CELL_BYTES).negative
    Objects.copyCell(first, base)
    Cell.set(result, Tag.INT, 1)
    const well =
      Steps.with(t, base, Operator.REMAINDER, modulus) &&
      (!inverts || Modular.invert(t, base, modulus)) &&
      Steps.with(t, result, Operator.REMAINDER, modulus) &&
      Modular.raise(t, first + CELL_BYTES, modulus)
    Objects.releaseCell(t, base)
    if (well) Cell.move(result, to)
    else Objects.releaseCell(t, result)
    return well
  }

  /** Computes the power: squares and multiplies from the highest bit of the exponent down. */
  private static raise(t: ThreadState, exponent: usize, modulus: usize): bool {
    const base = Scratch.nested(t, 3)
    const result = Scratch.nested(t, 4)
    const bits = Operand.left(t).read(exponent).bits()
    for (let bit = bits - 1; bit >= 0; bit--) {
      if (!Modular.times(t, result, result, modulus)) return false
      const limb = Magnitudes.limb(Operand.left(t).read(exponent).limbs, <i32>(bit >> 5))
      if ((limb >> <u64>(bit & 31)) & 1 && !Modular.times(t, result, base, modulus)) return false
    }
    return true
  }

  private static times(t: ThreadState, cell: usize, factor: usize, modulus: usize): bool {
    return Steps.with(t, cell, Operator.MULTIPLY, factor) && Steps.with(t, cell, Operator.REMAINDER, modulus)
  }

  /**
   * Replaces the int in `base` by its inverse modulo `modulus`, with the extended Euclidean algorithm. It begins with a = base and b =
   * modulus. After every step, x × base equals a, modulo the modulus. At the end, a is the greatest common divisor. If it is 1, x is the
   * inverse.
   */
  private static invert(t: ThreadState, base: usize, modulus: usize): bool {
    const a = Scratch.nested(t, 5)
    const b = Scratch.nested(t, 6)
    const x = Scratch.nested(t, 7)
    const y = Scratch.nested(t, 8)
    Objects.copyCell(base, a)
    Objects.copyCell(modulus, b)
    Cell.set(x, Tag.INT, 1)
    Cell.set(y, Tag.INT, 0)
    let well: bool = true
    while (well && (Cell.tag(b) == Tag.BIGINT || Cell.int(b) != 0)) well = Modular.step(t, a, b, x, y)
    // With a negative modulus, the common divisor may be -1.
    const sign: i64 = well && Cell.tag(a) == Tag.INT ? Cell.int(a) : 0
    well = well && (sign == 1 || sign == -1) && Steps.apply(t, x, Operator.MULTIPLY, Tag.INT, sign)
    if (well) {
      Cell.swap(x, base)
      well = Steps.with(t, base, Operator.REMAINDER, modulus)
    }
    Objects.releaseCells(t, a, 4)
    return well
  }

  /**
   * Makes a step of the algorithm: (a, b) becomes (b, a - quotient × b), and (x, y) becomes (y, x - quotient × y). The quotient is a // b.
   */
  private static step(t: ThreadState, a: usize, b: usize, x: usize, y: usize): bool {
    const quotient = Scratch.nested(t, 9)
    Objects.copyCell(a, quotient)
    const well = Steps.with(t, quotient, Operator.FLOOR_DIVIDE, b) && Modular.reduce(t, a, b, quotient) && Modular.reduce(t, x, y, quotient)
    Objects.releaseCell(t, quotient)
    Cell.swap(a, b)
    Cell.swap(x, y)
    return well
  }

  /** Subtracts quotient × `by` from the int in `cell`. */
  private static reduce(t: ThreadState, cell: usize, by: usize, quotient: usize): bool {
    const product = Scratch.nested(t, 10)
    Objects.copyCell(by, product)
    const well = Steps.with(t, product, Operator.MULTIPLY, quotient) && Steps.with(t, cell, Operator.SUBTRACT, product)
    Objects.releaseCell(t, product)
    return well
  }
}
