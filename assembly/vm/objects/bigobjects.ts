import { BIGINT_CAPACITY, BIGINT_LENGTH, BIGINT_LIMBS, HEAP_BYTES } from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { Heap } from './heap'
import { Magnitudes } from './magnitudes'
import { Objects } from './objects'
import { Scratch } from './scratch'
import { Cell } from './values'

/** The heap never has room for more limbs. */
export const MAX_LIMBS: i64 = HEAP_BYTES / 4

/**
 * An int operand as sign and magnitude. The limbs are in the int's object, or in `low` and `high` if the int fits in 64 bits. Operands are
 * in the thread's scratch memory.
 */
@unmanaged
@final
export class Operand {
  /** Address of the limbs. */
  limbs: usize
  /** Number of limbs without zeros at the top; 0 for the number 0. */
  length: i32
  negative: bool
  low: u32
  high: u32

  @inline static left(t: ThreadState): Operand {
    return changetype<Operand>(Scratch.operands(t))
  }

  @inline static right(t: ThreadState): Operand {
    return changetype<Operand>(Scratch.operands(t) + 32)
  }

  /** Reads a cell with the tag INT, BOOL or BIGINT. */
  read(cell: usize): Operand {
    if (Cell.tag(cell) != Tag.BIGINT) return this.readInt(Cell.int(cell))
    const object = Cell.object(cell)
    this.limbs = object + BIGINT_LIMBS
    this.length = BigObjects.length(object)
    this.negative = BigObjects.isNegative(object)
    return this
  }

  readInt(value: i64): Operand {
    const magnitude: u64 = value < 0 ? 0 - <u64>value : <u64>value
    this.low = <u32>magnitude
    this.high = <u32>(magnitude >> 32)
    this.limbs = changetype<usize>(this) + offsetof<Operand>('low')
    this.length = this.high ? 2 : this.low ? 1 : 0
    this.negative = value < 0
    return this
  }

  @inline bits(): i64 {
    return Magnitudes.bits(this.limbs, this.length)
  }
}

/**
 * Int objects: an int that does not fit in 64 bits. An int that fits is never an object. Objects do not change once a program can see them,
 * so no lock guards them.
 */
export abstract class BigObjects {
  /** Creates an object with room for `limbs` limbs, whose values are undefined. @returns 0 if the heap is exhausted */
  static create(t: ThreadState, limbs: i64): usize {
    if (limbs > MAX_LIMBS) return Errors.memory(t)
    const object = Objects.create(t, Tag.BIGINT, BIGINT_LIMBS + ((<usize>limbs) << 2))
    if (object) store<u32>(object, <u32>limbs, BIGINT_CAPACITY)
    return object
  }

  /** The size of an object in bytes. */
  static size(object: usize): usize {
    return BIGINT_LIMBS + ((<usize>load<u32>(object, BIGINT_CAPACITY)) << 2)
  }

  @inline static capacity(object: usize): i32 {
    return load<i32>(object, BIGINT_CAPACITY)
  }

  @inline static length(object: usize): i32 {
    return abs(load<i32>(object, BIGINT_LENGTH))
  }

  @inline static isNegative(object: usize): bool {
    return load<i32>(object, BIGINT_LENGTH) < 0
  }

  /** Whether the tag is that of an int of any size, or of a bool. */
  @inline static isAnyInt(tag: i32): bool {
    return tag == Tag.INT || tag == Tag.BIGINT || tag == Tag.BOOL
  }

  /** The int in a cell, or the nearest number of 64 bits. */
  static clamped(cell: usize): i64 {
    if (Cell.tag(cell) != Tag.BIGINT) return Cell.int(cell)
    return BigObjects.isNegative(Cell.object(cell)) ? i64.MIN_VALUE : i64.MAX_VALUE
  }

  /**
   * Writes the int whose magnitude is in `object`, in `length` trimmed limbs, to the cell `to`. If the int fits in 64 bits, frees the
   * object.
   */
  static settle(t: ThreadState, object: usize, length: i32, negative: bool, to: usize): void {
    if (length > 2 || (length == 2 && !BigObjects.fits(object, negative))) {
      if (BigObjects.capacity(object) > 2 * length + 8) object = BigObjects.shrink(t, object, length)
      store<i32>(object, negative ? -length : length, BIGINT_LENGTH)
      Cell.set(to, Tag.BIGINT, <i64>object)
      return
    }
    let value: u64 = 0
    if (length) value = Magnitudes.limb(object + BIGINT_LIMBS, 0)
    if (length == 2) value |= Magnitudes.limb(object + BIGINT_LIMBS, 1) << 32
    Objects.release(t, object)
    Cell.set(to, Tag.INT, negative ? 0 - <i64>value : <i64>value)
  }

  /** Whether a number of two limbs fits in 64 bits. */
  private static fits(object: usize, negative: bool): bool {
    const high = Magnitudes.limb(object + BIGINT_LIMBS, 1)
    return high < 0x80000000 || (negative && high == 0x80000000 && !Magnitudes.limb(object + BIGINT_LIMBS, 0))
  }

  /**
   * Gives the memory beyond `length` limbs back to the heap. @returns the new address of the object; the old one if the heap has no room
   * for the copy
   */
  private static shrink(t: ThreadState, object: usize, length: i32): usize {
    const bytes = BIGINT_LIMBS + ((<usize>length) << 2)
    const next = Heap.resize(t, object, BigObjects.size(object), bytes, bytes)
    if (!next) {
      t.trap = 0
      return object
    }
    store<u32>(next, length, BIGINT_CAPACITY)
    return next
  }

  /** Ends an operation: drops its operands, which are `operands` adjacent cells from `first` upwards, and writes the result to `first`. */
  static finish(t: ThreadState, first: usize, operands: i32, object: usize, length: i32, negative: bool): bool {
    Objects.releaseCells(t, first, operands)
    BigObjects.settle(t, object, length, negative, first)
    return true
  }

  /** Copies an object into the thread's heap. @returns 0 if the heap is exhausted */
  static copy(t: ThreadState, object: usize): usize {
    const length = BigObjects.length(object)
    const copy = BigObjects.create(t, length)
    if (!copy) return 0
    memory.copy(copy + BIGINT_LIMBS, object + BIGINT_LIMBS, (<usize>length) << 2)
    store<i32>(copy, load<i32>(object, BIGINT_LENGTH), BIGINT_LENGTH)
    return copy
  }

  /** Python's hash of a BIGINT, before -1 becomes -2: the remainder of the magnitude modulo 2 ** 61 - 1, with the int's sign. */
  static hash(object: usize): i64 {
    const modulus: u64 = (1 << 61) - 1
    let hash: u64 = 0
    for (let i = BigObjects.length(object) - 1; i >= 0; i--) {
      // 2 ** 61 is 1 modulo `modulus`, so multiplying by 2 ** 32 rotates the 61 bits.
      hash = ((hash << 32) & modulus) | (hash >> 29)
      hash += Magnitudes.limb(object + BIGINT_LIMBS, i)
      if (hash >= modulus) hash -= modulus
    }
    return BigObjects.isNegative(object) ? -(<i64>hash) : <i64>hash
  }
}
