import { BIGINT_LENGTH, BIGINT_LIMBS, CELL_BYTES, TUPLE_ITEMS } from '../../abi/layout'
import { Name } from '../../abi/names'
import { Tag } from '../../abi/tags'
import { PickleReason, Trap } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { OwnAttributes } from '../eval/own-attributes'
import { Reenter } from '../eval/reenter'
import { RAISED, Specials } from '../eval/specials'
import { BigObjects } from './bigobjects'
import { Deque } from './deques'
import { Dict } from './dict'
import { PROCESS_QUEUE_CLOSED, PROCESS_QUEUE_NUMBER, PROCESS_QUEUE_SIZE } from './fields'
import { Hashes } from './hashes'
import { Instances } from './instances'
import { Range } from './iterators'
import { List, Tuple } from './lists'
import { Names } from './names'
import { Objects } from './objects'
import { REDUCED, SEEN, State } from './pickle'
import { PickledNames } from './pickled-names'
import { Scratch } from './scratch'
import { Sequences } from './sequences'
import { Sets } from './sets'
import { Str } from './strings'
import { Cell } from './values'

/** The size of a place (see PickledNames) in bytes. */
const PLACE: usize = 8

/** Reads the format that Pickle writes. */
export abstract class Unpickle {
  /**
   * Reads a value from the bytes at `from` into the cell `to`, with a reference. @returns the address after the bytes of the value; 0 if it
   * raised an error
   */
  static load(t: ThreadState, from: usize, to: usize): usize {
    const tag = <i32>load<u8>(from)
    const isPlain = tag < Tag.STR || Str.isOne(tag) || tag == Tag.BIGINT || tag == Tag.RANGE
    const memo: usize = isPlain ? 0 : List.create(t, 0)
    if (!isPlain && !memo) return 0
    const after = Unpickle.read(t, from, to, 0, memo)
    if (memo) Objects.release(t, memo)
    return after
  }

  private static read(t: ThreadState, from: usize, to: usize, depth: i32, memo: usize): usize {
    const tag = <i32>load<u8>(from)
    const data = from + 1
    if (tag == Tag.FUNCTION || tag == Tag.CLOSURE || tag == Tag.CLASS) return PickledNames.read(t, data, to) ? data + PLACE : 0
    if (tag < Tag.STR) {
      Cell.set(to, tag, load<i64>(data))
      return data + 8
    }
    if (tag == SEEN) {
      List.get(memo, load<i32>(data), to)
      return data + 4
    }
    if (tag == REDUCED) return Unpickle.readReduced(t, data, to, depth, memo)
    if (tag == Tag.INSTANCE) return Unpickle.readInstance(t, data, to, depth, memo)
    if (tag == Tag.METHOD) return Unpickle.readMethod(t, data, to, depth, memo)
    if (tag == Tag.LIST || tag == Tag.TUPLE) return Unpickle.readItems(t, tag, data, to, depth, memo)
    if (tag == Tag.DICT || tag == Tag.SET || tag == Tag.FROZENSET) return Unpickle.readEntries(t, tag, data, to, depth, memo)
    if (tag == Tag.DEQUE) return Unpickle.readDeque(t, data, to, depth, memo)
    return Unpickle.readPlain(t, tag, data, to)
  }

  /** Reads an object that contains no other objects. */
  private static readPlain(t: ThreadState, tag: i32, data: usize, to: usize): usize {
    let object: usize = 0
    let after: usize = data + 4
    if (Str.isOne(tag)) {
      object = Str.ofKind(t, tag, after, load<i32>(data))
      after += <usize>load<u32>(data)
    } else if (tag == Tag.BIGINT) {
      const bytes = abs(load<i32>(data)) << 2
      object = BigObjects.create(t, bytes >> 2)
      if (!object) return 0
      store<i32>(object, load<i32>(data), BIGINT_LENGTH)
      memory.copy(object + BIGINT_LIMBS, after, <usize>bytes)
      after += <usize>bytes
    } else if (tag == Tag.RANGE) {
      object = Range.create(t, load<i64>(data), load<i64>(data, 8), load<i64>(data, 16))
      after = data + 24
    } else {
      object = Unpickle.queue(t, load<i32>(data))
    }
    if (!object) return 0
    Cell.set(to, tag, <i64>object)
    return after
  }

  /** Creates the object of a multiprocessing.Queue, for the hub's queue with this number. @returns 0 if the heap is exhausted */
  static queue(t: ThreadState, number: i32): usize {
    const queue = Objects.create(t, Tag.PROCESS_QUEUE, PROCESS_QUEUE_SIZE)
    if (!queue) return 0
    store<i32>(queue, number, PROCESS_QUEUE_NUMBER)
    store<i32>(queue, 0, PROCESS_QUEUE_CLOSED)
    return queue
  }

