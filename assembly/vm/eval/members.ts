import { Builtin } from '../../abi/builtins'
import { BuiltinClass } from '../../abi/classes'
import {
  CELL_BYTES,
  CLASS_BYTES,
  CLASS_HAS_NEW,
  CLASS_HAS_PROPERTY,
  CLASS_HAS_SETATTR,
  CLASS_HAS_SUBCLASS,
  CLASS_IS_ABSTRACT,
  CLASS_IS_EXCEPTION,
  CLASS_IS_LOCAL,
  CLASS_IS_META,
  CLASS_LACKS_DICT,
  CLASS_MODULE,
  CLASS_NAME,
  CLASS_QUALIFIED_NAME,
  IMAGE_CLASSES,
  STR_BYTES,
  TUPLE_ITEMS,
} from '../../abi/layout'
import { Name } from '../../abi/names'
import { Tag } from '../../abi/tags'
import { LackReason, ObjectReason, PropertyPart, Trap } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { ObjectModel } from '../builtins/objectmodel'
import { Errors } from '../errors'
import { Classes } from '../objects/classes'
import { METHOD_CALLABLE, METHOD_OBJECT, METHOD_SIZE, SUPER_CLASS, SUPER_OBJECT, WRAPPER_CELLS } from '../objects/fields'
import { Instances } from '../objects/instances'
import { Tuple } from '../objects/lists'
import { Names } from '../objects/names'
import { Objects } from '../objects/objects'
import { Cell } from '../objects/values'
import { Descriptors } from './descriptors'
import { Locals } from './locals'
import { OwnAttributes } from './own-attributes'
import { Slots } from './slots'

/**
 * The results of a search for an attribute. For CALL and above, Python code must compute the attribute (a property, `__getattr__`): the
 * cell contains the callable, and the cells above it contain the arguments. CALL + n means n arguments.
 */
export const enum Found {
  FAILED = 0,
  VALUE = 1,
  CALL = 2,
}

/** The attributes of instances, of classes and of super(). Three cells above the object's cell are free. */
export abstract class Members {
  static has(tag: i32): bool {
    return Instances.isOne(tag) || tag == Tag.CLASS || tag == Tag.SUPER
  }

  /** Replaces the object in `cell` by its attribute, or by a callable that computes the attribute. On failure the object is in `cell`. */
  static load(t: ThreadState, cell: usize, name: i32): i32 {
    const tag = Cell.tag(cell)
    if (tag == Tag.CLASS) return Members.loadOfClass(t, cell, name)
    if (tag == Tag.SUPER) return Members.loadOfSuper(t, cell, name)
    const object = Cell.object(cell)
    const owner = Instances.classOf(object)
    const inClass = cell + CELL_BYTES
    const own = inClass + CELL_BYTES
    // If the class has neither a property nor a descriptor, the instance's own attributes come first.
    const mayBeProperty = Classes.hasFlag(owner, CLASS_HAS_PROPERTY)
    const holder = Locals.of(t, object)
    if (!holder) return Found.FAILED
    if (!mayBeProperty && OwnAttributes.get(t, holder, name, own)) return Members.become(t, cell, own)
    const isInClass = Classes.find(owner, name, inClass)
    if (isInClass && Cell.tag(inClass) == Tag.PROPERTY) return Members.callGetter(t, cell, name, owner)
    const hasGetter = mayBeProperty && isInClass && Descriptors.has(inClass, Name.DUNDER_GET)
    if (hasGetter && Descriptors.isData(inClass)) return Members.callGet(cell, owner)
    if (mayBeProperty && OwnAttributes.get(t, holder, name, own)) {
      if (isInClass) Objects.releaseCell(t, inClass)
      return Members.become(t, cell, own)
    }
    if (hasGetter) return Members.callGet(cell, owner)
    if (isInClass) return Members.bind(t, cell, inClass, owner)
    return Members.special(t, cell, name, owner)
  }

  /** Replaces the object in `cell` by the value in another cell, which gives its reference up. */
  private static become(t: ThreadState, cell: usize, value: usize): i32 {
    const tag = Cell.tag(cell)
    const old = Cell.object(cell)
    Cell.move(value, cell)
    if (tag >= Tag.STR) Objects.release(t, old)
    return Found.VALUE
  }

