import { Builtin } from '../../abi/builtins'
import { Operator } from '../../abi/instructions'
import { CELL_BYTES, STR_DATA, TUPLE_ITEMS } from '../../abi/layout'
import { Name } from '../../abi/names'
import { Tag } from '../../abi/tags'
import { LibraryReason, Trap } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { Conversions } from '../eval/conversions'
import { LACKS, RAISED, Specials } from '../eval/specials'
import { BigObjects } from '../objects/bigobjects'
import { Holders } from '../objects/holders'
import { List, Tuple } from '../objects/lists'
import { Objects } from '../objects/objects'
import { Scratch } from '../objects/scratch'
import { Str } from '../objects/strings'
import { Cell } from '../objects/values'
import { Arithmetic } from '../operators/arithmetic'
import { Modular } from '../operators/modular'
import { BigText } from '../text/bigtext'
import { Format } from '../text/format'
import { Letters } from '../text/letters'
import { Text } from '../text/text'
import { Arguments } from './arguments'
import { BuiltinsModule } from './builtins'
import { CodecsModule } from './codecs'
import { SequencesModule } from './sequences'

const MAX_CODE_POINT: i64 = 0x10ffff
const DIVMOD_TYPES: i32 = LibraryReason.DIVMOD_TYPES | (Builtin.DIVMOD << 8)

/** divmod(), pow(), chr(), ord(), hex(), oct(), bin(), ascii(), format() and bytes(). */
export abstract class ConversionsModule {
  static has(id: i32): bool {
    return (id >= Builtin.DIVMOD && id <= Builtin.FORMAT) || id == Builtin.BYTES
  }

  static call(t: ThreadState, id: i32, callable: usize, first: usize, count: i32): bool {
    switch (id) {
      case Builtin.DIVMOD:
        return Arguments.counts(t, id, count, 2, 2) && ConversionsModule.divmod(t, callable, first)
      case Builtin.POW:
        return Arguments.counts(t, id, count, 2, 3) && ConversionsModule.pow(t, callable, first, count)
      case Builtin.FORMAT:
        return Arguments.counts(t, id, count, 1, 2) && ConversionsModule.format(t, callable, first, count)
      case Builtin.BYTES:
        return Arguments.counts(t, id, count, 0, 3) && ConversionsModule.bytes(t, callable, first, count)
    }
    if (!Arguments.counts(t, id, count, 1, 1)) return false
    if (id == Builtin.CHR || id == Builtin.ORD) Holders.unwrap(t, first)
    if (id == Builtin.CHR) return ConversionsModule.chr(t, callable, first)
    if (id == Builtin.ORD) return ConversionsModule.ord(t, callable, first)
    if (id == Builtin.ASCII) {
      Objects.copyCell(first, callable)
      if (BuiltinsModule.convertInPlace(t, callable, 3)) return true
      Objects.releaseCell(t, callable)
      Cell.setNone(callable)
      return false
    }
    return ConversionsModule.radix(t, id, callable, first)
  }

  // --- numbers -----------------------------------------------------------------------------------------------------------------------

  private static divmod(t: ThreadState, callable: usize, first: usize): bool {
    const second = first + CELL_BYTES
    if (Specials.has(Cell.tag(first)) || Specials.has(Cell.tag(second))) {
      const made = Specials.either(t, first, second, Name.DUNDER_DIVMOD, Name.DUNDER_RDIVMOD)
      if (made == RAISED) return false
      if (made == LACKS) return Specials.badOperands(t, Trap.LIBRARY, DIVMOD_TYPES, first, second)
      Cell.move(made, callable)
      return true
    }
    const tuple = Tuple.blank(t, 2)
    if (!tuple) return false
    const quotient = tuple + TUPLE_ITEMS
    let well: bool = true
    for (let i = 0; i < 2 && well; i++) {
      well = ConversionsModule.apply(t, first, i == 0 ? Operator.FLOOR_DIVIDE : Operator.REMAINDER, quotient + <usize>i * CELL_BYTES)
    }
    if (well) Cell.set(callable, Tag.TUPLE, <i64>tuple)
    else Objects.release(t, tuple)
    return well || ConversionsModule.divmodType(t)
  }

