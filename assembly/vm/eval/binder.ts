import {
  CELL_BYTES,
  FUNCTION_DEFAULTS,
  FUNCTION_FIRST_FREE,
  FUNCTION_FREE,
  FUNCTION_HAS_EXTRA,
  FUNCTION_HAS_REST,
  FUNCTION_KEYWORD_ONLY,
  FUNCTION_LOCALS,
  FUNCTION_PARAMETER_NAMES,
  FUNCTION_PARAMETERS,
  FUNCTION_POSITIONAL,
  FUNCTION_POSITIONAL_ONLY,
  IMAGE_CONSTANTS,
  STR_DATA,
  TUPLE_ITEMS,
} from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { Trap } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { Dict } from '../objects/dict'
import { CLOSURE_CELLS, CLOSURE_DEFAULTS } from '../objects/fields'
import { Tuple } from '../objects/lists'
import { Names } from '../objects/names'
import { Objects } from '../objects/objects'
import { Scratch } from '../objects/scratch'
import { Str } from '../objects/strings'
import { Cell } from '../objects/values'
import { Text } from '../text/text'
import { Frames } from './frames'

/**
 * Binds the arguments of a call to the parameters of a function, as CPython's initialize_locals(). The arguments first move above the cells
 * of the parameters, and from there each goes to its place:
 *
 *     callable | positional | keyword-only | *args | **kwargs | … | arguments
 *
 * A table of keywords is a u32 count and a word for each of the last arguments: its name id, or the negative address of a str that no name
 * of the program equals.
 */
export abstract class Binder {
  /**
   * Moves the arguments of a call to the cells of the function's parameters, and adds the defaults. If the arguments do not match the
   * parameters, raises an error, drops the arguments and returns false. If the recursion limit or the stack allows no further frame, raises
   * a RecursionError, leaves the arguments in place and returns false.
   */
  static bind(t: ThreadState, callable: usize, index: i32, count: i32, keywords: usize): bool {
    const record = Frames.record(index)
    const first = callable + CELL_BYTES
    const cells = Binder.cells(record)
    const from = first + <usize>max(load<i32>(record, FUNCTION_LOCALS), count) * CELL_BYTES
    if (!Frames.fits(t, callable, record, load<i32>(record, FUNCTION_PARAMETERS)) || !Frames.hasCells(t, from, count)) {
      Binder.dropRest(t)
      return Errors.raise(t, Trap.RECURSION, 0, 0)
    }
    Cell.moveMany(first, from, count)
    for (let i = 0; i < max(cells, count); i++) store<i32>(first + <usize>i * CELL_BYTES, Tag.UNSET)
    const closure = Cell.tag(callable) == Tag.CLOSURE ? Cell.object(callable) : 0
    if (Binder.place(t, first, index, from, count, keywords) && Binder.complete(t, first, index, closure)) return true
    Objects.releaseCells(t, first, cells)
    for (let i = 0; i < max(cells, count); i++) store<i32>(first + <usize>i * CELL_BYTES, Tag.UNSET)
    Objects.releaseCells(t, from, count)
    return false
  }

  /**
   * Adds the defaults that a call without keywords lacks, if the function is plain and all of them are constants. @returns false, without an
   * effect, if bind() must bind the arguments
   */
  static addConstants(t: ThreadState, callable: usize, record: usize, count: i32): bool {
    const parameters = load<i32>(record, FUNCTION_PARAMETERS)
    if (count >= parameters || !Frames.fits(t, callable, record, parameters)) return false
    const defaults = <usize>load<u32>(record, FUNCTION_DEFAULTS)
    for (let i = count; i < parameters; i++) if (load<i32>(defaults + ((<usize>i) << 2)) <= 0) return false
    for (let i = count; i < parameters; i++)
      Binder.loadConstant(load<i32>(defaults + ((<usize>i) << 2)), callable + <usize>(i + 1) * CELL_BYTES)
    return true
  }

  /** The number of cells that receive arguments. */
  static cells(record: usize): i32 {
    return Binder.named(record) + load<i32>(record, FUNCTION_HAS_REST) + load<i32>(record, FUNCTION_HAS_EXTRA)
  }

  /** The number of parameters other than *args and **kwargs. */
  @inline private static named(record: usize): i32 {
    return load<i32>(record, FUNCTION_POSITIONAL) + load<i32>(record, FUNCTION_KEYWORD_ONLY)
  }

