import { Builtin } from '../../abi/builtins'
import { Event } from '../../abi/events'
import { Tag } from '../../abi/tags'
import { Trap, ValueReason } from '../../abi/traps'
import { GilState } from '../../gil/state'
import { Record } from '../../record/record'
import { ThreadState } from '../../thread'
import { Word } from '../../word'
import { Errors } from '../errors'
import { Cell } from '../objects/values'
import { Arguments } from './arguments'

/** The module sys: the switch interval and the check interval. */
export abstract class SysModule {
  static call(t: ThreadState, id: i32, callable: usize, first: usize, count: i32): bool {
    const gil = GilState.at(t.gil)
    const sets = id == Builtin.SYS_SETSWITCHINTERVAL || id == Builtin.SYS_SETCHECKINTERVAL
    if (!Arguments.counts(t, id, count, sets ? 1 : 0, sets ? 1 : 0)) return false
    if (id == Builtin.SYS_GETSWITCHINTERVAL) {
      Cell.setFloat(callable, <f64>Word.load(gil.switchIntervalAddress) / 1e6)
      return true
    }
    if (id == Builtin.SYS_GETCHECKINTERVAL) {
      Cell.set(callable, Tag.INT, <i64>Word.load(gil.checkIntervalAddress))
      return true
    }
    const set = id == Builtin.SYS_SETSWITCHINTERVAL ? SysModule.switchInterval(t, gil, first) : SysModule.checkInterval(t, gil, first)
    if (set) Cell.setNone(callable)
    return set
  }

  private static switchInterval(t: ThreadState, gil: GilState, cell: usize): bool {
    if (!Cell.isNumber(Cell.tag(cell))) return Arguments.badType(t, Builtin.SYS_SETSWITCHINTERVAL, Cell.tag(cell))
    const seconds = Cell.number(cell)
    if (!(seconds > 0)) return Errors.raise(t, Trap.VALUE, Builtin.SYS_SETSWITCHINTERVAL, ValueReason.SWITCH_INTERVAL)
    // Like CPython's _PyEval_SetSwitchInterval(), takes whole µs, and at least 1 µs.
    const us = <i32>max(min(seconds * 1e6, 2147483647), 1)
    Word.store(gil.switchIntervalAddress, us)
    Record.stamp(t, Event.SWITCH_INTERVAL, us)
    return true
  }

  private static checkInterval(t: ThreadState, gil: GilState, cell: usize): bool {
    if (!Cell.isInt(Cell.tag(cell))) return Arguments.badType(t, Builtin.SYS_SETCHECKINTERVAL, Cell.tag(cell))
    Word.store(gil.checkIntervalAddress, <i32>max<i64>(min<i64>(Cell.int(cell), i32.MAX_VALUE), i32.MIN_VALUE))
    return true
  }
}
