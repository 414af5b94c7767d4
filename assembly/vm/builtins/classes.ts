import { Builtin } from '../../abi/builtins'
import { CELL_BYTES, CLASS_HAS_NEW, TUPLE_ITEMS } from '../../abi/layout'
import { Name } from '../../abi/names'
import { Tag } from '../../abi/tags'
import { LackReason, ObjectReason, PropertyPart, Trap } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { LACKS, RAISED, Specials } from '../eval/specials'
import { Classes } from '../objects/classes'
import { PROPERTY_SIZE, SUPER_CLASS, SUPER_OBJECT, SUPER_SIZE, WRAPPER_CELLS, WRAPPER_SIZE } from '../objects/fields'
import { FunctionAttributes } from '../objects/function-attributes'
import { Instances } from '../objects/instances'
import { Tuple } from '../objects/lists'
import { Objects } from '../objects/objects'
import { Cell } from '../objects/values'
import { Compare } from '../operators/compare'
import { Arguments } from './arguments'
import { ObjectModel } from './objectmodel'
import { Types } from './typeof'

/** isinstance(), issubclass(), type(), callable(), id(), super(), and the decorators property, staticmethod and classmethod. */
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
        if (count == 3) return ObjectModel.fromType(t, callable, first)
        if (count != 1) return Errors.raise(t, Trap.OBJECT, ObjectReason.TYPE_ARGUMENT_COUNT, 0)
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
        return count == 1 || ClassesModule.takesArguments(first) || Errors.raise(t, Trap.OBJECT, ObjectReason.INIT_ARGUMENTS, 0)
      }
      default:
        return Errors.raise(t, Trap.BUILTIN_COUNT, id, count)
    }
  }

  /**
   * Whether object.__init__() accepts arguments. As in CPython, it accepts and ignores them if the class has a `__new__` and no `__init__`.
   */
  private static takesArguments(first: usize): bool {
    if (Cell.tag(first) != Tag.INSTANCE) return false
    const owner = Instances.classOf(Cell.object(first))
    return Classes.hasFlag(owner, CLASS_HAS_NEW) && !Classes.has(owner, Name.DUNDER_INIT)
  }

  /** The Builtin of the method `name` of property objects, such as getter(); 0 if property objects have no such method. */
  static method(name: i32): i32 {
    if (name == Name.GETTER) return Builtin.PROPERTY_GETTER
    if (name == Name.SETTER) return Builtin.PROPERTY_SETTER
    return name == Name.DELETER ? Builtin.PROPERTY_DELETER : 0
  }

  /**
   * Replaces the property, static method or class method in `cell` by its attribute `name`. @returns false, without an error, if the value
   * in `cell` has no such attribute
   */
  static attribute(t: ThreadState, cell: usize, name: i32): bool {
    const isProperty = Cell.tag(cell) == Tag.PROPERTY
    let part = -1
    if (isProperty && name >= Name.FGET && name <= Name.FDEL) part = name - Name.FGET
    else if ((!isProperty && name == Name.DUNDER_FUNC) || name == Name.DUNDER_DOC) part = 0
    if (part < 0) return false
    const wrapper = Cell.object(cell)
    const inner = wrapper + WRAPPER_CELLS + <usize>part * CELL_BYTES
    Objects.copyCell(inner, cell)
    Objects.release(t, wrapper)
    return name != Name.DUNDER_DOC || Cell.tag(cell) == Tag.NONE || FunctionAttributes.load(t, cell, name)
  }

  // --- isinstance() and issubclass() --------------------------------------------------------------------------------------------------

  private static test(t: ThreadState, id: i32, callable: usize, first: usize): bool {
    const tag = Cell.tag(first)
    if (id == Builtin.ISSUBCLASS && tag != Tag.CLASS && tag != Tag.BUILTIN) return Errors.raise(t, Trap.CLASS_ARGUMENT, id, 1)
    if (id == Builtin.ISINSTANCE) Types.of(first, callable)
    else Objects.copyCell(first, callable)
    const found = ClassesModule.isAmong(t, id, callable, first, first + CELL_BYTES, 0)
    Objects.releaseCell(t, callable)
    Cell.setBool(callable, found > 0)
    return found >= 0
  }

  /**
   * Whether the class in the cell `one` is a subclass of `classes`: a class, a union, or a tuple of such values. If the type of `classes`
   * has a method `__instancecheck__`, this method decides instead. Its argument is `value`, the first argument of the builtin. For
   * issubclass(), the method is `__subclasscheck__`. In isinstance(), no method decides if `classes` is the same class as `one`.
   * @returns 0, 1, or -1 if it raised an error
   */
  private static isAmong(t: ThreadState, id: i32, one: usize, value: usize, classes: usize, depth: i32): i32 {
    const tag = Cell.tag(classes)
    if (tag == Tag.TUPLE && depth < 100) {
      const tuple = Cell.object(classes)
      for (let i = 0; i < Tuple.length(tuple); i++) {
        const found = ClassesModule.isAmong(t, id, one, value, tuple + TUPLE_ITEMS + <usize>i * CELL_BYTES, depth + 1)
        if (found != 0) return found
      }
      return 0
    }
    const isExact = id == Builtin.ISINSTANCE && Compare.identical(one, classes)
    if (Specials.owner(classes) != 0 && !isExact) {
      const result = Specials.call(t, classes, id == Builtin.ISINSTANCE ? Name.DUNDER_INSTANCECHECK : Name.DUNDER_SUBCLASSCHECK, value)
      if (result == RAISED) return -1
      if (result != LACKS) return Specials.truthOf(t, result, 0)
    }
    if (tag != Tag.CLASS && !Types.isType(classes)) {
      Errors.raise(t, Trap.CLASS_ARGUMENT, id, 2)
      return -1
    }
    return Types.isSubclass(t, one, classes) ? 1 : 0
  }

  private static isCallable(cell: usize): bool {
    const tag = Cell.tag(cell)
    if (Instances.isOne(tag)) return Classes.has(Instances.classOf(Cell.object(cell)), Name.DUNDER_CALL)
    return tag == Tag.FUNCTION || tag == Tag.BUILTIN || tag == Tag.CLOSURE || tag == Tag.METHOD || tag == Tag.CLASS
  }

  /**
   * The result of id(). Two objects that exist at the same time have different results. The result for a value that is not an object comes
   * from the tag and the payload. So id() of a large int can equal id() of an object.
   */
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

  /** Makes a copy of a property with another getter, setter or deleter. */
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
    if (tag == Tag.CLASS) {
      const meta = Classes.meta(Cell.object(object))
      well = Classes.isSubclass(Cell.object(object), Cell.object(first)) || (meta != 0 && Classes.isSubclass(meta, Cell.object(first)))
    }
    if (!well) return Errors.raise(t, Trap.SUPER, 0, 0)
    const made = Objects.create(t, Tag.SUPER, SUPER_SIZE)
    if (!made) return false
    Objects.copyCell(first, made + SUPER_CLASS)
    Objects.copyCell(object, made + SUPER_OBJECT)
    Cell.set(callable, Tag.SUPER, <i64>made)
    return true
  }
}
