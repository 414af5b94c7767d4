import { CELL_BYTES, STR_DATA, STR_HASH, TUPLE_ITEMS } from '../../abi/layout'
import { Name } from '../../abi/names'
import { Tag } from '../../abi/tags'
import { Trap } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { LACKS, RAISED, Specials } from '../eval/specials'
import { BigObjects } from './bigobjects'
import { RANGE_START, RANGE_STEP, SET_HASH } from './fields'
import { Range } from './iterators'
import { Tuple } from './lists'
import { Objects } from './objects'
import { MAX_NESTING } from './scratch'
import { SetTable } from './set-table'
import { Str } from './strings'
import { Cell } from './values'

/** The result of a function that raised an error. No hash has this value. */
const FAILED: i64 = -1
/** Python's hashes of numbers are remainders modulo this prime, 2 ** 61 - 1. */
const MODULUS: u64 = (1 << 61) - 1
const MODULUS_BITS: i32 = 61
const INFINITY_HASH: i64 = 314159
/** CPython 3.12's hash of None. */
const NONE_HASH: i64 = 0xfca86420
// The primes of xxHash, with which CPython combines the hashes of a tuple's items.
const PRIME_1: u64 = 11400714785074694791
const PRIME_2: u64 = 14029467366897019727
const PRIME_5: u64 = 2870177450012600261
const TUPLE_MINUS_ONE: i64 = 1546275796

/**
 * Python's hash(). Numbers, None, ranges, and tuples and frozensets of these have CPython's hashes, so sets of them have CPython's order.
 * CPython randomises the hashes of strs and bytes and derives others from addresses, so programs cannot rely on those.
 */
export abstract class Hashes {
  /** The hash of a value. @returns -1, which is never a hash, if it raised an error */
  static of(t: ThreadState, cell: usize, depth: i32 = 0): i64 {
    if (Cell.tag(cell) == Tag.STR) return Hashes.text(Cell.object(cell))
    if (Specials.lists(cell, Name.DUNDER_HASH)) return Hashes.instance(t, cell)
    switch (Cell.tag(cell)) {
      case Tag.BYTES:
        return Hashes.text(Cell.object(cell))
      case Tag.BOOL:
      case Tag.INT:
        return Hashes.int(Cell.int(cell))
      case Tag.BIGINT: {
        const hash = BigObjects.hash(Cell.object(cell))
        return hash == -1 ? -2 : hash
      }
      case Tag.FLOAT:
        return Hashes.float(Cell.float(cell))
      case Tag.NONE:
        return NONE_HASH
      case Tag.TUPLE:
        return Hashes.tuple(t, Cell.object(cell), depth)
      case Tag.FROZENSET:
        return Hashes.frozen(Cell.object(cell))
      case Tag.RANGE:
        return Hashes.range(Cell.object(cell))
      case Tag.LIST:
      case Tag.DICT:
      case Tag.SET:
      case Tag.DEQUE:
      case Tag.SLICE: {
        Errors.raise(t, Trap.UNHASHABLE, Cell.tag(cell), 0)
        return FAILED
      }
      default:
        return Hashes.address(cell)
    }
  }

  /** Calls `__hash__` of an instance. If a class defines `__eq__` and not `__hash__`, the machine has set its `__hash__` to None. */
  private static instance(t: ThreadState, cell: usize): i64 {
    if (Specials.isNone(cell, Name.DUNDER_HASH)) {
      Errors.ofValue(t, Trap.UNHASHABLE, cell, 0)
      return FAILED
    }
    const result = Specials.call(t, cell, Name.DUNDER_HASH)
    if (result == RAISED) return FAILED
    if (result == LACKS) return Hashes.address(cell)
    // As in CPython, a result that fits in 64 bits is the hash. Only a larger int is reduced modulo MODULUS.
    if (Cell.isInt(Cell.tag(result))) return Cell.int(result) == -1 ? -2 : Cell.int(result)
    if (BigObjects.isAnyInt(Cell.tag(result))) {
      const hash = Hashes.of(t, result)
      Objects.releaseCell(t, result)
      return hash
    }
    Specials.badResult(t, Name.DUNDER_HASH, result)
    return FAILED
  }

  @inline static int(value: i64): i64 {
    const size = value < 0 ? 0 - <u64>value : <u64>value
    const rest = <i64>(size < MODULUS ? size : size % MODULUS)
    const hash = value < 0 ? -rest : rest
    return hash == -1 ? -2 : hash
  }

