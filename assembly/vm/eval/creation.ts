import { Builtin } from '../../abi/builtins'
import { CELL_BYTES } from '../../abi/layout'
import { Name } from '../../abi/names'
import { Tag } from '../../abi/tags'
import { Trap } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { Classes } from '../objects/classes'
import { Exceptions } from '../objects/exceptions'
import { WRAPPER_CELLS } from '../objects/fields'
import { Objects } from '../objects/objects'
import { Cell } from '../objects/values'
import { Called, Construct } from './construct'
import { Frames } from './frames'
import { Reenter } from './reenter'
import { Specials } from './specials'

/**
 * Calls of classes that have a `__new__`, and of metaclasses, as CPython's type_call(). Callables.construct() decides which file calls a
 * class.
 */
export abstract class Creation {
  /**
   * Calls `__new__`, and then `__init__` if the result is an instance of the class. Parameters and results are those of Construct.begin().
   */
  static begin(t: ThreadState, callable: usize, count: i32, keywords: usize, returnPc: usize, callerFp: usize): Called {
    const owner = Cell.object(callable)
    const call = Reenter.begin(t, count + 3)
    if (!call) return Called.FAILED
    if (!Frames.hasRoom(t, 3)) {
      Errors.raise(t, Trap.RECURSION, 0, 0)
      return Called.FAILED
    }
    Creation.findNew(t, owner, call)
    Objects.copyCells(callable, call + CELL_BYTES, count + 1)
    if (!Reenter.run(t, call, count + 1, keywords)) return Called.FAILED
    const type = Specials.owner(call)
    if (type && Classes.isSubclass(type, owner)) {
      if (Classes.has(type, Name.DUNDER_INIT)) {
        Construct.pushShim(t, callable, count, Cell.object(call), type, returnPc, callerFp)
        Objects.release(t, owner)
        return Called.FRAME
      }
      if (Cell.tag(call) == Tag.EXCEPTION && !Creation.resetArgs(t, call, callable, count, keywords)) return Called.FAILED
    }
    Objects.releaseCells(t, callable, count + 1)
    Cell.move(call, callable)
    t.sp = callable
    return Called.DONE
  }

  /** Writes the `__new__` of a class to a cell. For a metaclass that defines none, this is `type.__new__`. */
  private static findNew(t: ThreadState, owner: usize, to: usize): void {
    if (!Classes.find(owner, Name.DUNDER_NEW, to)) {
      Cell.set(to, Tag.BUILTIN, Builtin.TYPE_NEW)
      return
    }
    if (Cell.tag(to) != Tag.STATIC_METHOD) return
    const wrapper = Cell.object(to)
    Objects.copyCell(wrapper + WRAPPER_CELLS, to)
    Objects.release(t, wrapper)
  }

  /** BaseException.__init__(): the arguments of the call become the args. */
  private static resetArgs(t: ThreadState, made: usize, callable: usize, count: i32, keywords: usize): bool {
    const named = keywords ? load<i32>(keywords) : 0
    return Exceptions.setArgs(t, Cell.object(made), callable + CELL_BYTES, count - named)
  }
}
