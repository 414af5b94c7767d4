import { Builtin } from '../../abi/builtins'
import { Operator } from '../../abi/instructions'
import { STR_DATA } from '../../abi/layout'
import { Name } from '../../abi/names'
import { Tag } from '../../abi/tags'
import { LibraryReason, Trap } from '../../abi/traps'
import { Host } from '../../host'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { Conversions } from '../eval/conversions'
import { RAISED, Specials } from '../eval/specials'
import { BigObjects } from '../objects/bigobjects'
import { Holders } from '../objects/holders'
import { Iterators } from '../objects/iterators'
import { Next } from '../objects/next'
import { Objects } from '../objects/objects'
import { Scratch } from '../objects/scratch'
import { Str } from '../objects/strings'
import { Cell } from '../objects/values'
import { Arithmetic } from '../operators/arithmetic'
import { BigInts } from '../operators/bigints'
import { Floats } from '../operators/floats'
import { Rounding } from '../operators/rounding'
import { Format } from '../text/format'
import { ParseInt } from '../text/parse'
import { Arguments } from './arguments'

/** int(), float(), abs(), sum() and round(). */
export abstract class NumbersModule {
  static has(id: i32): bool {
    return id == Builtin.INT || id == Builtin.FLOAT || id == Builtin.ABS || id == Builtin.SUM || id == Builtin.ROUND
  }

  static call(t: ThreadState, id: i32, callable: usize, first: usize, count: i32, keywords: usize): bool {
    if (keywords && !NumbersModule.accepts(t, id, count, keywords)) return false
    switch (id) {
      case Builtin.INT:
        return Arguments.counts(t, id, count, 0, 2) && NumbersModule.int(t, callable, first, count, keywords)
      case Builtin.FLOAT:
        return Arguments.counts(t, id, count, 0, 1) && NumbersModule.float(t, callable, first, count)
      case Builtin.ABS: {
        if (!Arguments.counts(t, id, count, 1, 1)) return false
        Objects.copyCell(first, callable)
        return Arithmetic.absolute(t, callable) || t.trap != 0 ? t.trap == 0 : Arguments.badType(t, id, Cell.tag(first))
      }
      case Builtin.SUM:
        return Arguments.counts(t, id, count, 1, 2) && NumbersModule.sum(t, callable, first, count, keywords)
      default:
        return Arguments.counts(t, id, count, 1, 2) && NumbersModule.round(t, callable, first, count, keywords)
    }
  }

  /** Raises an error unless the builtin accepts these keywords. */
  private static accepts(t: ThreadState, id: i32, count: i32, keywords: usize): bool {
    if (id == Builtin.INT) return Arguments.accepts(t, id, count, keywords, Name.BASE, 1, Name.BASE, 1)
    if (id == Builtin.SUM) return Arguments.accepts(t, id, count, keywords, Name.START, 1, Name.START, 1)
    if (id == Builtin.ROUND) return Arguments.accepts(t, id, count, keywords, Name.NDIGITS, 1, Name.NUMBER, 0)
    return Errors.raise(t, Trap.BUILTIN_KEYWORD, id, load<i32>(keywords, 4))
  }

  private static int(t: ThreadState, callable: usize, first: usize, count: i32, keywords: usize): bool {
    const base = Arguments.find(first, count, keywords, 1, Name.BASE)
    if (count) Holders.unwrapText(t, first)
    if (base) {
      if (Cell.tag(base) != Tag.BIGINT && !Arguments.isInteger(t, Builtin.INT, base)) return false
      const radix = BigObjects.clamped(base)
      if (radix != 0 && (radix < 2 || radix > 36)) return Arguments.fail(t, Builtin.INT, LibraryReason.BASE_RANGE, 0)
      if (base == first || !Str.isOne(Cell.tag(first))) return Arguments.fail(t, Builtin.INT, LibraryReason.BASE_WITHOUT_STRING, 0)
      return ParseInt.parse(t, callable, Cell.object(first), <i32>radix)
    }
    const tag = count ? Cell.tag(first) : Tag.UNSET
    if (tag == Tag.INSTANCE) {
      const made = Conversions.int(t, first, callable)
      return made > 0 || NumbersModule.notANumber(t, made, Builtin.INT, first)
    }
    if (Str.isOne(tag)) return ParseInt.parse(t, callable, Cell.object(first), 10)
    if (tag == Tag.FLOAT) return BigInts.whole(t, Builtin.INT, callable, trunc(Cell.float(first)))
    if (count && !BigObjects.isAnyInt(tag)) return Arguments.badType(t, Builtin.INT, tag)
    if (tag == Tag.BIGINT) Objects.copyCell(first, callable)
    else Cell.set(callable, Tag.INT, count ? Cell.int(first) : 0)
    return true
  }