  /**
   * Gives a new object the next number. If `object` is 0, the number is used up without an object, as in Pickle.retain(). @returns false if
   * the heap is exhausted
   */
  private static number(t: ThreadState, tag: i32, object: usize, memo: usize): bool {
    const cell = Scratch.result(t)
    if (object) Objects.keep(object)
    Cell.set(cell, tag, <i64>object)
    return List.append(t, memo, cell)
  }

  // --- containers ------------------------------------------------------------------------------------------------------------------------

  private static readItems(t: ThreadState, tag: i32, data: usize, to: usize, depth: i32, memo: usize): usize {
    const count = load<i32>(data)
    const list = List.create(t, count)
    if (!list) return 0
    let at: usize = tag == Tag.LIST && !Unpickle.number(t, tag, list, memo) ? 0 : data + 4
    const item = Scratch.nested(t, depth)
    for (let i = 0; i < count && at; i++) {
      at = Unpickle.read(t, at, item, depth + 1, memo)
      if (at && !List.append(t, list, item)) at = 0
    }
    if (!at) {
      Objects.release(t, list)
      return 0
    }
    const object = tag == Tag.LIST ? list : Sequences.tupleOf(t, list)
    if (!object) return 0
    Cell.set(to, tag, <i64>object)
    return at
  }

  private static readEntries(t: ThreadState, tag: i32, data: usize, to: usize, depth: i32, memo: usize): usize {
    const isDict = tag == Tag.DICT
    const object = isDict ? Dict.create(t) : Sets.create(t, tag)
    if (!object) return 0
    const item = Scratch.nested(t, depth)
    const value = item + CELL_BYTES
    let at: usize = tag != Tag.FROZENSET && !Unpickle.number(t, tag, object, memo) ? 0 : data + 4
    for (let left = load<i32>(data); left > 0 && at; left--) {
      at = Unpickle.read(t, at, item, depth + 2, memo)
      if (!at) break
      Cell.setNone(value)
      if (isDict) at = Unpickle.read(t, at, value, depth + 2, memo)
      if (!at) Cell.setNone(value)
      if (at && !Unpickle.addEntry(t, object, item, isDict, (depth + 3) >> 1)) at = 0
      Objects.releaseCells(t, item, 2)
    }
    if (at) Cell.set(to, tag, <i64>object)
    else Objects.release(t, object)
    return at
  }

  private static addEntry(t: ThreadState, object: usize, item: usize, isDict: bool, depth: i32): bool {
    if (isDict) return Dict.set(t, object, item, item + CELL_BYTES, depth)
    const hash = Hashes.of(t, item)
    return hash != -1 && Sets.add(t, object, item, hash, depth)
  }

  private static readDeque(t: ThreadState, data: usize, to: usize, depth: i32, memo: usize): usize {
    const deque = Deque.create(t, load<i32>(data))
    if (!deque) return 0
    const item = Scratch.nested(t, depth)
    let at = Unpickle.number(t, Tag.DEQUE, deque, memo) ? data + 8 : 0
    for (let left = load<i32>(data, 4); left > 0 && at; left--) {
      at = Unpickle.read(t, at, item, depth + 1, memo)
      if (at && !Deque.push(t, deque, item, false)) {
        Objects.releaseCell(t, item)
        at = 0
      }
    }
    if (at) Cell.set(to, Tag.DEQUE, <i64>deque)
    else Objects.release(t, deque)
    return at
  }

  // --- instances -------------------------------------------------------------------------------------------------------------------------

  private static readMethod(t: ThreadState, data: usize, to: usize, depth: i32, memo: usize): usize {
    const after = Unpickle.read(t, data + 4, to, depth, memo)
    if (!after) return 0
    if (PickledNames.bind(t, to, load<i32>(data))) return after
    Objects.releaseCell(t, to)
    return 0
  }

  private static readInstance(t: ThreadState, data: usize, to: usize, depth: i32, memo: usize): usize {
    if (!PickledNames.read(t, data, to)) return 0
    const instance = Instances.create(t, Cell.object(to))
    Objects.releaseCell(t, to)
    if (!instance) return 0
    Cell.set(to, Tag.INSTANCE, <i64>instance)
    const at = data + PLACE
    let after: usize = 0
    if (Unpickle.number(t, Tag.INSTANCE, instance, memo)) {
      after =
        load<u8>(at) == State.VALUE ? Unpickle.readState(t, at + 1, to, depth, memo) : Unpickle.readAttributes(t, at + 1, to, depth, memo)
    }
    if (!after) Objects.releaseCell(t, to)
    return after
  }

