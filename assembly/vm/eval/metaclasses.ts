import { BuiltinClass } from '../../abi/classes'
import { CELL_BYTES, CLASS_ATTRIBUTES, STR_DATA, TUPLE_ITEMS } from '../../abi/layout'
import { Name } from '../../abi/names'
import { Tag } from '../../abi/tags'
import { LackReason, ObjectReason, Trap } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { Classes } from '../objects/classes'
import { Dict } from '../objects/dict'
import { Exceptions } from '../objects/exceptions'
import { WRAPPER_CELLS } from '../objects/fields'
import { Tuple } from '../objects/lists'
import { Names } from '../objects/names'
import { Objects } from '../objects/objects'
import { Scratch } from '../objects/scratch'
import { Table } from '../objects/tables'
import { CELL_SHIFT, Cell } from '../objects/values'
import { Keywords } from './keywords'
import { Reenter } from './reenter'
import { LACKS, RAISED, Specials } from './specials'

/** choose() and derived() return this if they raised an error. No class has this address. */
export const NO_METACLASS: usize = 1

/** Metaclasses, and the calls that the construction of a class makes: `__set_name__` and `__init_subclass__`. */
export abstract class Metaclasses {
  /**
   * The metaclass of a class: the most derived one of the keyword `metaclass` and of the bases' metaclasses. Removes the keyword from the
   * dict. @returns 0 for type; NO_METACLASS if it raised an error. The caller owns a reference to any other result.
   */
  static choose(t: ThreadState, bases: usize, keywords: usize): usize {
    const given = Scratch.result(t)
    let winner: usize = 0
    if (keywords) {
      const key = Scratch.item(t)
      Cell.set(key, Tag.STR, <i64>Names.text(Name.METACLASS))
      if (Dict.remove(t, keywords, key, given) > 0) {
        if (Cell.tag(given) == Tag.CLASS) winner = Cell.object(given)
        else if (Cell.tag(given) != Tag.BUILTIN) {
          Objects.releaseCell(t, given)
          Errors.raise(t, Trap.LACKS, LackReason.METACLASS, 0)
          return NO_METACLASS
        }
      }
    }
    const chosen = Metaclasses.derived(t, bases, winner == Exceptions.classAt(BuiltinClass.TYPE) ? 0 : winner)
    if (chosen && chosen != NO_METACLASS) Objects.keep(chosen)
    if (winner) Objects.releaseCell(t, given)
    return chosen
  }

  /**
   * The most derived one of `winner` and of the metaclasses of the bases; 0 for type. If no metaclass derives from all others, raises an
   * error and returns NO_METACLASS.
   */
  static derived(t: ThreadState, bases: usize, winner: usize): usize {
    for (let i = 0; i < Tuple.length(bases); i++) {
      const meta = Classes.meta(Cell.object(bases + TUPLE_ITEMS + <usize>i * CELL_BYTES))
      if (!meta || (winner && Classes.isSubclass(winner, meta))) continue
      if (winner && !Classes.isSubclass(meta, winner)) {
        Errors.raise(t, Trap.OBJECT, ObjectReason.META_CONFLICT, 0)
        return NO_METACLASS
      }
      winner = meta
    }
    return winner
  }

  /** Calls the metaclass with the name, the bases and the dict of the locals from `first` on. Writes the class to `to`. */
  static construct(t: ThreadState, meta: usize, names: usize, first: i32, count: i32, name: usize, keywords: usize, to: usize): bool {
    const call = Reenter.begin(t)
    if (!call) return false
    const dict = Dict.create(t)
    if (!dict) return false
    const key = Scratch.item(t)
    for (let i = first; i < count; i++) {
      const local = t.fp + ((<usize>i) << CELL_SHIFT)
      if (Cell.tag(local) == Tag.UNSET) continue
      Cell.set(key, Tag.STR, <i64>Names.text(load<i32>(names + ((<usize>i) << 2))))
      if (Dict.set(t, dict, key, local)) continue
      Objects.release(t, dict)
      return false
    }
    Objects.keep(meta)
    Cell.set(call, Tag.CLASS, <i64>meta)
    Objects.keep(name)
    Cell.set(call + CELL_BYTES, Tag.STR, <i64>name)
    Objects.copyCell(t.fp, call + 2 * CELL_BYTES)
    Cell.set(call + 3 * CELL_BYTES, Tag.DICT, <i64>dict)
    if (!Metaclasses.call(t, call, 3, keywords)) return false
    Cell.move(call, to)
    return true
  }

  /** Calls the callable at `call` with `count` arguments and with the keywords in a dict, 0 for none. */
  private static call(t: ThreadState, call: usize, count: i32, keywords: usize): bool {
    if (!keywords || Dict.length(keywords) == 0) return Reenter.run(t, call, count)
    const table = Keywords.place(t, keywords, call + <usize>count * CELL_BYTES)
    if (!table) {
      Objects.releaseCells(t, call, count + 1)
      return false
    }
    const well = Reenter.run(t, call, count + load<i32>(table, STR_DATA), table + STR_DATA)
    Objects.release(t, table)
    return well
  }

  /** Calls `__set_name__` of the values of the class's attributes. */
  static setNames(t: ThreadState, made: usize): bool {
    for (let i = 0; i < Table.count(<usize>load<u32>(made, CLASS_ATTRIBUTES)); i++) {
      const cell = Table.cell(<usize>load<u32>(made, CLASS_ATTRIBUTES), i)
      if (Cell.tag(cell) != Tag.INSTANCE || !Specials.lists(cell, Name.DUNDER_SET_NAME)) continue
      const owner = t.sp + 3 * CELL_BYTES
      const name = t.sp + 4 * CELL_BYTES
      Cell.set(owner, Tag.CLASS, <i64>made)
      Cell.set(name, Tag.STR, <i64>Names.text(Table.id(cell)))
      const result = Specials.call(t, cell, Name.DUNDER_SET_NAME, owner, name)
      if (result == RAISED) return false
      if (result != LACKS) Objects.releaseCell(t, result)
    }
    return true
  }

  /**
   * Calls the `__init_subclass__` of the nearest ancestor that has one, with the keywords of the class statement. If no ancestor has one,
   * keywords raise an error.
   */
  static initSubclass(t: ThreadState, made: usize, keywords: usize, free: usize): bool {
    if (!Classes.findFrom(made, 1, Name.DUNDER_INIT_SUBCLASS, free)) {
      if (!keywords || Dict.length(keywords) == 0) return true
      const name = Classes.name(made)
      Objects.keep(name)
      return Errors.text(t, Trap.OBJECT, ObjectReason.SUBCLASS_KEYWORDS, 0, name)
    }
    const call = Reenter.begin(t)
    if (!call) {
      Objects.releaseCell(t, free)
      return false
    }
    if (Cell.tag(free) == Tag.CLASS_METHOD) {
      Objects.copyCell(Cell.object(free) + WRAPPER_CELLS, call)
      Objects.releaseCell(t, free)
    } else Cell.move(free, call)
    Objects.keep(made)
    Cell.set(call + CELL_BYTES, Tag.CLASS, <i64>made)
    if (!Metaclasses.call(t, call, 1, keywords)) return false
    Objects.releaseCell(t, call)
    return true
  }
}
