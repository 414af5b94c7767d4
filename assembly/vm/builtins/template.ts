import { Builtin } from '../../abi/builtins'
import { CELL_BYTES, STR_DATA } from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { LibraryReason, Trap } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { Attributes } from '../eval/attributes'
import { Subscripts } from '../eval/subscripts'
import { Heap } from '../objects/heap'
import { List } from '../objects/lists'
import { Names } from '../objects/names'
import { Objects } from '../objects/objects'
import { Str } from '../objects/strings'
import { Cell } from '../objects/values'
import { Format } from '../text/format'
import { Letters } from '../text/letters'
import { Text } from '../text/text'
import { Arguments } from './arguments'
import { BuiltinsModule } from './builtins'

const OPEN: i32 = 123
const CLOSE: i32 = 125
const BANG: i32 = 33
const COLON: i32 = 58
const DOT: i32 = 46
const BRACKET: i32 = 91
const BRACKET_END: i32 = 93
/** A field's specification can contain fields. The specifications of these inner fields cannot contain further fields. */
const MOST_DEPTH: i32 = 2

/**
 * str.format(), as in CPython's Objects/stringlib/unicode_format.h. An object of this class is in the heap and not in the scratch memory,
 * because formatting the value of a field uses the scratch memory too.
 */
@unmanaged
@final
export class Template {
  /** Two adjacent cells: the value of the current field, and an index or specification. */
  valueTag: i64
  valuePayload: i64
  keyTag: i64
  keyPayload: i64
  /** The addresses of the next byte and of the end of the part that is being read. */
  at: usize
  end: usize
  /** The arguments of format(). */
  first: usize
  positional: i32
  keywords: usize
  /** The list of the texts that are ready. */
  parts: usize
  /**
   * `automatic` is the index of the argument for the next field without a number (`{}`). `manual` is 1 after a field with a number (`{0}`).
   */
  automatic: i32
  manual: i32
  depth: i32

  static format(t: ThreadState, to: usize, first: usize, count: i32, keywords: usize): bool {
    const self = changetype<Template>(Heap.allocate(t, offsetof<Template>()))
    if (!changetype<usize>(self)) return false
    const str = Cell.object(first)
    Cell.setNone(self.value)
    Cell.setNone(self.key)
    self.first = first
    self.positional = count - 1 - (keywords ? load<i32>(keywords) : 0)
    self.keywords = keywords
    self.automatic = 0
    self.manual = 0
    self.depth = MOST_DEPTH
    const result = self.expand(t, str + STR_DATA, str + STR_DATA + <usize>Str.bytes(str))
    Objects.releaseCells(t, self.value, 2)
    Heap.free(t, changetype<usize>(self), offsetof<Template>())
    if (result) Cell.set(to, Tag.STR, <i64>result)
    return result != 0
  }

  @inline private get value(): usize {
    return changetype<usize>(this)
  }

  @inline private get key(): usize {
    return changetype<usize>(this) + CELL_BYTES
  }

  private fail(t: ThreadState, reason: LibraryReason, b: i32 = 0): bool {
    return Arguments.fail(t, Builtin.STR_FORMAT, reason, b)
  }

  /** Replaces the fields between two addresses by their texts. @returns the str; 0 if it raised an error */
  private expand(t: ThreadState, from: usize, end: usize): usize {
    if (--this.depth < 0) {
      this.fail(t, LibraryReason.TEMPLATE_RECURSION)
      return 0
    }
    const outer = this.parts
    const outerAt = this.at
    const outerEnd = this.end
    const parts = List.create(t, 0)
    if (!parts) return 0
    this.parts = parts
    this.at = from
    this.end = end
    let well: bool = true
    while (this.at < end && well) well = this.piece(t)
    const joined = well ? Template.joined(t, parts) : 0
    Objects.release(t, parts)
    this.parts = outer
    this.at = outerAt
    this.end = outerEnd
    this.depth++
    return joined
  }

  private static joined(t: ThreadState, parts: usize): usize {
    const text = Text.begin(t)
    for (let i = 0; i < List.length(parts); i++) {
      const part = Cell.object(List.items(parts) + <usize>i * CELL_BYTES)
      text.copy(part + STR_DATA, Str.bytes(part))
    }
    return text.finish()
  }

  @inline private peek(): i32 {
    return this.at < this.end ? <i32>load<u8>(this.at) : 0
  }

