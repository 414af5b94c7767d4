import { CELL_LOCK, FUNCTION_BYTES, FUNCTION_NAME_STRING, IMAGE_FUNCTIONS } from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { ThreadState } from '../../thread'
import {
  CAPTURED_SIZE,
  CAPTURED_VALUE,
  CLOSURE_ATTRIBUTES,
  CLOSURE_CELLS,
  CLOSURE_DEFAULTS,
  CLOSURE_FUNCTION,
  CLOSURE_LOCK,
  CLOSURE_SIZE,
  METHOD_CALLABLE,
  METHOD_OBJECT,
  METHOD_SIZE,
} from './fields'
import { Objects } from './objects'
import { Cell } from './values'

/** Function objects, bound methods, and the variables that inner functions capture. */
export abstract class Functions {
  /** MAKE_CELL: moves the value of a local, which may be unset, into a new cell object, and puts that object into the local. */
  static capture(t: ThreadState, local: usize): bool {
    const captured = Objects.create(t, Tag.CELL, CAPTURED_SIZE)
    if (!captured) return false
    store<i32>(captured + CAPTURED_VALUE, 0, CELL_LOCK)
    Cell.move(local, captured + CAPTURED_VALUE)
    Cell.set(local, Tag.CELL, <i64>captured)
    return true
  }

  /** The cell of a captured variable. `local` is the local with the cell object. */
  @inline static variable(local: usize): usize {
    return Cell.object(local) + CAPTURED_VALUE
  }

  /**
   * MAKE_FUNCTION: makes a function object and writes it to `to`. Takes over the references to both tuples, which may be 0.
   * @param cells address of a tuple with the cell objects of the free variables
   * @param defaults address of a tuple with the computed defaults
   */
  static create(t: ThreadState, to: usize, index: i32, cells: usize, defaults: usize): bool {
    const closure = Objects.create(t, Tag.CLOSURE, CLOSURE_SIZE)
    if (!closure) return false
    store<i32>(closure, index, CLOSURE_FUNCTION)
    store<i32>(closure, 0, CLOSURE_LOCK)
    store<u32>(closure, <u32>cells, CLOSURE_CELLS)
    store<u32>(closure, <u32>defaults, CLOSURE_DEFAULTS)
    store<u32>(closure, 0, CLOSURE_ATTRIBUTES)
    Cell.set(to, Tag.CLOSURE, <i64>closure)
    return true
  }

  /** The index of the function in a cell with the tag FUNCTION or CLOSURE. */
  @inline static index(cell: usize): i32 {
    return Cell.tag(cell) == Tag.CLOSURE ? load<i32>(Cell.object(cell), CLOSURE_FUNCTION) : <i32>Cell.object(cell)
  }

  /** A callable in one number, for messages: its tag, and from bit 8 upwards the index of a function or the number of a builtin. */
  static code(cell: usize): i32 {
    const tag = Cell.tag(cell)
    if (tag == Tag.FUNCTION || tag == Tag.CLOSURE) return Tag.FUNCTION | (Functions.index(cell) << 8)
    return tag == Tag.BUILTIN ? tag | ((<i32>Cell.object(cell)) << 8) : tag
  }

  /** The name in the definition of a function, or of the function of a bound method: a str; 0 for other callables. */
  static name(cell: usize): usize {
    const tag = Cell.tag(cell)
    if (tag == Tag.METHOD) return Functions.name(Cell.object(cell) + METHOD_CALLABLE)
    if (tag != Tag.FUNCTION && tag != Tag.CLOSURE) return 0
    const record = <usize>load<u32>(IMAGE_FUNCTIONS) + <usize>Functions.index(cell) * FUNCTION_BYTES
    return <usize>load<u32>(record, FUNCTION_NAME_STRING)
  }

  /** Makes a bound method of the cells of an object and a callable, with references of its own, and writes it to `to`. */
  static bind(t: ThreadState, to: usize, object: usize, callable: usize): bool {
    const method = Objects.create(t, Tag.METHOD, METHOD_SIZE)
    if (!method) return false
    Objects.copyCell(object, method + METHOD_OBJECT)
    Objects.copyCell(callable, method + METHOD_CALLABLE)
    Cell.set(to, Tag.METHOD, <i64>method)
    return true
  }
}
