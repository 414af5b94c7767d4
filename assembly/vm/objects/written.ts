import { IMAGE_METHODS } from '../../abi/layout'
import { Tag } from '../../abi/tags'

/** The size of an entry in bytes: three words. */
const ENTRY: usize = 12

/** Methods that lib/ implements in Python for builtin types. The image contains such a method only if the program uses its name. */
export abstract class Written {
  /** The index of the function of a method; -1 if there is none. `kind` is a tag, or METHOD_OF_TYPE plus a Builtin. */
  static find(kind: i32, name: i32): i32 {
    const table = <usize>load<u32>(IMAGE_METHODS)
    const count = load<i32>(table)
    if (!count) return -1
    if (kind == Tag.BOOL || kind == Tag.BIGINT) kind = Tag.INT
    for (let i = 0; i < count; i++) {
      const entry = table + 4 + <usize>i * ENTRY
      if (load<i32>(entry) == kind && load<i32>(entry, 4) == name) return load<i32>(entry, 8)
    }
    return -1
  }
}