  /** Reads attributes, and gives them to the instance in the cell `to`. */
  private static readAttributes(t: ThreadState, data: usize, to: usize, depth: i32, memo: usize): usize {
    const value = Scratch.nested(t, depth)
    if (Specials.lists(to, Name.DUNDER_SETSTATE)) return Unpickle.readAttributesAsState(t, data, to, depth, memo)
    let at = data + 4
    for (let left = load<i32>(data); left > 0 && at; left--) {
      const name = load<i32>(at)
      at = Unpickle.read(t, at + 4, value, depth + 1, memo)
      if (at && !OwnAttributes.set(t, Cell.object(to), name, value, Scratch.result(t))) at = 0
    }
    return at
  }

  /** Reads attributes for a class that has a `__setstate__`, which gets them as a dict. */
  private static readAttributesAsState(t: ThreadState, data: usize, to: usize, depth: i32, memo: usize): usize {
    const dict = Dict.create(t)
    if (!dict) return 0
    const state = Scratch.nested(t, depth)
    const key = Scratch.nested(t, depth + 1)
    const value = Scratch.nested(t, depth + 2)
    Cell.set(state, Tag.DICT, <i64>dict)
    let at = data + 4
    const count = load<i32>(data)
    for (let left = count; left > 0 && at; left--) {
      Cell.set(key, Tag.STR, <i64>Names.text(load<i32>(at)))
      at = Unpickle.read(t, at + 4, value, depth + 3, memo)
      if (!at) break
      if (!Dict.set(t, dict, key, value)) at = 0
      Objects.releaseCell(t, value)
    }
    if (at && count && !Unpickle.setState(t, to, state)) at = 0
    Objects.releaseCell(t, state)
    return at
  }

  /** Reads a state, and gives it to the instance in the cell `to`. */
  private static readState(t: ThreadState, data: usize, to: usize, depth: i32, memo: usize): usize {
    const state = Scratch.nested(t, depth)
    const after = Unpickle.read(t, data, state, depth + 1, memo)
    if (!after) return 0
    const given = Cell.tag(state) == Tag.NONE || Unpickle.setState(t, to, state)
    Objects.releaseCell(t, state)
    return given && Unpickle.number(t, Tag.NONE, 0, memo) ? after : 0
  }

  private static setState(t: ThreadState, to: usize, state: usize): bool {
    const called = Specials.call(t, to, Name.DUNDER_SETSTATE, state)
    if (called == RAISED) return false
    if (called > RAISED) {
      Objects.releaseCell(t, called)
      return true
    }
    if (Cell.tag(state) != Tag.DICT || !Instances.isOne(Cell.tag(to)))
      return Errors.raise(t, Trap.PICKLE, PickleReason.STATE, Cell.tag(state))
    const key = Scratch.item(t)
    const value = Scratch.operand(t)
    for (let at = Dict.at(Cell.object(state), 0, key, value); at; at = Dict.at(Cell.object(state), at, key, value)) {
      const given = Unpickle.setAttribute(t, Cell.object(to), key, value)
      Objects.releaseCell(t, key)
      if (!given) return false
    }
    return true
  }

  /** Gives an instance an attribute from a state. A key that is not a name of the program fits only in a dict. */
  private static setAttribute(t: ThreadState, instance: usize, key: usize, value: usize): bool {
    const free = Scratch.result(t)
    const name = Cell.tag(key) == Tag.STR ? Names.find(Cell.object(key)) : -1
    if (name >= 0) return OwnAttributes.set(t, instance, name, value, free)
    const dict = OwnAttributes.open(t, instance, free)
    const given = dict != 0 && Dict.set(t, dict, key, value)
    Objects.releaseCell(t, value)
    return given
  }

  /** Calls the callable of a `__reduce__` with its arguments, and gives the result its state or attributes. */
  private static readReduced(t: ThreadState, data: usize, to: usize, depth: i32, memo: usize): usize {
    const args = Scratch.nested(t, depth)
    let at = Unpickle.read(t, data, to, depth, memo)
    if (!at) return 0
    at = Unpickle.read(t, at, args, depth + 1, memo)
    if (!at) {
      Objects.releaseCell(t, to)
      return 0
    }
    const called = Unpickle.call(t, to, args)
    Objects.releaseCell(t, args)
    if (!called) return 0
    const kind = <i32>load<u8>(at)
    const after =
      kind == Tag.INSTANCE ? Unpickle.readAttributes(t, at + 1, to, depth + 1, memo) : Unpickle.readState(t, at, to, depth + 1, memo)
    if (!after) Objects.releaseCell(t, to)
    return after
  }

  /** Replaces the callable in a cell by the result of its call with the items of the tuple in `args`. */
  private static call(t: ThreadState, to: usize, args: usize): bool {
    const count = Tuple.length(Cell.object(args))
    const call = Reenter.begin(t, count)
    if (!call) {
      Objects.releaseCell(t, to)
      return false
    }
    Cell.move(to, call)
    Objects.copyCells(Cell.object(args) + TUPLE_ITEMS, call + CELL_BYTES, count)
    if (!Reenter.run(t, call, count)) return false
    Cell.move(call, to)
    return true
  }
}
