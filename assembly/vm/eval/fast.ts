import { Operator } from '../../abi/instructions'
import { CELL_BYTES, CELL_LOCK, CLASS_VERSION, FUNCTION_FIRST_FREE, FUNCTION_FREE, OBJECT_REFCOUNT, TUPLE_ITEMS } from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { Word } from '../../word'
import { CACHED_NUMBER, Cached, Caches } from '../objects/caches'
import { Counts } from '../objects/counts'
import {
  CLOSURE_CELLS,
  INSTANCE_CAPACITY,
  INSTANCE_CLASS,
  INSTANCE_VALUES,
  ITERATOR_OVER,
  ITERATOR_POSITION,
  LIST_CAPACITY,
  LIST_ITEMS,
  LIST_LENGTH,
} from '../objects/fields'
import { CELL_SHIFT, Cell } from '../objects/values'
import { Unlocked } from './unlocked'

/** The ints between -EXACT and EXACT are floats without rounding. */
const EXACT: i64 = 1 << 53

/**
 * The tests of the eval loop's fast paths, and the functions that count references there. The compiler inlines all of them. The tests have
 * no branches: an engine would turn the result of `a && b` into a number, and then branch on that number.
 *
 * The functions with a type parameter are compiled twice: for runs with a GIL, and for runs without one (Interpreter.resume()).
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

  /** Adds a reference to an object to which the caller has one. */
  @inline static keep<Mode>(object: usize): void {
    const count = load<i32>(object, OBJECT_REFCOUNT)
    if (count < 0) return
    if (isFloat<Mode>()) Counts.keep(object, count)
    else store<i32>(object, count + 1, OBJECT_REFCOUNT)
  }

  /**
   * Whether drop() can drop a reference, because the object has another one. Without a GIL, this thread must also own the object, unless the
   * object is immortal.
   */
  @inline static isShared<Mode>(object: usize): bool {
    if (isFloat<Mode>()) {
      const count = load<i32>(object, OBJECT_REFCOUNT)
      return (i32(Counts.canDrop(count)) | i32(count < 0)) != 0
    }
    return load<u32>(object, OBJECT_REFCOUNT) > 1
  }

  /** Copies a cell that has a lock, with a reference of its own. @returns false, without an effect, if Step must do it, or it is unset */
  @inline static copy<Mode>(from: usize, to: usize): bool {
    if (isFloat<Mode>()) return Unlocked.copy(from + CELL_LOCK, Word.load(from + CELL_LOCK), from, to)
    if (Cell.isObject(from)) Fast.keep<Mode>(Cell.object(from))
    else if (Cell.tag(from) == Tag.UNSET) return false
    Cell.move(from, to)
    return true
  }

  /** Drops a reference of an object for which isShared() holds. */
  @inline static drop(object: usize): void {
    const count = load<i32>(object, OBJECT_REFCOUNT)
    if (count >= 0) store<i32>(object, count - 1, OBJECT_REFCOUNT)
  }

  // --- containers -----------------------------------------------------------------------------------------------------------------------

  /** Whether the container is a list, and the index is an int. */
  @inline static isListItem(container: usize, index: usize): bool {
    return ((Cell.tag(container) ^ Tag.LIST) | (Cell.tag(index) ^ Tag.INT)) == 0
  }

  /** Copies an item of a list, with a reference of its own, to `to`. @returns false, without an effect, if Step must do it */
  @inline static copyItem<Mode>(list: usize, index: i64, to: usize): bool {
    if (isFloat<Mode>()) return Unlocked.item(list, index, to)
    if (!Fast.hasItem(list, index)) return false
    const item = Fast.item(list, index)
    if (Cell.isObject(item)) Fast.keep<Mode>(Cell.object(item))
    Cell.move(item, to)
    return true
  }

  /** Moves a value into an item of a list, and drops the old item. @returns false, without an effect, if Step must do it */
  @inline static storeItem<Mode>(list: usize, index: i64, value: usize): bool {
    if (isFloat<Mode>()) return Unlocked.storeItem(list, index, value)
    if (!Fast.hasItem(list, index)) return false
    return Fast.exchange<Mode>(Fast.item(list, index), list, value)
  }

  /** Moves a value into a cell of `owner` and drops the old one. @returns false, without an effect, if that would free an object */
  @inline static exchange<Mode>(cell: usize, owner: usize, value: usize): bool {
    if (Cell.isObject(cell)) {
      // A list that contains itself may lose both references.
      if ((i32(Cell.object(cell) == owner) | i32(!Fast.isShared<Mode>(Cell.object(cell)))) != 0) return false
      Fast.drop(Cell.object(cell))
    }
    Cell.move(value, cell)
    return true
  }

  /** Whether the index is valid and not negative. */
  @inline static hasItem(list: usize, index: i64): bool {
    return <u64>index < <u64>load<u32>(list, LIST_LENGTH)
  }

  @inline static item(list: usize, index: i64): usize {
    return <usize>load<u32>(list, LIST_ITEMS) + <usize>index * CELL_BYTES
  }

  /**
   * Copies the next item of the iterator in `cell`, with a reference of its own, to `to`, if the iterator is over a list. @returns false,
   * without an effect, if Step must execute FOR_ITER
   */
  @inline static nextItem<Mode>(cell: usize, to: usize): bool {
    const iterator = Cell.object(cell)
    if (Cell.tag(cell) != Tag.ITERATOR) return false
    if (Cell.tag(iterator + ITERATOR_OVER) != Tag.LIST) return false
    // Only this thread may use the iterator meanwhile.
    if (isFloat<Mode>()) if (!Counts.isPrivate(iterator)) return false
    const position = load<u32>(iterator, ITERATOR_POSITION)
    if (!Fast.copyItem<Mode>(Cell.object(iterator + ITERATOR_OVER), position, to)) return false
    store<u32>(iterator, position + 1, ITERATOR_POSITION)
    return true
  }

  /** Moves the value in `value` to the end of the list in `cell`. @returns false, without an effect, if Step must append it */
  @inline static append<Mode>(cell: usize, value: usize): bool {
    const list = Cell.object(cell)
    if (Cell.tag(cell) != Tag.LIST) return false
    if (isFloat<Mode>()) return Unlocked.append(list, value)
    const length = load<u32>(list, LIST_LENGTH)
    if (length >= load<u32>(list, LIST_CAPACITY)) return false
    Cell.move(value, <usize>load<u32>(list, LIST_ITEMS) + ((<usize>length) << CELL_SHIFT))
    store<u32>(list, length + 1, LIST_LENGTH)
    return true
  }

  /** Copies the cells of a function object's free variables to their locals, as Binder.loadFree() does. */
  @inline static loadFree<Mode>(closure: usize, record: usize, first: usize): void {
    let to = first + ((<usize>load<u32>(record, FUNCTION_FIRST_FREE)) << CELL_SHIFT)
    const end = to + ((<usize>load<u32>(record, FUNCTION_FREE)) << CELL_SHIFT)
    let from = <usize>load<u32>(closure, CLOSURE_CELLS) + TUPLE_ITEMS
    while (to < end) {
      Fast.keep<Mode>(Cell.object(from))
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
   * Copies an attribute that the instance in `cell` has itself, with a reference of its own, to `to`. @returns false, without an effect, if
   * the value in `cell` is not an instance, the cache does not have the attribute, or the attribute is unset
   */
  @inline static loadAttribute<Mode>(cell: usize, name: i32, to: usize): bool {
    if (Cell.tag(cell) != Tag.INSTANCE) return false
    const object = Cell.object(cell)
    const cached = Caches.find(load<u32>(<usize>load<u32>(object, INSTANCE_CLASS), CLASS_VERSION), name)
    if ((cached & Cached.VALUE) == 0) return false
    const index = <i32>(cached & CACHED_NUMBER)
    if (isFloat<Mode>()) return Unlocked.attribute(object, index, to)
    if (index >= load<i32>(object, INSTANCE_CAPACITY)) return false
    const value = <usize>load<u32>(object, INSTANCE_VALUES) + ((<usize>index) << CELL_SHIFT)
    if (Cell.isObject(value)) Fast.keep<Mode>(Cell.object(value))
    else if (Cell.tag(value) == Tag.UNSET) return false
    Cell.move(value, to)
    return true
  }

  /**
   * Moves a value into an attribute that the instance in `cell` has itself, or gets, and drops the old value. @returns false, without an
   * effect, if Step must do it
   */
  @inline static storeAttribute<Mode>(cell: usize, name: i32, value: usize): bool {
    if (Cell.tag(cell) != Tag.INSTANCE) return false
    const object = Cell.object(cell)
    const cached = Caches.find(load<u32>(<usize>load<u32>(object, INSTANCE_CLASS), CLASS_VERSION), name)
    if ((cached & Cached.STORED) == 0) return false
    const index = <i32>(cached & CACHED_NUMBER)
    if (isFloat<Mode>()) return Unlocked.storeAttribute(object, index, value)
    if (index >= load<i32>(object, INSTANCE_CAPACITY)) return false
    const to = <usize>load<u32>(object, INSTANCE_VALUES) + ((<usize>index) << CELL_SHIFT)
    if (Cell.tag(to) == Tag.UNSET) Unlocked.stamp(object, to)
    return Fast.exchange<Mode>(to, object, value)
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
