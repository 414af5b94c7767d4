import { Builtin } from '../../abi/builtins'
import { EPOCH_MS, UTC_OFFSET_MINUTES } from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { Trap, ValueReason } from '../../abi/traps'
import { Host } from '../../host'
import { Sleep } from '../../os/sleep'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { Cell } from '../objects/values'
import { Arguments } from './arguments'

export abstract class TimeModule {
  static call(t: ThreadState, id: i32, callable: usize, first: usize, count: i32): bool {
    if (id == Builtin.TIME_SLEEP) return Arguments.counts(t, id, count, 1, 1) && TimeModule.sleep(t, callable, first)
    if (!Arguments.counts(t, id, count, 0, 0)) return false
    if (id == Builtin.TIME_UTC_OFFSET) {
      Cell.set(callable, Tag.INT, load<i32>(UTC_OFFSET_MINUTES))
      return true
    }
    if (id >= Builtin.TIME_MONOTONIC_NS && id <= Builtin.TIME_TIME_NS) {
      const epochNs: i64 = id == Builtin.TIME_TIME_NS ? <i64>(load<f64>(EPOCH_MS) * 1e6) : 0
      Cell.set(callable, Tag.INT, epochNs + Host.nowNs())
      return true
    }
    const now = <f64>Host.nowNs() / 1e9
    Cell.setFloat(callable, id == Builtin.TIME_TIME ? load<f64>(EPOCH_MS) / 1000 + now : now)
    return true
  }

  private static sleep(t: ThreadState, callable: usize, first: usize): bool {
    if (!Arguments.areSeconds(t, Builtin.TIME_SLEEP, first)) return false
    if (Cell.number(first) < 0) return Errors.raise(t, Trap.VALUE, Builtin.TIME_SLEEP, ValueReason.SLEEP_NEGATIVE)
    // nanoseconds() rounds up, as CPython does: the sleep is never shorter than the program requested.
    Sleep.sleep(t, Arguments.nanoseconds(first))
    Cell.setNone(callable)
    return true
  }
}
