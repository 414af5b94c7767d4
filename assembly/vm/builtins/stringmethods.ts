import { Builtin } from '../../abi/builtins'
import { Name } from '../../abi/names'
import { Tag } from '../../abi/tags'

/** The methods of str and bytes by their names. strings.ts implements them. */
export abstract class StringMethods {
  /** The Builtin of the method with this name; 0 if the type has no such method. */
  static find(tag: i32, name: i32): i32 {
    if (name == Name.JOIN) return Builtin.STR_JOIN
    if (name == Name.INDEX) return Builtin.STR_INDEX
    if (name == Name.COUNT) return Builtin.STR_COUNT
    if (name < Name.SPLIT || name > Name.HEX) return 0
    if (tag == Tag.BYTES ? name >= Name.CASEFOLD && name <= Name.ENCODE : name > Name.ENCODE) return 0
    return Builtin.STR_SPLIT + name - Name.SPLIT
  }
}
