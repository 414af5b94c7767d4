import { Builtin } from '../../abi/builtins'
import { EPOCH_MS, UTC_OFFSET_MINUTES } from '../../abi/layout'
import { Name } from '../../abi/names'
import { Tag } from '../../abi/tags'
import { Host } from '../../host'
import { ThreadState } from '../../thread'
import { Cell } from '../objects/values'
import { MICROS_PER_DAY, MICROS_PER_SECOND } from '../operators/dates'
import { Ints } from '../operators/integers'
import { Arguments } from './arguments'

const MICROS_PER_MINUTE: i64 = 60_000_000

export abstract class DatetimeModule {
  static call(t: ThreadState, id: i32, callable: usize, first: usize, count: i32): bool {
    if (id == Builtin.DATETIME_NOW) {
      if (!Arguments.counts(t, id, count, 0, 0)) return false
      const utc = <i64>nearest(load<f64>(EPOCH_MS) * 1000) + Host.nowNs() / 1000
      Cell.set(callable, Tag.DATETIME, utc + <i64>load<i32>(UTC_OFFSET_MINUTES) * MICROS_PER_MINUTE)
      return true
    }
    if (!Arguments.counts(t, id, count, 1, 1)) return false
    Cell.setFloat(callable, Ints.trueDivide(Cell.int(first), 1_000_000))
    return true
  }

  /** Replaces the timedelta in a cell by its days, seconds or microseconds. @returns false if timedelta has no such attribute */
  static attribute(cell: usize, name: i32): bool {
    const micros = Cell.int(cell)
    const days = Ints.floorDivide(micros, MICROS_PER_DAY)
    const ofDay = micros - days * MICROS_PER_DAY
    if (name == Name.DAYS) Cell.set(cell, Tag.INT, days)
    else if (name == Name.SECONDS) Cell.set(cell, Tag.INT, ofDay / MICROS_PER_SECOND)
    else if (name == Name.MICROSECONDS) Cell.set(cell, Tag.INT, ofDay % MICROS_PER_SECOND)
    else return false
    return true
  }
}
