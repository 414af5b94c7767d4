import { Operator } from '../../abi/instructions'
import {
  CELL_BYTES,
  CELL_LOCK,
  CLASS_VERSION,
  FREE_THREADED,
  FUNCTION_FIRST_FREE,
  FUNCTION_FREE,
  OBJECT_REFCOUNT,
  TUPLE_ITEMS,
} from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { CACHED_NUMBER, Cached, Caches } from '../objects/caches'
import {
  CLOSURE_CELLS,
  INSTANCE_CAPACITY,
  INSTANCE_CLASS,
  INSTANCE_VALUES,
  INSTANCE_VALUES_HEAD,
  ITERATOR_OVER,
  ITERATOR_POSITION,
  LIST_CAPACITY,
  LIST_ITEMS,
  LIST_LENGTH,
} from '../objects/fields'
import { CELL_SHIFT, Cell } from '../objects/values'

/** The ints between -EXACT and EXACT are floats without rounding. */
const EXACT: i64 = 1 << 53

/**
 * The tests of the eval loop's fast paths, and the functions that count references there. The compiler inlines all of them. The tests have
 * no branches: an engine would turn the result of `a && b` into a number, and then branch on that number.
 */
export abstract class Fast {
  // --- numbers --------------------------------------------------------------------------------------------------------------------------

  @inline static ints(left: usize, right: usize): bool {
    return ((Cell.tag(left) ^ Tag.INT) | (Cell.tag(right) ^ Tag.INT)) == 0
  }

  @inline static floats(left: usize, right: usize): bool {
    return ((Cell.tag(left) ^ Tag.FLOAT) | (Cell.tag(right) ^ Tag.FLOAT)) == 0
  }

  /** Whether each of the two is an int or a float. */
  @inline static numbers(left: usize, right: usize): bool {
    return (i32(<u32>(Cell.tag(left) - Tag.INT) <= 1) & i32(<u32>(Cell.tag(right) - Tag.INT) <= 1)) != 0
  }

