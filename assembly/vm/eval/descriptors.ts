import { CELL_BYTES, CLASS_HAS_PROPERTY } from '../../abi/layout'
import { Name } from '../../abi/names'
import { Tag } from '../../abi/tags'
import { Classes } from '../objects/classes'
import { Instances } from '../objects/instances'
import { Objects } from '../objects/objects'
import { Cell } from '../objects/values'

/** Descriptors that programs define. A descriptor is the value of an attribute of a class, and has `__get__`, `__set__` or `__delete__`. */
export abstract class Descriptors {
  /** Whether the class of the value has the method. */
  static has(cell: usize, name: i32): bool {
    return Cell.tag(cell) == Tag.INSTANCE && Classes.has(Instances.classOf(Cell.object(cell)), name)
  }

  /** The value is an attribute of a class. Whether it takes precedence over an attribute that has the same name in the instance. */
  static isData(cell: usize): bool {
    return Descriptors.has(cell, Name.DUNDER_SET) || Descriptors.has(cell, Name.DUNDER_DELETE)
  }

  /** The flag of a class that has this value as an attribute; 0 if the value needs no flag. */
  static flag(cell: usize): i32 {
    if (Cell.tag(cell) == Tag.PROPERTY) return CLASS_HAS_PROPERTY
    return Descriptors.has(cell, Name.DUNDER_GET) || Descriptors.isData(cell) ? CLASS_HAS_PROPERTY : 0
  }

  /**
   * Prepares the call of `__get__`. `cell` contains the object, or None if the program reads the attribute of a class. The cell above
   * contains the descriptor. Writes the method, the descriptor, the object and the class `owner` to `cell` and the cells above it.
   */
  static get(cell: usize, owner: usize): void {
    const descriptor = cell + CELL_BYTES
    Cell.move(cell, descriptor + CELL_BYTES)
    Classes.find(Instances.classOf(Cell.object(descriptor)), Name.DUNDER_GET, cell)
    Objects.keep(owner)
    Cell.set(descriptor + 2 * CELL_BYTES, Tag.CLASS, <i64>owner)
  }

  /** Like get(), for `__set__` with the value in `value`, or for `__delete__` if `value` is 0. Moves the reference of the value. */
  static set(object: usize, value: usize): void {
    const descriptor = object + CELL_BYTES
    Cell.move(object, descriptor + CELL_BYTES)
    Classes.find(Instances.classOf(Cell.object(descriptor)), value ? Name.DUNDER_SET : Name.DUNDER_DELETE, object)
    if (!value) return
    Cell.move(value, descriptor + 2 * CELL_BYTES)
    store<i32>(value, Tag.UNSET)
  }
}
