import { CELL_BYTES } from '../../abi/layout'
import { Name } from '../../abi/names'
import { Tag } from '../../abi/tags'
import { Trap } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { DequesModule } from '../builtins/deques'
import { Errors } from '../errors'
import { Classes } from '../objects/classes'
import { Dict } from '../objects/dict'
import { WRAPPER_CELLS } from '../objects/fields'
import { Tuple } from '../objects/lists'
import { Mappings } from '../objects/mappings'
import { Objects } from '../objects/objects'
import { Sequences } from '../objects/sequences'
import { SetAlgebra } from '../objects/set-algebra'
import { Sets } from '../objects/sets'
import { SliceObjects } from '../objects/slice-objects'
import { SliceWrites } from '../objects/slice-writes'
import { Slices } from '../objects/slices'
import { Cell } from '../objects/values'
import { Conversions } from './conversions'
import { Reenter } from './reenter'
import { LACKS, RAISED, Specials } from './specials'

/** Reads, sets and deletes container[index] and container[start:stop:step], and executes `in`, for every kind of container. */
export abstract class Subscripts {
  /** BINARY_SUBSCR: the cells of container and index start at `container`. The result replaces them. */
  static item(t: ThreadState, container: usize): bool {
    if (Cell.tag(container) == Tag.DICT) return Mappings.item(t, container)
    const found = Specials.call(t, container, Name.DUNDER_GETITEM, container + CELL_BYTES)
    if (found == RAISED) return false
    if (found != LACKS) {
      Objects.releaseCells(t, container, 2)
      Cell.move(found, container)
      return true
    }
    if (Cell.tag(container) == Tag.CLASS) return Subscripts.ofClass(t, container)
    if (Specials.has(Cell.tag(container))) return Errors.ofValue(t, Trap.SUBSCRIPT_TYPE, container, 0)
    const tag = Cell.tag(container)
    if (!Conversions.index(t, container + CELL_BYTES)) return false
    if (Cell.tag(container + CELL_BYTES) == Tag.SLICE && tag < Tag.DICT && Sequences.length(container) >= 0) {
      SliceObjects.unpack(t, container + CELL_BYTES)
      return Slices.take(t, container) || Subscripts.dropBounds(t, container)
    }
    if (tag == Tag.DEQUE) return DequesModule.item(t, container)
    const well = Sequences.item(t, container)
    if (!well && t.trap == Trap.SUBSCRIPT_TYPE) Errors.name(t, container + CELL_BYTES)
    return well
  }

  /** Drops the stop and step that unpack() wrote above the operands of a failed instruction. @returns false, for its caller to return */
  private static dropBounds(t: ThreadState, container: usize): bool {
    Objects.releaseCells(t, container + 2 * CELL_BYTES, 2)
    return false
  }

  /** BINARY_SLICE. `container` is the first of four cells: the container and the three bounds. The result replaces them. */
  static slice(t: ThreadState, container: usize): bool {
    if (!Subscripts.takesSlices(container)) return Slices.take(t, container)
    if (Specials.lists(container, Name._GETSLICE)) return Subscripts.sliceByTuple(t, container)
    return SliceObjects.pack(t, container + CELL_BYTES) && Subscripts.item(t, container)
  }

  /** STORE_SLICE: the cells of value, container, start, stop and step start at `value`. On success, the cells are free. */
  static setSlice(t: ThreadState, value: usize): bool {
    const container = value + CELL_BYTES
    if (!Subscripts.takesSlices(container)) return SliceWrites.assign(t, value)
    if (Specials.lists(container, Name._SETSLICE)) return Subscripts.setSliceByTuple(t, value)
    return SliceObjects.pack(t, container + CELL_BYTES) && Subscripts.setItem(t, value)
  }

  /** DELETE_SLICE: the cells of container, start, stop and step start at `container`. On success, the cells are free. */
  static deleteSlice(t: ThreadState, container: usize): bool {
    if (!Subscripts.takesSlices(container)) return SliceWrites.remove(t, container)
    return SliceObjects.pack(t, container + CELL_BYTES) && Subscripts.deleteItem(t, container)
  }

  /** Whether special methods execute container[index]. They accept a slice object like any other index. */
  private static takesSlices(container: usize): bool {
    return Specials.owner(container) != 0
  }

  /** Class[argument]: calls `__class_getitem__`. */
  private static ofClass(t: ThreadState, container: usize): bool {
    const call = Reenter.begin(t)
    if (!call) return false
    if (!Classes.find(Cell.object(container), Name.DUNDER_CLASS_GETITEM, call)) {
      const name = Classes.name(Cell.object(container))
      Objects.keep(name)
      return Errors.text(t, Trap.SUBSCRIPT_TYPE, Tag.CLASS, 0, name)
    }
    if (Cell.tag(call) == Tag.CLASS_METHOD) {
      const wrapper = Cell.object(call)
      Objects.copyCell(wrapper + WRAPPER_CELLS, call)
      Objects.release(t, wrapper)
    }
    Objects.copyCells(container, call + CELL_BYTES, 2)
    if (!Reenter.run(t, call, 2)) return false
    Objects.releaseCells(t, container, 2)
    Cell.move(call, container)
    return true
  }

