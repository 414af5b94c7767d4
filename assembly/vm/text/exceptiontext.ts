import { BuiltinClass } from '../../abi/classes'
import { CELL_BYTES, CLASS_MODULE, CLASS_NAME, CLASS_QUALIFIED_NAME, EXCEPTION_FILENAME, STR_DATA, TUPLE_ITEMS } from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { Trap } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { Exceptions } from '../objects/exceptions'
import { Tuple } from '../objects/lists'
import { MAX_NESTING, Scratch } from '../objects/scratch'
import { Str } from '../objects/strings'
import { Cell } from '../objects/values'
import { Repr } from './repr'
import { Text } from './text'

/** The str() and repr() of exceptions. */
export abstract class ExceptionText {
  /** Writes the result of `__str__` of an exception. KeyError and OSError have a `__str__` of their own. */
  static str(t: ThreadState, text: Text, exception: usize): bool {
    const args = Exceptions.args(t, exception)
    if (!args) return false
    const count = Tuple.length(args)
    const first = args + TUPLE_ITEMS
    if (count == 0) return true
    if (count == 1) {
      if (Exceptions.isInstance(exception, BuiltinClass.KEY_ERROR)) return Repr.repr(t, text, first, 0)
      return Repr.str(t, text, first)
    }
    if (count == 2 && Exceptions.isInstance(exception, BuiltinClass.OS_ERROR))
      return ExceptionText.os(t, text, first, exception + EXCEPTION_FILENAME)
    const cell = Scratch.nested(t, 0)
    Cell.set(cell, Tag.TUPLE, <i64>args)
    return Repr.repr(t, text, cell, 1)
  }

  /** Writes "[Errno 2] text" or "[Errno 2] text: 'file'". */
  private static os(t: ThreadState, text: Text, first: usize, filename: usize): bool {
    text.letters(0x206f6e7272455b) // '[Errno '
    if (!Repr.str(t, text, first)) return false
    text.letters(0x205d) // '] '
    if (!Repr.str(t, text, first + CELL_BYTES)) return false
    if (Cell.tag(filename) == Tag.NONE) return true
    text.letters(0x203a) // ': '
    return Repr.repr(t, text, filename, 0)
  }

  /** Writes "ValueError('text')". */
  static repr(t: ThreadState, text: Text, exception: usize, depth: i32): bool {
    if (depth >= MAX_NESTING) return Errors.raise(t, Trap.RECURSION, 0, 0)
    const args = Exceptions.args(t, exception)
    if (!args) return false
    const name = <usize>load<u32>(Exceptions.classOf(exception), CLASS_NAME)
    text.copy(name + STR_DATA, Str.bytes(name))
    if (Tuple.length(args) == 1) {
      text.byte(40)
      if (!Repr.repr(t, text, args + TUPLE_ITEMS, depth + 1)) return false
      text.byte(41)
      return true
    }
    const cell = Scratch.nested(t, depth)
    Cell.set(cell, Tag.TUPLE, <i64>args)
    return Repr.repr(t, text, cell, depth + 1)
  }

  /** Writes "<class 'ValueError'>", or with the module if it is not builtins: "<class '__main__.Mine'>". */
  static type(text: Text, type: usize): void {
    text.letters(0x27207373616c633c) // "<class '"
    const module = <usize>load<u32>(type, CLASS_MODULE)
    const name = <usize>load<u32>(type, CLASS_QUALIFIED_NAME)
    if (module && module != <usize>load<u32>(Exceptions.classAt(BuiltinClass.EXCEPTION), CLASS_MODULE)) {
      text.copy(module + STR_DATA, Str.bytes(module))
      text.byte(46)
    }
    text.copy(name + STR_DATA, Str.bytes(name))
    text.letters(0x3e27) // "'>"
  }
}
