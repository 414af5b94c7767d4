import {
  CLASS_ATTRIBUTES,
  CLASS_BYTES,
  FUNCTION_BYTES,
  FUNCTION_NAME,
  FUNCTION_QUALIFIED_NAME,
  HEAP,
  IMAGE_CLASSES,
  IMAGE_FUNCTIONS,
  IMAGE_GLOBAL_COUNT,
  IMAGE_GLOBAL_NAMES,
  IMAGE_GLOBAL_STATES,
  STR_DATA,
} from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { PickleReason, Trap } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { BuiltinsModule } from '../builtins/builtins'
import { Errors } from '../errors'
import { Reenter } from '../eval/reenter'
import { Text } from '../text/text'
import { Classes } from './classes'
import { Exceptions } from './exceptions'
import { METHOD_CALLABLE, WRAPPER_CELLS } from './fields'
import { FunctionAttributes } from './function-attributes'
import { Functions } from './functions'
import { Objects } from './objects'
import { Scratch } from './scratch'
import { Str } from './strings'
import { Table } from './tables'
import { CELL_SHIFT, Cell } from './values'

/** The letter that begins "<locals>" and "<lambda>". */
const LESS: i32 = 60
/** The third letter of "<locals>". The third letter of "<lambda>" is another one, so this letter tells the two apart. */
const O: i32 = 111

/**
 * Functions and classes in a pickle. As in CPython, the pickle contains only their place: the i32 index of a global and an i32 name id. The
 * name id is 0, or that of an attribute of the class in that global. For a builtin class, the first number is -1 minus its id. Both
 * processes run the same program, so the numbers mean the same in both.
 */
export abstract class PickledNames {
  /** Appends the place of the function or class in a cell. @returns false if it raised an error */
  static write(t: ThreadState, text: Text, cell: usize): bool {
    const object = Cell.object(cell)
    const classes = <usize>load<u32>(IMAGE_CLASSES)
    // The classes of the image are before the heap.
    const isBuiltin = Cell.tag(cell) == Tag.CLASS && object >= classes && object < HEAP
    let global = isBuiltin ? -1 - <i32>((object - classes) / CLASS_BYTES) : PickledNames.globalOf(t, cell)
    let attribute = 0
    if (!isBuiltin && global < 0) {
      const count = load<i32>(IMAGE_GLOBAL_COUNT)
      for (global = 0; global < count; global++) {
        const owner = t.globals + ((<usize>global) << CELL_SHIFT)
        attribute = Cell.tag(owner) == Tag.CLASS ? PickledNames.attributeOf(Cell.object(owner), cell) : 0
        if (attribute) break
      }
      if (!attribute) return PickledNames.missing(t, cell)
    }
    const to = text.room(8)
    if (!to) return true
    store<i32>(to, global)
    store<i32>(to, attribute, 4)
    text.length += 8
    return true
  }

  /** The index of a global with this value and with the value's own name; -1 if there is none. */
  private static globalOf(t: ThreadState, cell: usize): i32 {
    const names = <usize>load<u32>(IMAGE_GLOBAL_NAMES)
    const name = PickledNames.qualname(cell)
    const count = load<i32>(IMAGE_GLOBAL_COUNT)
    for (let i = 0; i < count; i++) {
      const global = t.globals + ((<usize>i) << CELL_SHIFT)
      const isSame = Cell.tag(global) == Cell.tag(cell) && Cell.int(global) == Cell.int(cell)
      if (isSame && Str.compare(<usize>load<u32>(names + ((<usize>i) << 2)), name) == 0) return i
    }
    return -1
  }

  /** The name id of the class attribute with this value; 0 if there is none. */
  private static attributeOf(owner: usize, cell: usize): i32 {
    const table = <usize>load<u32>(owner, CLASS_ATTRIBUTES)
    for (let i = 0; i < Table.count(table); i++) {
      let value = Table.cell(table, i)
      const id = Table.id(value)
      if (Cell.tag(value) == Tag.STATIC_METHOD) value = Cell.object(value) + WRAPPER_CELLS
      if (Cell.tag(value) == Cell.tag(cell) && Cell.int(value) == Cell.int(cell)) return id
    }
    return 0
  }