  /** STORE_SUBSCR: the cells of value, container and index start at `value`. On success, the cells are free. */
  static setItem(t: ThreadState, value: usize): bool {
    const container = value + CELL_BYTES
    if (Cell.tag(container) == Tag.DICT) return Mappings.setItem(t, value)
    if (Specials.has(Cell.tag(container))) {
      const result = Specials.call(t, container, Name.DUNDER_SETITEM, container + CELL_BYTES, value)
      if (result == LACKS) return Errors.ofValue(t, Trap.STORE_TYPE, container, 0)
      return Subscripts.ended(t, result, value, 3)
    }
    const tag = Cell.tag(value + CELL_BYTES)
    if (!Conversions.index(t, container + CELL_BYTES)) return false
    if (tag == Tag.LIST && Cell.tag(container + CELL_BYTES) == Tag.SLICE) {
      SliceObjects.unpack(t, container + CELL_BYTES)
      return SliceWrites.assign(t, value) || Subscripts.dropBounds(t, container)
    }
    if (tag == Tag.DEQUE) return DequesModule.setItem(t, value)
    return Sequences.setItem(t, value)
  }

  /** BINARY_SLICE for an instance of a class in lib/ that has `_getslice`. This method takes the three bounds as a tuple. */
  private static sliceByTuple(t: ThreadState, container: usize): bool {
    const bounds = Subscripts.bounds(t, container)
    if (!bounds) return false
    const found = Specials.call(t, container, Name._GETSLICE, container + CELL_BYTES)
    if (found <= RAISED) return false
    Objects.releaseCells(t, container, 4)
    Cell.move(found, container)
    return true
  }

  /** STORE_SLICE for an instance of a class in lib/ that has `_setslice`. This method takes the three bounds as a tuple. */
  private static setSliceByTuple(t: ThreadState, value: usize): bool {
    const container = value + CELL_BYTES
    if (!Subscripts.bounds(t, container)) return false
    return Subscripts.ended(t, Specials.call(t, container, Name._SETSLICE, container + CELL_BYTES, value), value, 5)
  }

  /** Replaces the first bound above a container by a tuple of all three, and the others by None. @returns false if the heap is exhausted */
  private static bounds(t: ThreadState, container: usize): bool {
    const start = container + CELL_BYTES
    const tuple = Tuple.of(t, start, 3)
    if (!tuple) return false
    Cell.set(start, Tag.TUPLE, <i64>tuple)
    Cell.setNone(start + CELL_BYTES)
    Cell.setNone(start + 2 * CELL_BYTES)
    return true
  }

  /** DELETE_SUBSCR: the cells of container and index start at `container`. On success, drops them. */
  static deleteItem(t: ThreadState, container: usize): bool {
    if (Specials.has(Cell.tag(container))) {
      const result = Specials.call(t, container, Name.DUNDER_DELITEM, container + CELL_BYTES)
      if (result == LACKS) return Errors.ofValue(t, Trap.DELETE_TYPE, container, 0)
      return Subscripts.ended(t, result, container, 2)
    }
    const tag = Cell.tag(container)
    if (tag != Tag.DICT && !Conversions.index(t, container + CELL_BYTES)) return false
    if (tag == Tag.LIST && Cell.tag(container + CELL_BYTES) == Tag.SLICE) {
      SliceObjects.unpack(t, container + CELL_BYTES)
      return SliceWrites.remove(t, container) || Subscripts.dropBounds(t, container)
    }
    if (tag == Tag.DEQUE) return DequesModule.deleteItem(t, container)
    return tag == Tag.DICT ? Mappings.deleteItem(t, container) : Sequences.removeItem(t, container)
  }

  /** Completes an operation by a special method: drops its result and the operands. @returns false if the method raised an error */
  private static ended(t: ThreadState, result: usize, operands: usize, count: i32): bool {
    if (result == RAISED) return false
    Objects.releaseCell(t, result)
    Objects.releaseCells(t, operands, count)
    return true
  }

  /** CONTAINS_OP: the cells of item and container start at `item`. @returns 0, 1, or -1 if it raised an error */
  static contains(t: ThreadState, item: usize): i32 {
    const container = item + CELL_BYTES
    const result = Specials.call(t, container, Name.DUNDER_CONTAINS, item)
    if (result == RAISED) return -1
    if (result != LACKS) return Specials.truthOf(t, result, 0)
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
