import { CELL_BYTES } from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { LibraryReason, Trap, ValueReason } from '../../abi/traps'
import { FOREVER } from '../../sync/futex'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { Cell } from '../objects/values'

/** The longest timeout. No run is that long. As a number of ns, it is small enough that its sum with the clock fits in 64 bits. */
const MAX_SECONDS: f64 = 9e9
/**
 * The limits of CPython's PyTime_t, a signed 64-bit number of ns. PYTIME_NS is the smallest positive float, in ns, that PyTime_t cannot
 * hold. PYTIME_SECONDS is the largest int, in seconds, that it can hold.
 */
const PYTIME_NS: f64 = 9223372036854775808.0
const PYTIME_SECONDS: i64 = 9223372036
const MAX_POLL_SECONDS: f64 = 2147483.647

/**
 * The arguments of a builtin: `count` cells, the first at `first`. The last arguments may have names. `keywords` is then the address of a
 * table: the number of names, then the id of each name. If no argument has a name, `keywords` is 0.
 */
export abstract class Arguments {
  /**
   * Finds the argument that is at `position` or has the name `name`. The object of a method is at position 0. @returns the address of its
   * cell; 0 if the caller did not pass it
   */
  static find(first: usize, count: i32, keywords: usize, position: i32, name: i32): usize {
    const named = keywords ? load<i32>(keywords) : 0
    const positional = count - named
    if (position < positional) return first + <usize>position * CELL_BYTES
    for (let i = 0; i < named; i++) if (Arguments.nameAt(keywords, i) == name) return first + <usize>(positional + i) * CELL_BYTES
    return 0
  }

  /** Raises an error unless each keyword is `one` or `other`. */
  static areKnown(t: ThreadState, id: i32, keywords: usize, one: i32, other: i32): bool {
    const named = keywords ? load<i32>(keywords) : 0
    for (let i = 0; i < named; i++) {
      const name = Arguments.nameAt(keywords, i)
      if (name != one && name != other) return Errors.raise(t, Trap.BUILTIN_KEYWORD, id, name)
    }
    return true
  }

  /**
   * Raises an error if a keyword is neither `one` nor `other`, or if the call passes the same argument by keyword and by position.
   * `onePlace` and `otherPlace` are the positions of the two arguments. The object of a method is at position 0.
   */
  static accepts(t: ThreadState, id: i32, count: i32, keywords: usize, one: i32, onePlace: i32, other: i32, otherPlace: i32): bool {
    if (!keywords) return true
    if (!Arguments.areKnown(t, id, keywords, one, other)) return false
    const named = load<i32>(keywords)
    for (let i = 0; i < named; i++) {
      const name = Arguments.nameAt(keywords, i)
      const place = name == one ? onePlace : otherPlace
      if (place < count - named) return Arguments.fail(t, id, LibraryReason.GIVEN_TWICE, name | (place << 16))
    }
    return true
  }

  /** Raises Trap.LIBRARY with a reason and its operand `b`, which is usually the tag of an argument. @returns false */
  static fail(t: ThreadState, id: i32, reason: LibraryReason, b: i32): bool {
    return Errors.raise(t, Trap.LIBRARY, reason | (id << 8), b)
  }

  /** Raises an error unless the value is an int that fits in 64 bits. */
  static isInteger(t: ThreadState, id: i32, cell: usize): bool {
    const tag = Cell.tag(cell)
    if (Cell.isInt(tag)) return true
    return Arguments.fail(t, id, tag == Tag.BIGINT ? LibraryReason.TOO_LARGE : LibraryReason.NOT_INTEGER, tag)
  }

  /**
   * Converts a number of seconds to a timeout in ns, rounded up and limited to MAX_SECONDS. A negative number becomes 0. NaN becomes
   * FOREVER.
   */
  static nanoseconds(cell: usize): i64 {
    const seconds = Cell.number(cell)
    return isNaN(seconds) ? FOREVER : <i64>min(max(ceil(seconds * 1e9), 0), MAX_SECONDS * 1e9)
  }

  /** Raises an error unless the value is a number of seconds that CPython's PyTime_t can hold (_PyTime_FromSecondsObject). */
  static areSeconds(t: ThreadState, id: i32, cell: usize): bool {
    const tag = Cell.tag(cell)
    if (tag == Tag.BIGINT) return Errors.raise(t, Trap.VALUE, id, ValueReason.SECONDS_LARGE)
    if (!Cell.isNumber(tag)) return Errors.raise(t, Trap.BUILTIN_TYPE, id, tag)
    if (tag != Tag.FLOAT) {
      const fits = Cell.int(cell) <= PYTIME_SECONDS && Cell.int(cell) >= -PYTIME_SECONDS
      return fits || Errors.raise(t, Trap.VALUE, id, ValueReason.SECONDS_LARGE)
    }
    const ns = Cell.float(cell) * 1e9
    if (isNaN(ns)) return Errors.raise(t, Trap.VALUE, id, ValueReason.SECONDS_NAN)
    return (ns >= -PYTIME_NS && ns < PYTIME_NS) || Errors.raise(t, Trap.VALUE, id, ValueReason.SECONDS_RANGE)
  }

  /**
   * Raises an error unless CPython's multiprocessing can wait for the number of seconds in the cell. CPython waits with poll(), whose
   * timeout is a number of ms in a C int.
   */
  static canBePolled(t: ThreadState, id: i32, cell: usize): bool {
    if (!Cell.isNumber(Cell.tag(cell))) return Errors.raise(t, Trap.BUILTIN_TYPE, id, Cell.tag(cell))
    const seconds = Cell.number(cell)
    if (isNaN(seconds)) return Errors.raise(t, Trap.VALUE, id, ValueReason.NAN_TO_INT)
    if (seconds <= MAX_POLL_SECONDS) return true
    if (!isFinite(seconds)) return Errors.raise(t, Trap.VALUE, id, ValueReason.INFINITY_TO_INT)
    return Errors.raise(t, Trap.VALUE, id, seconds * 1e9 < PYTIME_NS ? ValueReason.POLL_LARGE : ValueReason.SECONDS_LARGE)
  }

  /** Raises an error unless `count` is between `least` and `most`. */
  static counts(t: ThreadState, id: i32, count: i32, least: i32, most: i32): bool {
    return (count >= least && count <= most) || Errors.raise(t, Trap.BUILTIN_COUNT, id, count)
  }

  static badType(t: ThreadState, id: i32, tag: i32): bool {
    return Errors.raise(t, Trap.BUILTIN_TYPE, id, tag)
  }

  @inline private static nameAt(keywords: usize, index: i32): i32 {
    return load<i32>(keywords + 4 + ((<usize>index) << 2))
  }
}