  /** Raises CPython's error for a function or class that a pickle cannot name, because no global or class attribute contains it. */
  private static missing(t: ThreadState, cell: usize): bool {
    const qualname = PickledNames.qualname(cell)
    let isLocal = false
    for (let i = 0; i < Str.bytes(qualname) - 3; i++) {
      const at = qualname + STR_DATA + <usize>i
      if (load<u8>(at) == LESS && load<u8>(at, 2) == O) isLocal = true
    }
    if (isLocal) {
      Objects.keep(qualname)
      return Errors.text(t, Trap.PICKLE, PickleReason.LOCAL, 0, qualname)
    }
    if (!BuiltinsModule.convert(t, Scratch.result(t), cell, true)) return false
    const reason = Cell.tag(cell) == Tag.CLASS ? PickleReason.CLASS : PickleReason.FUNCTION
    return Errors.text(t, Trap.PICKLE, reason, reason == PickleReason.CLASS ? 0 : Functions.index(cell), Cell.object(Scratch.result(t)))
  }

  /** The `__qualname__` of a function or class. A decorator may have given a function the name of another function. */
  private static qualname(cell: usize): usize {
    if (Cell.tag(cell) == Tag.CLASS) return Classes.qualname(Cell.object(cell))
    const own = FunctionAttributes.qualname(cell)
    return own ? own : <usize>load<u32>(PickledNames.record(cell), FUNCTION_QUALIFIED_NAME)
  }

  private static record(cell: usize): usize {
    return <usize>load<u32>(IMAGE_FUNCTIONS) + <usize>Functions.index(cell) * FUNCTION_BYTES
  }

  /**
   * Reads a place, and copies the function or class at that place to `to`. Imports its module if this process has not done so.
   * @returns false if it raised an error
   */
  static read(t: ThreadState, from: usize, to: usize): bool {
    const global = load<i32>(from)
    const attribute = load<i32>(from, 4)
    if (global < 0) {
      Cell.set(to, Tag.CLASS, <i64>Exceptions.classAt(-1 - global))
      return true
    }
    const cell = t.globals + ((<usize>global) << CELL_SHIFT)
    if (Cell.tag(cell) == Tag.UNSET && !PickledNames.importModule(t, global)) return false
    if (Cell.tag(cell) == Tag.UNSET) return Errors.raise(t, Trap.PICKLE, PickleReason.UNSET, global)
    if (!attribute) {
      Objects.copyCell(cell, to)
      return true
    }
    if (Cell.tag(cell) != Tag.CLASS || !Classes.find(Cell.object(cell), attribute, to)) {
      return Errors.raise(t, Trap.PICKLE, PickleReason.UNSET, global)
    }
    if (Cell.tag(to) == Tag.STATIC_METHOD) PickledNames.unwrap(t, to)
    return true
  }

  private static unwrap(t: ThreadState, cell: usize): void {
    const wrapper = Cell.object(cell)
    Objects.copyCell(wrapper + WRAPPER_CELLS, cell)
    Objects.release(t, wrapper)
  }

  /** Runs the module of a global unless a thread has begun to import it. */
  private static importModule(t: ThreadState, global: i32): bool {
    const states = <usize>load<u32>(IMAGE_GLOBAL_STATES)
    const state = states ? load<i32>(states + ((<usize>global) << 2)) : 0
    if (!state) return true
    const module = t.globals + ((<usize>(state - 1)) << CELL_SHIFT)
    if (Cell.tag(module) != Tag.FUNCTION) return true
    const call = Reenter.begin(t)
    if (!call) return false
    Cell.move(module, call)
    Cell.set(module, Tag.INT, <i64>changetype<usize>(t))
    if (!Reenter.run(t, call, 0)) return false
    Objects.releaseCell(t, call)
    return true
  }

  // --- bound methods ---------------------------------------------------------------------------------------------------------------------

  /** The name id of the function of a bound method; 0 for a method of a builtin type. */
  static ofMethod(method: usize): i32 {
    const callable = method + METHOD_CALLABLE
    const tag = Cell.tag(callable)
    return tag == Tag.FUNCTION || tag == Tag.CLOSURE ? load<i32>(PickledNames.record(callable), FUNCTION_NAME) : 0
  }

  /** Replaces the object in a cell by its bound method with this name. @returns false if it raised an error */
  static bind(t: ThreadState, cell: usize, name: i32): bool {
    const isClass = Cell.tag(cell) == Tag.CLASS
    const owner = isClass ? Cell.object(cell) : Exceptions.classOf(Cell.object(cell))
    const found = Scratch.result(t)
    if (!Classes.find(owner, name, found)) return Errors.ofValue(t, Trap.ATTRIBUTE, cell, name)
    if (Cell.tag(found) == Tag.CLASS_METHOD) PickledNames.unwrap(t, found)
    const bound = Scratch.operand(t)
    const made = Functions.bind(t, bound, cell, found)
    Objects.releaseCell(t, found)
    if (!made) return false
    Objects.releaseCell(t, cell)
    Cell.move(bound, cell)
    return true
  }
}
