import { Builtin } from '../../abi/builtins'
import { CELL_BYTES } from '../../abi/layout'
import { Name } from '../../abi/names'
import { Tag } from '../../abi/tags'
import { ContainerReason, Trap } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { Dict } from '../objects/dict'
import { Hashes } from '../objects/hashes'
import { Iterators } from '../objects/iterators'
import { Mappings } from '../objects/mappings'
import { Missing } from '../objects/missing'
import { Names } from '../objects/names'
import { Next } from '../objects/next'
import { Objects } from '../objects/objects'
import { Scratch } from '../objects/scratch'
import { Cell } from '../objects/values'
import { View, ViewKind } from '../objects/views'
import { Arguments } from './arguments'

/** dict(), hash() and the methods of dict. */
export abstract class DictsModule {
  static has(id: i32): bool {
    return id == Builtin.DICT || id == Builtin.HASH || (id >= Builtin.DICT_GET && id <= Builtin.DICT_FROMKEYS)
  }

  /** The Builtin of the method with this name; 0 if the type has no such method. */
  static method(name: i32): i32 {
    if (name == Name.GET) return Builtin.DICT_GET
    if (name == Name.POP) return Builtin.DICT_POP
    if (name == Name.CLEAR) return Builtin.DICT_CLEAR
    if (name == Name.SETDEFAULT) return Builtin.DICT_SETDEFAULT
    if (name == Name.POPITEM) return Builtin.DICT_POPITEM
    if (name == Name.UPDATE) return Builtin.DICT_UPDATE
    if (name == Name.KEYS) return Builtin.DICT_KEYS
    if (name == Name.VALUES) return Builtin.DICT_VALUES
    if (name == Name.ITEMS) return Builtin.DICT_ITEMS
    if (name == Name.COPY) return Builtin.DICT_COPY
    return name == Name.FROMKEYS ? Builtin.DICT_FROMKEYS : 0
  }

  static call(t: ThreadState, id: i32, callable: usize, first: usize, count: i32, keywords: usize): bool {
    const named = keywords ? load<i32>(keywords) : 0
    if (id != Builtin.DICT && id != Builtin.DICT_UPDATE && named) return Arguments.areKnown(t, id, keywords, Name.NONE, Name.NONE)
    if (!DictsModule.counts(t, id, count - named)) return false
    const key = first + CELL_BYTES
    const dict = Cell.object(first)
    switch (id) {
      case Builtin.DICT:
        return DictsModule.make(t, callable, first, count, keywords)
      case Builtin.HASH: {
        const hash = Hashes.of(t, first)
        Cell.set(callable, Tag.INT, hash)
        return hash != -1
      }
      case Builtin.DICT_GET:
        return DictsModule.get(t, callable, dict, key, count)
      case Builtin.DICT_SETDEFAULT: {
        const value = count > 2 ? key + CELL_BYTES : Scratch.item(t)
        if (count < 3) Cell.setNone(value)
        return Dict.setDefault(t, dict, key, value, callable)
      }
      case Builtin.DICT_POP:
        return DictsModule.pop(t, callable, dict, key, count)
      case Builtin.DICT_POPITEM:
        return DictsModule.popItem(t, callable, dict)
      case Builtin.DICT_UPDATE: {
        Cell.setNone(callable)
        return DictsModule.fill(t, dict, key, count - 1, keywords)
      }
      case Builtin.DICT_COPY: {
        const copy = Mappings.copy(t, dict)
        Cell.set(callable, Tag.DICT, <i64>copy)
        return copy != 0
      }
      case Builtin.DICT_CLEAR:
        return DictsModule.clear(t, callable, dict)
      case Builtin.DICT_FROMKEYS:
        return DictsModule.fromKeys(t, callable, key, count)
      default: {
        const view = View.create(t, first, id - Builtin.DICT_KEYS)
        Cell.set(callable, Tag.VIEW, <i64>view)
        return view != 0
      }
    }
  }

