import { Builtin } from '../../abi/builtins'
import { Tag } from '../../abi/tags'
import { ThreadState } from '../../thread'
import { Collecting } from '../eval/collecting'
import { Growth } from '../objects/growth'
import { Cell } from '../objects/values'
import { Arguments } from './arguments'

/** The module _gc: what lib/gc.py needs from the machine. */
export abstract class GcModule {
  static has(id: i32): bool {
    return id >= Builtin.GC_COLLECT && id <= Builtin.GC_COUNT
  }

  static call(t: ThreadState, id: i32, callable: usize, first: usize, count: i32): bool {
    const takes = id == Builtin.GC_LIMIT ? 1 : 0
    if (!Arguments.counts(t, id, count, takes, takes)) return false
    if (id == Builtin.GC_LIMIT) {
      Growth.setThreshold(t.heap, <i32>max<i64>(min<i64>(Cell.int(first), i32.MAX_VALUE), -1))
      Cell.setNone(callable)
    } else Cell.set(callable, Tag.INT, <i64>(id == Builtin.GC_COLLECT ? Collecting.run(t) : Growth.count(t.heap)))
    return true
  }
}
