import { Comparison } from '../../abi/instructions'
import { CELL_BYTES } from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { Trap } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { LACKS, RAISED, Specials } from '../eval/specials'
import { BigObjects } from '../objects/bigobjects'
import { Dict } from '../objects/dict'
import { Range } from '../objects/iterators'
import { Objects } from '../objects/objects'
import { MAX_NESTING, Scratch } from '../objects/scratch'
import { Sequences } from '../objects/sequences'
import { SetAlgebra, Walk } from '../objects/set-algebra'
import { Str } from '../objects/strings'
import { Truth } from '../objects/truth'
import { Cell } from '../objects/values'
import { BigInts } from './bigints'
import { Ints } from './integers'

// The results of order(). If the types have an order, the result is the bit of Comparison that holds: LESS, EQUAL or GREATER. The result is
// 0 if none of these holds, because one value is NaN or neither set is a subset of the other. ANY is the mask of the three bits. If the
// types have no order, the result combines NO_ORDER, Comparison.EQUAL if the values are equal, and the two tags from bit 8 upwards. FAILED
// means that the comparison raised an error.
const NO_ORDER: i32 = 8
const ANY: i32 = 7
const FAILED: i32 = -1

/** Python's comparisons, truth and identity. */
export abstract class Compare {
  /**
   * Compares two adjacent cells, which start at `left`. The result replaces them: a bool, or the value that a special method returned.
   * `mask` is a Comparison.
   */
  static compare(t: ThreadState, left: usize, mask: i32): bool {
    const right = left + CELL_BYTES
    if (Specials.has(Cell.tag(left)) || Specials.has(Cell.tag(right))) {
      const result = Specials.compare(t, left, right, mask)
      if (result == RAISED) return false
      if (result != LACKS) {
        Objects.releaseCells(t, left, 2)
        Cell.move(result, left)
        return true
      }
    }
    const result = Compare.ordered(t, left, right, mask)
    return result >= 0 && Objects.finish(t, left, 2, Tag.BOOL, result)
  }

  /** Compares two cells. `mask` is a Comparison. @returns 1 if the comparison holds, 0 if not, -1 if it raised an error */
  static ordered(t: ThreadState, left: usize, right: usize, mask: i32): i32 {
    const order = Compare.order(t, left, right, 0, mask)
    if (order == FAILED) return FAILED
    const onlyEquality = mask == Comparison.EQUAL || mask == Comparison.NOT_EQUAL
    if ((order & NO_ORDER) != 0 && !onlyEquality) {
      Errors.raise(t, Trap.COMPARE_TYPE, mask, order >> 8)
      return FAILED
    }
    // If none of less, equal and greater holds, the values are unequal.
    return ((order & ANY) == 0 ? mask == Comparison.NOT_EQUAL : (order & mask) != 0) ? 1 : 0
  }

  /**
   * Whether `left is right or left == right`, like CPython's PyObject_RichCompareBool. `depth` is the level of nesting: how many containers
   * around the two values are being compared too.
   * @returns 0, 1, or -1 if it raised an error
   */
  static equal(t: ThreadState, left: usize, right: usize, depth: i32 = 0): i32 {
    if (Compare.identical(left, right)) return 1
    const order = Compare.order(t, left, right, depth)
    return order == FAILED ? -1 : (order & ANY) == Comparison.EQUAL ? 1 : 0
  }

  /** Whether `left is right` holds. Unlike in CPython, equal ints of 64 bits, and floats with the same bits, are always identical. */
  static identical(left: usize, right: usize): bool {
    return Cell.tag(left) == Cell.tag(right) && Cell.int(left) == Cell.int(right)
  }

