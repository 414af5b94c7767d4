import { Str } from '../objects/strings'

/** Letters of UTF-8 texts: code points at addresses, and the classes of letters that split() and strip() need. */
export abstract class Letters {
  /** The code point at an address. */
  static at(address: usize): i32 {
    const first = <i32>load<u8>(address)
    const width = Str.width(first)
    if (width == 1) return first
    let code = first & (0x7f >> width)
    for (let i = 1; i < width; i++) code = (code << 6) | (load<u8>(address + <usize>i) & 0x3f)
    return code
  }

  /** The address of the letter before `address`. */
  static before(address: usize): usize {
    do {
      address--
    } while ((load<u8>(address) & 0xc0) == 0x80)
    return address
  }

  /** Whether str.isspace() holds for a code point. For the bytes of a bytes object, `isText` is false. */
  static isSpace(code: i32, isText: bool): bool {
    if (code == 32 || (code >= 9 && code <= 13)) return true
    if (!isText || code < 28) return false
    if (code <= 31 || code == 0x85 || code == 0xa0 || code == 0x1680) return true
    return (code >= 0x2000 && code <= 0x200a) || code == 0x2028 || code == 0x2029 || code == 0x202f || code == 0x205f || code == 0x3000
  }

  /** Whether a line ends with this code point. In bytes, only \n and \r end a line. */
  static endsLine(code: i32, isText: bool): bool {
    if (code == 10 || code == 13) return true
    if (!isText) return false
    return code == 11 || code == 12 || (code >= 28 && code <= 30) || code == 0x85 || code == 0x2028 || code == 0x2029
  }

  /** Whether a letter beyond ASCII is in a common range of printable letters. The host knows about all other letters. */
  static isSurelyPrintable(code: i32): bool {
    if (code <= 0x2ff) return code > 0xa0 && code != 0xad
    return (code >= 0x4e00 && code <= 0x9fff) || (code >= 0xac00 && code <= 0xd7a3) || (code >= 0x1f300 && code <= 0x1f64f)
  }
}
