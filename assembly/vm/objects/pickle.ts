import { BIGINT_LENGTH, BIGINT_LIMBS, CELL_BYTES, CELL_LOCK, CELL_PAYLOAD, STR_DATA, TUPLE_ITEMS } from '../../abi/layout'
import { Name } from '../../abi/names'
import { Tag } from '../../abi/tags'
import { PickleReason, Trap } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { OwnAttributes } from '../eval/own-attributes'
import { RAISED, Specials } from '../eval/specials'
import { Text } from '../text/text'
import { BigObjects } from './bigobjects'
import { Classes } from './classes'
import { Deque } from './deques'
import { Dict } from './dict'
import { Exceptions } from './exceptions'
import { METHOD_OBJECT, PROCESS_QUEUE_NUMBER, RANGE_START } from './fields'
import { Instances } from './instances'
import { Tuple } from './lists'
import { Names } from './names'
import { Objects } from './objects'
import { PickledNames } from './pickled-names'
import { MAX_NESTING, Scratch } from './scratch'
import { Sequences } from './sequences'
import { Sets } from './sets'
import { Str } from './strings'
import { Cell } from './values'

/**
 * Marks an object that the pickle already contains. The byte replaces the object's tag, and the number of that object follows, a u32.
 */
export const SEEN: i32 = 0xff
/**
 * Marks an object that `__reduce__` describes. The byte replaces the tag. The callable, the tuple of its arguments and the state follow.
 */
export const REDUCED: i32 = 0xfe

/** The forms of an instance's state. In a pickle, the state follows the class. */
export const enum State {
  /** A u32 count, then a u32 name id and a value for each attribute. */
  ATTRIBUTES = 0,
  /** The value for `__setstate__`, or a dict of attributes. */
  VALUE = 1,
}

/**
 * Writes the format in which a value goes to another process: one byte with its tag, then data that depends on the tag. Unpickle reads it.
 *
 *     below Tag.STR         8 bytes of payload        str, bytes   u32 length, the bytes
 *     list, tuple           u32 length, the items     range        i64 start, stop, step
 *     dict, set             u32 length, the items     deque        i32 maxlen, u32 length, the items
 *     queue of processes    u32 number in the hub     large int    i32 length with sign, the limbs
 *     function, class       its place, see PickledNames
 *     bound method          u32 name id, the object
 *     instance              the class, a byte State, the state
 *     exception             REDUCED, the class, the args, the state: Tag.INSTANCE and the attributes, or a dict of them
 *
 * The writer numbers lists, dicts, sets, deques and instances in the order in which it meets them, so an object that occurs twice arrives
 * as one object. Other objects that occur twice arrive as two equal objects. The result of a `__getstate__` or `__reduce__` also uses
 * up a number.
 */
export abstract class Pickle {
  /**
   * Appends the value of a cell to `text`.
   * @param inherits whether the value is an argument of a new process; only such a value may contain queues
   * @returns false if it raised an error
   */
  static dump(t: ThreadState, text: Text, cell: usize, inherits: bool): bool {
    const tag = Cell.tag(cell)
    const isPlain = tag < Tag.STR || Str.isOne(tag) || tag == Tag.BIGINT || tag == Tag.RANGE
    const memo: usize = isPlain ? 0 : Dict.create(t)
    if (!isPlain && !memo) return false
    const written = Pickle.write(t, text, cell, 0, inherits, memo)
    if (memo) Objects.release(t, memo)
    return written
  }

