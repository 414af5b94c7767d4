import { CELL_BYTES, OBJECT_KIND, STR_DATA, TUPLE_ITEMS } from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { ThreadState } from '../../thread'
import { List, Tuple } from '../objects/lists'
import { Objects } from '../objects/objects'
import { Scratch } from '../objects/scratch'
import { Str } from '../objects/strings'
import { Cell } from '../objects/values'
import { Letters } from './letters'
import { Search } from './search'

/** split(), splitlines(), partition() and their relatives: a list or tuple of parts of a str or bytes. Offsets count bytes. */
export abstract class Pieces {
  /** Appends the bytes between two offsets to a list, as a str or bytes. @returns false if the heap is exhausted */
  private static add(t: ThreadState, list: usize, str: usize, from: i32, to: i32): bool {
    const kind = load<u8>(str, OBJECT_KIND)
    const part = Str.ofKind(t, kind, str + STR_DATA + <usize>from, to - from)
    if (!part) return false
    const cell = Scratch.item(t)
    Cell.set(cell, kind, <i64>part)
    if (List.append(t, list, cell)) return true
    Objects.release(t, part)
    return false
  }

  /** Ends a function that makes a list. If `well` is false, the heap is exhausted, and whole() drops the list. @returns the list or 0 */
  private static whole(t: ThreadState, list: usize, well: bool): usize {
    if (well) return list
    Objects.release(t, list)
    return 0
  }

  /** Executes split(part, most), or rsplit() if `fromEnd`. `part` is not empty. */
  static split(t: ThreadState, str: usize, part: usize, most: i64, fromEnd: bool): usize {
    const list = List.create(t, 0)
    if (!list) return 0
    const text = str + STR_DATA
    const bytes = Str.bytes(part)
    let low = 0
    let high = Str.bytes(str)
    let well: bool = true
    while (most-- > 0 && well) {
      const at = fromEnd ? Search.last(text, low, high, part + STR_DATA, bytes) : Search.first(text, low, high, part + STR_DATA, bytes)
      if (at < 0) break
      well = fromEnd ? Pieces.add(t, list, str, at + bytes, high) : Pieces.add(t, list, str, low, at)
      if (fromEnd) high = at
      else low = at + bytes
    }
    well = well && Pieces.add(t, list, str, low, high)
    if (fromEnd) List.reverse(list)
    return Pieces.whole(t, list, well)
  }

  /** Executes split(None, most): makes a list of the words between runs of white space. */
  static words(t: ThreadState, str: usize, most: i64): usize {
    const list = List.create(t, 0)
    if (!list) return 0
    const end = Str.bytes(str)
    let well: bool = true
    let at = Pieces.skip(str, 0, end)
    while (at < end && well) {
      const start = at
      if (most-- > 0) at = Pieces.wordEnd(str, at, end)
      else at = end
      well = Pieces.add(t, list, str, start, at)
      at = Pieces.skip(str, at, end)
    }
    return Pieces.whole(t, list, well)
  }

  /** Executes rsplit(None, most). */
  static wordsFromEnd(t: ThreadState, str: usize, most: i64): usize {
    const list = List.create(t, 0)
    if (!list) return 0
    let well: bool = true
    let end = Pieces.stripEnd(str, 0, Str.bytes(str))
    while (end > 0 && well) {
      let start = end
      if (most-- > 0) {
        while (start > 0 && !Pieces.isBlankBefore(str, start)) start = Pieces.before(str, start)
      } else start = 0
      well = Pieces.add(t, list, str, start, end)
      end = Pieces.stripEnd(str, 0, start)
    }
    List.reverse(list)
    return Pieces.whole(t, list, well)
  }

  @inline private static isText(str: usize): bool {
    return load<u8>(str, OBJECT_KIND) == Tag.STR
  }

  /** The offset of the first letter from `at` on that is not white space; `end` if there is none. */
  static skip(str: usize, at: i32, end: i32): i32 {
    while (at < end && Letters.isSpace(Pieces.code(str, at), Pieces.isText(str))) at += Str.widthAt(str, at)
    return at
  }

  private static wordEnd(str: usize, at: i32, end: i32): i32 {
    while (at < end && !Letters.isSpace(Pieces.code(str, at), Pieces.isText(str))) at += Str.widthAt(str, at)
    return at
  }

  /** Searches backwards from `end`. @returns the offset after the last letter that is not white space; `from` if there is none */
  static stripEnd(str: usize, from: i32, end: i32): i32 {
    while (end > from && Pieces.isBlankBefore(str, end)) end = Pieces.before(str, end)
    return end
  }

  private static isBlankBefore(str: usize, at: i32): bool {
    return Letters.isSpace(Pieces.code(str, Pieces.before(str, at)), Pieces.isText(str))
  }

  /** The code point or byte at an offset. */
  static code(str: usize, at: i32): i32 {
    const address = str + STR_DATA + <usize>at
    return Pieces.isText(str) ? Letters.at(address) : <i32>load<u8>(address)
  }

  /** The offset of the letter, or of the byte, that ends just before the offset `at`. */
  static before(str: usize, at: i32): i32 {
    if (!Pieces.isText(str)) return at - 1
    return <i32>(Letters.before(str + STR_DATA + <usize>at) - str - STR_DATA)
  }

  /** Executes splitlines(). \r\n ends one line. */
  static lines(t: ThreadState, str: usize, keepEnds: bool): usize {
    const list = List.create(t, 0)
    if (!list) return 0
    const isText = Pieces.isText(str)
    const end = Str.bytes(str)
    let well: bool = true
    for (let start = 0; start < end && well; ) {
      let at = start
      while (at < end && !Letters.endsLine(Pieces.code(str, at), isText)) at += Str.widthAt(str, at)
      let next = at
      if (at < end) {
        next += Str.widthAt(str, at)
        if (Pieces.code(str, at) == 13 && next < end && Pieces.code(str, next) == 10) next++
      }
      well = Pieces.add(t, list, str, start, keepEnds ? next : at)
      start = next
    }
    return Pieces.whole(t, list, well)
  }

  /** Executes partition(), or rpartition() if `fromEnd`. The result is a tuple of three. */
  static partition(t: ThreadState, str: usize, part: usize, fromEnd: bool): usize {
    const kind = load<u8>(str, OBJECT_KIND)
    const tuple = Tuple.blank(t, 3)
    if (!tuple) return 0
    const text = str + STR_DATA
    const end = Str.bytes(str)
    const bytes = Str.bytes(part)
    const at = fromEnd ? Search.last(text, 0, end, part + STR_DATA, bytes) : Search.first(text, 0, end, part + STR_DATA, bytes)
    const first = at >= 0 ? at : fromEnd ? 0 : end
    const second = at >= 0 ? at + bytes : first
    for (let i = 0; i < 3; i++) {
      const from = i == 0 ? 0 : i == 1 ? first : second
      const to = i == 0 ? first : i == 1 ? second : end
      const piece = Str.ofKind(t, kind, text + <usize>from, to - from)
      if (!piece) {
        Objects.release(t, tuple)
        return 0
      }
      Cell.set(tuple + TUPLE_ITEMS + <usize>i * CELL_BYTES, kind, <i64>piece)
    }
    return tuple
  }
}
