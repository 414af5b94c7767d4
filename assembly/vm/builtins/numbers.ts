import { Builtin } from '../../abi/builtins'
import { Comparison, Operator } from '../../abi/instructions'
import { CELL_BYTES, STR_DATA } from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { Trap, ValueReason } from '../../abi/traps'
import { Host } from '../../host'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { Iterators } from '../objects/iterators'
import { Next } from '../objects/next'
import { Objects } from '../objects/objects'
import { Scratch } from '../objects/scratch'
import { Str } from '../objects/strings'
import { Cell } from '../objects/values'
import { Arithmetic } from '../operators/arithmetic'
import { Compare } from '../operators/compare'
import { Floats } from '../operators/floats'
import { Ints } from '../operators/integers'
import { Format } from '../text/format'
import { ParseInt } from '../text/parse'
import { Arguments } from './arguments'

/** Python's builtins that calculate. */
export abstract class NumbersModule {
  static has(id: i32): bool {
    return id == Builtin.INT || id == Builtin.FLOAT || (id >= Builtin.ABS && id <= Builtin.ROUND)
  }

  static call(t: ThreadState, id: i32, callable: usize, first: usize, count: i32): bool {
    switch (id) {
      case Builtin.INT:
        return Arguments.counts(t, id, count, 0, 1) && NumbersModule.int(t, callable, first, count)
      case Builtin.FLOAT:
        return Arguments.counts(t, id, count, 0, 1) && NumbersModule.float(t, callable, first, count)
      case Builtin.ABS: {
        if (!Arguments.counts(t, id, count, 1, 1)) return false
        Cell.move(first, callable)
        if (Cell.isObject(callable)) Cell.setNone(callable)
        return Arithmetic.absolute(t, callable) || t.trap != 0 ? t.trap == 0 : Arguments.badType(t, id, Cell.tag(first))
      }
      case Builtin.MIN:
      case Builtin.MAX:
        return Arguments.counts(t, id, count, 1, i32.MAX_VALUE) && NumbersModule.extreme(t, id, callable, first, count)
      case Builtin.SUM:
        return Arguments.counts(t, id, count, 1, 2) && NumbersModule.sum(t, callable, first, count)
      default:
        return Arguments.counts(t, id, count, 1, 2) && NumbersModule.round(t, callable, first, count)
    }
  }

  private static int(t: ThreadState, callable: usize, first: usize, count: i32): bool {
    const tag = count ? Cell.tag(first) : Tag.UNSET
    if (Str.isOne(tag)) return ParseInt.parse(t, callable, Cell.object(first))
    if (tag == Tag.FLOAT) return NumbersModule.wholeOf(t, Builtin.INT, callable, trunc(Cell.float(first)))
    if (count && !Cell.isInt(tag)) return Arguments.badType(t, Builtin.INT, tag)
    Cell.set(callable, Tag.INT, count ? Cell.int(first) : 0)
    return true
  }

  /** Converts a float without a fraction to an int. Raises an error for NaN, an infinity, or a value that does not fit in 64 bits. */
  private static wholeOf(t: ThreadState, id: i32, callable: usize, value: f64): bool {
    if (isNaN(value)) return Errors.raise(t, Trap.VALUE, id, ValueReason.NAN_TO_INT)
    if (!isFinite(value)) return Errors.raise(t, Trap.VALUE, id, ValueReason.INFINITY_TO_INT)
    if (!Floats.fitsInt(value)) return Ints.overflow(t, Operator.ADD)
    Cell.set(callable, Tag.INT, <i64>value)
    return true
  }

  private static float(t: ThreadState, callable: usize, first: usize, count: i32): bool {
    const tag = count ? Cell.tag(first) : Tag.UNSET
    if (Str.isOne(tag)) {
      const str = Cell.object(first)
      const ok = Scratch.result(t)
      const value = Host.parseFloat(str + STR_DATA, Str.bytes(str), ok)
      if (!load<i32>(ok)) return ParseInt.refuse(t, Builtin.FLOAT, str)
      Cell.setFloat(callable, value)
      return true
    }
    if (count && !Cell.isNumber(tag)) return Arguments.badType(t, Builtin.FLOAT, tag)
    Cell.setFloat(callable, count ? Cell.number(first) : 0)
    return true
  }

  /** min() and max() of several arguments, or of the items of a single argument. */
  private static extreme(t: ThreadState, id: i32, callable: usize, first: usize, count: i32): bool {
    const best = Scratch.result(t)
    Cell.setNone(best)
    let ok: bool = true
    if (count > 1) {
      Objects.copyCell(first, best)
      for (let i = 1; i < count && ok; i++) {
        Objects.copyCell(first + <usize>i * CELL_BYTES, Scratch.item(t))
        ok = NumbersModule.better(t, id, best)
      }
    } else {
      ok = NumbersModule.extremeOf(t, id, best, first)
    }
    if (!ok) {
      Objects.releaseCell(t, best)
      return false
    }
    Cell.move(best, callable)
    return true
  }

