import { BuiltinClass } from '../../abi/classes'
import { Comparison } from '../../abi/instructions'
import { CELL_BYTES } from '../../abi/layout'
import { Name } from '../../abi/names'
import { Tag } from '../../abi/tags'
import { Trap } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { Classes } from '../objects/classes'
import { Exceptions } from '../objects/exceptions'
import { Instances } from '../objects/instances'
import { Next } from '../objects/next'
import { Objects } from '../objects/objects'
import { MAX_NESTING, Scratch } from '../objects/scratch'
import { Truth } from '../objects/truth'
import { Cell } from '../objects/values'
import { ClassRepr } from '../text/classrepr'
import { Text } from '../text/text'
import { Reenter } from './reenter'

/** call() returns this if the class of the value lacks the method. */
export const LACKS: usize = 0
/** call() returns this if it raised an error. No cell has this address. */
export const RAISED: usize = 1
/** The instance has no length. */
const NO_LENGTH: i64 = -1
export const LENGTH_FAILED: i64 = -2

/** The special methods that the classes of a program define: how operators and builtins call them. */
export abstract class Specials {
  @inline static has(tag: i32): bool {
    return Instances.isOne(tag)
  }

  /** Whether the class of an instance, or the metaclass of a class, has the method. */
  static lists(self: usize, name: i32): bool {
    const owner = Specials.owner(self)
    return owner != 0 && Classes.has(owner, name)
  }

  /** The class that has the special methods of a value: the class of an instance, the metaclass of a class; 0 for other values. */
  static owner(self: usize): usize {
    const tag = Cell.tag(self)
    if (Instances.isOne(tag)) return Instances.classOf(Cell.object(self))
    return tag == Tag.CLASS ? Classes.meta(Cell.object(self)) : 0
  }

  /** Whether the class of an instance has the attribute with the value None. */
  static isNone(self: usize, name: i32): bool {
    return Classes.isNone(Specials.owner(self), name)
  }

  /**
   * Calls a special method of the value in `self` with the values in the cells `one` and `two`; 0 for none.
   * @returns the address of the cell with the result, which the caller must use before the next call; LACKS or RAISED
   */
  static call(t: ThreadState, self: usize, name: i32, one: usize = 0, two: usize = 0): usize {
    if (!Specials.lists(self, name)) return LACKS
    const call = Reenter.begin(t)
    if (!call) return RAISED
    const owner = Specials.owner(self)
    // Another thread may have removed the method after the check above.
    if (!Classes.find(owner, name, call)) return LACKS
    Objects.copyCell(self, call + CELL_BYTES)
    let count = 1
    if (one) Objects.copyCell(one, call + <usize>++count * CELL_BYTES)
    if (two) Objects.copyCell(two, call + <usize>++count * CELL_BYTES)
    return Reenter.run(t, call, count) ? call : RAISED
  }

  /** Executes bool() of an instance. @returns 0, 1, or -1 if it raised an error */
  static truth(t: ThreadState, self: usize): i32 {
    const result = Specials.call(t, self, Name.DUNDER_BOOL)
    if (result == RAISED) return -1
    if (result == LACKS) {
      const length = Specials.length(t, self)
      return length == LENGTH_FAILED ? -1 : i32(length != 0)
    }
    if (Cell.tag(result) == Tag.BOOL) return i32(Cell.int(result) != 0)
    Specials.badResult(t, Name.DUNDER_BOOL, result)
    return -1
  }

  /**
   * The truth of a result of call(). Drops the result. An instance first moves to a scratch cell, because the call of its `__bool__` would
   * overwrite the cell `result`. `depth`: as in Dict. @returns 0, 1, or -1 if it raised an error
   */
  static truthOf(t: ThreadState, result: usize, depth: i32): i32 {
    if (!Specials.has(Cell.tag(result))) {
      const truth = Truth.of(result)
      Objects.releaseCell(t, result)
      return i32(truth)
    }
    if (2 * depth >= MAX_NESTING) {
      Objects.releaseCell(t, result)
      Errors.raise(t, Trap.RECURSION, 0, 0)
      return -1
    }
    const held = Scratch.nested(t, 2 * depth)
    Cell.move(result, held)
    const truth = Specials.truth(t, held)
    Objects.releaseCell(t, held)
    return truth
  }

