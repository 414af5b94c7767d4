import { Builtin } from '../../abi/builtins'
import { CELL_BYTES } from '../../abi/layout'
import { Name } from '../../abi/names'
import { Tag } from '../../abi/tags'
import { Trap } from '../../abi/traps'
import { RLocks } from '../../os/rlocks'
import { FOREVER } from '../../sync/futex'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { LOCK_WORDS } from '../objects/fields'
import { Cell } from '../objects/values'
import { Arguments } from './arguments'
import { LocksModule } from './locks'

/**
 * _thread.RLock. It is native, as in CPython: acquire() executes no Python code. So a thread that acquires the lock loses the GIL only if
 * it must wait for the lock.
 */
export abstract class RLocksModule {
  static has(id: i32): bool {
    return id >= Builtin.RLOCK && id <= Builtin.RLOCK_ACQUIRE_RESTORE
  }

  /** The Builtin of the method of RLock with this name; 0 for none. */
  static method(name: i32): i32 {
    switch (name) {
      case Name.ACQUIRE:
        return Builtin.RLOCK_ACQUIRE
      case Name.RELEASE:
        return Builtin.RLOCK_RELEASE
      case Name._IS_OWNED:
        return Builtin.RLOCK_IS_OWNED
      case Name._RELEASE_SAVE:
        return Builtin.RLOCK_RELEASE_SAVE
      case Name._ACQUIRE_RESTORE:
        return Builtin.RLOCK_ACQUIRE_RESTORE
      default:
        return 0
    }
  }

  static call(t: ThreadState, id: i32, callable: usize, first: usize, count: i32, keywords: usize): bool {
    const own = id == Builtin.RLOCK ? 0 : 1
    const most = id == Builtin.RLOCK_ACQUIRE ? 2 : id == Builtin.RLOCK_ACQUIRE_RESTORE ? 1 : 0
    const least = id == Builtin.RLOCK_ACQUIRE_RESTORE ? 1 : 0
    if (!Arguments.counts(t, id, count, own + least, own + most)) return false
    if (id == Builtin.RLOCK_ACQUIRE) {
      if (!Arguments.areKnown(t, id, keywords, Name.BLOCKING, Name.TIMEOUT)) return false
      return LocksModule.acquire(t, id, callable, first, count, keywords)
    }
    if (!Arguments.areKnown(t, id, keywords, Name.NONE, Name.NONE)) return false
    if (id == Builtin.RLOCK) return LocksModule.create(t, callable, Tag.RLOCK)
    return RLocksModule.callPlain(t, id, callable, Cell.object(first) + LOCK_WORDS, count > 1 ? Cell.int(first + CELL_BYTES) : 0)
  }

  private static callPlain(t: ThreadState, id: i32, callable: usize, words: usize, depth: i64): bool {
    Cell.setNone(callable)
    if (id == Builtin.RLOCK_IS_OWNED) Cell.setBool(callable, RLocks.isOwned(t, words))
    else if (id == Builtin.RLOCK_RELEASE) return RLocks.release(t, words) || Errors.raise(t, Trap.RELEASE_UNLOCKED, 1, 0)
    else if (id == Builtin.RLOCK_ACQUIRE_RESTORE) RLocks.restore(t, words, <i32>depth, FOREVER)
    else {
      const released = RLocks.releaseAll(t, words)
      if (!released) return Errors.raise(t, Trap.RELEASE_UNLOCKED, 1, 0)
      Cell.set(callable, Tag.INT, released)
    }
    return true
  }
}
