import { Builtin } from '../../abi/builtins'
import { Block } from '../../abi/events'
import { LOCK_MADE_AT } from '../../abi/layout'
import { Name } from '../../abi/names'
import { Tag } from '../../abi/tags'
import { Trap, ValueReason } from '../../abi/traps'
import { LockEvents } from '../../os/lock-events'
import { Locks } from '../../os/locks'
import { RLocks } from '../../os/rlocks'
import { FOREVER } from '../../sync/futex'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { Frames } from '../eval/frames'
import { LOCK_SIZE, LOCK_WORDS } from '../objects/fields'
import { Objects } from '../objects/objects'
import { Cell } from '../objects/values'
import { Compare } from '../operators/compare'
import { Arguments } from './arguments'

/** threading.Lock. eval/guards.ts implements the `with` statement for it. */
export abstract class LocksModule {
  static has(id: i32): bool {
    return (id >= Builtin.LOCK && id <= Builtin.LOCK_LOCKED) || id == Builtin.LOCK_OF_WAITER
  }

  /** The Builtin of the method with this name; 0 for none. */
  static method(name: i32): i32 {
    if (name == Name.ACQUIRE) return Builtin.LOCK_ACQUIRE
    if (name == Name.RELEASE) return Builtin.LOCK_RELEASE
    return name == Name.LOCKED ? Builtin.LOCK_LOCKED : 0
  }

  static call(t: ThreadState, id: i32, callable: usize, first: usize, count: i32, keywords: usize): bool {
    const own = id == Builtin.LOCK ? 0 : 1
    const isAcquire = id == Builtin.LOCK_ACQUIRE
    if (!Arguments.counts(t, id, count, own, isAcquire ? 3 : own)) return false
    if (!Arguments.areKnown(t, id, keywords, isAcquire ? Name.BLOCKING : Name.NONE, isAcquire ? Name.TIMEOUT : Name.NONE)) return false
    if (id == Builtin.LOCK) return LocksModule.create(t, callable, Tag.LOCK)
    if (id == Builtin.LOCK_OF_WAITER) return LocksModule.createForWaiter(t, callable, first)
    if (isAcquire) return LocksModule.acquire(t, id, callable, first, count, keywords)
    const words = Cell.object(first) + LOCK_WORDS
    if (id == Builtin.LOCK_LOCKED) {
      Cell.setBool(callable, Locks.value(words) == 0)
      return true
    }
    Cell.setNone(callable)
    return Locks.release(t, words) || Errors.raise(t, Trap.RELEASE_UNLOCKED, 0, 0)
  }

  /** Makes a free Lock or RLock. */
  static create(t: ThreadState, callable: usize, tag: i32): bool {
    const object = Objects.create(t, tag, LOCK_SIZE)
    if (!object) return false
    const words = object + LOCK_WORDS
    Locks.init(words, 1)
    LockEvents.init(words)
    Frames.writeCallers(t, words + LOCK_MADE_AT)
    Cell.set(callable, tag, <i64>object)
    return true
  }

  /** Makes the Lock on which a thread waits for a Condition. The events of that wait have the number of the Condition's mark, a Lock. */
  private static createForWaiter(t: ThreadState, callable: usize, mark: usize): bool {
    const markWords = Cell.object(mark) + LOCK_WORDS
    if (!LocksModule.create(t, callable, Tag.LOCK)) return false
    LockEvents.serve(Cell.object(callable) + LOCK_WORDS, markWords)
    return true
  }

  /** Executes acquire() of a Lock or an RLock. */
  static acquire(t: ThreadState, id: i32, callable: usize, first: usize, count: i32, keywords: usize): bool {
    const blocking = Arguments.find(first, count, keywords, 1, Name.BLOCKING)
    const limit = Arguments.find(first, count, keywords, 2, Name.TIMEOUT)
    const waits = Compare.truthOr(t, blocking, 1)
    if (waits < 0) return false
    const words = Cell.object(first) + LOCK_WORDS
    let timeoutNs: i64 = waits ? FOREVER : 0
    // A timeout of -1 means no timeout.
    if (limit != 0 && (!Cell.isNumber(Cell.tag(limit)) || Cell.number(limit) != -1)) {
      if (!Arguments.areSeconds(t, id, limit)) return false
      if (!waits) return Errors.raise(t, Trap.VALUE, id, ValueReason.TIMEOUT_WITHOUT_BLOCKING)
      if (Cell.number(limit) < 0) return Errors.raise(t, Trap.VALUE, id, ValueReason.TIMEOUT_NEGATIVE)
      timeoutNs = Arguments.nanoseconds(limit)
    }
    if (id == Builtin.RLOCK_ACQUIRE) Cell.setBool(callable, RLocks.take(t, words, timeoutNs))
    else Cell.setBool(callable, Locks.take(t, words, Block.LOCK, timeoutNs))
    return true
  }
}