  /**
   * Replaces the object in `cell` by the attribute in the cell above, which was found in the class `owner`. A function becomes a bound
   * method, a static method becomes its function, and a class method becomes a bound method of `owner`.
   */
  private static bind(t: ThreadState, cell: usize, value: usize, owner: usize): i32 {
    const tag = Cell.tag(value)
    if (Members.isFunction(tag)) return Members.bound(t, cell, value)
    if (tag == Tag.STATIC_METHOD || tag == Tag.CLASS_METHOD) {
      const wrapper = Cell.object(value)
      Objects.copyCell(wrapper + WRAPPER_CELLS, value)
      Objects.release(t, wrapper)
      if (tag == Tag.CLASS_METHOD) {
        const old = Cell.object(cell)
        const wasObject = Cell.isObject(cell)
        Objects.keep(owner)
        Cell.set(cell, Tag.CLASS, <i64>owner)
        if (wasObject) Objects.release(t, old)
        return Members.bound(t, cell, value)
      }
    }
    return Members.become(t, cell, value)
  }

  @inline static isFunction(tag: i32): bool {
    return tag == Tag.FUNCTION || tag == Tag.CLOSURE
  }

  /** Replaces the object in `cell` by a bound method of the object and the callable in `value`. Takes over both references. */
  static bound(t: ThreadState, cell: usize, value: usize): i32 {
    const method = Objects.create(t, Tag.METHOD, METHOD_SIZE)
    if (!method) {
      Objects.releaseCell(t, value)
      return Found.FAILED
    }
    Cell.move(cell, method + METHOD_OBJECT)
    Cell.move(value, method + METHOD_CALLABLE)
    Cell.set(cell, Tag.METHOD, <i64>method)
    return Found.VALUE
  }

  /** Prepares the call of a property's getter. The property is in the cell above the object. Puts the getter below the object. */
  private static callGetter(t: ThreadState, cell: usize, name: i32, owner: usize): i32 {
    const property = Cell.object(cell + CELL_BYTES)
    const getter = property + WRAPPER_CELLS + <usize>PropertyPart.GETTER * CELL_BYTES
    if (Cell.tag(getter) == Tag.NONE) {
      Objects.release(t, property)
      return Members.noPart(t, PropertyPart.GETTER, name, owner)
    }
    Cell.move(cell, cell + CELL_BYTES)
    Objects.copyCell(getter, cell)
    Objects.release(t, property)
    return Found.CALL + 1
  }

  /** Prepares the call of a descriptor's `__get__`. `cell` contains the object or None, and the cell above contains the descriptor. */
  private static callGet(cell: usize, owner: usize): i32 {
    Descriptors.get(cell, owner)
    return Found.CALL + 3
  }

  private static noPart(t: ThreadState, part: i32, name: i32, owner: usize): i32 {
    const str = Classes.qualname(owner)
    Objects.keep(str)
    Errors.text(t, Trap.PROPERTY, part, name, str)
    return Found.FAILED
  }

  /** Reads an attribute that every instance has. For any other name, prepares the call of `__getattr__`, or raises an error. */
  private static special(t: ThreadState, cell: usize, name: i32, owner: usize): i32 {
    const value = cell + CELL_BYTES
    if (name == Name.DUNDER_CLASS) {
      Objects.keep(owner)
      Cell.set(value, Tag.CLASS, <i64>owner)
      return Members.become(t, cell, value)
    }
    if (name == Name.DUNDER_DICT && !Classes.hasFlag(owner, CLASS_LACKS_DICT)) {
      const holder = Locals.of(t, Cell.object(cell))
      const dict = holder ? OwnAttributes.open(t, holder, value) : 0
      if (!dict) return Found.FAILED
      Objects.keep(dict)
      Cell.set(value, Tag.DICT, <i64>dict)
      return Members.become(t, cell, value)
    }
    if (Members.describes(owner, name, value) && name != Name.DUNDER_NAME && name != Name.DUNDER_QUALNAME) {
      return Members.become(t, cell, value)
    }
    const builtin = name == Name.DUNDER_INIT ? Members.init(cell) : ObjectModel.ofObject(name)
    if (builtin) {
      Cell.set(value, Tag.BUILTIN, builtin)
      return Members.bound(t, cell, value)
    }
    if (Classes.find(owner, Name.DUNDER_GETATTR, value)) {
      Cell.move(cell, cell + 2 * CELL_BYTES)
      Cell.move(value, cell)
      Cell.move(cell + 2 * CELL_BYTES, value)
      Cell.set(cell + 2 * CELL_BYTES, Tag.STR, <i64>Names.text(name))
      return Found.CALL + 2
    }
    Errors.ofValue(t, Trap.ATTRIBUTE, cell, name)
    return Found.FAILED
  }

