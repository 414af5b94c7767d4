import { Builtin } from '../../abi/builtins'
import { STR_DATA } from '../../abi/layout'
import { Name } from '../../abi/names'
import { Tag } from '../../abi/tags'
import { LibraryReason, Trap } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { Objects } from '../objects/objects'
import { Str } from '../objects/strings'
import { Cell } from '../objects/values'
import { Letters } from '../text/letters'
import { Repr } from '../text/repr'
import { Text } from '../text/text'
import { Arguments } from './arguments'

const enum Codec {
  NONE = 0,
  UTF8 = 1,
  ASCII = 2,
  LATIN1 = 3,
}

const enum Handler {
  STRICT = 0,
  IGNORE = 1,
  REPLACE = 2,
  OTHER = 3,
}

/** An operand of a codec error has the index of a letter or byte in its lowest bits. This is the number of these bits. */
const INDEX_BITS: i32 = 26
const REPLACEMENT: i32 = 0xfffd
const QUESTION: i32 = 63

/** str.encode() and bytes.decode() with the encodings utf-8, ascii and latin-1, and bytes.hex(). */
export abstract class CodecsModule {
  static call(t: ThreadState, id: i32, callable: usize, first: usize, count: i32, keywords: usize): bool {
    if (id == Builtin.STR_HEX) return CodecsModule.hex(t, callable, first, count, keywords)
    if (!Arguments.accepts(t, id, count, keywords, Name.ENCODING, 1, Name.ERRORS, 2)) return false
    const encoding = Arguments.find(first, count, keywords, 1, Name.ENCODING)
    const errors = Arguments.find(first, count, keywords, 2, Name.ERRORS)
    return CodecsModule.convert(t, id, callable, first, encoding, errors)
  }

  /** Encodes or decodes the value in `first` to the cell `to`. `encoding` and `errors` are addresses of cells; 0 means the default. */
  static convert(t: ThreadState, id: i32, to: usize, first: usize, encoding: usize, errors: usize): bool {
    if (encoding && Cell.tag(encoding) != Tag.STR) {
      return Arguments.fail(t, id, LibraryReason.CODEC_ARGUMENT, Name.ENCODING | (Cell.tag(encoding) << 16))
    }
    if (errors && Cell.tag(errors) != Tag.STR) {
      return Arguments.fail(t, id, LibraryReason.CODEC_ARGUMENT, Name.ERRORS | (Cell.tag(errors) << 16))
    }
    const codec = encoding ? CodecsModule.codec(Cell.object(encoding)) : Codec.UTF8
    if (codec == Codec.NONE) return CodecsModule.unknown(t, LibraryReason.ENCODING, Cell.object(encoding))
    const text = Text.begin(t)
    const well =
      id == Builtin.STR_ENCODE
        ? CodecsModule.encode(t, text, Cell.object(first), codec, errors)
        : CodecsModule.decode(t, text, Cell.object(first), codec, errors)
    if (!well) return text.abandon()
    const kind = id == Builtin.STR_ENCODE ? Tag.BYTES : Tag.STR
    const str = text.finishAs(kind)
    if (str) Cell.set(to, kind, <i64>str)
    return str != 0
  }

  /** Raises an error whose message contains the str. */
  private static unknown(t: ThreadState, reason: LibraryReason, str: usize): bool {
    Objects.keep(str)
    return Errors.text(t, Trap.LIBRARY, reason, 0, str)
  }

  /**
   * The letters of a name in lower case, without hyphens, underscores and spaces. They are packed into one number, with the last letter in
   * the lowest byte. @returns 0 if there are more than eight letters
   */
  private static packed(str: usize): u64 {
    let packed: u64 = 0
    for (let i = 0; i < Str.bytes(str); i++) {
      const letter = <u64>load<u8>(str + STR_DATA + <usize>i)
      if (letter == 45 || letter == 95 || letter == 32) continue
      if (packed >> 56) return 0
      packed = (packed << 8) | (letter >= 65 && letter <= 90 ? letter + 32 : letter)
    }
    return packed
  }

  private static codec(name: usize): Codec {
    const packed = CodecsModule.packed(name)
    if (packed == 0x75746638 || packed == 0x7538) return Codec.UTF8 // 'utf8', 'u8'
    if (packed == 0x6173636969 || packed == 0x75736173636969) return Codec.ASCII // 'ascii', 'usascii'
    if (packed == 0x6c6174696e31 || packed == 0x69736f3838353931 || packed == 0x6c31) return Codec.LATIN1 // 'latin1', 'iso88591', 'l1'
    return Codec.NONE
  }

  private static handler(errors: usize): Handler {
    if (!errors) return Handler.STRICT
    const packed = CodecsModule.packed(Cell.object(errors))
    if (packed == 0x737472696374) return Handler.STRICT // 'strict'
    if (packed == 0x69676e6f7265) return Handler.IGNORE // 'ignore'
    return packed == 0x7265706c616365 ? Handler.REPLACE : Handler.OTHER // 'replace'
  }

