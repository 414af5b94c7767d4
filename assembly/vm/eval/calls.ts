import { Builtin } from '../../abi/builtins'
import { Op } from '../../abi/instructions'
import { CELL_BYTES, FUNCTION_DEFAULTS, FUNCTION_PARAMETER_NAMES, FUNCTION_PARAMETERS, IMAGE_CONSTANTS } from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { Trap } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { Builtins } from '../builtins/dispatch'
import { Errors } from '../errors'
import { LIST_LENGTH } from '../objects/fields'
import { Iterators } from '../objects/iterators'
import { List } from '../objects/lists'
import { Objects } from '../objects/objects'
import { Scratch } from '../objects/scratch'
import { Sequences } from '../objects/sequences'
import { Cell } from '../objects/values'
import { Frames } from './frames'
import { Nested } from './nested'

/** Calls functions and builtins. Before a call, the stack contains the callable's cell and, above it, the arguments. */
export abstract class Calls {
  /**
   * Begins a call of a function: fills in the defaults of missing arguments, and makes the frame. The arguments are in the order of the
   * function's parameters. @returns the new frame's sp; 0 if it raised an error
   */
  static enter(t: ThreadState, callable: usize, record: usize, count: i32, returnPc: usize, callerFp: usize): usize {
    if (Frames.fits(t, callable, record, count)) return Frames.push(t, callable, record, count, returnPc, callerFp)
    const parameters = load<i32>(record, FUNCTION_PARAMETERS)
    if (count > parameters || count < parameters - Calls.defaults(record)) {
      Errors.raise(t, Trap.ARGUMENT_COUNT, <i32>Cell.object(callable), count)
      return 0
    }
    if (!Calls.hasRoom(t, callable, record)) return 0
    for (let i = count; i < parameters; i++) Calls.loadDefault(record, i, callable + <usize>(i + 1) * CELL_BYTES)
    return Frames.push(t, callable, record, parameters, returnPc, callerFp)
  }

  /** Whether there is room for a function's frame. Raises an error if not. */
  private static hasRoom(t: ThreadState, callable: usize, record: usize): bool {
    return Frames.fits(t, callable, record, load<i32>(record, FUNCTION_PARAMETERS)) || Errors.raise(t, Trap.RECURSION, 0, 0)
  }

  /** The number of a function's parameters that have a default. They are its last parameters. */
  @inline private static defaults(record: usize): i32 {
    return load<i32>(<usize>load<u32>(record, FUNCTION_DEFAULTS))
  }

  /**
   * Copies the default of a parameter. A default is an immortal constant, so the function does not count the copy's reference. @returns
   * false if the parameter has no default
   */
  private static loadDefault(record: usize, parameter: i32, to: usize): bool {
    const at = parameter - (load<i32>(record, FUNCTION_PARAMETERS) - Calls.defaults(record))
    if (at < 0) return false
    const index = <usize>load<u32>(<usize>load<u32>(record, FUNCTION_DEFAULTS) + 4 + ((<usize>at) << 2))
    Cell.move(<usize>load<u32>(IMAGE_CONSTANTS) + index * CELL_BYTES, to)
    return true
  }

  /**
   * Calls a builtin. On success, the result replaces the callable, and the function drops the arguments.
   * @param keywords address of the names (count, then ids) of the last arguments, 0 for none
   */
  static builtin(t: ThreadState, callable: usize, count: i32, keywords: usize): bool {
    const id = <i32>Cell.object(callable)
    const well = Nested.has(id) ? Nested.call(t, id, callable, count, keywords) : Builtins.call(t, id, callable, count, keywords)
    if (!well) return false
    // The result has replaced the callable. A builtin is not an object, so its cell had no reference to release.
    Objects.releaseCells(t, callable + CELL_BYTES, count)
    return true
  }

  /**
   * Whether Step must check the eval breaker after the builtin `id`, which the last instruction called. CPython has specialised
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
      const callable = cell - 2 * CELL_BYTES
      return Errors.raise(t, Trap.STAR_TYPE, tag, alone ? Cell.tag(callable) | ((<i32>Cell.object(callable)) << 8) : 0)
    }
    return Sequences.extend(t, Cell.object(cell - CELL_BYTES), cell)
  }

  /**
   * Replaces the list at `cell` by its items. The `named` cells above the list move up to follow the last item. @returns the number of
   * items; -1 if it raised an error
   */
  static spread(t: ThreadState, cell: usize, named: i32): i32 {
    const list = Cell.object(cell)
    const count = List.length(list)
    if (!Frames.hasRoom(t, count)) {
      Errors.memory(t)
      return -1
    }
    Cell.moveMany(cell + CELL_BYTES, cell + <usize>count * CELL_BYTES, named)
    Cell.moveMany(List.items(list), cell, count)
    t.sp += (<usize>count - 1) * CELL_BYTES
    // The stack owns the items now, and no other reference to the list exists.
    store<i32>(list, 0, LIST_LENGTH)
    Objects.release(t, list)
    return count
  }

  // --- calls with keyword arguments ---------------------------------------------------------------------------------------------------

  /**
   * Moves the keyword arguments, which come last, to the places of their parameters, and fills the gaps with defaults. @returns false if it
   * raised an error
   */
  static placeKeywords(t: ThreadState, callable: usize, count: i32, keywords: usize): bool {
    const index = <i32>Cell.object(callable)
    const record = Frames.record(index)
    const named = load<i32>(keywords)
    const positional = count - named
    const parameters = load<i32>(record, FUNCTION_PARAMETERS)
    const first = callable + CELL_BYTES
    for (let i = 0; i < named; i++) {
      const name = load<i32>(keywords + 4 + ((<usize>i) << 2))
      if (Calls.parameter(record, name) < positional) return Errors.raise(t, Trap.KEYWORD, index, name)
    }
    if (count > parameters) return Errors.raise(t, Trap.ARGUMENT_COUNT, index, count)
    if (!Calls.hasRoom(t, callable, record)) return false
    const values = Scratch.text(t)
    Cell.moveMany(first + <usize>positional * CELL_BYTES, values, named)
    for (let i = positional; i < parameters; i++) store<i32>(first + <usize>i * CELL_BYTES, Tag.UNSET)
    for (let i = 0; i < named; i++) {
      const place = Calls.parameter(record, load<i32>(keywords + 4 + ((<usize>i) << 2)))
      Cell.move(values + <usize>i * CELL_BYTES, first + <usize>place * CELL_BYTES)
    }
    for (let i = positional; i < parameters; i++) {
      const cell = first + <usize>i * CELL_BYTES
      if (Cell.tag(cell) != Tag.UNSET || Calls.loadDefault(record, i, cell)) continue
      // Puts the keyword arguments back into their old cells. Unwinding drops every cell up to sp, so each argument must be in exactly one
      // cell.
      Cell.moveMany(values, first + <usize>positional * CELL_BYTES, named)
      return Errors.raise(t, Trap.ARGUMENT_COUNT, index, count)
    }
    return true
  }

  /** The index of the parameter with this name; -1 if no parameter has it. */
  private static parameter(record: usize, name: i32): i32 {
    const names = <usize>load<u32>(record, FUNCTION_PARAMETER_NAMES)
    const count = load<i32>(record, FUNCTION_PARAMETERS)
    for (let i = 0; i < count; i++) if (load<i32>(names + ((<usize>i) << 2)) == name) return i
    return -1
  }
}