  /** Executes len() of an instance. @returns the length, NO_LENGTH or LENGTH_FAILED */
  static length(t: ThreadState, self: usize): i64 {
    const result = Specials.call(t, self, Name.DUNDER_LEN)
    if (result == LACKS) return NO_LENGTH
    if (result == RAISED) return LENGTH_FAILED
    if (!Cell.isInt(Cell.tag(result))) Specials.badResult(t, Name.DUNDER_LEN, result)
    else if (Cell.int(result) >= 0) return Cell.int(result)
    else Errors.raise(t, Trap.SPECIAL_RESULT, Name.DUNDER_LEN, Tag.INT)
    return LENGTH_FAILED
  }

  /** Raises the error of a result with the wrong type, and drops the result. @returns false */
  static badResult(t: ThreadState, name: i32, result: usize): bool {
    Errors.ofValue(t, Trap.SPECIAL_RESULT, result, 0)
    t.trapB = t.trapA
    t.trapA = name
    Objects.releaseCell(t, result)
    return false
  }

  // --- two operands -------------------------------------------------------------------------------------------------------------------

  /** Calls a method as call() does, but a result NotImplemented counts as LACKS. */
  private static attempt(t: ThreadState, self: usize, name: i32, other: usize): usize {
    const result = Specials.call(t, self, name, other)
    return result > RAISED && Cell.tag(result) == Tag.NOT_IMPLEMENTED ? LACKS : result
  }

  /** Whether the right operand's class is a proper subclass of the left operand's. The method of the right operand then comes first. */
  private static rightIsFirst(left: usize, right: usize): bool {
    if (!Instances.isOne(Cell.tag(left)) || !Instances.isOne(Cell.tag(right))) return false
    const a = Instances.classOf(Cell.object(left))
    const b = Instances.classOf(Cell.object(right))
    return a != b && Classes.isSubclass(b, a)
  }

  private static areOfOneClass(left: usize, right: usize): bool {
    return (
      Instances.isOne(Cell.tag(left)) &&
      Instances.isOne(Cell.tag(right)) &&
      Instances.classOf(Cell.object(left)) == Instances.classOf(Cell.object(right))
    )
  }

  /** Computes a binary operator. With `inPlace`, the in-place method of the left operand comes first. @returns a result of call() */
  static binary(t: ThreadState, left: usize, right: usize, operator: i32, inPlace: bool): usize {
    if (inPlace) {
      const changed = Specials.attempt(t, left, Name.DUNDER_IADD + operator, right)
      if (changed != LACKS) return changed
    }
    return Specials.either(t, left, right, Name.DUNDER_ADD + operator, Name.DUNDER_RADD + operator)
  }

  /**
   * Calls the method `name` of the left operand. If this gives no result and the classes of the operands differ, calls `reflected` of the
   * right one. If the right class is a proper subclass of the left one, `reflected` comes first.
   * @returns a result of call(); LACKS if no call gave a result
   */
  static either(t: ThreadState, left: usize, right: usize, name: i32, reflected: i32): usize {
    const first = Specials.rightIsFirst(left, right)
    if (first) {
      const result = Specials.attempt(t, right, reflected, left)
      if (result != LACKS) return result
    }
    const result = Specials.attempt(t, left, name, right)
    if (result != LACKS || first || Specials.areOfOneClass(left, right)) return result
    return Specials.attempt(t, right, reflected, left)
  }

  /** Computes a comparison. @returns a result of call(); LACKS if neither operand implements the comparison */
  static compare(t: ThreadState, left: usize, right: usize, mask: i32): usize {
    // With the operands exchanged, "less" becomes "greater", and "greater" becomes "less".
    const reflected = (mask & Comparison.EQUAL) | ((mask & Comparison.LESS) << 2) | ((mask & Comparison.GREATER) >> 2)
    const first = Specials.rightIsFirst(left, right)
    if (first) {
      const result = Specials.ordered(t, right, left, reflected)
      if (result != LACKS) return result
    }
    const result = Specials.ordered(t, left, right, mask)
    if (result != LACKS || first) return result
    return Specials.ordered(t, right, left, reflected)
  }