  private static float(t: ThreadState, callable: usize, first: usize, count: i32): bool {
    if (count) Holders.unwrapText(t, first)
    if (count && Cell.tag(first) == Tag.INSTANCE) {
      const made = Conversions.float(t, first, callable)
      if (made <= 0) return NumbersModule.notANumber(t, made, Builtin.FLOAT, first)
      first = callable
    }
    const tag = count ? Cell.tag(first) : Tag.UNSET
    if (Str.isOne(tag)) {
      const str = Cell.object(first)
      const ok = Scratch.result(t)
      const value = Host.parseFloat(str + STR_DATA, Str.bytes(str), ok)
      if (!load<i32>(ok)) return ParseInt.refuse(t, Builtin.FLOAT, str, 0)
      Cell.setFloat(callable, value)
      return true
    }
    if (tag == Tag.BIGINT) {
      if (first != callable) Objects.copyCell(first, callable)
      if (BigInts.becomesFloat(t, callable)) return true
      Objects.releaseCell(t, callable)
      Cell.setNone(callable)
      return false
    }
    if (count && !Cell.isNumber(tag)) return Arguments.badType(t, Builtin.FLOAT, tag)
    Cell.setFloat(callable, count ? Cell.number(first) : 0)
    return true
  }

  /** Raises the error for an instance that is not a number, unless a method of the instance has already raised an error. @returns false */
  private static notANumber(t: ThreadState, made: i32, id: i32, cell: usize): bool {
    if (made < 0) return false
    Errors.ofValue(t, Trap.BUILTIN_TYPE, cell, 0)
    t.trapA = id
    t.trapB = Tag.INSTANCE
    return false
  }

  private static sum(t: ThreadState, callable: usize, first: usize, count: i32, keywords: usize): bool {
    const start = Arguments.find(first, count, keywords, 1, Name.START)
    const total = Scratch.result(t)
    const iterator = Scratch.sumIterator(t)
    if (start && Str.isOne(Cell.tag(start))) return Arguments.badType(t, Builtin.SUM, Cell.tag(start))
    if (start) Objects.copyCell(start, total)
    else Cell.set(total, Tag.INT, 0)
    Objects.copyCell(first, iterator)
    let next: Next = Iterators.open(t, iterator) ? Next.ITEM : Next.FAILED
    let rest: f64 = 0
    while (next == Next.ITEM) {
      next = Iterators.next(t, iterator, Scratch.operand(t))
      if (next == Next.ITEM && Cell.tag(total) == Tag.FLOAT && Cell.isNumber(Cell.tag(Scratch.operand(t)))) {
        rest += NumbersModule.addFloat(total, Scratch.operand(t))
        continue
      }
      NumbersModule.addRest(total, rest)
      rest = 0
      if (next == Next.ITEM && !BigInts.accumulate(t, total) && !Arithmetic.binary(t, total, Operator.ADD)) {
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

  /**
   * Adds a number to the float in `total`, as CPython 3.12 does.
   * @returns if the item is a float, the rounding error of this addition (Neumaier's summation); 0 if the item is an int
   */
  private static addFloat(total: usize, item: usize): f64 {
    const sum = Cell.float(total)
    const value = Cell.number(item)
    const next = sum + value
    Cell.setFloat(total, next)
    if (Cell.tag(item) != Tag.FLOAT) return 0
    return abs(sum) >= abs(value) ? sum - next + value : value - next + sum
  }

  private static addRest(total: usize, rest: f64): void {
    if (rest != 0 && isFinite(rest)) Cell.setFloat(total, Cell.float(total) + rest)
  }

  /**
   * Executes round(). A value halfway between two neighbours goes to the even one. As in CPython, the exact value of a float, not
   * its repr(), decides whether the float is halfway.
   */
  private static round(t: ThreadState, callable: usize, given: usize, count: i32, keywords: usize): bool {
    const first = Arguments.find(given, count, keywords, 0, Name.NUMBER)
    if (!first) return Errors.raise(t, Trap.BUILTIN_COUNT, Builtin.ROUND, 0)
    const tag = Cell.tag(first)
    const digits = Arguments.find(given, count, keywords, 1, Name.NDIGITS)
    const toInt = !digits || Cell.tag(digits) == Tag.NONE
    if (Specials.lists(first, Name.DUNDER_ROUND)) {
      const result = Specials.call(t, first, Name.DUNDER_ROUND, digits)
      if (result <= RAISED) return false
      Cell.move(result, callable)
      return true
    }
    if (!Cell.isNumber(tag) && tag != Tag.BIGINT) return Arguments.badType(t, Builtin.ROUND, tag)
    if (!toInt && !BigObjects.isAnyInt(Cell.tag(digits))) return Arguments.badType(t, Builtin.ROUND, Cell.tag(digits))
    const places = toInt ? 0 : BigObjects.clamped(digits)
    if (tag == Tag.FLOAT) {
      if (toInt) return BigInts.whole(t, Builtin.ROUND, callable, Floats.roundHalfEven(Cell.float(first)))
      Cell.setFloat(callable, Format.round(t, Cell.float(first), places))
      return true
    }
    Objects.copyCell(first, callable)
    if (tag == Tag.BOOL) store<i32>(callable, Tag.INT)
    if (places >= 0 || Rounding.toZeros(t, callable, places)) return true
    Objects.releaseCell(t, callable)
    Cell.setNone(callable)
    return false
  }
}
