import { Builtin } from '../../abi/builtins'
import { Op } from '../../abi/instructions'
import { CELL_BYTES, FUNCTION_HAS_REST, FUNCTION_POSITIONAL } from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { Trap } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { Builtins } from '../builtins/dispatch'
import { Errors } from '../errors'
import { LIST_LENGTH, METHOD_CALLABLE } from '../objects/fields'
import { Functions } from '../objects/functions'
import { Iterators } from '../objects/iterators'
import { List, Tuple } from '../objects/lists'
import { Objects } from '../objects/objects'
import { Sequences } from '../objects/sequences'
import { Cell } from '../objects/values'
import { Frames } from './frames'
import { Visits } from './visits'

/** More items than a list can have. */
const NO_LIMIT: i32 = 0x7fffff00

/** Calls of builtins, and calls with *args. Before a call, the stack contains the callable's cell and, above it, the arguments. */
export abstract class Calls {
  /**
   * Calls a builtin. On success, the result replaces the callable, and this method drops the arguments.
   * @param keywords address of the names (count, then ids) of the last arguments, 0 for none
   */
  static builtin(t: ThreadState, callable: usize, count: i32, keywords: usize): bool {
    const id = <i32>Cell.object(callable)
    const isVisit = id == Builtin.INTERPRETER_CALL
    const well = isVisit
      ? Visits.call(t, callable, callable + CELL_BYTES, count, keywords)
      : Builtins.call(t, id, callable, count, keywords)
    if (!well) {
      Calls.nameInstance(t, callable + CELL_BYTES, count)
      return false
    }
    // The result has replaced the callable. A builtin is not an object, so its cell had no reference to release.
    Objects.releaseCells(t, callable + CELL_BYTES, count)
    return true
  }

  /** Adds the name of a class to an error about the type of an instance: the class of the first instance among the arguments. */
  private static nameInstance(t: ThreadState, first: usize, count: i32): void {
    if (t.trap != Trap.BUILTIN_TYPE || t.trapB != Tag.INSTANCE || t.trapText) return
    for (let i = 0; i < count; i++) if (Errors.name(t, first + <usize>i * CELL_BYTES)) return
  }

  /**
   * Whether Step must check the eval breaker after a builtin that the last instruction called. `id` says which builtin. CPython has specialised
   * instructions without a check for two calls: CALL_LEN, and CALL_LIST_APPEND for an append() that is a statement of its own. `count` is
   * the number of arguments; for append(), it includes the list.
   */
  static checksAfter(t: ThreadState, id: i32, count: i32): bool {
    if (load<u8>(t.pc - sizeof<u32>()) != Op.CALL) return true
    if (id == Builtin.LIST_APPEND) return count != 2 || load<u8>(t.pc) != Op.POP_TOP
    return id != Builtin.LEN || count != 1
  }

  // --- calls with *args ---------------------------------------------------------------------------------------------------------------

  /**
   * LIST_EXTEND: appends the items of the iterable at `cell` to the list in the cell below. If `alone`, the callable is in the cell below
   * the list. A type error then names the callable.
   */
  static extend(t: ThreadState, cell: usize, alone: bool): bool {
    const tag = Cell.tag(cell)
    if (!Iterators.isIterable(tag)) {
      return Errors.raise(t, Trap.STAR_TYPE, tag, alone ? Functions.code(cell - 2 * CELL_BYTES) : 0)
    }
    return Sequences.extend(t, Cell.object(cell - CELL_BYTES), cell)
  }

  /**
   * Replaces the list at `cell` by its items. The `named` cells above the list move up to follow the last item. If the callable in the cell
   * below has an `*args`, the items for it go to t.restArguments. @returns the number of items on the stack; -1 if it raised an error
   */
  static spread(t: ThreadState, cell: usize, named: i32): i32 {
    const list = Cell.object(cell)
    const length = List.length(list)
    const count = min(length, Calls.mostPositional(cell - CELL_BYTES, list))
    if (!Frames.hasRoom(t, count)) {
      Errors.memory(t)
      return -1
    }
    if (count < length) {
      t.restArguments = Tuple.of(t, List.items(list) + <usize>count * CELL_BYTES, length - count)
      if (!t.restArguments) return -1
    }
    Cell.moveMany(cell + CELL_BYTES, cell + <usize>count * CELL_BYTES, named)
    Cell.moveMany(List.items(list), cell, count)
    t.sp += (<usize>count - 1) * CELL_BYTES
    // The stack owns the items now, and no other reference to the list exists.
    store<i32>(list, 0, LIST_LENGTH)
    Objects.release(t, list)
    return count
  }

  /** If the callable is a function with an `*args`: how many items of `list` its positional parameters can take. Otherwise NO_LIMIT. */
  private static mostPositional(callable: usize, list: usize): i32 {
    const tag = Cell.tag(callable)
    if (tag == Tag.METHOD) {
      const count = Calls.mostPositional(Cell.object(callable) + METHOD_CALLABLE, list)
      // The method's object takes the first positional parameter. If the function has no positional parameter, the object is the first item
      // of `*args`, so all items of the list must follow the object on the stack.
      return count ? count - 1 : NO_LIMIT
    }
    // LOAD_METHOD has found an attribute that is not a method. The first item is then the callable.
    if (tag == Tag.UNSET) return Calls.mostPositional(List.items(list), list) + 1
    if (tag != Tag.FUNCTION && tag != Tag.CLOSURE) return NO_LIMIT
    const record = Frames.record(Functions.index(callable))
    return load<i32>(record, FUNCTION_HAS_REST) ? load<i32>(record, FUNCTION_POSITIONAL) : NO_LIMIT
  }
}
