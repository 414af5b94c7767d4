import { EPOCH_MS } from '../../abi/layout'
import { Builtin, Trap, ValueReason } from '../../abi/opcodes'
import { Host } from '../../host'
import { Sleep } from '../../os/sleep'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { Cell } from '../values'
import { Builtins } from './dispatch'

/** The module time. */
export abstract class TimeModule {
  static call(t: ThreadState, id: i32, callable: usize, first: usize, count: i32): bool {
    if (id == Builtin.TIME_SLEEP) return Builtins.counts(t, id, count, 1, 1) && TimeModule.sleep(t, callable, first)
    if (!Builtins.counts(t, id, count, 0, 0)) return false
    const now = <f64>Host.nowNs() / 1e9
    Cell.setFloat(callable, id == Builtin.TIME_TIME ? load<f64>(EPOCH_MS) / 1000 + now : now)
    return true
  }

  private static sleep(t: ThreadState, callable: usize, first: usize): bool {
    if (!Cell.isNumber(Cell.tag(first))) return Builtins.badType(t, Builtin.TIME_SLEEP, Cell.tag(first))
    const seconds = Cell.number(first)
    if (isNaN(seconds)) return Errors.raise(t, Trap.VALUE, Builtin.TIME_SLEEP, ValueReason.NAN_TO_INT)
    if (seconds < 0) return Errors.raise(t, Trap.VALUE, Builtin.TIME_SLEEP, ValueReason.SLEEP_NEGATIVE)
    if (seconds > 9e9) return Errors.raise(t, Trap.VALUE, Builtin.TIME_SLEEP, ValueReason.SLEEP_TOO_LONG)
    // Rounded up, as CPython does: never less than was asked for.
    Sleep.sleep(t, <i64>ceil(seconds * 1e9))
    Cell.setNone(callable)
    return true
  }
}
