import { CLASS_HAS_PROPERTY, CLASS_HAS_SETATTR, CLASS_IS_LOCAL } from '../../abi/layout'
import { Name } from '../../abi/names'
import { Tag } from '../../abi/tags'
import { Cached, Caches } from '../objects/caches'
import { Classes } from '../objects/classes'
import { Instances } from '../objects/instances'
import { Cell } from '../objects/values'
import { Slots } from './slots'

/** Fills the cache of attributes. Step calls this class when it executes an instruction for which the eval loop found no entry. */
export abstract class Caching {
  /** LOAD_ATTR and STORE_ATTR of the object in `cell`: remembers the index of a value that the instance itself has. */
  static value(cell: usize, name: i32): void {
    if (Cell.tag(cell) != Tag.INSTANCE) return
    const owner = Instances.classOf(Cell.object(cell))
    const version = Caches.versionOf(owner)
    if (Classes.hasFlag(owner, CLASS_IS_LOCAL | CLASS_HAS_PROPERTY)) return
    const index = Classes.key(owner, name)
    if (index < 0) return
    const isSpecial = name == Name.DUNDER_CLASS || name == Name.DUNDER_DICT
    const isStored = !isSpecial && !Classes.hasFlag(owner, CLASS_HAS_SETATTR) && Slots.allows(owner, name)
    Caches.add(version, name, Cached.VALUE | (isStored ? Cached.STORED : 0) | <u32>index)
  }

  /**
   * LOAD_METHOD of an instance of the class `owner`: remembers the function in `cell`. No instance of the class has an attribute of its own
   * with this name, or the class would lose its version. version: the version of the class before the search for the method
   */
  static method(owner: usize, version: u32, cell: usize, name: i32): void {
    if (Cell.tag(cell) != Tag.FUNCTION || Classes.key(owner, name) >= 0) return
    Caches.add(version, name, Cached.FUNCTION | <u32>Cell.object(cell))
  }

  /** LOAD_METHOD of a builtin object with this tag: remembers the builtin in `cell`. */
  static builtin(tag: i32, cell: usize, name: i32): void {
    if (Cell.tag(cell) != Tag.BUILTIN || tag < Tag.STR || tag == Tag.EXCEPTION) return
    Caches.add(Caches.versionOfKind(tag), name, Cached.BUILTIN | <u32>Cell.object(cell))
  }
}
