import { Builtin } from '../../abi/builtins'
import { Event } from '../../abi/events'
import { RECURSION_LIMIT } from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { LibraryReason, Trap, ValueReason } from '../../abi/traps'
import { Gil } from '../../gil/gil'
import { GilState } from '../../gil/state'
import { Output } from '../../os/output'
import { Record } from '../../record/record'
import { ThreadState } from '../../thread'
import { Word } from '../../word'
import { Errors } from '../errors'
import { Frames } from '../eval/frames'
import { Counts } from '../objects/counts'
import { Str } from '../objects/strings'
import { Cell } from '../objects/values'
import { Repr } from '../text/repr'
import { Text } from '../text/text'
import { Arguments } from './arguments'

const IMMORTAL: i64 = 4294967295

/**
 * Functions of the module sys, and write() and flush() of its two output streams. builtins/exceptions.ts has the functions about
 * exceptions.
 */
export abstract class SysModule {
  static call(t: ThreadState, id: i32, callable: usize, first: usize, count: i32): bool {
    if (id >= Builtin.SYS_GETRECURSIONLIMIT) return SysModule.more(t, id, callable, first, count)
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

  private static more(t: ThreadState, id: i32, callable: usize, first: usize, count: i32): bool {
    const own = id == Builtin.STREAM_WRITE || id == Builtin.SYS_SETRECURSIONLIMIT || id == Builtin.SYS_GETREFCOUNT ? 1 : 0
    if (!Arguments.counts(t, id, count, own, own)) return false
    if (id == Builtin.SYS_GETRECURSIONLIMIT) Cell.set(callable, Tag.INT, Frames.limit())
    else if (id == Builtin.SYS_IS_GIL_ENABLED) Cell.setBool(callable, Gil.excludes(GilState.at(t.gil).policy))
    else if (id == Builtin.SYS_GETREFCOUNT) Cell.set(callable, Tag.INT, SysModule.referenceCount(first))
    else if (id == Builtin.STREAM_WRITE) return SysModule.write(t, callable, first)
    else if (id == Builtin.SYS_SETRECURSIONLIMIT) return SysModule.recursionLimit(t, callable, first)
    else Cell.setNone(callable)
    return true
  }

  /**
   * The result of sys.getrefcount(). As in CPython, the count includes the reference of the argument. An immortal object, and a value that
   * is not an object, such as a small int or None, have CPython's count of immortal objects.
   */
  private static referenceCount(cell: usize): i64 {
    const count = Cell.isObject(cell) ? Counts.total(Cell.object(cell)) : -1
    return count < 0 ? IMMORTAL : count
  }

  private static recursionLimit(t: ThreadState, callable: usize, first: usize): bool {
    if (!Arguments.isInteger(t, Builtin.SYS_SETRECURSIONLIMIT, first)) return false
    const limit = min<i64>(Cell.int(first), i32.MAX_VALUE)
    if (limit < 1) return Arguments.fail(t, Builtin.SYS_SETRECURSIONLIMIT, LibraryReason.RECURSION_LIMIT, 0)
    store<i32>(RECURSION_LIMIT, <i32>limit)
    Cell.setNone(callable)
    return true
  }

  /** Executes write() of sys.stdout and sys.stderr. Both are the run's one output. They have no buffer, so flush() does nothing. */
  private static write(t: ThreadState, callable: usize, first: usize): bool {
    if (Cell.tag(first) != Tag.STR) return Arguments.fail(t, Builtin.STREAM_WRITE, LibraryReason.WRITE_ARGUMENT, Cell.tag(first))
    const str = Cell.object(first)
    const text = Text.begin(t)
    if (!Repr.str(t, text, first)) return text.abandon()
    if (!text.failed) Output.write(t, text.start, text.length)
    if (!text.drop()) return false
    Cell.set(callable, Tag.INT, Str.length(str))
    return true
  }

  private static switchInterval(t: ThreadState, gil: GilState, cell: usize): bool {
    if (!Cell.isNumber(Cell.tag(cell))) return Arguments.badType(t, Builtin.SYS_SETSWITCHINTERVAL, Cell.tag(cell))
    const seconds = Cell.number(cell)
    if (!(seconds > 0)) return Errors.raise(t, Trap.VALUE, Builtin.SYS_SETSWITCHINTERVAL, ValueReason.SWITCH_INTERVAL)
    // Like CPython's _PyEval_SetSwitchInterval(), the lab takes whole µs, and at least 1 µs.
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