  /**
   * Applies a binary operator to two ints or floats and writes the result to `to`, which contains no object. @returns false, without an
   * effect, if Step must execute the operator
   */
  @inline static binary(left: usize, right: usize, to: usize, argument: i32): bool {
    const operator = argument >= Operator.INPLACE ? argument - Operator.INPLACE : argument
    if (Fast.ints(left, right)) {
      const a = Cell.int(left)
      const b = Cell.int(right)
      if (operator == Operator.ADD) {
        if (Fast.sumOverflows(a, b, a + b)) return false
        Cell.set(to, Tag.INT, a + b)
      } else if (operator == Operator.SUBTRACT) {
        if (Fast.differenceOverflows(a, b, a - b)) return false
        Cell.set(to, Tag.INT, a - b)
      } else if (operator == Operator.MULTIPLY) {
        if (!Fast.areSmall(a, b)) return false
        Cell.set(to, Tag.INT, a * b)
      } else {
        // If no operand is negative, Wasm's division, which rounds towards 0, gives the same result as Python's, which rounds down.
        if ((a | b) < 0) return false
        if (b == 0) return false
        if (operator == Operator.REMAINDER) Cell.set(to, Tag.INT, a % b)
        else if (operator == Operator.FLOOR_DIVIDE) Cell.set(to, Tag.INT, a / b)
        else if (operator == Operator.AND) Cell.set(to, Tag.INT, a & b)
        else if (operator == Operator.TRUE_DIVIDE && (a | b) < EXACT) Cell.setFloat(to, <f64>a / <f64>b)
        else return false
      }
      return true
    }
    if (!Fast.numbers(left, right)) return false
    const a = Cell.number(left)
    const b = Cell.number(right)
    if (operator == Operator.ADD) Cell.setFloat(to, a + b)
    else if (operator == Operator.SUBTRACT) Cell.setFloat(to, a - b)
    else if (operator == Operator.MULTIPLY) Cell.setFloat(to, a * b)
    else if (operator == Operator.TRUE_DIVIDE && b != 0) Cell.setFloat(to, a / b)
    else return false
    return true
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

  // --- references -----------------------------------------------------------------------------------------------------------------------

  /** Adds a reference without an atomic instruction. The caller has checked that there is a GIL. */
  @inline static keep(object: usize): void {
    const count = load<i32>(object, OBJECT_REFCOUNT)
    if (count >= 0) store<i32>(object, count + 1, OBJECT_REFCOUNT)
  }

  /** Whether there is a GIL and the object has another reference, so that drop() does not free it. */
  @inline static isShared(object: usize): bool {
    return (i32(load<u32>(object, OBJECT_REFCOUNT) > 1) & i32(load<i32>(FREE_THREADED) == 0)) != 0
  }

  /** Drops a reference of an object for which isShared() holds. */
  @inline static drop(object: usize): void {
    const count = load<i32>(object, OBJECT_REFCOUNT)
    if (count >= 0) store<i32>(object, count - 1, OBJECT_REFCOUNT)
  }

  // --- containers -----------------------------------------------------------------------------------------------------------------------

  /** Whether the container is a list, the index is an int, and there is a GIL. */
  @inline static isListItem(container: usize, index: usize): bool {
    return ((Cell.tag(container) ^ Tag.LIST) | (Cell.tag(index) ^ Tag.INT) | load<i32>(FREE_THREADED)) == 0
  }

  /** Whether the index is valid and not negative. */
  @inline static hasItem(list: usize, index: i64): bool {
    return <u64>index < <u64>load<u32>(list, LIST_LENGTH)
  }

  @inline static item(list: usize, index: i64): usize {
    return <usize>load<u32>(list, LIST_ITEMS) + <usize>index * CELL_BYTES
  }

  /** The address of the next item of the iterator in `cell`, if it is over a list. @returns 0 if Step must execute FOR_ITER */
  @inline static nextItem(cell: usize): usize {
    const iterator = Cell.object(cell)
    if (((Cell.tag(cell) ^ Tag.ITERATOR) | load<i32>(FREE_THREADED)) != 0) return 0
    if (Cell.tag(iterator + ITERATOR_OVER) != Tag.LIST) return 0
    const list = Cell.object(iterator + ITERATOR_OVER)
    const position = load<u32>(iterator, ITERATOR_POSITION)
    if (position >= load<u32>(list, LIST_LENGTH)) return 0
    store<u32>(iterator, position + 1, ITERATOR_POSITION)
    return <usize>load<u32>(list, LIST_ITEMS) + ((<usize>position) << CELL_SHIFT)
  }

  /** Moves the value in `value` to the end of the list in `cell`. @returns false, without an effect, if Step must append it */
  @inline static append(cell: usize, value: usize): bool {
    const list = Cell.object(cell)
    if (((Cell.tag(cell) ^ Tag.LIST) | load<i32>(FREE_THREADED)) != 0) return false
    const length = load<u32>(list, LIST_LENGTH)
    if (length >= load<u32>(list, LIST_CAPACITY)) return false
    Cell.move(value, <usize>load<u32>(list, LIST_ITEMS) + ((<usize>length) << CELL_SHIFT))
    store<u32>(list, length + 1, LIST_LENGTH)
    return true
  }

  /** Copies the cells of a function object's free variables to their locals, as Binder.loadFree() does. */
  @inline static loadFree(closure: usize, record: usize, first: usize): void {
    let to = first + ((<usize>load<u32>(record, FUNCTION_FIRST_FREE)) << CELL_SHIFT)
    const end = to + ((<usize>load<u32>(record, FUNCTION_FREE)) << CELL_SHIFT)
    let from = <usize>load<u32>(closure, CLOSURE_CELLS) + TUPLE_ITEMS
    while (to < end) {
      Fast.keep(Cell.object(from))
      Cell.move(from, to)
      from += CELL_BYTES
      to += CELL_BYTES
    }
  }

  /** Whether two values are the same, as `is` says. */
  @inline static areSame(left: usize, right: usize): bool {
    return (i64(Cell.tag(left) ^ Cell.tag(right)) | (Cell.int(left) ^ Cell.int(right))) == 0
  }

  // --- attributes -----------------------------------------------------------------------------------------------------------------------

  /**
   * The address of the value of an attribute that the instance in `cell` has itself. The value may be unset. `kind` is Cached.VALUE, or
   * Cached.STORED for an assignment. @returns 0 if the value in `cell` is not an instance, or the cache does not have the attribute
   */
  @inline static attribute(cell: usize, name: i32, kind: u32): usize {
    if (Cell.tag(cell) != Tag.INSTANCE) return 0
    const object = Cell.object(cell)
    const cached = Caches.find(load<u32>(<usize>load<u32>(object, INSTANCE_CLASS), CLASS_VERSION), name)
    if ((cached & kind) == 0) return 0
    const index = <i32>(cached & CACHED_NUMBER)
    if (index >= load<i32>(object, INSTANCE_CAPACITY)) return 0
    return <usize>load<u32>(object, INSTANCE_VALUES) + ((<usize>index) << CELL_SHIFT)
  }

  /** Counts a new attribute of an instance, as Instances.stamp() does. `value` is its cell. */
  @inline static stamp(object: usize, value: usize): void {
    const head = <usize>load<u32>(object, INSTANCE_VALUES) - INSTANCE_VALUES_HEAD
    const count = load<i32>(head)
    store<i32>(value, count, CELL_LOCK)
    store<i32>(head, count + 1)
  }

  /**
   * LOAD_METHOD: writes the function or builtin that is the method of the object in `from` to `to`. @returns false, without an effect, if
   * the cache does not have the method
   */
  @inline static method(from: usize, to: usize, name: i32): bool {
    const tag = Cell.tag(from)
    const object = Cell.object(from)
    if (tag == Tag.INSTANCE) {
      const cached = Caches.find(load<u32>(<usize>load<u32>(object, INSTANCE_CLASS), CLASS_VERSION), name)
      // An instance whose attributes are in a dict may have one with the name of the method.
      if ((i32((cached & Cached.FUNCTION) == 0) | i32(load<i32>(object, INSTANCE_CAPACITY) < 0)) != 0) return false
      Cell.set(to, Tag.FUNCTION, <i64>(cached & CACHED_NUMBER))
    } else {
      const cached = Caches.find(Caches.versionOfKind(tag), name)
      if (!cached) return false
      Cell.set(to, Tag.BUILTIN, <i64>(cached & CACHED_NUMBER))
    }
    return true
  }
}