  private static write(t: ThreadState, text: Text, cell: usize, depth: i32, inherits: bool, memo: usize): bool {
    const tag = Cell.tag(cell)
    const seen = Pickle.isNumbered(tag) ? Pickle.number(t, cell, memo) : -1
    if (t.trap) return false
    if (seen >= 0) {
      text.byte(SEEN)
      Pickle.word(text, seen)
      return true
    }
    if (tag == Tag.EXCEPTION) return Pickle.writeException(t, text, cell, depth, inherits, memo)
    if (tag == Tag.INSTANCE) return Pickle.writeInstance(t, text, cell, depth, inherits, memo)
    text.byte(tag)
    if (tag == Tag.FUNCTION || tag == Tag.CLOSURE || tag == Tag.CLASS) return PickledNames.write(t, text, cell)
    if (tag < Tag.STR) {
      text.copy(cell + CELL_PAYLOAD, 8)
      return true
    }
    const object = Cell.object(cell)
    switch (tag) {
      case Tag.STR:
      case Tag.BYTES: {
        Pickle.word(text, Str.bytes(object))
        text.copy(object + STR_DATA, Str.bytes(object))
        return true
      }
      case Tag.BIGINT: {
        text.copy(object + BIGINT_LENGTH, 4)
        text.copy(object + BIGINT_LIMBS, BigObjects.length(object) << 2)
        return true
      }
      case Tag.RANGE: {
        text.copy(object + RANGE_START, 24)
        return true
      }
      case Tag.LIST:
      case Tag.TUPLE:
        return Pickle.writeItems(t, text, cell, depth, inherits, memo)
      case Tag.DEQUE: {
        Pickle.word(text, Deque.maxlen(object))
        return Pickle.writeItems(t, text, cell, depth, inherits, memo)
      }
      case Tag.DICT:
      case Tag.SET:
      case Tag.FROZENSET:
        return Pickle.writeEntries(t, text, cell, depth, inherits, memo)
      case Tag.PROCESS_QUEUE: {
        if (!inherits) return Errors.raise(t, Trap.PICKLE, PickleReason.QUEUE, tag)
        text.copy(object + PROCESS_QUEUE_NUMBER, 4)
        return true
      }
      case Tag.METHOD: {
        const name = PickledNames.ofMethod(object)
        if (!name) return Errors.raise(t, Trap.PICKLE, PickleReason.TYPE, tag)
        Pickle.word(text, name)
        return Pickle.write(t, text, object + METHOD_OBJECT, depth, inherits, memo)
      }
      default:
        return Errors.raise(t, Trap.PICKLE, PickleReason.TYPE, tag)
    }
  }

  // --- objects that occur more than once ------------------------------------------------------------------------------------------------

  @inline private static isNumbered(tag: i32): bool {
    return tag == Tag.LIST || tag == Tag.DICT || tag == Tag.SET || tag == Tag.DEQUE || tag == Tag.INSTANCE
  }

  /**
   * Looks an object up in the pickle. @returns its number if the pickle contains it already. Otherwise -1, and the object gets the next
   * number.
   */
  private static number(t: ThreadState, cell: usize, memo: usize): i32 {
    const key = Scratch.result(t)
    const number = Scratch.operand(t)
    Cell.set(key, Tag.INT, <i64>Cell.object(cell))
    if (Dict.get(t, memo, key, number) > 0) return <i32>Cell.int(number)
    Cell.set(number, Tag.INT, Dict.length(memo))
    Dict.set(t, memo, key, number)
    return -1
  }

  /**
   * Keeps the result of a method until the pickle is complete. Otherwise another object could get the same address, and the memo identifies
   * objects by their addresses. The kept result uses up a number.
   */
  private static retain(t: ThreadState, held: usize, memo: usize): bool {
    const key = Scratch.result(t)
    Cell.set(key, Tag.INT, -1 - Cell.int(held))
    const kept = Dict.set(t, memo, key, held)
    Objects.releaseCell(t, held)
    return kept
  }

  // --- containers ------------------------------------------------------------------------------------------------------------------------

  private static tooDeep(t: ThreadState): bool {
    return Errors.raise(t, Trap.PICKLE, PickleReason.NESTING, 0)
  }

  private static writeItems(t: ThreadState, text: Text, cell: usize, depth: i32, inherits: bool, memo: usize): bool {
    if (depth >= MAX_NESTING) return Pickle.tooDeep(t)
    const at = text.length
    Pickle.word(text, 0)
    const item = Scratch.nested(t, depth)
    let count = 0
    // Without a GIL, another thread may change the list during this loop. Therefore the length in the pickle is the number of items that
    // the loop wrote.
    for (; Sequences.get(cell, count, item); count++) {
      const written = Pickle.write(t, text, item, depth + 1, inherits, memo)
      Objects.releaseCell(t, item)
      if (!written) return false
    }
    if (!text.failed) store<i32>(text.start + <usize>at, count)
    return true
  }