  /** Appends the text between two addresses to the parts. */
  private literal(t: ThreadState, from: usize, to: usize): bool {
    if (to <= from) return true
    const str = Str.copyOf(t, from, <i32>(to - from))
    if (!str) return false
    Cell.set(this.key, Tag.STR, <i64>str)
    const added = List.append(t, this.parts, this.key)
    if (!added) Objects.release(t, str)
    Cell.setNone(this.key)
    return added
  }

  /** Reads the text up to the next field, and the field. A doubled brace ends the piece too, and becomes one brace of the text. */
  private piece(t: ThreadState): bool {
    const start = this.at
    while (this.at < this.end && this.peek() != OPEN && this.peek() != CLOSE) this.at++
    if (this.at >= this.end) return this.literal(t, start, this.at)
    const brace = this.peek()
    this.at++
    if (this.at < this.end && this.peek() == brace) {
      this.at++
      return this.literal(t, start, this.at - 1)
    }
    if (brace == CLOSE) return this.fail(t, LibraryReason.SINGLE_CLOSE)
    if (this.at >= this.end) return this.fail(t, LibraryReason.SINGLE_OPEN)
    return this.literal(t, start, this.at - 1) && this.field(t)
  }

  private field(t: ThreadState): bool {
    const name = this.at
    let letter = 0
    while (this.at < this.end) {
      letter = this.peek()
      this.at++
      if (letter == OPEN) return this.fail(t, LibraryReason.OPEN_IN_NAME)
      if (letter == BRACKET) while (this.at < this.end && this.peek() != BRACKET_END) this.at++
      else if (letter == CLOSE || letter == COLON || letter == BANG) break
    }
    const nameEnd = this.at - 1
    let conversion = 0
    if (letter == BANG) {
      if (this.at >= this.end) return this.fail(t, LibraryReason.NO_CONVERSION)
      conversion = Letters.at(this.at)
      this.at += <usize>Str.width(this.peek())
      if (this.at < this.end) {
        letter = this.peek()
        this.at++
        if (letter == CLOSE) return this.render(t, name, nameEnd, conversion, 0, 0)
        if (letter != COLON) return this.fail(t, LibraryReason.COLON_AFTER_CONVERSION)
      }
    }
    if (letter == CLOSE) return this.render(t, name, nameEnd, 0, 0, 0)
    if (letter != COLON && letter != BANG) return this.fail(t, LibraryReason.NO_CLOSE)
    const spec = this.at
    let depth = 1
    while (this.at < this.end) {
      letter = this.peek()
      this.at++
      if (letter == OPEN) depth++
      else if (letter == CLOSE && --depth == 0) return this.render(t, name, nameEnd, conversion, spec, this.at - 1)
    }
    return this.fail(t, LibraryReason.UNMATCHED_OPEN)
  }

  /** Appends the text of a field. The specification is between two addresses, which are 0 if there is none. */
  private render(t: ThreadState, name: usize, nameEnd: usize, conversion: i32, spec: usize, specEnd: usize): bool {
    if (!this.lookUp(t, name, nameEnd)) return false
    if (conversion) {
      const how = conversion == 115 ? 1 : conversion == 114 ? 2 : conversion == 97 ? 3 : 0 // 's', 'r', 'a'
      if (!how) return this.fail(t, LibraryReason.CONVERSION, conversion)
      if (!BuiltinsModule.convertInPlace(t, this.value, how)) return false
    }
    if (specEnd > spec && !this.specify(t, spec, specEnd)) return false
    const isSpecified = specEnd > spec
    if (!(isSpecified ? Format.withSpec(t, this.value) : Format.value(t, this.value))) return false
    // `key` contained the specification. withSpec() has released it.
    if (isSpecified) Cell.setNone(this.key)
    const added = List.append(t, this.parts, this.value)
    if (added) Cell.setNone(this.value)
    return added
  }

  /** Replaces the fields in the specification by their texts, and writes the result to the cell above the value. */
  private specify(t: ThreadState, spec: usize, specEnd: usize): bool {
    // The fields of the specification use the same two cells, so the value leaves its cell meanwhile.
    const kept = List.create(t, 1)
    if (!kept) return false
    List.append(t, kept, this.value)
    Cell.setNone(this.value)
    const str = this.expand(t, spec, specEnd)
    if (str) {
      List.pop(kept, 0, this.value)
      Cell.set(this.key, Tag.STR, <i64>str)
    }
    Objects.release(t, kept)
    return str != 0
  }

  // --- the value of a field ------------------------------------------------------------------------------------------------------------

