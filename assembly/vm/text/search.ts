/**
 * Searches for a sequence of bytes within a longer one. `part` is the address of the shorter sequence, and `bytes` is its length. All
 * offsets are byte offsets from the address `text`. UTF-8 allows such a search in a str: the bytes of a code point never occur within the
 * bytes of another one.
 */
export abstract class Search {
  /** The first place of `part` between the offsets `from` and `to`; -1 if there is none. */
  static first(text: usize, from: i32, to: i32, part: usize, bytes: i32): i32 {
    const last = to - bytes
    for (let at = from; at <= last; at++) {
      if (Search.isAt(text + <usize>at, part, bytes)) return at
    }
    return -1
  }

  /** The last place of `part` between the offsets `from` and `to`; -1 if there is none. */
  static last(text: usize, from: i32, to: i32, part: usize, bytes: i32): i32 {
    for (let at = to - bytes; at >= from; at--) {
      if (Search.isAt(text + <usize>at, part, bytes)) return at
    }
    return -1
  }

  static isAt(place: usize, part: usize, bytes: i32): bool {
    if (bytes == 0) return true
    return load<u8>(place) == load<u8>(part) && memory.compare(place, part, <usize>bytes) == 0
  }
}