  /** Finds the order of two values. `mask` is the comparison that the program made; only the comparison of instances needs it. */
  private static order(t: ThreadState, left: usize, right: usize, depth: i32, mask: i32 = Comparison.EQUAL): i32 {
    const a = Cell.tag(left)
    const b = Cell.tag(right)
    if (Cell.isNumber(a) && Cell.isNumber(b)) return Compare.numbers(left, right)
    if (Specials.has(a) || Specials.has(b)) return Compare.instances(t, left, right, depth, mask)
    if (a == Tag.BIGINT || b == Tag.BIGINT) {
      if (BigObjects.isAnyInt(a) && BigObjects.isAnyInt(b)) return Compare.sign(BigInts.compare(t, left, right))
      if (a == Tag.FLOAT || b == Tag.FLOAT) return Compare.withFloat(left, right)
    }
    if (SetAlgebra.isOperand(left) && SetAlgebra.isOperand(right)) return Compare.sets(t, left, right, depth)
    const noOrder = NO_ORDER | (a << 8) | (b << 16)
    if (a != b) return noOrder
    switch (a) {
      case Tag.STR:
      case Tag.BYTES:
        return Compare.sign(Str.compare(Cell.object(left), Cell.object(right)))
      case Tag.LIST:
      case Tag.TUPLE:
      case Tag.DEQUE:
        return Compare.items(t, left, right, depth, mask)
      case Tag.DICT: {
        const equal = Compare.dicts(t, Cell.object(left), Cell.object(right), depth)
        return equal < 0 ? FAILED : equal ? noOrder | Comparison.EQUAL : noOrder
      }
      case Tag.RANGE:
        return Compare.ranges(Cell.object(left), Cell.object(right)) ? noOrder | Comparison.EQUAL : noOrder
      case Tag.DATETIME:
      case Tag.TIMEDELTA:
        return Compare.ints(Cell.int(left), Cell.int(right))
      default:
        return Cell.int(left) == Cell.int(right) ? noOrder | Comparison.EQUAL : noOrder
    }
  }

  /**
   * The order of two values, at least one of which is an instance. The special method that the program's comparison calls returns true or
   * false, not an order. The result is therefore LESS or GREATER, whichever gives the comparison the same truth. Within a container,
   * `__eq__` decides first, and only unequal items are ordered.
   */
  private static instances(t: ThreadState, left: usize, right: usize, depth: i32, mask: i32): i32 {
    const noOrder = NO_ORDER | (Cell.tag(left) << 8) | (Cell.tag(right) << 16)
    const onlyEquality = mask == Comparison.EQUAL || mask == Comparison.NOT_EQUAL
    if (onlyEquality || depth > 0) {
      const equal = Compare.holds(t, left, right, depth, Comparison.EQUAL)
      if (equal == -1) return FAILED
      // Without `__eq__`, only the same object is equal.
      if (equal < 0 ? Compare.identical(left, right) : equal != 0) return noOrder | Comparison.EQUAL
      if (onlyEquality) return noOrder
    }
    const holds = Compare.holds(t, left, right, depth, mask)
    if (holds < -1) Specials.badOperands(t, Trap.COMPARE_TYPE, mask, left, right)
    if (holds < 0) return FAILED
    const less = (mask & Comparison.LESS) != 0
    return less == (holds != 0) ? Comparison.LESS : Comparison.GREATER
  }

  /**
   * Compares two values by a comparison method of one of their classes. @returns the truth of its result, 0 or 1; -1 if it raised an error;
   * -2 if neither class has such a method
   */
  private static holds(t: ThreadState, left: usize, right: usize, depth: i32, mask: i32): i32 {
    const result = Specials.compare(t, left, right, mask)
    if (result == LACKS) return -2
    if (result == RAISED) return -1
    return Specials.truthOf(t, result, depth)
  }

  @inline private static sign(order: i32): i32 {
    return order < 0 ? Comparison.LESS : order > 0 ? Comparison.GREATER : Comparison.EQUAL
  }

  @inline private static ints(a: i64, b: i64): i32 {
    return a < b ? Comparison.LESS : a > b ? Comparison.GREATER : Comparison.EQUAL
  }

  /** Compares two numbers exactly. The function does not round an int to a float, because that could change the order. */
  private static numbers(left: usize, right: usize): i32 {
    const leftIsFloat = Cell.tag(left) == Tag.FLOAT
    const rightIsFloat = Cell.tag(right) == Tag.FLOAT
    if (!leftIsFloat && !rightIsFloat) return Compare.ints(Cell.int(left), Cell.int(right))
    const a = Cell.number(left)
    const b = Cell.number(right)
    if (isNaN(a) || isNaN(b)) return 0
    if (leftIsFloat && rightIsFloat) return a < b ? Comparison.LESS : a > b ? Comparison.GREATER : Comparison.EQUAL
    if (leftIsFloat) return Compare.sign(-Ints.compareFloat(Cell.int(right), a))
    return Compare.sign(Ints.compareFloat(Cell.int(left), b))
  }