  /** Writes the items of a dict or set. Each level of nesting uses two scratch cells. */
  private static writeEntries(t: ThreadState, text: Text, cell: usize, depth: i32, inherits: bool, memo: usize): bool {
    if (depth + 2 >= MAX_NESTING) return Pickle.tooDeep(t)
    const isDict = Cell.tag(cell) == Tag.DICT
    const object = Cell.object(cell)
    const start = text.length
    Pickle.word(text, 0)
    const item = Scratch.nested(t, depth)
    let count = 0
    for (let at = 0; ; count++) {
      at = isDict ? Dict.at(object, at, item, item + CELL_BYTES) : Sets.at(object, at, item)
      if (!at) break
      let written = Pickle.write(t, text, item, depth + 2, inherits, memo)
      if (isDict) {
        if (written) written = Pickle.write(t, text, item + CELL_BYTES, depth + 2, inherits, memo)
        Objects.releaseCell(t, item + CELL_BYTES)
      }
      Objects.releaseCell(t, item)
      if (!written) return false
    }
    if (!text.failed) store<i32>(text.start + <usize>start, count)
    return true
  }

  private static word(text: Text, value: i32): void {
    const to = text.room(4)
    if (!to) return
    store<i32>(to, value)
    text.length += 4
  }

  // --- instances -------------------------------------------------------------------------------------------------------------------------

  private static writeInstance(t: ThreadState, text: Text, cell: usize, depth: i32, inherits: bool, memo: usize): bool {
    if (depth >= MAX_NESTING) return Pickle.tooDeep(t)
    const held = Scratch.nested(t, depth)
    if (Specials.lists(cell, Name.DUNDER_REDUCE)) {
      const reduced = Specials.call(t, cell, Name.DUNDER_REDUCE)
      if (reduced <= RAISED) return false
      Cell.move(reduced, held)
      return Pickle.writeReduced(t, text, held, depth + 1, inherits, memo) && Pickle.retain(t, held, memo)
    }
    const owner = Instances.classOf(Cell.object(cell))
    text.byte(Tag.INSTANCE)
    Cell.set(held, Tag.CLASS, <i64>owner)
    if (!PickledNames.write(t, text, held)) return false
    const hasState = Specials.lists(cell, Name.DUNDER_GETSTATE)
    if (hasState) {
      const state = Specials.call(t, cell, Name.DUNDER_GETSTATE)
      if (state <= RAISED) return false
      Cell.move(state, held)
    } else if (!Pickle.takeDict(t, cell, held)) {
      if (t.trap) return false
      text.byte(State.ATTRIBUTES)
      return Pickle.writeAttributes(t, text, cell, depth, inherits, memo)
    }
    text.byte(State.VALUE)
    return Pickle.writeState(t, text, held, depth, inherits, memo)
  }

  /** Writes the state in the cell `held`, and drops the reference in the cell. */
  private static writeState(t: ThreadState, text: Text, held: usize, depth: i32, inherits: bool, memo: usize): bool {
    if (Pickle.write(t, text, held, depth + 1, inherits, memo)) return Pickle.retain(t, held, memo)
    Objects.releaseCell(t, held)
    return false
  }

  /** Writes the result of a `__reduce__`: a tuple of a callable, its arguments and perhaps a state. */
  private static writeReduced(t: ThreadState, text: Text, reduced: usize, depth: i32, inherits: bool, memo: usize): bool {
    const length = Cell.tag(reduced) == Tag.TUPLE ? Tuple.length(Cell.object(reduced)) : 0
    const isCall = length == 2 || length == 3
    if (!isCall || Cell.tag(Cell.object(reduced) + TUPLE_ITEMS + CELL_BYTES) != Tag.TUPLE)
      return Errors.raise(t, Trap.PICKLE, PickleReason.REDUCE, Cell.tag(reduced))
    if (depth >= MAX_NESTING) return Pickle.tooDeep(t)
    text.byte(REDUCED)
    const part = Scratch.nested(t, depth)
    for (let i = 0; i < 3; i++) {
      Cell.setNone(part)
      if (i < length) Tuple.get(Cell.object(reduced), i, part)
      const written = Pickle.write(t, text, part, depth + 1, inherits, memo)
      Objects.releaseCell(t, part)
      if (!written) return false
    }
    return true
  }