  /** The Builtin that implements the value's inherited `__init__`: that of object, of type or of BaseException. */
  private static init(object: usize): i32 {
    const tag = Cell.tag(object)
    if (tag == Tag.CLASS) return Builtin.TYPE_INIT
    return tag == Tag.EXCEPTION ? Builtin.EXCEPTION_INIT : Builtin.OBJECT_INIT
  }

  /** Writes `__name__`, `__qualname__` or `__module__` of a class to a cell, or None for `__doc__`. @returns false for every other name */
  private static describes(owner: usize, name: i32, to: usize): bool {
    if (name == Name.DUNDER_DOC) {
      Cell.setNone(to)
      return true
    }
    // The name of threading.local in messages contains its module, so its `__name__` comes from its qualified name.
    const isLocal = owner == <usize>load<u32>(IMAGE_CLASSES) + <usize>BuiltinClass.LOCAL * CLASS_BYTES
    const str =
      name == Name.DUNDER_NAME && !isLocal
        ? Classes.name(owner)
        : name == Name.DUNDER_QUALNAME || name == Name.DUNDER_NAME
          ? Classes.qualname(owner)
          : name == Name.DUNDER_MODULE
            ? Classes.module(owner)
            : 0
    if (!str) return false
    Objects.keep(str)
    Cell.set(to, Tag.STR, <i64>str)
    return true
  }

  // --- classes and super() ------------------------------------------------------------------------------------------------------------

  private static loadOfClass(t: ThreadState, cell: usize, name: i32): i32 {
    const owner = Cell.object(cell)
    const value = cell + CELL_BYTES
    if (name != Name.DUNDER_NAME && Classes.find(owner, name, value)) {
      const tag = Cell.tag(value)
      if (Classes.hasFlag(owner, CLASS_HAS_PROPERTY) && Descriptors.has(value, Name.DUNDER_GET)) {
        Objects.release(t, owner)
        Cell.setNone(cell)
        return Members.callGet(cell, owner)
      }
      return tag == Tag.STATIC_METHOD || tag == Tag.CLASS_METHOD ? Members.bind(t, cell, value, owner) : Members.become(t, cell, value)
    }
    const meta = Classes.meta(owner)
    if (Members.describes(owner, name, value)) return Members.become(t, cell, value)
    if (name == Name.DUNDER_CLASS) {
      Cell.set(value, Tag.BUILTIN, Builtin.TYPE)
      if (meta) Cell.set(value, Tag.CLASS, <i64>meta)
      Objects.keepCell(value)
      return Members.become(t, cell, value)
    }
    if (name == Name.DUNDER_BASES || name == Name.DUNDER_MRO) {
      const tuple = name == Name.DUNDER_MRO ? Members.order(t, owner) : Classes.bases(owner)
      if (!tuple) return Found.FAILED
      Cell.set(value, Tag.TUPLE, <i64>tuple)
      return Members.become(t, cell, value)
    }
    const builtin = Members.ofClass(owner, name)
    if (builtin) {
      Cell.set(value, Tag.BUILTIN, builtin)
      return Members.become(t, cell, value)
    }
    if (meta && Classes.find(meta, name, value)) {
      return Cell.tag(value) == Tag.PROPERTY ? Members.callGetter(t, cell, name, meta) : Members.bind(t, cell, value, meta)
    }
    if (meta && Classes.find(meta, Name.DUNDER_GETATTR, value)) {
      Cell.swap(cell, value)
      Cell.set(value + CELL_BYTES, Tag.STR, <i64>Names.text(name))
      return Found.CALL + 2
    }
    const str = Classes.name(owner)
    Objects.keep(str)
    Errors.text(t, Trap.CLASS_ATTRIBUTE, Tag.CLASS, name, str)
    return Found.FAILED
  }

