import { FUNCTION_BYTES, FUNCTION_QUALIFIED_NAME, IMAGE_CLASSES, IMAGE_FUNCTIONS, STR_BYTES, STR_DATA } from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { Classes } from '../objects/classes'
import { METHOD_CALLABLE } from '../objects/fields'
import { Functions } from '../objects/functions'
import { Generator } from '../objects/generator'
import { Instances } from '../objects/instances'
import { Cell } from '../objects/values'
import { Text } from './text'

/** The default repr() of instances, and the repr() of classes, functions, generators and bound methods. */
export abstract class ClassRepr {
  static write(text: Text, cell: usize): void {
    const tag = Cell.tag(cell)
    if (tag == Tag.CLASS) {
      text.letters(0x207373616c633c) // '<class '
      text.byte(39)
      ClassRepr.path(text, Cell.object(cell))
      text.byte(39)
      return text.byte(62)
    }
    text.byte(60)
    ClassRepr.path(text, Instances.classOf(Cell.object(cell)))
    text.letters(0x207463656a626f20) // " object "
    text.letters(0x7830207461) // "at 0x"
    ClassRepr.address(text, Cell.object(cell))
    text.byte(62)
  }

  /** Writes the repr() of a builtin type. */
  static type(text: Text, name: usize): void {
    text.letters(0x207373616c633c) // '<class '
    text.byte(39)
    ClassRepr.str(text, name)
    text.byte(39)
    text.byte(62)
  }

  /** Writes the module and the qualified name of a class. */
  static path(text: Text, owner: usize): void {
    const module = Classes.module(owner)
    // The first class of the image is object, whose module is builtins.
    if (module && module != Classes.module(<usize>load<u32>(IMAGE_CLASSES))) {
      ClassRepr.str(text, Classes.module(owner))
      text.byte(46)
    }
    ClassRepr.str(text, Classes.qualname(owner))
  }

  static str(text: Text, str: usize): void {
    text.copy(str + STR_DATA, load<i32>(str, STR_BYTES))
  }

  /** Writes an address as 12 hexadecimal digits, the first two of which are 7f. id() returns the same number. */
  static address(text: Text, object: usize): void {
    text.letters(0x6637) // '7f'
    for (let i = 36; i >= 0; i -= 4) {
      const digit = i < 32 ? <i32>(object >> <usize>i) & 15 : 0
      text.byte(digit < 10 ? 48 + digit : 87 + digit)
    }
  }

  @inline private static record(cell: usize): usize {
    return <usize>load<u32>(IMAGE_FUNCTIONS) + <usize>Functions.index(cell) * FUNCTION_BYTES
  }

  /** Writes the repr() of a function. For a function that is not an object, the repr() contains the address of the function's record. */
  static function(text: Text, cell: usize): void {
    text.letters(0x6f6974636e75663c) // '<functio'
    text.letters(0x206e) // 'n '
    ClassRepr.str(text, load<u32>(ClassRepr.record(cell), FUNCTION_QUALIFIED_NAME))
    text.letters(0x783020746120) // ' at 0x'
    ClassRepr.address(text, Cell.tag(cell) == Tag.CLOSURE ? Cell.object(cell) : ClassRepr.record(cell))
    text.byte(62)
  }

  /** Writes the repr() of a generator, a coroutine or an asynchronous generator. */
  static generator(text: Text, cell: usize): void {
    const tag = Cell.tag(cell)
    text.byte(60)
    if (tag == Tag.COROUTINE) {
      text.letters(0x6974756f726f63) // 'corouti'
      text.letters(0x656e) // 'ne'
    } else {
      if (tag == Tag.ASYNC_GENERATOR) text.letters(0x5f636e797361) // 'async_'
      text.letters(0x6172656e6567) // 'genera'
      text.letters(0x726f74) // 'tor'
    }
    text.letters(0x207463656a626f20) // " object "
    ClassRepr.str(
      text,
      load<u32>(<usize>load<u32>(IMAGE_FUNCTIONS) + <usize>Generator.of(cell).function * FUNCTION_BYTES, FUNCTION_QUALIFIED_NAME),
    )
    text.letters(0x783020746120) // ' at 0x'
    ClassRepr.address(text, Cell.object(cell))
    text.byte(62)
  }

  /** Writes the start of the repr() of a bound method. The repr() of its object and ">" follow. */
  static methodHead(text: Text, method: usize): void {
    const callable = method + METHOD_CALLABLE
    const tag = Cell.tag(callable)
    const isWritten = tag == Tag.FUNCTION || tag == Tag.CLOSURE
    if (isWritten)
      text.letters(0x20646e756f623c) // '<bound '
    else {
      text.letters(0x2d746c6975623c) // '<built-'
      text.letters(0x206e69) // 'in '
    }
    text.letters(0x646f6874656d) // 'method'
    text.byte(32)
    if (isWritten) {
      ClassRepr.str(text, load<u32>(ClassRepr.record(callable), FUNCTION_QUALIFIED_NAME))
      text.byte(32)
    }
    text.letters(0x20666f) // 'of '
  }
}
