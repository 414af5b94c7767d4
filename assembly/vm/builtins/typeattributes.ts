import { Builtin } from '../../abi/builtins'
import { BuiltinClass } from '../../abi/classes'
import { CELL_BYTES, METHOD_OF_TYPE, STR_DATA, TUPLE_ITEMS } from '../../abi/layout'
import { Name } from '../../abi/names'
import { Tag } from '../../abi/tags'
import { ThreadState } from '../../thread'
import { Classes } from '../objects/classes'
import { Exceptions } from '../objects/exceptions'
import { Tuple } from '../objects/lists'
import { Objects } from '../objects/objects'
import { Str } from '../objects/strings'
import { TypeNames } from '../objects/type-names'
import { Cell } from '../objects/values'
import { Written } from '../objects/written'

const POINT: i32 = 46

/** The attributes of builtin types. */
export abstract class TypeAttributes {
  /**
   * Replaces the builtin type in `cell` by its attribute. @returns false if it raised an error, or, without an error, if the type has no
   * such attribute
   */
  static load(t: ThreadState, cell: usize, name: i32): bool {
    const id = <i32>Cell.object(cell)
    const text = TypeNames.text(id)
    const written = Written.find(METHOD_OF_TYPE + id, name)
    if (written >= 0) {
      Cell.set(cell, Tag.FUNCTION, written)
      return true
    }
    if (!text) return false
    switch (name) {
      case Name.DUNDER_NAME:
      case Name.DUNDER_QUALNAME:
        return TypeAttributes.str(cell, Str.afterLast(t, text, POINT))
      case Name.DUNDER_MODULE:
        return TypeAttributes.str(cell, TypeAttributes.module(t, text))
      case Name.DUNDER_BASES:
        return TypeAttributes.types(t, cell, id, false)
      case Name.DUNDER_MRO:
        return TypeAttributes.types(t, cell, id, true)
      default:
        return false
    }
  }

  private static str(cell: usize, str: usize): bool {
    if (str) Cell.set(cell, Tag.STR, <i64>str)
    return str != 0
  }

  /** The module in the full name of a class: "collections" in "collections.deque". For a name without a point, it is "builtins". */
  private static module(t: ThreadState, text: usize): usize {
    const short = Str.afterLast(t, text, POINT)
    if (!short) return 0
    const bytes = Str.bytes(text) - Str.bytes(short) - 1
    Objects.release(t, short)
    if (bytes > 0) return Str.copyOf(t, text + STR_DATA, bytes)
    const module = Classes.module(Exceptions.classAt(BuiltinClass.EXCEPTION))
    Objects.keep(module)
    return module
  }

  /** The bases of a type, or its method resolution order. All types derive from object, and bool derives from int. */
  private static types(t: ThreadState, cell: usize, id: i32, isOrder: bool): bool {
    const isBool = id == Builtin.BOOL
    const count = isOrder ? (isBool ? 3 : 2) : 1
    const tuple = Tuple.blank(t, count)
    if (!tuple) return false
    let item = tuple + TUPLE_ITEMS
    if (isOrder) {
      Cell.set(item, Tag.BUILTIN, id)
      item += CELL_BYTES
    }
    if (isBool) {
      Cell.set(item, Tag.BUILTIN, Builtin.INT)
      item += CELL_BYTES
    }
    if (isOrder || !isBool) Cell.set(item, Tag.CLASS, <i64>Exceptions.classAt(BuiltinClass.OBJECT))
    Cell.set(cell, Tag.TUPLE, <i64>tuple)
    return true
  }
}
