import { Builtin } from '../../abi/builtins'
import { Block } from '../../abi/events'
import { Name } from '../../abi/names'
import { Tag } from '../../abi/tags'
import { Trap, ValueReason } from '../../abi/traps'
import { Locks } from '../../os/locks'
import { RLocks } from '../../os/rlocks'
import { FOREVER } from '../../sync/futex'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { LOCK_SIZE, LOCK_WORDS } from '../objects/fields'
import { Objects } from '../objects/objects'
import { Cell } from '../objects/values'
import { Compare } from '../operators/compare'
import { Arguments } from './arguments'

/** threading.Lock and Semaphore. eval/guards.ts implements the `with` statement for them. */
export abstract class LocksModule {
  static has(id: i32): bool {
    return id >= Builtin.LOCK && id <= Builtin.SEMAPHORE_RELEASE
  }

  /** The Builtin of the method with this name of a Lock, Semaphore or Barrier; 0 for none. */
  static method(tag: i32, name: i32): i32 {
    if (tag == Tag.BARRIER) return name == Name.WAIT ? Builtin.BARRIER_WAIT : 0
    const isLock = tag == Tag.LOCK
    if (name == Name.ACQUIRE) return isLock ? Builtin.LOCK_ACQUIRE : Builtin.SEMAPHORE_ACQUIRE
    if (name == Name.RELEASE) return isLock ? Builtin.LOCK_RELEASE : Builtin.SEMAPHORE_RELEASE
    return isLock && name == Name.LOCKED ? Builtin.LOCK_LOCKED : 0
  }

  static call(t: ThreadState, id: i32, callable: usize, first: usize, count: i32, keywords: usize): bool {
    const isMaker = id == Builtin.LOCK || id == Builtin.SEMAPHORE
    const own = isMaker ? 0 : 1
    if (!Arguments.counts(t, id, count, own, own + LocksModule.parameters(id))) return false
    if (!LocksModule.knowsKeywords(t, id, keywords)) return false
    switch (id) {
      case Builtin.LOCK:
        return LocksModule.create(t, callable, Tag.LOCK, 1)
      case Builtin.SEMAPHORE:
        return LocksModule.createSemaphore(t, callable, first, count, keywords)
      case Builtin.LOCK_ACQUIRE:
      case Builtin.SEMAPHORE_ACQUIRE:
        return LocksModule.acquire(t, id, callable, first, count, keywords)
      case Builtin.SEMAPHORE_RELEASE:
        return LocksModule.post(t, callable, first, count, keywords)
      default:
        return LocksModule.callPlain(t, id, callable, Cell.object(first) + LOCK_WORDS)
    }
  }

  /** Calls a method that takes no arguments. */
  private static callPlain(t: ThreadState, id: i32, callable: usize, words: usize): bool {
    if (id == Builtin.LOCK_LOCKED) {
      Cell.setBool(callable, Locks.value(words) == 0)
      return true
    }
    Cell.setNone(callable)
    return Locks.release(words) || Errors.raise(t, Trap.RELEASE_UNLOCKED, 0, 0)
  }

  /** The largest number of arguments that the builtin takes. The object of a method does not count. */
  private static parameters(id: i32): i32 {
    if (id == Builtin.LOCK_ACQUIRE || id == Builtin.SEMAPHORE_ACQUIRE) return 2
    return id == Builtin.SEMAPHORE || id == Builtin.SEMAPHORE_RELEASE ? 1 : 0
  }

  private static knowsKeywords(t: ThreadState, id: i32, keywords: usize): bool {
    switch (id) {
      case Builtin.LOCK_ACQUIRE:
      case Builtin.SEMAPHORE_ACQUIRE:
        return Arguments.areKnown(t, id, keywords, Name.BLOCKING, Name.TIMEOUT)
      case Builtin.SEMAPHORE:
        return Arguments.areKnown(t, id, keywords, Name.VALUE, Name.VALUE)
      case Builtin.SEMAPHORE_RELEASE:
        return Arguments.areKnown(t, id, keywords, Name.N, Name.N)
      default:
        return Arguments.areKnown(t, id, keywords, Name.NONE, Name.NONE)
    }
  }

