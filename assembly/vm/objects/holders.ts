import { CELL_BYTES } from '../../abi/layout'
import { Name } from '../../abi/names'
import { Tag } from '../../abi/tags'
import { ThreadState } from '../../thread'
import { Classes } from './classes'
import { Instances } from './instances'
import { Objects } from './objects'
import { Scratch } from './scratch'
import { Cell } from './values'

/**
 * Instances of classes that programs derive from builtin types. Such an instance holds a value of the type (lib/_derived.py). The methods
 * of str and bytes, and a few other builtins, take the value in place of the instance.
 */
export abstract class Holders {
  /** Calls unwrap() for each of the `count` cells from `first` on. */
  static unwrapAll(t: ThreadState, first: usize, count: i32): void {
    for (let i = 0; i < count; i++) Holders.unwrap(t, first + <usize>i * CELL_BYTES)
  }

  /** Replaces an instance in a cell by the value that it holds. Leaves any other value as it is. */
  static unwrap(t: ThreadState, cell: usize): void {
    Holders.replace(t, cell, false)
  }

  /** Like unwrap(), but only if the instance holds a str. */
  static unwrapText(t: ThreadState, cell: usize): void {
    Holders.replace(t, cell, true)
  }

  private static replace(t: ThreadState, cell: usize, onlyText: bool): void {
    if (Cell.tag(cell) != Tag.INSTANCE) return
    const value = Scratch.result(t)
    if (!Holders.value(Cell.object(cell), value)) return
    const old = onlyText && Cell.tag(value) != Tag.STR ? value : cell
    Objects.releaseCell(t, old)
    if (old == cell) Cell.move(value, cell)
  }

  /** Copies to `to` the value that an instance holds. @returns false if the instance holds no value */
  private static value(instance: usize, to: usize): bool {
    return Classes.has(Instances.classOf(instance), Name._BUILTIN_BASE) && Instances.find(instance, Name._VALUE, to)
  }
}