  /**
   * The hash of a float, as _Py_HashDouble computes it: the float as a fraction modulo MODULUS. An int that is equal to the float has the
   * same hash.
   */
  private static float(value: f64): i64 {
    if (isNaN(value)) return 0
    if (!isFinite(value)) return value > 0 ? INFINITY_HASH : -INFINITY_HASH
    if (value == Math.trunc(value) && Math.abs(value) < 9e18) return Hashes.int(<i64>value)
    const bits = reinterpret<u64>(value)
    let exponent = <i32>((bits >> 52) & 0x7ff)
    let fraction = bits & 0xfffffffffffff
    if (exponent) fraction |= 1 << 52
    else exponent = 1
    // The value is fraction * 2 ** (exponent - 1075), and 2 ** 61 is 1 modulo MODULUS. So multiplying by a power of two rotates 61 bits.
    let shift = (exponent - 1075) % MODULUS_BITS
    if (shift < 0) shift += MODULUS_BITS
    const rotated = ((fraction << (<u64>shift)) & MODULUS) | (fraction >> <u64>(MODULUS_BITS - shift))
    const hash = value < 0 ? -(<i64>(rotated % MODULUS)) : <i64>(rotated % MODULUS)
    return hash == -1 ? -2 : hash
  }

  private static tuple(t: ThreadState, tuple: usize, depth: i32): i64 {
    if (depth >= MAX_NESTING) {
      Errors.raise(t, Trap.RECURSION, 0, 0)
      return FAILED
    }
    const count = Tuple.length(tuple)
    let sum = PRIME_5
    // A tuple never changes, and its holder keeps it alive, so the loop reads the items in place.
    for (let i = 0; i < count; i++) {
      const hash = Hashes.of(t, tuple + TUPLE_ITEMS + <usize>i * CELL_BYTES, depth + 1)
      if (hash == FAILED) return FAILED
      sum = Hashes.combine(sum, hash)
    }
    return Hashes.combined(sum, count)
  }

  /**
   * The hash of the tuple (length, start, step). An empty range has no start and no step in this tuple, and a range of one item has no
   * step: None replaces them.
   */
  private static range(range: usize): i64 {
    const length = Range.length(range)
    let sum = Hashes.combine(PRIME_5, Hashes.int(length))
    sum = Hashes.combine(sum, length ? Hashes.int(load<i64>(range, RANGE_START)) : NONE_HASH)
    sum = Hashes.combine(sum, length > 1 ? Hashes.int(load<i64>(range, RANGE_STEP)) : NONE_HASH)
    return Hashes.combined(sum, 3)
  }

  /** Computes the hash of a frozenset and stores it in the set for later calls. */
  private static frozen(set: usize): i64 {
    const hash = SetTable.frozenHash(set)
    store<i64>(set, hash, SET_HASH)
    return hash
  }

  @inline private static combine(sum: u64, hash: i64): u64 {
    return rotl<u64>(sum + <u64>hash * PRIME_2, 31) * PRIME_1
  }

  @inline private static combined(sum: u64, count: i32): i64 {
    const hash = <i64>(sum + (<u64>count ^ (PRIME_5 ^ 3527539)))
    return hash == -1 ? TUPLE_MINUS_ONE : hash
  }

  /**
   * The hash of a str or bytes, which keeps it, as in CPython. Without a GIL, several threads may compute it at once. They store the same
   * word, and a thread that reads 0 computes it again, so this needs no lock and no atomics.
   */
  @inline static text(str: usize): i64 {
    const known = load<i32>(str, STR_HASH)
    return <i64>(known ? known : Hashes.ofBytes(str))
  }

  /** Hashes the bytes of a str or bytes, eight at a time. */
  private static ofBytes(str: usize): i32 {
    const bytes = Str.bytes(str)
    let at = str + STR_DATA
    const end = at + <usize>bytes
    let sum = <u64>bytes * PRIME_5
    for (; at + 8 <= end; at += 8) sum = Hashes.mix(sum ^ load<u64>(at))
    const mixed = Hashes.mix(sum ^ (load<u64>(at) & Str.restMask(at, end)))
    const hash = <i32>(mixed ^ (mixed >> 32))
    store<i32>(str, hash == -1 ? -2 : hash, STR_HASH)
    return load<i32>(str, STR_HASH)
  }

  @inline private static mix(sum: u64): u64 {
    sum *= PRIME_1
    return (sum ^ (sum >> 32)) * PRIME_2
  }

  /** The hash of a value that is equal only to itself. CPython, too, rotates an address, because the low bits of addresses are equal. */
  static address(cell: usize): i64 {
    const hash = <i64>rotr<u64>(<u64>Cell.int(cell), 4) ^ <i64>Cell.tag(cell)
    return hash == -1 ? -2 : hash
  }
}
