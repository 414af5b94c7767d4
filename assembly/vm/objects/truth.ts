import { Tag } from '../../abi/tags'
import { DICT_LENGTH, RANGE_LENGTH } from './fields'
import { List, Tuple } from './lists'
import { Str } from './strings'
import { Cell } from './values'
import { View } from './views'

/** Python's bool() of the values whose truth needs no Python code. */
export abstract class Truth {
  /** The truth of a value that is not an instance. */
  static of(cell: usize): bool {
    const object = Cell.object(cell)
    switch (Cell.tag(cell)) {
      case Tag.FLOAT:
        return Cell.float(cell) != 0
      case Tag.STR:
      case Tag.BYTES:
        return Str.bytes(object) != 0
      case Tag.LIST:
        return List.length(object) != 0
      case Tag.TUPLE:
        return Tuple.length(object) != 0
      case Tag.RANGE:
        return load<i64>(object, RANGE_LENGTH) != 0
      case Tag.DICT:
      case Tag.SET:
      case Tag.FROZENSET:
      case Tag.DEQUE:
      case Tag.VIEW:
        return load<i32>(View.dictOf(cell), DICT_LENGTH) != 0
      default:
        return (Cell.tag(cell) > Tag.INT && Cell.tag(cell) != Tag.TIMEDELTA) || Cell.int(cell) != 0
    }
  }
}
