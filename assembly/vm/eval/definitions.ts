import { Builtin } from '../../abi/builtins'
import { BuiltinClass } from '../../abi/classes'
import {
  CELL_BYTES,
  CLASS_ATTRIBUTES,
  CLASS_FLAGS,
  CLASS_HAS_DEL,
  CLASS_HAS_NEW,
  CLASS_HAS_SETATTR,
  CLASS_HAS_SUBCLASS,
  CLASS_IS_ABSTRACT,
  CLASS_IS_GROUP,
  CLASS_LACKS_DICT,
  CLASS_META,
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
import { Exceptions } from '../objects/exceptions'
import { WRAPPER_CELLS, WRAPPER_SIZE } from '../objects/fields'
import { Tuple } from '../objects/lists'
import { Objects } from '../objects/objects'
import { Order } from '../objects/order'
import { Scratch } from '../objects/scratch'
import { Table } from '../objects/tables'
import { CELL_SHIFT, Cell } from '../objects/values'
import { Descriptors } from './descriptors'
import { FRAME_FUNCTION, Frames } from './frames'
import { Metaclasses, NO_METACLASS } from './metaclasses'
import { Slots } from './slots'

/** The flags that a class does not inherit from its bases. */
const NOT_INHERITED: i32 = CLASS_HAS_SUBCLASS | CLASS_IS_ABSTRACT | CLASS_LACKS_DICT

/** The end of a `class` statement: the locals of its body become the attributes of a class. */
export abstract class Definitions {
  /**
   * Makes a class of the first `count` locals of the current frame, and writes it to `to`. The first local is the tuple of the bases. If
   * the class statement has keywords, the second local is the dict of them. The class takes over the references of the locals.
   */
  static build(t: ThreadState, count: i32, to: usize): bool {
    const record = Frames.record(load<i32>(t.fp - CELL_BYTES, FRAME_FUNCTION))
    const names = <usize>load<u32>(record, FUNCTION_PARAMETER_NAMES)
    if (!Definitions.areBases(t, Cell.object(t.fp))) return false
    const hasKeywords = count > 1 && load<i32>(names + 4) == Name._CLASS_KEYWORDS
    const keywords = hasKeywords ? Cell.object(t.fp + CELL_BYTES) : 0
    const first = hasKeywords ? 2 : 1
    const meta = Metaclasses.choose(t, Cell.object(t.fp), keywords)
    if (meta == NO_METACLASS) return false
    if (meta) {
      const isMade = Metaclasses.construct(t, meta, names, first, count, <usize>load<u32>(record, FUNCTION_NAME_STRING), keywords, to)
      Objects.release(t, meta)
      return isMade
    }
    if (!Definitions.addObject(t, t.fp)) return false
    const made = Definitions.create(t, Cell.object(t.fp), 0, <usize>load<u32>(record, FUNCTION_NAME_STRING))
    if (!made) return false
    Cell.set(to, Tag.CLASS, <i64>made)
    for (let i = first; i < count; i++) {
      const local = t.fp + ((<usize>i) << CELL_SHIFT)
      if (Cell.tag(local) == Tag.UNSET) continue
      if (!Definitions.place(t, made, load<i32>(names + ((<usize>i) << 2)), local)) {
        Objects.release(t, made)
        return false
      }
      store<i32>(local, Tag.UNSET)
    }
    if (Definitions.finish(t, made, keywords, to + CELL_BYTES)) return true
    Objects.release(t, made)
    return false
  }

  /**
   * Creates a class without attributes from bases that prepare() accepts. `meta` is its metaclass, 0 for type.
   * @returns 0 if it raised an error
   */
  static create(t: ThreadState, bases: usize, meta: usize, name: usize): usize {
    const ancestors = Order.merge(t, bases)
    if (!ancestors) return 0
    Objects.keep(bases)
    const made = Classes.create(t, bases, ancestors, Definitions.flags(bases))
    if (!made) {
      Objects.release(t, bases)
      Objects.release(t, ancestors)
      return 0
    }
    Objects.keep(name)
    store<u32>(made, <u32>name, CLASS_NAME)
    if (meta) Objects.keep(meta)
    store<u32>(made, <u32>meta, CLASS_META)
    return made
  }

  /**
   * Completes a class that has its attributes: adds a missing `__doc__`, applies the rules of `__hash__` and `__slots__`, and calls
   * `__set_name__` of the attributes and `__init_subclass__`. `keywords` is the dict of the class statement's keywords, 0 for none. `free`
   * is the address of a free cell.
   */
  static finish(t: ThreadState, made: usize, keywords: usize, free: usize): bool {
    Cell.setNone(free)
    const attributes = <usize>load<u32>(made, CLASS_ATTRIBUTES)
    if (!Table.find(attributes, Name.DUNDER_DOC) && !Classes.set(t, made, Name.DUNDER_DOC, free)) return false
    if (!Definitions.dropHash(t, made)) return Errors.memory(t) != 0
    store<i32>(made, load<i32>(made, CLASS_FLAGS) | Slots.flag(made), CLASS_FLAGS)
    return Metaclasses.setNames(t, made) && Metaclasses.initSubclass(t, made, keywords, free)
  }

  /** As in Python, the instances of a class that defines `__eq__` without `__hash__` cannot be hashed. */
  private static dropHash(t: ThreadState, made: usize): bool {
    const attributes = <usize>load<u32>(made, CLASS_ATTRIBUTES)
    if (!Table.find(attributes, Name.DUNDER_EQ) || Table.find(attributes, Name.DUNDER_HASH)) return true
    const none = Scratch.result(t)
    Cell.setNone(none)
    return Classes.set(t, made, Name.DUNDER_HASH, none)
  }

  /** Prepares the tuple of bases in a cell: replaces an empty tuple by `(object,)`, and raises an error unless all items can be bases. */
  static prepare(t: ThreadState, cell: usize): bool {
    return Definitions.addObject(t, cell) && Definitions.areBases(t, Cell.object(cell))
  }

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

  /** Moves the value in the cell `local` to the class, as the attribute with this name. */
  static place(t: ThreadState, made: usize, id: i32, local: usize): bool {
    const field: usize = id == Name.DUNDER_QUALNAME ? CLASS_QUALIFIED_NAME : id == Name.DUNDER_MODULE ? CLASS_MODULE : 0
    let flag = Descriptors.flag(local)
    if (id == Name.DUNDER_SETATTR || id == Name.DUNDER_DELATTR) flag = CLASS_HAS_SETATTR
    else if (id == Name.DUNDER_NEW) flag = CLASS_HAS_NEW
    else if (id == Name._IS_GROUP) flag = CLASS_IS_GROUP
    else if (id == Name.DUNDER_DEL) flag = CLASS_HAS_DEL
    store<i32>(made, load<i32>(made, CLASS_FLAGS) | flag, CLASS_FLAGS)
    if (!Definitions.wrap(t, id, local)) return false
    if (!field || Cell.tag(local) != Tag.STR) return Classes.set(t, made, id, local)
    const old = <usize>load<u32>(made + field)
    store<u32>(made + field, <u32>Cell.object(local))
    if (old) Objects.release(t, old)
    return true
  }

  /** Makes `__new__` a static method, and `__init_subclass__` and `__class_getitem__` class methods. They need no decorator. */
  private static wrap(t: ThreadState, id: i32, cell: usize): bool {
    if (id != Name.DUNDER_NEW && id != Name.DUNDER_INIT_SUBCLASS && id != Name.DUNDER_CLASS_GETITEM) return true
    if (Cell.tag(cell) != Tag.FUNCTION && Cell.tag(cell) != Tag.CLOSURE) return true
    const kind = id == Name.DUNDER_NEW ? Tag.STATIC_METHOD : Tag.CLASS_METHOD
    const wrapper = Objects.create(t, kind, WRAPPER_SIZE)
    if (!wrapper) return false
    Cell.move(cell, wrapper + WRAPPER_CELLS)
    Cell.set(cell, kind, <i64>wrapper)
    return true
  }

  private static flags(bases: usize): i32 {
    let flags = 0
    for (let i = 0; i < Tuple.length(bases); i++) {
      const base = Definitions.base(bases, i)
      flags |= load<i32>(base, CLASS_FLAGS)
      Classes.addFlag(base, CLASS_HAS_SUBCLASS)
    }
    return flags & ~NOT_INHERITED
  }

  @inline private static base(bases: usize, index: i32): usize {
    return Cell.object(bases + TUPLE_ITEMS + <usize>index * CELL_BYTES)
  }

  /**
   * Raises an error unless all items of a tuple can be bases and no item occurs twice. In the tuple, the class of `type` replaces the
   * builtin `type`.
   */
  static areBases(t: ThreadState, bases: usize): bool {
    for (let i = 0; i < Tuple.length(bases); i++) {
      const cell = bases + TUPLE_ITEMS + <usize>i * CELL_BYTES
      if (Cell.tag(cell) == Tag.BUILTIN && Cell.object(cell) == Builtin.TYPE) {
        Cell.set(cell, Tag.CLASS, <i64>Exceptions.classAt(BuiltinClass.TYPE))
      }
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