  /** Compares a BIGINT with a float, in either order. */
  private static withFloat(left: usize, right: usize): i32 {
    const isLeft = Cell.tag(left) == Tag.FLOAT
    const value = Cell.float(isLeft ? left : right)
    if (isNaN(value)) return 0
    const order = BigInts.compareFloat(isLeft ? right : left, value)
    return Compare.sign(isLeft ? -order : order)
  }

  /** Compares two lists, tuples or deques. The first pair of unequal items decides. Without such a pair, the lengths decide. */
  private static items(t: ThreadState, left: usize, right: usize, depth: i32, mask: i32): i32 {
    if (2 * depth + 1 >= MAX_NESTING) {
      Errors.raise(t, Trap.RECURSION, 0, 0)
      return FAILED
    }
    const a = Scratch.nested(t, 2 * depth)
    const b = Scratch.nested(t, 2 * depth + 1)
    for (let i = 0; ; i++) {
      if (!Sequences.get(left, i, a)) break
      if (!Sequences.get(right, i, b)) {
        Objects.releaseCell(t, a)
        break
      }
      const order = Compare.identical(a, b) ? Comparison.EQUAL : Compare.order(t, a, b, depth + 1, mask)
      Objects.releaseCells(t, a, 2)
      if (order == FAILED || (order & ANY) != Comparison.EQUAL) return order
    }
    return Compare.ints(Sequences.length(left), Sequences.length(right))
  }

  /** Whether two dicts have equal keys with equal values. @returns 0, 1, or -1 if it raised an error */
  private static dicts(t: ThreadState, left: usize, right: usize, depth: i32): i32 {
    if (left == right) return 1
    if (Dict.length(left) != Dict.length(right)) return 0
    if (2 * depth + 3 >= MAX_NESTING) {
      Errors.raise(t, Trap.RECURSION, 0, 0)
      return -1
    }
    const key = Scratch.nested(t, 2 * depth)
    const value = Scratch.nested(t, 2 * depth + 1)
    const other = Scratch.nested(t, 2 * depth + 2)
    let equal = 1
    for (let at = Dict.at(left, 0, key, value); at; at = Dict.at(left, at, key, value)) {
      equal = Dict.get(t, right, key, other, depth + 1)
      if (equal > 0) {
        equal = Compare.equal(t, value, other, depth + 2)
        Objects.releaseCell(t, other)
      }
      Objects.releaseCells(t, key, 2)
      if (equal < 1) break
    }
    return equal
  }

  /** The order of two sets: a subset is less. If neither is a subset of the other, the result is 0, as for NaN. */
  private static sets(t: ThreadState, left: usize, right: usize, depth: i32): i32 {
    const a = Sequences.length(left)
    const b = Sequences.length(right)
    const isSubset = a <= b ? SetAlgebra.walk(t, Walk.ALL, left, right, 0, depth) : SetAlgebra.walk(t, Walk.ALL, right, left, 0, depth)
    return isSubset < 1 ? isSubset : Compare.ints(a, b)
  }

  private static ranges(left: usize, right: usize): bool {
    const length = Range.length(left)
    if (length != Range.length(right)) return false
    if (length == 0) return true
    if (Range.item(left, 0) != Range.item(right, 0)) return false
    return length == 1 || Range.item(left, 1) == Range.item(right, 1)
  }

  /** Python's bool(value). It may call `__bool__` or `__len__`. @returns 0, 1, or -1 if it raised an error */
  static truth(t: ThreadState, cell: usize): i32 {
    return Specials.has(Cell.tag(cell)) ? Specials.truth(t, cell) : i32(Truth.of(cell))
  }

  /** The truth of an argument that the caller may have left out (address 0). @returns 0, 1, or -1 if it raised an error */
  static truthOr(t: ThreadState, cell: usize, missing: i32): i32 {
    return cell ? Compare.truth(t, cell) : missing
  }
}
