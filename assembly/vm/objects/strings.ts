import { CELL_BYTES, OBJECT_KIND, STR_BYTES, STR_DATA, STR_HASH, STR_LENGTH } from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { ThreadState } from '../../thread'
import { Digits } from '../text/digits'
import { Objects } from './objects'
import { Cell } from './values'

const MINUS: i32 = 45

/**
 * Python's str and bytes. A str has UTF-8 bytes, their number and the number of its code points. Below, a letter of a str is one code
 * point, and a letter of bytes is one byte. A str and a bytes object never change after their construction.
 */
export abstract class Str {
  /** Creates a str or bytes (`kind` is its Tag). The caller then writes the content. @returns 0 if the heap is exhausted */
  static create(t: ThreadState, kind: i32, bytes: i32, length: i32): usize {
    const str = Objects.create(t, kind, STR_DATA + <usize>bytes)
    if (!str) return 0
    store<i32>(str, bytes, STR_BYTES)
    store<i32>(str, length, STR_LENGTH)
    store<i32>(str, 0, STR_HASH)
    return str
  }

  static copyOf(t: ThreadState, text: usize, bytes: i32): usize {
    return Str.ofKind(t, Tag.STR, text, bytes)
  }

  /** Creates a str or bytes with a copy of these bytes. */
  static ofKind(t: ThreadState, kind: i32, from: usize, bytes: i32): usize {
    const str = Str.create(t, kind, bytes, kind == Tag.STR ? Str.codePoints(from, bytes) : bytes)
    if (str) Str.copy(from, str + STR_DATA, bytes)
    return str
  }

  /** Copies bytes between places that do not overlap. For a few words, this takes less time than the engine's call for memory.copy. */
  static copy(from: usize, to: usize, bytes: i32): void {
    if (bytes > 64) {
      memory.copy(to, from, <usize>bytes)
      return
    }
    const end = from + <usize>bytes
    for (; from + 8 <= end; from += 8, to += 8) store<u64>(to, load<u64>(from))
    if (bytes & 4) {
      store<u32>(to, load<u32>(from))
      from += 4
      to += 4
    }
    if (bytes & 2) {
      store<u16>(to, load<u16>(from))
      from += 2
      to += 2
    }
    if (bytes & 1) store<u8>(to, load<u8>(from))
  }

  @inline static isOne(tag: i32): bool {
    return tag == Tag.STR || tag == Tag.BYTES
  }

  @inline private static kind(str: usize): i32 {
    return load<u8>(str, OBJECT_KIND)
  }

  @inline static bytes(str: usize): i32 {
    return load<i32>(str, STR_BYTES)
  }

  @inline static length(str: usize): i32 {
    return load<i32>(str, STR_LENGTH)
  }

  static codePoints(text: usize, bytes: i32): i32 {
    let count = bytes
    let at = text
    const end = text + <usize>bytes
    // The bytes that continue a code point have bit 7 and not bit 6.
    for (; at + 8 <= end; at += 8) {
      const eight = load<u64>(at)
      count -= <i32>popcnt<u64>((eight >> 7) & ~(eight >> 6) & 0x0101010101010101)
    }
    for (; at < end; at++) if ((load<u8>(at) & 0xc0) == 0x80) count--
    return count
  }

  /** The length in bytes of the code point that starts with this byte. */
  @inline static width(first: u32): i32 {
    return first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4
  }

  /** Concatenates two strs or two bytes objects. */
  static concat(t: ThreadState, left: usize, right: usize): usize {
    const bytes = Str.bytes(left) + Str.bytes(right)
    const str = Str.create(t, Str.kind(left), bytes, Str.length(left) + Str.length(right))
    if (!str) return 0
    memory.copy(str + STR_DATA, left + STR_DATA, <usize>Str.bytes(left))
    memory.copy(str + STR_DATA + <usize>Str.bytes(left), right + STR_DATA, <usize>Str.bytes(right))
    return str
  }

  /**
   * Replaces `count` strs and ints by the concatenation of their texts. They are in adjacent cells from `first` upwards. The ints fit in 64
   * bits.
   */
  static build(t: ThreadState, first: usize, count: i32): bool {
    let bytes: i64 = 0
    let length: i64 = 0
    const end = first + <usize>count * CELL_BYTES
    for (let part = first; part < end; part += CELL_BYTES) {
      const isInt = Cell.tag(part) == Tag.INT
      const digits = isInt ? Str.digits(Cell.int(part)) : 0
      bytes += <i64>(isInt ? digits : Str.bytes(Cell.object(part)))
      length += <i64>(isInt ? digits : Str.length(Cell.object(part)))
    }
    const str = Str.create(t, Tag.STR, <i32>min<i64>(bytes, i32.MAX_VALUE), <i32>length)
    if (!str) return false
    let to = str + STR_DATA + <usize>bytes
    for (let part = end - CELL_BYTES; part >= first; part -= CELL_BYTES) to = Str.write(part, to)
    return Objects.finish(t, first, count, Tag.STR, <i64>str)
  }

  /** The number of bytes in the text of an int. */
  @inline private static digits(value: i64): i32 {
    return value < 0 ? 1 + Digits.count(0 - <u64>value) : Digits.count(<u64>value)
  }

  /** Writes the text of a str or an int before the address `end`. @returns the address of the text */
  @inline private static write(cell: usize, end: usize): usize {
    if (Cell.tag(cell) != Tag.INT) {
      const bytes = Str.bytes(Cell.object(cell))
      Str.copy(Cell.object(cell) + STR_DATA, end - <usize>bytes, bytes)
      return end - <usize>bytes
    }
    const value = Cell.int(cell)
    const start = Digits.write(value < 0 ? 0 - <u64>value : <u64>value, end)
    if (value >= 0) return start
    store<u8>(start - 1, MINUS)
    return start - 1
  }