  static create(t: ThreadState, callable: usize, tag: i32, value: i32): bool {
    const object = Objects.create(t, tag, LOCK_SIZE)
    if (!object) return false
    Locks.init(object + LOCK_WORDS, value)
    Cell.set(callable, tag, <i64>object)
    return true
  }

  private static createSemaphore(t: ThreadState, callable: usize, first: usize, count: i32, keywords: usize): bool {
    const value = Arguments.find(first, count, keywords, 0, Name.VALUE)
    if (value && !Cell.isInt(Cell.tag(value))) return Arguments.badType(t, Builtin.SEMAPHORE, Cell.tag(value))
    if (value && Cell.int(value) < 0) return Errors.raise(t, Trap.VALUE, Builtin.SEMAPHORE, ValueReason.SEMAPHORE_VALUE)
    return LocksModule.create(t, callable, Tag.SEMAPHORE, value ? <i32>min<i64>(Cell.int(value), i32.MAX_VALUE) : 1)
  }

  /** Executes acquire() of a Lock, an RLock or a Semaphore. */
  static acquire(t: ThreadState, id: i32, callable: usize, first: usize, count: i32, keywords: usize): bool {
    const isLock = id != Builtin.SEMAPHORE_ACQUIRE
    const blocking = Arguments.find(first, count, keywords, 1, Name.BLOCKING)
    const limit = Arguments.find(first, count, keywords, 2, Name.TIMEOUT)
    const waits = Compare.truthOr(t, blocking, 1)
    if (waits < 0) return false
    // For a Lock, a timeout of -1 means no timeout. For a Semaphore, None means no timeout.
    const isLimited = limit != 0 && (isLock ? !Cell.isNumber(Cell.tag(limit)) || Cell.number(limit) != -1 : Cell.tag(limit) != Tag.NONE)
    const words = Cell.object(first) + LOCK_WORDS
    let timeoutNs: i64 = waits ? FOREVER : 0
    if (isLimited) {
      if (isLock && !Arguments.areSeconds(t, id, limit)) return false
      if (!waits) return Errors.raise(t, Trap.VALUE, id, ValueReason.TIMEOUT_WITHOUT_BLOCKING)
      if (isLock && Cell.number(limit) < 0) return Errors.raise(t, Trap.VALUE, id, ValueReason.TIMEOUT_NEGATIVE)
      const isTaken = !isLock && LocksModule.isFreeOrFails(t, id, words, limit, Block.SEMAPHORE)
      if (isTaken) Cell.setBool(callable, true)
      if (isTaken || t.trap) return isTaken
      timeoutNs = Arguments.nanoseconds(limit)
    }
    if (id == Builtin.RLOCK_ACQUIRE) Cell.setBool(callable, RLocks.take(t, words, timeoutNs))
    else Cell.setBool(callable, Locks.take(t, words, isLock ? Block.LOCK : Block.SEMAPHORE, timeoutNs))
    return true
  }

  /**
   * Checks the timeout of a lock that CPython implements in Python. CPython's code checks the timeout only if it has to wait. Therefore
   * this function tries to acquire the lock before it raises an error for an invalid timeout.
   * @returns true if it acquired the lock; false if it raised an error, or if the timeout is valid
   */
  static isFreeOrFails(t: ThreadState, id: i32, words: usize, limit: usize, block: i32): bool {
    const isNaNumber = Cell.isNumber(Cell.tag(limit)) && isNaN(Cell.number(limit))
    if (isNaNumber || Arguments.areSecondsIfPositive(t, id, limit)) return false
    const trap = t.trap
    t.trap = Trap.NONE
    if (Locks.take(t, words, block, 0)) return true
    t.trap = trap
    return false
  }

  private static post(t: ThreadState, callable: usize, first: usize, count: i32, keywords: usize): bool {
    const n = Arguments.find(first, count, keywords, 1, Name.N)
    if (n && !Cell.isInt(Cell.tag(n))) return Arguments.badType(t, Builtin.SEMAPHORE_RELEASE, Cell.tag(n))
    if (n && Cell.int(n) < 1) return Errors.raise(t, Trap.VALUE, Builtin.SEMAPHORE_RELEASE, ValueReason.SEMAPHORE_RELEASE)
    Locks.post(Cell.object(first) + LOCK_WORDS, n ? <i32>min<i64>(Cell.int(n), i32.MAX_VALUE) : 1)
    Cell.setNone(callable)
    return true
  }
}