  /** The method resolution order of a class, with the class itself, as a tuple; 0 if the heap is exhausted. */
  private static order(t: ThreadState, owner: usize): usize {
    const count = Classes.depth(owner)
    const tuple = Tuple.blank(t, count)
    if (!tuple) return 0
    for (let i = 0; i < count; i++) {
      const one = Classes.at(owner, i)
      Objects.keep(one)
      Cell.set(tuple + TUPLE_ITEMS + <usize>i * CELL_BYTES, Tag.CLASS, <i64>one)
    }
    return tuple
  }

  /**
   * Looks up an attribute for super(). The search covers the classes after the class of super() in the method resolution order of the
   * object's class.
   */
  private static loadOfSuper(t: ThreadState, cell: usize, name: i32): i32 {
    const lookup = Cell.object(cell)
    const object = lookup + SUPER_OBJECT
    const behind = Cell.object(lookup + SUPER_CLASS)
    const isClass = Cell.tag(object) == Tag.CLASS
    // In a metaclass, the object of super() is a class, so super() searches the metaclass of that class.
    const isMeta = isClass && Classes.hasFlag(behind, CLASS_IS_META) && !Classes.hasFlag(Cell.object(object), CLASS_IS_META)
    const owner = isMeta ? Classes.meta(Cell.object(object)) : isClass ? Cell.object(object) : Instances.classOf(Cell.object(object))
    const value = cell + CELL_BYTES
    if (!Members.findBehind(owner, behind, name, value)) {
      const builtin = Members.behind(object, owner, name, isClass && !isMeta)
      if (builtin) {
        Cell.set(value, Tag.BUILTIN, builtin)
        const isStatic = builtin == Builtin.OBJECT_NEW || builtin == Builtin.TYPE_NEW
        if (isStatic) return Members.become(t, cell, value)
        Objects.copyCell(object, cell)
        Objects.release(t, lookup)
        return Members.bound(t, cell, value)
      }
      Errors.raise(t, Trap.ATTRIBUTE, Tag.SUPER, name)
      return Found.FAILED
    }
    Objects.copyCell(object, cell)
    Objects.release(t, lookup)
    if (isClass && !isMeta && Members.isFunction(Cell.tag(value))) return Members.become(t, cell, value)
    if (Descriptors.has(value, Name.DUNDER_GET)) return Members.callGet(cell, owner)
    if (Cell.tag(value) == Tag.PROPERTY) return Members.callGetter(t, cell, name, owner)
    return Members.bind(t, cell, value, owner)
  }

  /**
   * The builtin method that super() finds if no class written in Python has the method; 0 for none. `owner`: the class whose method
   * resolution order super() searches. If `isStatic` is true, the object of super() is a class. For such an object, the function finds only
   * `__new__` and `__init_subclass__`.
   */
  private static behind(object: usize, owner: usize, name: i32, isStatic: bool): i32 {
    if (name == Name.DUNDER_NEW) return Members.ofClass(owner, name)
    if (name == Name.DUNDER_INIT_SUBCLASS) return Builtin.OBJECT_INIT_SUBCLASS
    if (isStatic) return 0
    if (name == Name.DUNDER_CALL && Classes.hasFlag(owner, CLASS_IS_META)) return Builtin.TYPE_CALL
    return name == Name.DUNDER_INIT ? Members.init(object) : ObjectModel.ofObject(name)
  }

  /** The Builtin that implements a method if the class inherits it from object, type or BaseException; 0 for none. */
  private static ofClass(owner: usize, name: i32): i32 {
    const isMeta = Classes.hasFlag(owner, CLASS_IS_META)
    if (name == Name.DUNDER_NEW) return isMeta ? Builtin.TYPE_NEW : Builtin.OBJECT_NEW
    if (name == Name.DUNDER_INIT) {
      if (isMeta) return Builtin.TYPE_INIT
      return Classes.hasFlag(owner, CLASS_IS_EXCEPTION) ? Builtin.EXCEPTION_INIT : Builtin.OBJECT_INIT
    }
    if (name == Name.DUNDER_CALL && isMeta) return Builtin.TYPE_CALL
    return ObjectModel.ofObject(name)
  }

