import { Builtin } from '../../abi/builtins'
import { BuiltinClass } from '../../abi/classes'
import { CELL_BYTES } from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { LackReason, Trap } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { Attributes } from '../eval/attributes'
import { Classes } from '../objects/classes'
import { Dict } from '../objects/dict'
import { Exceptions } from '../objects/exceptions'
import { Instances } from '../objects/instances'
import { Names } from '../objects/names'
import { Objects } from '../objects/objects'
import { Scratch } from '../objects/scratch'
import { Cell } from '../objects/values'
import { ClassRepr } from '../text/classrepr'
import { Text } from '../text/text'
import { Arguments } from './arguments'

/** getattr(), setattr(), hasattr() and delattr(). */
export abstract class AttributesModule {
  static has(id: i32): bool {
    return (id >= Builtin.GETATTR && id <= Builtin.DELATTR) || id == Builtin.OBJECT_SETATTR || id == Builtin.OBJECT_DELATTR
  }

  static call(t: ThreadState, id: i32, callable: usize, first: usize, count: i32): bool {
    const isPlain = id == Builtin.OBJECT_SETATTR || id == Builtin.OBJECT_DELATTR
    const least = id == Builtin.SETATTR || id == Builtin.OBJECT_SETATTR ? 3 : 2
    const most = id == Builtin.HASATTR || id == Builtin.DELATTR || id == Builtin.OBJECT_DELATTR ? 2 : 3
    if (!Arguments.counts(t, id, count, least, most)) return false
    const text = first + CELL_BYTES
    if (Cell.tag(text) != Tag.STR) return Errors.ofValue(t, Trap.ATTRIBUTE_NAME, text, id)
    let name = Names.find(Cell.object(text))
    if (id == Builtin.GETATTR || id == Builtin.HASATTR) return AttributesModule.find(t, id, callable, first, count, name)
    if (name < 0) name = Names.make(t, Cell.object(text))
    if (name < 0) return Errors.raise(t, Trap.LACKS, LackReason.NEW_NAME, 0)
    Cell.setNone(callable)
    return Attributes.set(t, first, name, least == 3 ? first + 2 * CELL_BYTES : 0, isPlain)
  }

  private static find(t: ThreadState, id: i32, callable: usize, first: usize, count: i32, name: i32): bool {
    // The lookup needs three free cells. The cells above the operands of the instruction are free.
    const cell = t.sp + CELL_BYTES
    Objects.copyCell(first, cell)
    // If the table of names lacks the name, only the dict of an instance can have the attribute. Unlike in CPython, `__getattr__` has no
    // effect then.
    let found = name >= 0 ? Attributes.get(t, cell, name) : AttributesModule.inDict(t, first, cell)
    if (!found && name < 0 && t.trap == 0) found = AttributesModule.isMissing(t, first)
    if (!found && name >= 0 && Names.isMade(name) && t.trap == Trap.ATTRIBUTE) {
      Errors.clear(t)
      found = AttributesModule.isMissing(t, first)
    }
    if (!found) Objects.releaseCell(t, cell)
    if (!found && ((id == Builtin.GETATTR && count == 2) || !AttributesModule.clearMissing(t))) return false
    if (id == Builtin.HASATTR) {
      if (found) Objects.releaseCell(t, cell)
      Cell.setBool(callable, found)
    } else if (found) Cell.move(cell, callable)
    else Objects.copyCell(first + 2 * CELL_BYTES, callable)
    return true
  }

  /**
   * Replaces the object in `cell` by an attribute from the object's dict. The name of the attribute is in the cell above `first`.
   * @returns false if the object has no dict, or if the dict lacks the name
   */
  private static inDict(t: ThreadState, first: usize, cell: usize): bool {
    const dict = Cell.tag(first) == Tag.INSTANCE ? Instances.dict(Cell.object(first)) : 0
    const value = Scratch.result(t)
    if (!dict || Dict.get(t, dict, first + CELL_BYTES, value) <= 0) return false
    Objects.releaseCell(t, cell)
    Cell.move(value, cell)
    return true
  }

  private static isMissing(t: ThreadState, first: usize): bool {
    const text = Text.begin(t)
    if (Instances.isOne(Cell.tag(first))) {
      ClassRepr.str(text, Classes.name(Instances.classOf(Cell.object(first))))
      text.byte(10)
    }
    ClassRepr.str(text, Cell.object(first + CELL_BYTES))
    const str = text.finish()
    return str != 0 && Errors.text(t, Trap.UNNAMED_ATTRIBUTE, Cell.tag(first), 0, str)
  }

  /** Clears the thread's error if it is an AttributeError. @returns whether it was one */
  private static clearMissing(t: ThreadState): bool {
    const trap = t.trap
    const isMissing =
      trap == Trap.ATTRIBUTE ||
      trap == Trap.CLASS_ATTRIBUTE ||
      trap == Trap.PROPERTY ||
      trap == Trap.UNNAMED_ATTRIBUTE ||
      (trap == Trap.RAISED && Exceptions.isInstance(t.exception, BuiltinClass.ATTRIBUTE_ERROR))
    if (isMissing) Errors.clear(t)
    return isMissing
  }
}