  private static encode(t: ThreadState, text: Text, str: usize, codec: Codec, errors: usize): bool {
    const from = str + STR_DATA
    const end = Str.bytes(str)
    if (codec == Codec.UTF8 || (codec == Codec.ASCII && end == Str.length(str))) {
      text.copy(from, end)
      return true
    }
    const limit = codec == Codec.ASCII ? 128 : 256
    let index = 0
    for (let at = 0; at < end; at += Str.widthAt(str, at), index++) {
      const code = Letters.at(from + <usize>at)
      if (code < limit) text.byte(code)
      else {
        const handler = CodecsModule.handler(errors)
        if (handler == Handler.OTHER) return CodecsModule.unknown(t, LibraryReason.ERROR_HANDLER, Cell.object(errors))
        if (handler == Handler.STRICT) return CodecsModule.cannotEncode(t, str, at, index, limit)
        if (handler == Handler.REPLACE) text.byte(QUESTION)
      }
    }
    return true
  }

  /** Raises the error for letters that cannot be encoded. The error's text has the unbroken run of such letters that begins at `at`. */
  private static cannotEncode(t: ThreadState, str: usize, at: i32, index: i32, limit: i32): bool {
    let end = at
    while (end < Str.bytes(str) && Letters.at(str + STR_DATA + <usize>end) >= limit) end += Str.widthAt(str, end)
    const part = Str.copyOf(t, str + STR_DATA + <usize>at, end - at)
    if (!part) return false
    return Errors.text(t, Trap.LIBRARY, LibraryReason.ENCODE, index | (limit == 256 ? 1 << INDEX_BITS : 0), part)
  }

  private static decode(t: ThreadState, text: Text, bytes: usize, codec: Codec, errors: usize): bool {
    const from = bytes + STR_DATA
    const end = Str.bytes(bytes)
    for (let at = 0; at < end; ) {
      const first = <i32>load<u8>(from + <usize>at)
      if (first < 128 || codec == Codec.LATIN1) {
        text.codePoint(first)
        at++
        continue
      }
      const read = codec == Codec.ASCII ? -1 : CodecsModule.sequence(from + <usize>at, end - at)
      if (read > 0) {
        text.copy(from + <usize>at, read)
        at += read
        continue
      }
      const handler = CodecsModule.handler(errors)
      if (handler == Handler.OTHER) return CodecsModule.unknown(t, LibraryReason.ERROR_HANDLER, Cell.object(errors))
      if (handler == Handler.STRICT) return CodecsModule.cannotDecode(t, first, at, -read, end - at, codec)
      if (handler == Handler.REPLACE) text.codePoint(REPLACEMENT)
      at -= read
    }
    return true
  }

  /**
   * The number of bytes in the UTF-8 sequence at an address. `left` is the number of bytes up to the end. For an invalid sequence, the
   * result is minus the number of bytes that CPython treats as one error.
   */
  private static sequence(address: usize, left: i32): i32 {
    const first = <i32>load<u8>(address)
    if (first < 0xc2 || first > 0xf4) return -1
    const width = Str.width(first)
    for (let i = 1; i < width; i++) {
      if (i >= left) return -i
      const next = <i32>load<u8>(address + <usize>i)
      let low = 0x80
      let high = 0xbf
      if (i == 1) {
        if (first == 0xe0) low = 0xa0
        if (first == 0xed) high = 0x9f
        if (first == 0xf0) low = 0x90
        if (first == 0xf4) high = 0x8f
      }
      if (next < low || next > high) return -i
    }
    return width
  }

  private static cannotDecode(t: ThreadState, first: i32, at: i32, count: i32, left: i32, codec: Codec): bool {
    let reason = LibraryReason.DECODE_CONTINUATION
    if (codec == Codec.ASCII) reason = LibraryReason.DECODE_ASCII
    else if (first < 0xc2 || first > 0xf4) reason = LibraryReason.DECODE_START
    else if (count == left) reason = LibraryReason.DECODE_END
    return Errors.raise(t, Trap.LIBRARY, reason | (first << 8), at | ((count - 1) << INDEX_BITS))
  }

  private static hex(t: ThreadState, callable: usize, first: usize, count: i32, keywords: usize): bool {
    if (count > 1 || keywords) return Arguments.fail(t, Builtin.STR_HEX, LibraryReason.LACKS_KEYWORD, Name.SEP)
    const bytes = Cell.object(first)
    const text = Text.begin(t)
    for (let i = 0; i < Str.bytes(bytes); i++) {
      const byte = <i32>load<u8>(bytes + STR_DATA + <usize>i)
      text.byte(Repr.hexDigit(byte >> 4))
      text.byte(Repr.hexDigit(byte & 15))
    }
    const str = text.finish()
    if (str) Cell.set(callable, Tag.STR, <i64>str)
    return str != 0
  }
}
