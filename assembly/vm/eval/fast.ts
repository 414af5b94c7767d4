import { CELL_BYTES, FREE_THREADED, OBJECT_REFCOUNT } from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { LIST_ITEMS, LIST_LENGTH } from '../objects/fields'
import { Cell } from '../objects/values'

/**
 * The tests of the eval loop's fast paths, and the functions that count references there. The compiler inlines all of them. The tests have
 * no branches: an engine would turn the result of `a && b` into a number, and then branch on that number.
 */
export abstract class Fast {
  @inline static ints(left: usize, right: usize): bool {
    return ((Cell.tag(left) ^ Tag.INT) | (Cell.tag(right) ^ Tag.INT)) == 0
  }

  @inline static floats(left: usize, right: usize): bool {
    return ((Cell.tag(left) ^ Tag.FLOAT) | (Cell.tag(right) ^ Tag.FLOAT)) == 0
  }

  /** Compares two ints. `mask` is a Comparison. */
  @inline static intsAre(left: usize, right: usize, mask: i32): bool {
    const a = Cell.int(left)
    const b = Cell.int(right)
    return ((a < b ? 1 : a == b ? 2 : 4) & mask) != 0
  }

  /**
   * Compares two floats. NaN is neither less than, equal to nor greater than any float, but it is unequal to every float. The mask 5 is
   * Comparison.NOT_EQUAL, which is less or greater.
   */
  @inline static floatsAre(left: usize, right: usize, mask: i32): bool {
    const a = Cell.float(left)
    const b = Cell.float(right)
    const unequal = i32(a != b)
    return (((i32(a > b) << 2) | (i32(a == b) << 1) | i32(a < b)) & mask) != 0 || (unequal & i32(mask == 5)) != 0
  }

  /** Whether a sum of ints has overflowed. */
  @inline static sumOverflows(a: i64, b: i64, sum: i64): bool {
    return ((a ^ sum) & (b ^ sum)) < 0
  }

  @inline static differenceOverflows(a: i64, b: i64, difference: i64): bool {
    return ((a ^ b) & (a ^ difference)) < 0
  }

  /** Whether `a` and `b` both fit in 32 bits, so that their product fits in 64. */
  @inline static areSmall(a: i64, b: i64): bool {
    return ((a ^ <i64>(<i32>a)) | (b ^ <i64>(<i32>b))) == 0
  }

  /** Adds a reference without an atomic instruction. The caller has checked that there is a GIL. */
  @inline static keep(object: usize): void {
    const count = load<i32>(object, OBJECT_REFCOUNT)
    if (count >= 0) store<i32>(object, count + 1, OBJECT_REFCOUNT)
  }

  /** Drops a reference without an atomic instruction. The caller has checked that there is a GIL and another reference. */
  @inline static drop(object: usize): void {
    store<i32>(object, load<i32>(object, OBJECT_REFCOUNT) - 1, OBJECT_REFCOUNT)
  }

  /** Whether the container is a list, the index is an int, and there is a GIL. */
  @inline static isListItem(container: usize, index: usize): bool {
    return ((Cell.tag(container) ^ Tag.LIST) | (Cell.tag(index) ^ Tag.INT) | load<i32>(FREE_THREADED)) == 0
  }

  /**
   * Whether the index is valid and not negative, and the list has a reference besides that of the stack. The caller can then drop the
   * stack's reference without freeing the list.
   */
  @inline static hasItem(list: usize, index: i64): bool {
    return (i32(<u64>index < <u64>load<u32>(list, LIST_LENGTH)) & i32(load<i32>(list, OBJECT_REFCOUNT) > 1)) != 0
  }

  @inline static item(list: usize, index: i64): usize {
    return <usize>load<u32>(list, LIST_ITEMS) + <usize>index * CELL_BYTES
  }
}
