import {
  CELL_BYTES,
  CLASS_ATTRIBUTES,
  CLASS_FLAGS,
  CLASS_HAS_PROPERTY,
  CLASS_HAS_SETATTR,
  CLASS_HAS_SUBCLASS,
  CLASS_MODULE,
  CLASS_NAME,
  CLASS_QUALIFIED_NAME,
  FUNCTION_NAME_STRING,
  FUNCTION_PARAMETER_NAMES,
  IMAGE_CLASSES,
  TUPLE_ITEMS,
} from '../../abi/layout'
import { Name } from '../../abi/names'
import { Tag } from '../../abi/tags'
import { Trap } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { Classes } from '../objects/classes'
import { Tuple } from '../objects/lists'
import { Objects } from '../objects/objects'
import { Order } from '../objects/order'
import { Scratch } from '../objects/scratch'
import { Table } from '../objects/tables'
import { CELL_SHIFT, Cell } from '../objects/values'
import { FRAME_FUNCTION, Frames } from './frames'

/** The end of a `class` statement: the locals of its body become the attributes of a class. */
export abstract class Definitions {
  /**
   * Makes a class of the first `count` locals of the current frame, and writes it to `to`. The first local is the tuple of the bases. The
   * class takes over the references of the locals.
   */
  static build(t: ThreadState, count: i32, to: usize): bool {
    const record = Frames.record(load<i32>(t.fp - CELL_BYTES, FRAME_FUNCTION))
    if (!Definitions.addObject(t, t.fp)) return false
    const bases = Cell.object(t.fp)
    if (!Definitions.areBases(t, bases)) return false
    const ancestors = Order.merge(t, bases)
    if (!ancestors) return false
    Objects.keep(bases)
    const made = Classes.create(t, bases, ancestors, Definitions.flags(bases))
    if (!made) {
      Objects.release(t, bases)
      Objects.release(t, ancestors)
      return false
    }
    store<u32>(made, load<u32>(record, FUNCTION_NAME_STRING), CLASS_NAME)
    Cell.set(to, Tag.CLASS, <i64>made)
    const names = <usize>load<u32>(record, FUNCTION_PARAMETER_NAMES)
    for (let i = 1; i < count; i++) {
      const local = t.fp + ((<usize>i) << CELL_SHIFT)
      if (Cell.tag(local) == Tag.UNSET) continue
      if (!Definitions.place(t, made, load<i32>(names + ((<usize>i) << 2)), local)) {
        Objects.release(t, made)
        return false
      }
      store<i32>(local, Tag.UNSET)
    }
    return Definitions.dropHash(t, made) || Errors.memory(t) != 0
  }

  /** As in Python, a class that defines `__eq__` without `__hash__` cannot be hashed. */
  private static dropHash(t: ThreadState, made: usize): bool {
    const attributes = <usize>load<u32>(made, CLASS_ATTRIBUTES)
    if (!Table.find(attributes, Name.DUNDER_EQ) || Table.find(attributes, Name.DUNDER_HASH)) return true
    const none = Scratch.result(t)
    Cell.setNone(none)
    return Classes.set(t, made, Name.DUNDER_HASH, none)
  }

  /** A class without bases derives from object. */
  private static addObject(t: ThreadState, cell: usize): bool {
    const empty = Cell.object(cell)
    if (Tuple.length(empty)) return true
    const bases = Tuple.blank(t, 1)
    if (!bases) return false
    Cell.set(bases + TUPLE_ITEMS, Tag.CLASS, <i64>load<u32>(IMAGE_CLASSES))
    Cell.set(cell, Tag.TUPLE, <i64>bases)
    Objects.release(t, empty)
    return true
  }

  /** Moves the value of a local to the class. */
  private static place(t: ThreadState, made: usize, id: i32, local: usize): bool {
    const field: usize = id == Name.DUNDER_QUALNAME ? CLASS_QUALIFIED_NAME : id == Name.DUNDER_MODULE ? CLASS_MODULE : 0
    let flag = Cell.tag(local) == Tag.PROPERTY ? CLASS_HAS_PROPERTY : 0
    if (id == Name.DUNDER_SETATTR || id == Name.DUNDER_DELATTR) flag = CLASS_HAS_SETATTR
    store<i32>(made, load<i32>(made, CLASS_FLAGS) | flag, CLASS_FLAGS)
    if (!field || Cell.tag(local) != Tag.STR) return Classes.set(t, made, id, local)
    store<u32>(made + field, <u32>Cell.object(local))
    return true
  }

  private static flags(bases: usize): i32 {
    let flags = 0
    for (let i = 0; i < Tuple.length(bases); i++) {
      const base = Definitions.base(bases, i)
      flags |= load<i32>(base, CLASS_FLAGS)
      Classes.addFlag(base, CLASS_HAS_SUBCLASS)
    }
    return flags & ~CLASS_HAS_SUBCLASS
  }

  @inline private static base(bases: usize, index: i32): usize {
    return Cell.object(bases + TUPLE_ITEMS + <usize>index * CELL_BYTES)
  }

  private static areBases(t: ThreadState, bases: usize): bool {
    for (let i = 0; i < Tuple.length(bases); i++) {
      const cell = bases + TUPLE_ITEMS + <usize>i * CELL_BYTES
      if (Cell.tag(cell) != Tag.CLASS) {
        return Errors.ofValue(t, Trap.CLASS_BASE, cell, Cell.tag(cell) == Tag.BUILTIN ? <i32>Cell.object(cell) : 0)
      }
      for (let j = 0; j < i; j++) {
        if (Definitions.base(bases, j) != Cell.object(cell)) continue
        const name = Classes.name(Cell.object(cell))
        Objects.keep(name)
        return Errors.text(t, Trap.CLASS_DUPLICATE, 0, 0, name)
      }
    }
    return true
  }
}
