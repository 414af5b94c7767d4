import { IMAGE_TYPE_NAMES } from '../../abi/layout'

/** The names of the builtin types, which the host writes into the image. */
export abstract class TypeNames {
  /** The str that the repr() of a type contains; 0 if the builtin is not a type. */
  static text(id: i32): usize {
    const table = <usize>load<u32>(IMAGE_TYPE_NAMES)
    return id < load<i32>(table) ? <usize>load<u32>(table + 4 + ((<usize>id) << 2)) : 0
  }
}
