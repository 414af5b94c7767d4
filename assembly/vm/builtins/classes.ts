import { Builtin } from '../../abi/builtins'
import { CELL_BYTES, TUPLE_ITEMS } from '../../abi/layout'
import { Name } from '../../abi/names'
import { Tag } from '../../abi/tags'
import { LackReason, PropertyPart, Trap } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { Classes } from '../objects/classes'
import { PROPERTY_SIZE, SUPER_CLASS, SUPER_OBJECT, SUPER_SIZE, WRAPPER_CELLS, WRAPPER_SIZE } from '../objects/fields'
import { Instances } from '../objects/instances'
import { Tuple } from '../objects/lists'
import { Objects } from '../objects/objects'
import { Cell } from '../objects/values'
import { Arguments } from './arguments'
import { Types } from './typeof'

/** isinstance(), issubclass(), type(), super(), and the decorators property, staticmethod and classmethod. */
export abstract class ClassesModule {
  static has(id: i32): bool {
    return id >= Builtin.ISINSTANCE && id <= Builtin.NOT_IMPLEMENTED_TYPE
  }

  static call(t: ThreadState, id: i32, callable: usize, first: usize, count: i32): bool {
    switch (id) {
      case Builtin.ISINSTANCE:
      case Builtin.ISSUBCLASS:
        return Arguments.counts(t, id, count, 2, 2) && ClassesModule.test(t, id, callable, first)
      case Builtin.TYPE: {
        if (count == 3) return Errors.raise(t, Trap.LACKS, LackReason.TYPE_ARGUMENTS, 0)
        if (!Arguments.counts(t, id, count, 1, 1)) return false
        Types.of(first, callable)
        const isKnown = Cell.tag(callable) != Tag.BUILTIN || Cell.int(callable) != 0
        return isKnown || Errors.raise(t, Trap.LACKS, LackReason.TYPE, Cell.tag(first))
      }
      case Builtin.CALLABLE: {
        if (!Arguments.counts(t, id, count, 1, 1)) return false
        Cell.setBool(callable, ClassesModule.isCallable(first))
        return true
      }
      case Builtin.ID: {
        if (!Arguments.counts(t, id, count, 1, 1)) return false
        Cell.set(callable, Tag.INT, ClassesModule.identity(first))
        return true
      }
      case Builtin.PROPERTY:
        return Arguments.counts(t, id, count, 0, 4) && ClassesModule.property(t, callable, first, min(count, 3))
      case Builtin.STATICMETHOD:
        return Arguments.counts(t, id, count, 1, 1) && ClassesModule.wrap(t, callable, first, Tag.STATIC_METHOD)
      case Builtin.CLASSMETHOD:
        return Arguments.counts(t, id, count, 1, 1) && ClassesModule.wrap(t, callable, first, Tag.CLASS_METHOD)
      case Builtin.SUPER:
        return Arguments.counts(t, id, count, 2, 2) && ClassesModule.superOf(t, callable, first)
      case Builtin.PROPERTY_GETTER:
      case Builtin.PROPERTY_SETTER:
      case Builtin.PROPERTY_DELETER:
        return Arguments.counts(t, id, count, 2, 2) && ClassesModule.replacePart(t, callable, first, id - Builtin.PROPERTY_GETTER)
      case Builtin.OBJECT_INIT: {
        Cell.setNone(callable)
        return Arguments.counts(t, id, count, 1, 1)
      }
      default:
        return Errors.raise(t, Trap.BUILTIN_COUNT, id, count)
    }
  }

  /** The builtin of a property's method; 0 for none. */
  static method(name: i32): i32 {
    if (name == Name.GETTER) return Builtin.PROPERTY_GETTER
    if (name == Name.SETTER) return Builtin.PROPERTY_SETTER
    return name == Name.DELETER ? Builtin.PROPERTY_DELETER : 0
  }

  // --- isinstance() and issubclass() --------------------------------------------------------------------------------------------------

  private static test(t: ThreadState, id: i32, callable: usize, first: usize): bool {
    const tag = Cell.tag(first)
    if (id == Builtin.ISSUBCLASS && tag != Tag.CLASS && tag != Tag.BUILTIN) return Errors.raise(t, Trap.CLASS_ARGUMENT, 0, 0)
    if (id == Builtin.ISINSTANCE) Types.of(first, callable)
    else Objects.copyCell(first, callable)
    const found = ClassesModule.isAmong(t, id, callable, first + CELL_BYTES, 0)
    Objects.releaseCell(t, callable)
    Cell.setBool(callable, found > 0)
    return found >= 0
  }