  /**
   * Creates the concatenation of `count` strs, or of `count` bytes objects, with `separator` between them. They are in adjacent cells from
   * `first` upwards, of which no other thread knows. @returns 0 if the heap is exhausted
   */
  static join(t: ThreadState, separator: usize, first: usize, count: i32): usize {
    const between = <i64>max(count - 1, 0)
    let bytes = between * <i64>Str.bytes(separator)
    let length = between * <i64>Str.length(separator)
    for (let i = 0; i < count; i++) {
      const part = Cell.object(first + <usize>i * CELL_BYTES)
      bytes += <i64>Str.bytes(part)
      length += <i64>Str.length(part)
    }
    const all = Str.create(t, Str.kind(separator), <i32>min<i64>(bytes, i32.MAX_VALUE), <i32>length)
    if (!all) return 0
    let to = all + STR_DATA
    for (let i = 0; i < count; i++) {
      if (i > 0) {
        Str.copy(separator + STR_DATA, to, Str.bytes(separator))
        to += <usize>Str.bytes(separator)
      }
      const part = Cell.object(first + <usize>i * CELL_BYTES)
      Str.copy(part + STR_DATA, to, Str.bytes(part))
      to += <usize>Str.bytes(part)
    }
    return all
  }

  static repeat(t: ThreadState, str: usize, times: i64): usize {
    const bytes = Str.bytes(str)
    if (times < 0 || bytes == 0) times = 0
    if (bytes && times > i32.MAX_VALUE / bytes) return Str.create(t, Str.kind(str), i32.MAX_VALUE, 0)
    const all = Str.create(t, Str.kind(str), bytes * <i32>times, Str.length(str) * <i32>times)
    if (!all) return 0
    for (let to = all + STR_DATA, i = <i32>times; i > 0; i--, to += bytes) memory.copy(to, str + STR_DATA, <usize>bytes)
    return all
  }

  /**
   * Compares two strs or two bytes objects. The order of UTF-8 bytes is the order of the code points. @returns a number below 0, 0, or
   * above 0
   */
  static compare(left: usize, right: usize): i32 {
    const bytes = min(Str.bytes(left), Str.bytes(right))
    const order = memory.compare(left + STR_DATA, right + STR_DATA, <usize>bytes)
    return order ? order : Str.bytes(left) - Str.bytes(right)
  }

  /** Whether two strs or two bytes objects have the same bytes. */
  static areEqual(left: usize, right: usize): bool {
    const bytes = Str.bytes(left)
    if (Str.bytes(right) != bytes) return false
    let one = left + STR_DATA
    let other = right + STR_DATA
    const end = one + <usize>bytes
    for (; one + 8 <= end; one += 8, other += 8) if (load<u64>(one) != load<u64>(other)) return false
    return ((load<u64>(one) ^ load<u64>(other)) & Str.restMask(one, end)) == 0
  }

  /** The bits of the u64 at `at` that belong to the less than eight bytes before `end`. The memory goes on behind every str. */
  @inline static restMask(at: usize, end: usize): u64 {
    return ((<u64>1) << ((<u64>(end - at)) << 3)) - 1
  }

  static contains(str: usize, part: usize): bool {
    const bytes = Str.bytes(part)
    const last = Str.bytes(str) - bytes
    for (let at = 0; at <= last; at++) {
      if (memory.compare(str + STR_DATA + <usize>at, part + STR_DATA, <usize>bytes) == 0) return true
    }
    return false
  }

  /** The byte offset of the code point with this index. */
  static offsetOf(str: usize, index: i32): i32 {
    if (Str.bytes(str) == Str.length(str)) return index
    let at = 0
    for (; index > 0; index--) at += Str.width(load<u8>(str + STR_DATA + <usize>at))
    return at
  }

  /** The length in bytes of the letter at a byte offset. */
  @inline static widthAt(str: usize, offset: i32): i32 {
    return Str.kind(str) == Tag.STR ? Str.width(load<u8>(str + STR_DATA + <usize>offset)) : 1
  }

  /**
   * Writes the letter at a byte offset to a cell. A letter of a str is a str, and a letter of bytes is an int. @returns false if the heap
   * is exhausted
   */
  static at(t: ThreadState, str: usize, offset: i32, to: usize): bool {
    const from = str + STR_DATA + <usize>offset
    if (Str.kind(str) == Tag.BYTES) {
      Cell.set(to, Tag.INT, load<u8>(from))
      return true
    }
    const letter = Str.copyOf(t, from, Str.width(load<u8>(from)))
    Cell.set(to, letter ? Tag.STR : Tag.NONE, <i64>letter)
    return letter != 0
  }

  /** The part of a str after the last byte `letter`, or a copy of the str if it has no such byte. @returns 0 if the heap is exhausted */
  static afterLast(t: ThreadState, str: usize, letter: i32): usize {
    let at = Str.bytes(str)
    while (at > 0 && <i32>load<u8>(str + STR_DATA + <usize>(at - 1)) != letter) at--
    return Str.copyOf(t, str + STR_DATA + <usize>at, Str.bytes(str) - at)
  }

  /** Whether a bytes object contains the byte `value`. */
  static hasByte(bytes: usize, value: i64): bool {
    for (let at = 0; at < Str.bytes(bytes); at++) if (load<u8>(bytes + STR_DATA + <usize>at) == value) return true
    return false
  }
}