  /** Writes an exception as CPython reduces it: a call of its class with its args, then its attributes. */
  private static writeException(t: ThreadState, text: Text, cell: usize, depth: i32, inherits: bool, memo: usize): bool {
    if (depth >= MAX_NESTING) return Pickle.tooDeep(t)
    if (Specials.lists(cell, Name.DUNDER_REDUCE)) return Pickle.writeInstance(t, text, cell, depth, inherits, memo)
    const args = Exceptions.args(t, Cell.object(cell))
    if (!args) return false
    text.byte(REDUCED)
    text.byte(Tag.CLASS)
    const part = Scratch.nested(t, depth)
    Cell.set(part, Tag.CLASS, <i64>Exceptions.classOf(Cell.object(cell)))
    if (!PickledNames.write(t, text, part)) return false
    Cell.set(part, Tag.TUPLE, <i64>args)
    text.byte(Tag.TUPLE)
    if (!Pickle.writeItems(t, text, part, depth + 1, inherits, memo)) return false
    if (Pickle.takeDict(t, cell, part)) return Pickle.writeState(t, text, part, depth, inherits, memo)
    if (t.trap) return false
    text.byte(Tag.INSTANCE)
    return Pickle.writeAttributes(t, text, cell, depth, inherits, memo)
  }

  /**
   * Copies the dict with an instance's attributes to the cell `held`. If the name of an attribute may be missing in other processes, first
   * moves the attributes to a dict. @returns false if it raised an error, or, without an error, if the instance has no such dict or an
   * empty one
   */
  private static takeDict(t: ThreadState, cell: usize, held: usize): bool {
    const instance = Cell.object(cell)
    if (Pickle.hasMadeName(instance) && !OwnAttributes.open(t, instance, held)) return false
    const dict = Instances.dict(instance)
    if (!dict || Dict.length(dict) == 0) return false
    Objects.keep(dict)
    Cell.set(held, Tag.DICT, <i64>dict)
    return true
  }

  /** Whether the program has made the name of an attribute at run time. */
  private static hasMadeName(instance: usize): bool {
    const count = Instances.dict(instance) ? 0 : Instances.capacity(instance)
    for (let i = 0; i < count; i++) {
      if (Cell.tag(Instances.value(instance, i)) != Tag.UNSET && Names.isMade(Classes.keyAt(Instances.classOf(instance), i))) return true
    }
    return false
  }

  /** Writes the attributes of an instance in the order in which it got them. */
  private static writeAttributes(t: ThreadState, text: Text, cell: usize, depth: i32, inherits: bool, memo: usize): bool {
    const start = text.length
    Pickle.word(text, 0)
    const instance = Cell.object(cell)
    const owner = Instances.classOf(instance)
    const value = Scratch.nested(t, depth)
    const total = Instances.dict(instance) ? 0 : Instances.given(instance)
    let count = 0
    for (let turn = 0; turn < total; turn++) {
      for (let i = 0; i < Instances.capacity(instance); i++) {
        const own = Instances.value(instance, i)
        if (Cell.tag(own) == Tag.UNSET || load<i32>(own, CELL_LOCK) != turn) continue
        Pickle.word(text, Classes.keyAt(owner, i))
        Objects.copyCell(own, value)
        const written = Pickle.write(t, text, value, depth + 1, inherits, memo)
        Objects.releaseCell(t, value)
        if (!written) return false
        count++
        break
      }
    }
    if (!text.failed) store<i32>(text.start + <usize>start, count)
    return true
  }
}