  /** divmod() computes with `//`. Turns an error of `//` into the error of divmod(), and leaves other errors as they are. @returns false */
  private static divmodType(t: ThreadState): bool {
    if (t.trap == Trap.BINARY_TYPE) return Errors.raise(t, Trap.LIBRARY, DIVMOD_TYPES, t.trapB)
    if (t.trap == Trap.ZERO_DIVISION && t.trapB == 1) return Arguments.fail(t, Builtin.DIVMOD, LibraryReason.DIVMOD_ZERO, 0)
    return false
  }

  /** Applies an operator to the two cells from `first` on, and writes the result to `to`. */
  private static apply(t: ThreadState, first: usize, operator: i32, to: usize): bool {
    const left = Scratch.result(t)
    Objects.copyCells(first, left, 2)
    if (Arithmetic.binary(t, left, operator)) {
      Cell.move(left, to)
      return true
    }
    Objects.releaseCells(t, left, 2)
    return false
  }

  private static pow(t: ThreadState, callable: usize, first: usize, count: i32): bool {
    const modulus = first + 2 * CELL_BYTES
    if (count == 2 || Cell.tag(modulus) == Tag.NONE) return ConversionsModule.apply(t, first, Operator.POWER, callable)
    for (let i: usize = 0; i < 3; i++) {
      if (!BigObjects.isAnyInt(Cell.tag(first + i * CELL_BYTES))) return Arguments.fail(t, Builtin.POW, LibraryReason.POW_MODULUS_TYPE, 0)
    }
    if (Cell.tag(modulus) != Tag.BIGINT && Cell.int(modulus) == 0) return Arguments.fail(t, Builtin.POW, LibraryReason.POW_MODULUS_ZERO, 0)
    if (Modular.power(t, first, callable)) return true
    return t.trap ? false : Arguments.fail(t, Builtin.POW, LibraryReason.NOT_INVERTIBLE, 0)
  }

  private static radix(t: ThreadState, id: i32, callable: usize, first: usize): bool {
    if (!Conversions.index(t, first)) return false
    if (!BigObjects.isAnyInt(Cell.tag(first))) return Arguments.fail(t, id, LibraryReason.NOT_INTEGER, Cell.tag(first))
    const text = Text.begin(t)
    if (BigText.isNegative(first)) text.byte(45)
    text.byte(48)
    text.byte(id == Builtin.HEX ? 120 : id == Builtin.OCT ? 111 : 98)
    BigText.digits(t, text, first, id == Builtin.HEX ? 16 : id == Builtin.OCT ? 8 : 2)
    return ConversionsModule.give(callable, Tag.STR, text.finish())
  }

  // --- text --------------------------------------------------------------------------------------------------------------------------

  private static give(callable: usize, tag: i32, object: usize): bool {
    if (object) Cell.set(callable, tag, <i64>object)
    return object != 0
  }

  private static chr(t: ThreadState, callable: usize, first: usize): bool {
    if (!Arguments.isInteger(t, Builtin.CHR, first)) return false
    const code = Cell.int(first)
    if (code < 0 || code > MAX_CODE_POINT) return Arguments.fail(t, Builtin.CHR, LibraryReason.CHR_RANGE, 0)
    if (code >= 0xd800 && code <= 0xdfff) return Arguments.fail(t, Builtin.CHR, LibraryReason.CHR_SURROGATE, 0)
    const text = Text.begin(t)
    text.codePoint(<i32>code)
    return ConversionsModule.give(callable, Tag.STR, text.finish())
  }

