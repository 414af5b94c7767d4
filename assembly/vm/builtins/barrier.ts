import { Builtin } from '../../abi/builtins'
import { Name } from '../../abi/names'
import { Tag } from '../../abi/tags'
import { Barriers } from '../../os/barrier'
import { Locks } from '../../os/locks'
import { ThreadState } from '../../thread'
import { BARRIER_PARTIES, LOCK_SIZE, LOCK_WORDS } from '../objects/fields'
import { Objects } from '../objects/objects'
import { Cell } from '../objects/values'
import { Arguments } from './arguments'

/** The builtins of threading.Barrier. The lab's Barrier has no action, timeout, abort() or reset(), so it never breaks. */
export abstract class BarrierModule {
  static has(id: i32): bool {
    return id == Builtin.BARRIER || id == Builtin.BARRIER_WAIT
  }

  static call(t: ThreadState, id: i32, callable: usize, first: usize, count: i32, keywords: usize): bool {
    if (!Arguments.areKnown(t, id, keywords, id == Builtin.BARRIER ? Name.PARTIES : Name.NONE, Name.NONE)) return false
    if (!Arguments.counts(t, id, count, 1, 1)) return false
    if (id == Builtin.BARRIER) return BarrierModule.create(t, callable, first)
    const barrier = Cell.object(first)
    Cell.set(callable, Tag.INT, Barriers.arrive(t, barrier + LOCK_WORDS, load<i64>(barrier, BARRIER_PARTIES)))
    return true
  }

  private static create(t: ThreadState, callable: usize, parties: usize): bool {
    if (!Cell.isInt(Cell.tag(parties))) return Arguments.badType(t, Builtin.BARRIER, Cell.tag(parties))
    const barrier = Objects.create(t, Tag.BARRIER, LOCK_SIZE)
    if (!barrier) return false
    store<i64>(barrier, Cell.int(parties), BARRIER_PARTIES)
    Locks.init(barrier + LOCK_WORDS, 0)
    Cell.set(callable, Tag.BARRIER, <i64>barrier)
    return true
  }

  /** Replaces the Barrier in a cell by its `parties` or `n_waiting`. @returns false if Barrier has no such attribute */
  static attribute(t: ThreadState, cell: usize, name: i32): bool {
    const barrier = Cell.object(cell)
    if (name == Name.PARTIES) return Objects.finish(t, cell, 1, Tag.INT, load<i64>(barrier, BARRIER_PARTIES))
    return name == Name.N_WAITING && Objects.finish(t, cell, 1, Tag.INT, Barriers.count(barrier + LOCK_WORDS))
  }
}