  private static isSetattr(name: i32): bool {
    return name == Name.DUNDER_SETATTR || name == Name.DUNDER_DELATTR
  }

  static findBehind(owner: usize, behind: usize, name: i32, to: usize): bool {
    for (let i = 0; i < Classes.depth(owner); i++) if (Classes.at(owner, i) == behind) return Classes.findFrom(owner, i + 1, name, to)
    return false
  }

  // --- methods ------------------------------------------------------------------------------------------------------------------------

  /**
   * The fast path of LOAD_METHOD: if the attribute is a function of the class, it goes to `cell`, and the object to the cell above.
   * @returns false, without an error, if the attribute is anything else
   */
  static method(t: ThreadState, cell: usize, name: i32): bool {
    if (!Instances.isOne(Cell.tag(cell))) return false
    const object = Cell.object(cell)
    const value = cell + CELL_BYTES
    const owner = Instances.classOf(object)
    if (Classes.hasFlag(owner, CLASS_IS_LOCAL) || !Classes.find(owner, name, value)) return false
    if (!Members.isFunction(Cell.tag(value)) || OwnAttributes.has(t, object, name, value + CELL_BYTES)) {
      Objects.releaseCell(t, value)
      return false
    }
    Cell.swap(cell, value)
    return true
  }

  // --- assignments --------------------------------------------------------------------------------------------------------------------

  /**
   * Sets an attribute of the object in the cell `object` to the value in the cell `value`, or deletes it if `value` is 0. If the result is
   * VALUE, the function has taken over the reference in `value`. If the result is CALL or above, the cell `object` contains the callable,
   * and the cells above it contain the arguments.
   */
  static store(t: ThreadState, object: usize, name: i32, value: usize, plainly: bool = false): i32 {
    const isClass = Cell.tag(object) == Tag.CLASS
    if (Cell.tag(object) == Tag.SUPER) {
      Errors.raise(t, Trap.ATTRIBUTE, Tag.SUPER, name)
      return Found.FAILED
    }
    if (isClass) return Members.storeOfClass(t, Cell.object(object), name, value)
    const instance = Cell.object(object)
    const owner = Instances.classOf(instance)
    const inClass = object + CELL_BYTES
    if (!plainly && Classes.hasFlag(owner, CLASS_HAS_SETATTR)) {
      if (Members.callSetattr(object, name, value, owner)) return Found.CALL + (value ? 3 : 2)
    }
    if (Classes.hasFlag(owner, CLASS_HAS_PROPERTY) && Classes.find(owner, name, inClass)) {
      if (Cell.tag(inClass) == Tag.PROPERTY) return Members.callSetter(t, object, name, value, owner)
      if (Descriptors.has(inClass, value ? Name.DUNDER_SET : Name.DUNDER_DELETE)) {
        Descriptors.set(object, value)
        return Found.CALL + (value ? 3 : 2)
      }
      Objects.releaseCell(t, inClass)
    }
    if (name == Name.DUNDER_CLASS || (name == Name.DUNDER_DICT && !value)) {
      Errors.raise(t, Trap.LACKS, LackReason.CLASS_STORE, name)
      return Found.FAILED
    }
    const holder = Locals.of(t, instance)
    if (!holder) return Found.FAILED
    if (name == Name.DUNDER_DICT && !Classes.hasFlag(owner, CLASS_LACKS_DICT)) return Members.storeDict(t, holder, value, inClass)
    if (value && !Slots.allows(owner, name)) {
      Slots.refuse(t, owner, name)
      return Found.FAILED
    }
    if (value) return OwnAttributes.set(t, holder, name, value, inClass) ? Found.VALUE : Found.FAILED
    if (OwnAttributes.remove(t, holder, name, inClass)) return Found.VALUE
    Errors.ofValue(t, Trap.ATTRIBUTE, object, name)
    return Found.FAILED
  }

  /** Sets `__dict__`. */
  private static storeDict(t: ThreadState, instance: usize, value: usize, free: usize): i32 {
    if (Cell.tag(value) != Tag.DICT) {
      Errors.raise(t, Trap.OBJECT, ObjectReason.DICT_TYPE, Cell.tag(value))
      return Found.FAILED
    }
    return OwnAttributes.replace(t, instance, Cell.object(value), free) ? Found.VALUE : Found.FAILED
  }