  private static extremeOf(t: ThreadState, id: i32, best: usize, iterable: usize): bool {
    const iterator = Scratch.iterator(t)
    Objects.copyCell(iterable, iterator)
    if (!Iterators.open(t, iterator)) {
      Objects.releaseCell(t, iterator)
      return false
    }
    let next = Iterators.next(t, iterator, best)
    if (next == Next.END) Errors.raise(t, Trap.VALUE, id, ValueReason.EMPTY_SEQUENCE)
    if (next != Next.ITEM) Cell.setNone(best)
    while (next == Next.ITEM) {
      next = Iterators.next(t, iterator, Scratch.item(t))
      if (next == Next.ITEM && !NumbersModule.better(t, id, best)) break
    }
    Objects.releaseCell(t, iterator)
    return t.trap == 0
  }

  /**
   * Compares `best` with the item in the scratch memory. Keeps the smaller or larger one, as `id` says, in `best` and drops the other one.
   * @returns false if the comparison raised an error
   */
  private static better(t: ThreadState, id: i32, best: usize): bool {
    const item = Scratch.item(t)
    const verdict = Compare.ordered(t, item, best, id == Builtin.MIN ? Comparison.LESS : Comparison.GREATER)
    if (verdict == 1) {
      Objects.releaseCell(t, best)
      Cell.move(item, best)
    } else {
      Objects.releaseCell(t, item)
    }
    return verdict >= 0
  }

  private static sum(t: ThreadState, callable: usize, first: usize, count: i32): bool {
    const total = Scratch.result(t)
    const iterator = Scratch.sumIterator(t)
    if (count == 2 && Str.isOne(Cell.tag(first + CELL_BYTES))) return Arguments.badType(t, Builtin.SUM, Cell.tag(first + CELL_BYTES))
    if (count == 2) Objects.copyCell(first + CELL_BYTES, total)
    else Cell.set(total, Tag.INT, 0)
    Objects.copyCell(first, iterator)
    let next: Next = Iterators.open(t, iterator) ? Next.ITEM : Next.FAILED
    while (next == Next.ITEM) {
      next = Iterators.next(t, iterator, Scratch.operand(t))
      if (next == Next.ITEM && !Arithmetic.binary(t, total, Operator.ADD)) {
        Objects.releaseCell(t, Scratch.operand(t))
        next = Next.FAILED
      }
    }
    Objects.releaseCell(t, iterator)
    if (next == Next.FAILED) {
      Objects.releaseCell(t, total)
      return false
    }
    Cell.move(total, callable)
    return true
  }

  /** round(). A half goes to the even neighbour. As in CPython, the exact decimal value of a float decides. */
  private static round(t: ThreadState, callable: usize, first: usize, count: i32): bool {
    const tag = Cell.tag(first)
    const digits = first + CELL_BYTES
    const toInt = count == 1 || Cell.tag(digits) == Tag.NONE
    if (!Cell.isNumber(tag)) return Arguments.badType(t, Builtin.ROUND, tag)
    if (!toInt && !Cell.isInt(Cell.tag(digits))) return Arguments.badType(t, Builtin.ROUND, Cell.tag(digits))
    if (tag != Tag.FLOAT) {
      Cell.set(callable, Tag.INT, Cell.int(first))
      return toInt || Cell.int(digits) >= 0 || NumbersModule.roundInt(t, callable, -Cell.int(digits))
    }
    if (toInt) return NumbersModule.wholeOf(t, Builtin.ROUND, callable, Floats.roundHalfEven(Cell.float(first)))
    Cell.setFloat(callable, Format.round(t, Cell.float(first), Cell.int(digits)))
    return true
  }

  /** Rounds the int in a cell to a multiple of 10 ** zeros, in place. */
  private static roundInt(t: ThreadState, cell: usize, zeros: i64): bool {
    const value = Cell.int(cell)
    if (zeros > 18) {
      Cell.set(cell, Tag.INT, 0)
      return zeros > 19 || abs(value) < 5_000_000_000_000_000_000 || value == i64.MIN_VALUE ? true : Ints.overflow(t, Operator.ADD)
    }
    let unit: i64 = 1
    for (; zeros > 0; zeros--) unit *= 10
    const low = Ints.floorDivide(value, unit)
    const rest = value - low * unit
    const up = rest > unit - rest || (rest == unit - rest && (low & 1) != 0)
    if (up && !Ints.multiplies(low + 1, unit)) return Ints.overflow(t, Operator.ADD)
    Cell.set(cell, Tag.INT, (up ? low + 1 : low) * unit)
    return true
  }
}
