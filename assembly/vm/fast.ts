import { CELL_BYTES, FREE_THREADED, OBJECT_REFCOUNT } from '../abi/layout'
import { Operator, Tag } from '../abi/opcodes'
import { LIST_ITEMS, LIST_LENGTH } from './objects'
import { Cell } from './values'

/** The mask of "!=": NaN is neither less, equal nor greater, and unequal. */
const NOT_EQUAL: i32 = 5

/**
 * The parts of the eval loop's easy cases: inlined, without calls, and without effect where they return false.
 * Objects are only touched under a GIL, where their counts and items change plainly.
 */
export abstract class Fast {
  @inline static intsAre(left: usize, right: usize, mask: i32): bool {
    const a = Cell.int(left)
    const b = Cell.int(right)
    return (((<i32>(a > b) << 2) | (<i32>(a == b) << 1) | <i32>(a < b)) & mask) != 0
  }

  @inline static floatsAre(left: usize, right: usize, mask: i32): bool {
    const a = Cell.float(left)
    const b = Cell.float(right)
    const outcome = (<i32>(a > b) << 2) | (<i32>(a == b) << 1) | <i32>(a < b)
    return outcome ? (outcome & mask) != 0 : mask == NOT_EQUAL
  }

  /** Two ints whose sum fits, or two floats. */
  @inline static add(left: usize, right: usize, to: usize): bool {
    if (Cell.tag(left) == Tag.INT && Cell.tag(right) == Tag.INT) {
      const a = Cell.int(left)
      const b = Cell.int(right)
      const sum = a + b
      if (((a ^ sum) & (b ^ sum)) < 0) return false
      Cell.set(to, Tag.INT, sum)
      return true
    }
    if (Cell.tag(left) != Tag.FLOAT || Cell.tag(right) != Tag.FLOAT) return false
    Cell.setFloat(to, Cell.float(left) + Cell.float(right))
    return true
  }

  /** Two ints whose difference fits, or two floats. */
  @inline static subtract(left: usize, right: usize, to: usize): bool {
    if (Cell.tag(left) == Tag.INT && Cell.tag(right) == Tag.INT) {
      const a = Cell.int(left)
      const b = Cell.int(right)
      const difference = a - b
      if (((a ^ b) & (a ^ difference)) < 0) return false
      Cell.set(to, Tag.INT, difference)
      return true
    }
    if (Cell.tag(left) != Tag.FLOAT || Cell.tag(right) != Tag.FLOAT) return false
    Cell.setFloat(to, Cell.float(left) - Cell.float(right))
    return true
  }

  /** Two floats, or two ints of 32 bits, whose product always fits. */
  @inline static multiply(left: usize, right: usize): bool {
    if (Cell.tag(left) == Tag.FLOAT && Cell.tag(right) == Tag.FLOAT) {
      Cell.setFloat(left, Cell.float(left) * Cell.float(right))
      return true
    }
    if (Cell.tag(left) != Tag.INT || Cell.tag(right) != Tag.INT) return false
    const a = Cell.int(left)
    const b = Cell.int(right)
    if (<i64>(<i32>a) != a || <i64>(<i32>b) != b) return false
    Cell.set(left, Tag.INT, a * b)
    return true
  }

  /** // and % of ints, neither negative: rounding down and towards 0 are the same then. */
  @inline static divide(left: usize, right: usize, operator: i32): bool {
    if (Cell.tag(left) != Tag.INT || Cell.tag(right) != Tag.INT) return false
    const a = Cell.int(left)
    const b = Cell.int(right)
    if (a < 0 || b <= 0) return false
    Cell.set(left, Tag.INT, operator == Operator.REMAINDER ? a % b : a / b)
    return true
  }

  /** Copies a cell and counts the reference. */
  @inline static copy(from: usize, to: usize): bool {
    if (Cell.isObject(from)) {
      if (load<i32>(FREE_THREADED)) return false
      const object = Cell.object(from)
      const count = load<i32>(object, OBJECT_REFCOUNT)
      if (count >= 0) store<i32>(object, count + 1, OBJECT_REFCOUNT)
    }
    Cell.move(from, to)
    return true
  }

  /** Address of list[index], or 0: for a list that others refer to as well, so that dropping this reference only counts. */
  @inline static item(container: usize, at: usize): usize {
    if (Cell.tag(container) != Tag.LIST || Cell.tag(at) != Tag.INT || load<i32>(FREE_THREADED)) return 0
    const list = Cell.object(container)
    const index = Cell.int(at)
    if (<u64>index >= <u64>load<u32>(list, LIST_LENGTH) || load<i32>(list, OBJECT_REFCOUNT) < 2) return 0
    return <usize>load<u32>(list, LIST_ITEMS) + <usize>index * CELL_BYTES
  }

  /** Drops a reference that is not the last. */
  @inline static drop(cell: usize): void {
    const object = Cell.object(cell)
    store<i32>(object, load<i32>(object, OBJECT_REFCOUNT) - 1, OBJECT_REFCOUNT)
  }
}