  /** Raises an error unless the builtin accepts `count` arguments. A method's object counts as one. */
  private static counts(t: ThreadState, id: i32, count: i32): bool {
    switch (id) {
      case Builtin.DICT:
        return Arguments.counts(t, id, count, 0, 1)
      case Builtin.DICT_UPDATE:
        return Arguments.counts(t, id, count, 1, 2)
      case Builtin.DICT_GET:
      case Builtin.DICT_SETDEFAULT:
      case Builtin.DICT_POP:
      case Builtin.DICT_FROMKEYS:
        return Arguments.counts(t, id, count, 2, 3)
      default:
        return Arguments.counts(t, id, count, 1, 1)
    }
  }

  private static make(t: ThreadState, callable: usize, first: usize, count: i32, keywords: usize): bool {
    const dict = Dict.create(t)
    if (!dict) return false
    if (!DictsModule.fill(t, dict, first, count, keywords)) {
      Objects.release(t, dict)
      return false
    }
    Cell.set(callable, Tag.DICT, <i64>dict)
    return true
  }

  /** Adds the items of a mapping or iterable, if there is one, and then the keyword arguments. `count` includes the keyword arguments. */
  private static fill(t: ThreadState, dict: usize, first: usize, count: i32, keywords: usize): bool {
    const named = keywords ? load<i32>(keywords) : 0
    if (count > named && !Mappings.update(t, dict, first)) return false
    const key = Scratch.item(t)
    for (let i = 0; i < named; i++) {
      Cell.set(key, Tag.STR, <i64>Names.text(load<i32>(keywords + 4 + ((<usize>i) << 2))))
      if (!Dict.set(t, dict, key, first + <usize>(count - named + i) * CELL_BYTES)) return false
    }
    return true
  }

  private static get(t: ThreadState, callable: usize, dict: usize, key: usize, count: i32): bool {
    const found = Dict.get(t, dict, key, callable)
    if (found == 0) {
      if (count > 2) Objects.copyCell(key + CELL_BYTES, callable)
      else Cell.setNone(callable)
    }
    return found >= 0
  }

  private static pop(t: ThreadState, callable: usize, dict: usize, key: usize, count: i32): bool {
    const found = Dict.remove(t, dict, key, callable)
    if (found == 0 && count < 3) return Missing.key(t, key)
    if (found == 0) Objects.copyCell(key + CELL_BYTES, callable)
    return found >= 0
  }

  private static popItem(t: ThreadState, callable: usize, dict: usize): bool {
    const pair = View.pairFor(t, ViewKind.ITEMS)
    if (!pair) return false
    if (Dict.popLast(dict, pair)) {
      Cell.set(callable, Tag.TUPLE, <i64>pair)
      return true
    }
    Objects.release(t, pair)
    return Errors.raise(t, Trap.CONTAINER, ContainerReason.POPITEM_EMPTY, 0)
  }

  private static clear(t: ThreadState, callable: usize, dict: usize): bool {
    const taken = Dict.create(t)
    if (!taken) return false
    Dict.exchange(dict, taken)
    Objects.release(t, taken)
    Cell.setNone(callable)
    return true
  }

  /** Executes dict.fromkeys(iterable, value). `keys` is the cell of the iterable. `count` includes the class. */
  private static fromKeys(t: ThreadState, callable: usize, keys: usize, count: i32): bool {
    const dict = Dict.create(t)
    if (!dict) return false
    const iterator = Scratch.iterator(t)
    const key = Scratch.item(t)
    const value = count > 2 ? keys + CELL_BYTES : Scratch.result(t)
    if (count < 3) Cell.setNone(value)
    Objects.copyCell(keys, iterator)
    let next = Iterators.open(t, iterator) ? Iterators.next(t, iterator, key) : Next.FAILED
    while (next == Next.ITEM) {
      const well = Dict.set(t, dict, key, value)
      Objects.releaseCell(t, key)
      next = well ? Iterators.next(t, iterator, key) : Next.FAILED
    }
    Objects.releaseCell(t, iterator)
    if (next == Next.FAILED) Objects.release(t, dict)
    else Cell.set(callable, Tag.DICT, <i64>dict)
    return next != Next.FAILED
  }
}