  /** Writes the value that a field's name denotes, such as `0.name[key]`, to the cell `value`. */
  private lookUp(t: ThreadState, name: usize, nameEnd: usize): bool {
    let at = name
    while (at < nameEnd && load<u8>(at) != DOT && load<u8>(at) != BRACKET) at++
    if (!this.argument(t, name, at)) return false
    while (at < nameEnd) {
      const isAttribute = load<u8>(at) == DOT
      const start = ++at
      if (isAttribute) while (at < nameEnd && load<u8>(at) != DOT && load<u8>(at) != BRACKET) at++
      else while (at < nameEnd && load<u8>(at) != BRACKET_END) at++
      if (!isAttribute && at >= nameEnd) return this.fail(t, LibraryReason.MISSING_BRACKET)
      if (at == start) return this.fail(t, LibraryReason.EMPTY_ATTRIBUTE)
      if (!(isAttribute ? this.attribute(t, start, at) : this.item(t, start, at))) return false
      if (!isAttribute) {
        at++
        if (at < nameEnd && load<u8>(at) != DOT && load<u8>(at) != BRACKET) return this.fail(t, LibraryReason.AFTER_BRACKET)
      }
    }
    return true
  }

  /** Writes an argument of format() to the cell `value`. */
  private argument(t: ThreadState, name: usize, end: usize): bool {
    let index = Template.number(name, end)
    if (name == end || index >= 0) {
      if (name == end) {
        if (this.manual) return this.fail(t, LibraryReason.MANUAL_TO_AUTOMATIC)
        index = this.automatic++
      } else {
        if (this.automatic) return this.fail(t, LibraryReason.AUTOMATIC_TO_MANUAL)
        this.manual = 1
      }
      if (index >= this.positional) return this.fail(t, LibraryReason.REPLACEMENT_INDEX, <i32>min<i64>(index, i32.MAX_VALUE))
      Objects.copyCell(this.first + (<usize>index + 1) * CELL_BYTES, this.value)
      return true
    }
    const str = Str.copyOf(t, name, <i32>(end - name))
    if (!str) return false
    const id = Names.find(str)
    const count = this.positional + 1 + (this.keywords ? load<i32>(this.keywords) : 0)
    const cell = id < 0 ? this.unnamed(str) : Arguments.find(this.first, count, this.keywords, i32.MAX_VALUE, id)
    if (!cell) return Errors.text(t, Trap.LIBRARY, LibraryReason.KEY, 0, str)
    Objects.release(t, str)
    Objects.copyCell(cell, this.value)
    return true
  }

  /** The cell of the keyword argument named `str`, a name that the program does not contain (eval/keywords.ts); 0 if there is none. */
  private unnamed(str: usize): usize {
    const named = this.keywords ? load<i32>(this.keywords) : 0
    for (let i = 0; i < named; i++) {
      const id = load<i32>(this.keywords + 4 + ((<usize>i) << 2))
      if (id < 0 && Str.compare(Names.text(id), str) == 0) return this.first + <usize>(this.positional + 1 + i) * CELL_BYTES
    }
    return 0
  }

  /** The decimal number between two addresses. -1 if the text is empty, has more than 18 characters, or has one that is not a digit. */
  private static number(from: usize, end: usize): i64 {
    if (from == end || end - from > 18) return -1
    let value: i64 = 0
    for (let at = from; at < end; at++) {
      const digit = <i64>load<u8>(at) - 48
      if (digit < 0 || digit > 9) return -1
      value = value * 10 + digit
    }
    return value
  }

  private attribute(t: ThreadState, from: usize, end: usize): bool {
    const str = Str.copyOf(t, from, <i32>(end - from))
    if (!str) return false
    const id = Names.find(str)
    if (id < 0) return Errors.text(t, Trap.LIBRARY, LibraryReason.UNKNOWN_ATTRIBUTE, Cell.tag(this.value), str)
    Objects.release(t, str)
    return Attributes.get(t, this.value, id)
  }

  private item(t: ThreadState, from: usize, end: usize): bool {
    const index = Template.number(from, end)
    if (index >= 0) Cell.set(this.key, Tag.INT, index)
    else {
      const str = Str.copyOf(t, from, <i32>(end - from))
      if (!str) return false
      Cell.set(this.key, Tag.STR, <i64>str)
    }
    if (!Subscripts.item(t, this.value)) return false
    Cell.setNone(this.key)
    return true
  }
}