  /** Moves the arguments from `from` to the parameters. The cell of an argument that has moved is unset. */
  private static place(t: ThreadState, first: usize, index: i32, from: usize, count: i32, keywords: usize): bool {
    const record = Frames.record(index)
    const given = count - (keywords ? load<i32>(keywords) : 0)
    const positional = load<i32>(record, FUNCTION_POSITIONAL)
    const rest = first + <usize>Binder.named(record) * CELL_BYTES
    for (let i = 0; i < min(given, positional); i++) Binder.move(from + <usize>i * CELL_BYTES, first + <usize>i * CELL_BYTES)
    if (load<i32>(record, FUNCTION_HAS_REST)) {
      const tuple = Binder.rest(t, from + <usize>positional * CELL_BYTES, max(given - positional, 0))
      if (!tuple) return false
      Cell.set(rest, Tag.TUPLE, <i64>tuple)
    }
    if (load<i32>(record, FUNCTION_HAS_EXTRA)) {
      const dict = Dict.create(t)
      if (!dict) return false
      Cell.set(rest + <usize>load<i32>(record, FUNCTION_HAS_REST) * CELL_BYTES, Tag.DICT, <i64>dict)
    }
    for (let i = given; i < count; i++) {
      if (!Binder.keyword(t, first, index, from + <usize>i * CELL_BYTES, keywords, i - given)) return false
    }
    if (given <= positional || load<i32>(record, FUNCTION_HAS_REST)) return true
    let others = 0
    for (let i = positional; i < Binder.named(record); i++) if (Cell.tag(first + <usize>i * CELL_BYTES) != Tag.UNSET) others++
    return Errors.raise(t, Trap.ARGUMENT_COUNT, index, given | (others << 16))
  }

  /**
   * The tuple of `*args`: t.restArguments if the call has set it. Otherwise a new tuple, which takes over the cells of the `count` further
   * arguments. @returns 0 if the heap is exhausted
   */
  private static rest(t: ThreadState, cells: usize, count: i32): usize {
    const given = t.restArguments
    t.restArguments = 0
    if (given) return given
    const tuple = Tuple.of(t, cells, count)
    if (tuple) for (let i = 0; i < count; i++) store<i32>(cells + <usize>i * CELL_BYTES, Tag.UNSET)
    return tuple
  }

  /** Drops the items for `*args` of a call that fails before it makes a frame. */
  static dropRest(t: ThreadState): void {
    if (t.restArguments) Objects.release(t, t.restArguments)
    t.restArguments = 0
  }

  @inline private static move(from: usize, to: usize): void {
    Cell.move(from, to)
    store<i32>(from, Tag.UNSET)
  }

  /** Moves a keyword argument to its parameter, or adds it to the dict of further keyword arguments. */
  private static keyword(t: ThreadState, first: usize, index: i32, argument: usize, keywords: usize, at: i32): bool {
    const record = Frames.record(index)
    const name = load<i32>(keywords + 4 + ((<usize>at) << 2))
    const parameter = Binder.parameter(record, name, load<i32>(record, FUNCTION_POSITIONAL_ONLY))
    if (parameter >= 0) {
      const to = first + <usize>parameter * CELL_BYTES
      if (Cell.tag(to) != Tag.UNSET) return Errors.raise(t, Trap.KEYWORD, index, name)
      Binder.move(argument, to)
      return true
    }
    const str = Names.text(name)
    if (load<i32>(record, FUNCTION_HAS_EXTRA)) {
      const dict = Cell.object(first + <usize>(Binder.named(record) + load<i32>(record, FUNCTION_HAS_REST)) * CELL_BYTES)
      Cell.set(Scratch.operand(t), Tag.STR, <i64>str)
      return Dict.set(t, dict, Scratch.operand(t), argument)
    }
    if (Binder.namesPositionalOnly(t, index, keywords)) return false
    if (name >= 0) return Errors.raise(t, Trap.KEYWORD, index, name)
    Objects.keep(str)
    return Errors.text(t, Trap.KEYWORD, index, -1, str)
  }

