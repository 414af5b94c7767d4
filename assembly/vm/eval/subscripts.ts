import { CELL_BYTES } from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { ThreadState } from '../../thread'
import { DequesModule } from '../builtins/deques'
import { Dict } from '../objects/dict'
import { Mappings } from '../objects/mappings'
import { Sequences } from '../objects/sequences'
import { SetAlgebra } from '../objects/set-algebra'
import { Sets } from '../objects/sets'
import { Cell } from '../objects/values'

/** container[index] of every kind of container, and `in`. */
export abstract class Subscripts {
  /** BINARY_SUBSCR: the cells of container and index start at `container`. The result replaces them. */
  static item(t: ThreadState, container: usize): bool {
    const tag = Cell.tag(container)
    if (tag == Tag.DEQUE) return DequesModule.item(t, container)
    return tag == Tag.DICT ? Mappings.item(t, container) : Sequences.item(t, container)
  }

  /** STORE_SUBSCR: the cells of value, container and index start at `value`. On success, the cells are free. */
  static setItem(t: ThreadState, value: usize): bool {
    const tag = Cell.tag(value + CELL_BYTES)
    if (tag == Tag.DEQUE) return DequesModule.setItem(t, value)
    return tag == Tag.DICT ? Mappings.setItem(t, value) : Sequences.setItem(t, value)
  }

  /** DELETE_SUBSCR: the cells of container and index start at `container`. On success, drops them. */
  static deleteItem(t: ThreadState, container: usize): bool {
    const tag = Cell.tag(container)
    if (tag == Tag.DEQUE) return DequesModule.deleteItem(t, container)
    return tag == Tag.DICT ? Mappings.deleteItem(t, container) : Sequences.removeItem(t, container)
  }

  /** CONTAINS_OP: the cells of item and container start at `item`. @returns 0, 1, or -1 if it raised an error */
  static contains(t: ThreadState, item: usize): i32 {
    const container = item + CELL_BYTES
    const tag = Cell.tag(container)
    if (tag == Tag.DICT) return Dict.has(t, Cell.object(container), item)
    if (Sets.isOne(tag)) {
      const hash = Sets.hashOf(t, item)
      return hash == -1 ? -1 : Sets.has(t, Cell.object(container), item, hash, 0)
    }
    if (tag == Tag.VIEW && SetAlgebra.isOperand(container)) return SetAlgebra.viewHas(t, container, item, 0)
    return Sequences.contains(t, item)
  }
}