  /** Whether a class is a subclass of a class, or of one in a tuple. @returns 0, 1, or -1 if it raised an error */
  private static isAmong(t: ThreadState, id: i32, one: usize, classes: usize, depth: i32): i32 {
    const tag = Cell.tag(classes)
    if (tag == Tag.TUPLE && depth < 100) {
      const tuple = Cell.object(classes)
      for (let i = 0; i < Tuple.length(tuple); i++) {
        const found = ClassesModule.isAmong(t, id, one, tuple + TUPLE_ITEMS + <usize>i * CELL_BYTES, depth + 1)
        if (found != 0) return found
      }
      return 0
    }
    if (tag != Tag.CLASS && !Types.isType(classes)) {
      Errors.raise(t, Trap.CLASS_ARGUMENT, id, 0)
      return -1
    }
    return Types.isSubclass(t, one, classes) ? 1 : 0
  }

  private static isCallable(cell: usize): bool {
    const tag = Cell.tag(cell)
    if (Instances.isOne(tag)) return Classes.has(Instances.classOf(Cell.object(cell)), Name.DUNDER_CALL)
    return tag == Tag.FUNCTION || tag == Tag.BUILTIN || tag == Tag.CLOSURE || tag == Tag.METHOD || tag == Tag.CLASS
  }

  /** id(): unique among the objects that exist. Small values get numbers that no address has. */
  private static identity(cell: usize): i64 {
    return Cell.isObject(cell) ? 0x7f0000000000 + Cell.int(cell) : ((<i64>Cell.tag(cell)) << 40) ^ (Cell.int(cell) << 4)
  }

  // --- wrappers -----------------------------------------------------------------------------------------------------------------------

  private static property(t: ThreadState, callable: usize, first: usize, count: i32): bool {
    const property = Objects.create(t, Tag.PROPERTY, PROPERTY_SIZE)
    if (!property) return false
    for (let i = 0; i < 3; i++) {
      const to = property + WRAPPER_CELLS + <usize>i * CELL_BYTES
      if (i < count) Objects.copyCell(first + <usize>i * CELL_BYTES, to)
      else Cell.setNone(to)
    }
    Cell.set(callable, Tag.PROPERTY, <i64>property)
    return true
  }

  /** A copy of a property with another getter, setter or deleter. */
  private static replacePart(t: ThreadState, callable: usize, first: usize, part: PropertyPart): bool {
    const parts = Cell.object(first) + WRAPPER_CELLS
    if (!ClassesModule.property(t, callable, parts, 3)) return false
    const to = Cell.object(callable) + WRAPPER_CELLS + <usize>part * CELL_BYTES
    Objects.releaseCell(t, to)
    Objects.copyCell(first + CELL_BYTES, to)
    return true
  }

  private static wrap(t: ThreadState, callable: usize, first: usize, kind: i32): bool {
    const wrapper = Objects.create(t, kind, WRAPPER_SIZE)
    if (!wrapper) return false
    Objects.copyCell(first, wrapper + WRAPPER_CELLS)
    Cell.set(callable, kind, <i64>wrapper)
    return true
  }

  private static superOf(t: ThreadState, callable: usize, first: usize): bool {
    const object = first + CELL_BYTES
    if (Cell.tag(first) != Tag.CLASS) return Errors.raise(t, Trap.SUPER, 1, 0)
    const tag = Cell.tag(object)
    let well = Instances.isOne(tag) && Classes.isSubclass(Instances.classOf(Cell.object(object)), Cell.object(first))
    if (tag == Tag.CLASS) well = Classes.isSubclass(Cell.object(object), Cell.object(first))
    if (!well) return Errors.raise(t, Trap.SUPER, 0, 0)
    const made = Objects.create(t, Tag.SUPER, SUPER_SIZE)
    if (!made) return false
    Objects.copyCell(first, made + SUPER_CLASS)
    Objects.copyCell(object, made + SUPER_OBJECT)
    Cell.set(callable, Tag.SUPER, <i64>made)
    return true
  }
}