  private static ord(t: ThreadState, callable: usize, first: usize): bool {
    const tag = Cell.tag(first)
    if (!Str.isOne(tag)) return Arguments.fail(t, Builtin.ORD, LibraryReason.ORD_TYPE, tag)
    const str = Cell.object(first)
    if (Str.length(str) != 1) return Arguments.fail(t, Builtin.ORD, LibraryReason.ORD_LENGTH, Str.length(str))
    Cell.set(callable, Tag.INT, tag == Tag.STR ? Letters.at(str + STR_DATA) : <i32>load<u8>(str + STR_DATA))
    return true
  }

  private static format(t: ThreadState, callable: usize, first: usize, count: i32): bool {
    const spec = first + CELL_BYTES
    if (count == 2 && Cell.tag(spec) != Tag.STR) return Arguments.fail(t, Builtin.FORMAT, LibraryReason.FORMAT_SPEC, Cell.tag(spec))
    // Format replaces the cells that it gets, but the caller releases the arguments. So Format gets copies of them, which a list owns.
    const list = List.blank(t, 2)
    if (!list) return false
    const cell = List.items(list)
    Objects.copyCells(first, cell, count)
    const well = count == 2 ? Format.withSpec(t, cell) : Format.value(t, cell)
    if (well && count == 2) Cell.setNone(cell + CELL_BYTES)
    if (well) {
      Cell.move(cell, callable)
      Cell.setNone(cell)
    }
    Objects.release(t, list)
    return well
  }

  private static bytes(t: ThreadState, callable: usize, first: usize, count: i32): bool {
    const tag = count ? Cell.tag(first) : Tag.UNSET
    if (count > 1) {
      if (tag != Tag.STR) return Arguments.fail(t, Builtin.BYTES, LibraryReason.ENCODING_WITHOUT_STRING, tag)
      return CodecsModule.convert(t, Builtin.STR_ENCODE, callable, first, first + CELL_BYTES, count == 3 ? first + 2 * CELL_BYTES : 0)
    }
    if (tag == Tag.STR) return Arguments.fail(t, Builtin.BYTES, LibraryReason.BYTES_WITHOUT_ENCODING, 0)
    if (tag == Tag.BYTES) {
      Objects.copyCell(first, callable)
      return true
    }
    if (count == 0) return ConversionsModule.give(callable, Tag.BYTES, Str.create(t, Tag.BYTES, 0, 0))
    if (Cell.isInt(tag)) return ConversionsModule.zeros(t, callable, Cell.int(first))
    const list = SequencesModule.listOf(t, first)
    if (!list) return t.trap == Trap.NOT_ITERABLE ? Arguments.fail(t, Builtin.BYTES, LibraryReason.BYTES_TYPE, tag) : false
    const well = ConversionsModule.bytesOf(t, callable, list)
    Objects.release(t, list)
    return well
  }

  private static zeros(t: ThreadState, callable: usize, count: i64): bool {
    if (count < 0) return Arguments.fail(t, Builtin.BYTES, LibraryReason.BYTES_NEGATIVE, 0)
    if (count > i32.MAX_VALUE) return Errors.memory(t) != 0
    const bytes = Str.create(t, Tag.BYTES, <i32>count, <i32>count)
    if (bytes) memory.fill(bytes + STR_DATA, 0, <usize>count)
    return ConversionsModule.give(callable, Tag.BYTES, bytes)
  }

  private static bytesOf(t: ThreadState, callable: usize, list: usize): bool {
    const text = Text.begin(t)
    for (let i = 0; i < List.length(list); i++) {
      const item = List.items(list) + <usize>i * CELL_BYTES
      const isByte = Cell.isInt(Cell.tag(item))
      if (!isByte || Cell.int(item) < 0 || Cell.int(item) > 255) {
        text.abandon()
        if (!isByte) return Arguments.fail(t, Builtin.BYTES, LibraryReason.NOT_INTEGER, Cell.tag(item))
        return Arguments.fail(t, Builtin.BYTES, LibraryReason.BYTES_VALUE, 0)
      }
      text.byte(<i32>Cell.int(item))
    }
    return ConversionsModule.give(callable, Tag.BYTES, text.finishAs(Tag.BYTES))
  }
}