  /** Compares one operand with the other by its special methods. As in Python, `__ne__` is by default the opposite of `__eq__`. */
  private static ordered(t: ThreadState, self: usize, other: usize, mask: i32): usize {
    const result = Specials.attempt(t, self, Name.DUNDER_LT - 1 + mask, other)
    if (result != LACKS || mask != Comparison.NOT_EQUAL || Specials.lists(self, Name.DUNDER_NE)) return result
    const equal = Specials.attempt(t, self, Name.DUNDER_EQ, other)
    if (equal <= RAISED) return equal
    const truth = Specials.truthOf(t, equal, 0)
    if (truth < 0) return RAISED
    Cell.setBool(equal, truth == 0)
    return equal
  }

  /**
   * Raises an error about two values. The field trapB of the error contains the tags of both values. The error's text contains the class
   * name of each value that is an instance. A line end separates the two names.
   */
  static badOperands(t: ThreadState, trap: i32, a: i32, left: usize, right: usize): bool {
    const text = Text.begin(t)
    Specials.className(text, left)
    if (text.length && Instances.isOne(Cell.tag(right))) text.byte(10)
    Specials.className(text, right)
    const str = text.finish()
    return str != 0 && Errors.text(t, trap, a, Cell.tag(left) | (Cell.tag(right) << 8), str)
  }

  private static className(text: Text, cell: usize): void {
    if (Instances.isOne(Cell.tag(cell))) ClassRepr.str(text, Classes.name(Instances.classOf(Cell.object(cell))))
  }

  // --- iteration ----------------------------------------------------------------------------------------------------------------------

  /** Calls `__next__` and moves the item to `to`. A StopIteration ends the iteration. */
  static next(t: ThreadState, self: usize, to: usize): Next {
    const result = Specials.call(t, self, Name.DUNDER_NEXT)
    if (result == LACKS) Errors.ofValue(t, Trap.NOT_ITERATOR, self, 0)
    return Specials.item(t, result, to, BuiltinClass.STOP_ITERATION, Trap.STOP_ITERATION)
  }

  /** Reads the next item of an instance that has `__getitem__` and no `__iter__`. An IndexError ends the iteration. `index` is a cell. */
  static indexed(t: ThreadState, self: usize, index: usize, to: usize): Next {
    return Specials.item(t, Specials.call(t, self, Name.DUNDER_GETITEM, index), to, BuiltinClass.INDEX_ERROR, Trap.INDEX)
  }

  /**
   * Calls `__next__`, send() or throw() of an iterator. `argument` is a cell; 0 for none. `to` gets the item. If the iterator ends, `to`
   * gets the value of its StopIteration.
   */
  static advance(t: ThreadState, self: usize, name: i32, argument: usize, to: usize): Next {
    const result = Specials.call(t, self, name, argument)
    if (result == RAISED) {
      if (t.trap == Trap.STOP_ITERATION) Errors.clear(t)
      else if (t.trap != Trap.RAISED || !Exceptions.isInstance(t.exception, BuiltinClass.STOP_ITERATION)) return Next.FAILED
      else return Specials.ended(t, to)
      Objects.releaseCell(t, to)
      Cell.setNone(to)
      return Next.END
    }
    if (result == LACKS) {
      Errors.ofValue(t, Trap.NOT_ITERATOR, self, 0)
      return Next.FAILED
    }
    Objects.releaseCell(t, to)
    Cell.move(result, to)
    return Next.ITEM
  }

  /**
   * Ends an iteration, because the thread's error is a StopIteration. Drops the error and writes the value of the StopIteration to `to`.
   */
  private static ended(t: ThreadState, to: usize): Next {
    const stop = Exceptions.take(t)
    Objects.releaseCell(t, to)
    Cell.setNone(to)
    const well = Exceptions.argument(t, stop, 0, to)
    Objects.release(t, stop)
    return well ? Next.END : Next.FAILED
  }

  private static item(t: ThreadState, result: usize, to: usize, end: i32, trap: i32): Next {
    if (result > RAISED) {
      Cell.move(result, to)
      return Next.ITEM
    }
    const isEnd = t.trap == trap || (t.trap == Trap.RAISED && Exceptions.isInstance(t.exception, end))
    if (!isEnd) return Next.FAILED
    Errors.clear(t)
    return Next.END
  }
}