  /** The index of the parameter with this name, from `from` on; -1 if no parameter has it. */
  private static parameter(record: usize, name: i32, from: i32): i32 {
    const names = <usize>load<u32>(record, FUNCTION_PARAMETER_NAMES)
    const count = Binder.named(record)
    for (let i = from; i < count; i++) if (load<i32>(names + ((<usize>i) << 2)) == name) return i
    return -1
  }

  /** Raises an error if one of the keywords is the name of a positional-only parameter. @returns whether it did */
  private static namesPositionalOnly(t: ThreadState, index: i32, keywords: usize): bool {
    const record = Frames.record(index)
    const text = Text.begin(t)
    for (let i = 0; i < load<i32>(record, FUNCTION_POSITIONAL_ONLY); i++) {
      const name = Binder.name(record, i)
      for (let k = 0; k < load<i32>(keywords); k++) {
        if (load<i32>(keywords + 4 + ((<usize>k) << 2)) == name) Binder.list(text, name)
      }
    }
    return Binder.raiseNames(t, Trap.POSITIONAL_ONLY, index, 0, text)
  }

  @inline private static name(record: usize, parameter: i32): i32 {
    return load<i32>(<usize>load<u32>(record, FUNCTION_PARAMETER_NAMES) + ((<usize>parameter) << 2))
  }

  private static list(text: Text, name: i32): void {
    const str = Names.text(name)
    if (text.length) text.byte(32)
    text.copy(str + STR_DATA, Str.bytes(str))
  }

  /** Raises an error with the names in a text, unless the text is empty. @returns whether it did */
  private static raiseNames(t: ThreadState, trap: i32, a: i32, b: i32, text: Text): bool {
    if (!text.length && !text.failed) return false
    const str = text.finish()
    if (str) Errors.text(t, trap, a, b, str)
    return true
  }

  /** Gives the parameters without an argument their defaults. Raises an error if a parameter has neither an argument nor a default. */
  private static complete(t: ThreadState, first: usize, index: i32, closure: usize): bool {
    const record = Frames.record(index)
    const positional = load<i32>(record, FUNCTION_POSITIONAL)
    const named = Binder.named(record)
    let missing = false
    for (let i = 0; i < named; i++) {
      const cell = first + <usize>i * CELL_BYTES
      if (Cell.tag(cell) == Tag.UNSET && !Binder.loadDefault(record, closure, i, cell)) missing = true
    }
    if (!missing) return true
    return !(Binder.raiseMissing(t, first, index, 0, positional, 0) || Binder.raiseMissing(t, first, index, positional, named, 1))
  }

  /** Raises an error with the parameters from `from` to `to` that have no value. @returns whether it did */
  private static raiseMissing(t: ThreadState, first: usize, index: i32, from: i32, to: i32, keywordOnly: i32): bool {
    const text = Text.begin(t)
    for (let i = from; i < to; i++) {
      if (Cell.tag(first + <usize>i * CELL_BYTES) == Tag.UNSET) Binder.list(text, Binder.name(Frames.record(index), i))
    }
    return Binder.raiseNames(t, Trap.MISSING_ARGUMENTS, index, keywordOnly, text)
  }

  /** Copies the default of a parameter. @returns false if the parameter has no default */
  private static loadDefault(record: usize, closure: usize, parameter: i32, to: usize): bool {
    const place = load<i32>(<usize>load<u32>(record, FUNCTION_DEFAULTS) + ((<usize>parameter) << 2))
    if (place > 0) Binder.loadConstant(place, to)
    else if (place < 0) {
      Objects.copyCell(<usize>load<u32>(closure, CLOSURE_DEFAULTS) + TUPLE_ITEMS + <usize>(-place - 1) * CELL_BYTES, to)
    }
    return place != 0
  }

  @inline private static loadConstant(place: i32, to: usize): void {
    Cell.move(<usize>load<u32>(IMAGE_CONSTANTS) + <usize>(place - 1) * CELL_BYTES, to)
  }

  /** Copies the cells of a function object's free variables to their locals. */
  static loadFree(closure: usize, record: usize, first: usize): void {
    const count = load<i32>(record, FUNCTION_FREE)
    if (!count) return
    const to = first + <usize>load<u32>(record, FUNCTION_FIRST_FREE) * CELL_BYTES
    Objects.copyCells(<usize>load<u32>(closure, CLOSURE_CELLS) + TUPLE_ITEMS, to, count)
  }
}
