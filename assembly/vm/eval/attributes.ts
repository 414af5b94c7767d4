import { Builtin } from '../../abi/builtins'
import { CELL_BYTES } from '../../abi/layout'
import { Name } from '../../abi/names'
import { Tag } from '../../abi/tags'
import { Trap } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { BarrierModule } from '../builtins/barrier'
import { DatetimeModule } from '../builtins/datetime'
import { DictsModule } from '../builtins/dicts'
import { ExceptionsModule } from '../builtins/exceptions'
import { GeneratorsModule } from '../builtins/generators'
import { InterpretersModule } from '../builtins/interpreters'
import { ListsModule } from '../builtins/lists'
import { LocksModule } from '../builtins/locks'
import { ProcessesModule } from '../builtins/processes'
import { ProcessQueuesModule } from '../builtins/processqueues'
import { QueuesModule } from '../builtins/queues'
import { RangesModule } from '../builtins/ranges'
import { RLocksModule } from '../builtins/rlocks'
import { StringMethods } from '../builtins/stringmethods'
import { ThreadingModule } from '../builtins/threading'
import { Errors } from '../errors'
import { Objects } from '../objects/objects'
import { Cell } from '../objects/values'

/** The attributes and methods of values. */
export abstract class Attributes {
  /** LOAD_METHOD: replaces the object in `cell` by its method, and moves the object to the cell above. */
  static method(t: ThreadState, cell: usize, name: i32): bool {
    const tag = Cell.tag(cell)
    const isDictClass = tag == Tag.BUILTIN && Cell.object(cell) == Builtin.DICT && name == Name.FROMKEYS
    const builtin = isDictClass ? <i32>Builtin.DICT_FROMKEYS : Attributes.builtin(tag, name)
    if (!builtin) return Errors.raise(t, Trap.ATTRIBUTE, tag, name)
    Cell.move(cell, cell + CELL_BYTES)
    Cell.set(cell, Tag.BUILTIN, builtin)
    return true
  }

  private static builtin(tag: i32, name: i32): i32 {
    if (tag == Tag.STR || tag == Tag.BYTES) return StringMethods.find(tag, name)
    if (tag == Tag.LIST || tag == Tag.TUPLE) return ListsModule.method(tag, name)
    if (tag == Tag.RANGE) return RangesModule.method(name)
    if (tag == Tag.DICT) return DictsModule.method(name)
    if (tag == Tag.TIMEDELTA) return name == Name.TOTAL_SECONDS ? Builtin.TIMEDELTA_TOTAL_SECONDS : 0
    if (tag == Tag.QUEUE) return QueuesModule.method(name)
    if ((tag >= Tag.LOCK && tag <= Tag.SEMAPHORE) || tag == Tag.BARRIER) return LocksModule.method(tag, name)
    if (tag == Tag.RLOCK) return RLocksModule.method(name)
    if (tag == Tag.INTERPRETER) return InterpretersModule.method(name)
    if (tag == Tag.PROCESS) return ProcessesModule.method(name)
    if (tag == Tag.PROCESS_QUEUE) return ProcessQueuesModule.method(name)
    if (tag == Tag.GENERATOR) return GeneratorsModule.method(name)
    if (tag == Tag.EXCEPTION) return ExceptionsModule.method(name)
    if (tag != Tag.THREAD) return 0
    if (name == Name.START) return Builtin.THREAD_START
    if (name == Name.JOIN) return Builtin.THREAD_JOIN
    return name == Name.IS_ALIVE ? Builtin.THREAD_IS_ALIVE : 0
  }

  /** LOAD_ATTR: replaces the object in `cell` by its attribute. */
  static load(t: ThreadState, cell: usize, name: i32): bool {
    const tag = Cell.tag(cell)
    if (tag == Tag.TIMEDELTA && DatetimeModule.attribute(cell, name)) return true
    if (tag == Tag.RANGE && RangesModule.attribute(t, cell, name)) return true
    if (tag == Tag.THREAD && ThreadingModule.attribute(t, cell, name)) return true
    if (tag == Tag.BARRIER && BarrierModule.attribute(t, cell, name)) return true
    if (tag == Tag.INTERPRETER && name == Name.ID) return InterpretersModule.id(t, cell)
    if (tag == Tag.PROCESS && ProcessesModule.attribute(t, cell, name)) return true
    if (tag == Tag.EXCEPTION && ExceptionsModule.attribute(t, cell, name)) return true
    return t.trap ? false : Errors.raise(t, Trap.ATTRIBUTE, tag, name)
  }

  /** STORE_ATTR: the value is in the cell `value`, and the object is in the cell above. On success, drops the value and the object. */
  static store(t: ThreadState, value: usize, name: i32): bool {
    const object = value + CELL_BYTES
    const tag = Cell.tag(object)
    let stored: bool = false
    if (tag == Tag.THREAD) stored = ThreadingModule.setAttribute(t, Cell.object(object), name, value)
    else if (tag == Tag.PROCESS) stored = ProcessesModule.setAttribute(t, Cell.object(object), name, value)
    else if (tag == Tag.EXCEPTION) stored = ExceptionsModule.setAttribute(t, Cell.object(object), name, value)
    if (stored) Objects.releaseCells(t, value, 2)
    return stored || (t.trap ? false : Errors.raise(t, Trap.STORE_ATTRIBUTE, tag, name))
  }
}