  /**
   * Prepares the call of a property's setter or deleter. The property is in the cell above the object. Puts the setter or deleter below the
   * object, and the value above the object.
   */
  private static callSetter(t: ThreadState, object: usize, name: i32, value: usize, owner: usize): i32 {
    const part = value ? PropertyPart.SETTER : PropertyPart.DELETER
    const property = Cell.object(object + CELL_BYTES)
    const setter = property + WRAPPER_CELLS + <usize>part * CELL_BYTES
    if (Cell.tag(setter) == Tag.NONE) {
      Objects.release(t, property)
      return Members.noPart(t, part, name, owner)
    }
    Cell.move(object, object + CELL_BYTES)
    Objects.copyCell(setter, object)
    Objects.release(t, property)
    if (value) {
      Cell.move(value, object + 2 * CELL_BYTES)
      store<i32>(value, Tag.UNSET)
    }
    return Found.CALL + (value ? 2 : 1)
  }

  /**
   * Prepares the call of `__setattr__` or `__delattr__`, as callSetter() does for a property. @returns false if the class has no such
   * method
   */
  private static callSetattr(object: usize, name: i32, value: usize, owner: usize): bool {
    const first = object + CELL_BYTES
    if (!Classes.find(owner, value ? Name.DUNDER_SETATTR : Name.DUNDER_DELATTR, first)) return false
    Cell.swap(object, first)
    Cell.set(object + 2 * CELL_BYTES, Tag.STR, <i64>Names.text(name))
    if (value) {
      Cell.move(value, object + 3 * CELL_BYTES)
      store<i32>(value, Tag.UNSET)
    }
    return true
  }

  /** The field of a class that contains `__name__`, `__qualname__` or `__module__`; 0 for every other name. */
  private static nameField(name: i32): usize {
    if (name == Name.DUNDER_NAME) return CLASS_NAME
    if (name == Name.DUNDER_QUALNAME) return CLASS_QUALIFIED_NAME
    return name == Name.DUNDER_MODULE ? CLASS_MODULE : 0
  }

  /** Sets the class's flag for a `__new__` or for abstract methods. Calls of the class check these flags. */
  private static flagClass(owner: usize, name: i32, value: usize): void {
    if (name == Name.DUNDER_NEW) Classes.addFlag(owner, CLASS_HAS_NEW)
    else if (Cell.tag(value) == Tag.STR && load<i32>(Cell.object(value), STR_BYTES) > 0) Classes.addFlag(owner, CLASS_IS_ABSTRACT)
  }

  private static storeOfClass(t: ThreadState, owner: usize, name: i32, value: usize): i32 {
    const isFixed =
      ((!value || Cell.tag(value) != Tag.STR) && Members.nameField(name) != 0) ||
      name == Name.DUNDER_BASES ||
      name == Name.DUNDER_MRO ||
      name == Name.DUNDER_CLASS ||
      name == Name.DUNDER_DICT ||
      (Members.isSetattr(name) && Classes.hasFlag(owner, CLASS_HAS_SUBCLASS))
    const isProperty = value != 0 && Descriptors.flag(value) != 0 && !Classes.hasFlag(owner, CLASS_HAS_PROPERTY)
    if (value && (name == Name._ABSTRACT_METHODS || name == Name.DUNDER_NEW)) Members.flagClass(owner, name, value)
    if (isFixed || isProperty) Errors.raise(t, Trap.LACKS, LackReason.CLASS_STORE, name)
    else if (Members.nameField(name)) {
      Classes.rename(t, owner, Members.nameField(name), value)
      return Found.VALUE
    } else if (value) {
      if (Members.isSetattr(name)) Classes.addFlag(owner, CLASS_HAS_SETATTR)
      return Classes.set(t, owner, name, value) ? Found.VALUE : Found.FAILED
    } else if (Classes.remove(t, owner, name)) return Found.VALUE
    else {
      const str = Classes.name(owner)
      Objects.keep(str)
      Errors.text(t, Trap.CLASS_ATTRIBUTE, Tag.CLASS, name, str)
    }
    return Found.FAILED
  }
}
