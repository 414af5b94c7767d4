import { Block } from '../../abi/events'
import { OBJECT_KIND } from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { Trap } from '../../abi/traps'
import { Locks } from '../../os/locks'
import { RLocks } from '../../os/rlocks'
import { FOREVER } from '../../sync/futex'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { LOCK_WORDS } from '../objects/fields'
import { Objects } from '../objects/objects'
import { Cell } from '../objects/values'

/**
 * The `with` statement of a Lock or RLock. While its body runs, a cell on the stack has the tag Tag.GUARD and contains the lock. Such a cell
 * is a guard.
 */
export abstract class Guards {
  @inline static has(tag: i32): bool {
    return tag == Tag.LOCK || tag == Tag.RLOCK
  }

  /** Acquires the lock in `cell` and turns the cell into a guard. */
  static enter(t: ThreadState, cell: usize): void {
    const tag = Cell.tag(cell)
    const words = Cell.object(cell) + LOCK_WORDS
    if (tag == Tag.RLOCK) RLocks.take(t, words, FOREVER)
    else Locks.take(t, words, Block.LOCK, FOREVER)
    store<i32>(cell, Tag.GUARD)
  }

  /** Releases the lock of a guard, and drops the guard: its cell becomes None. */
  static exit(t: ThreadState, cell: usize): bool {
    const object = Cell.object(cell)
    // The body may have released the lock itself. The release below then fails, and unwinding must not release the lock again. Therefore
    // the next line turns the guard back into a plain lock.
    store<i32>(cell, load<u8>(object, OBJECT_KIND))
    if (!Guards.release(t, object)) return Errors.raise(t, Trap.RELEASE_UNLOCKED, i32(Cell.tag(cell) == Tag.RLOCK), 0)
    Objects.release(t, object)
    Cell.setNone(cell)
    return true
  }

  /** Releases a lock. @returns false for a Lock that no thread holds, and for an RLock that this thread does not hold */
  static release(t: ThreadState, object: usize): bool {
    const isRLock = load<u8>(object, OBJECT_KIND) == Tag.RLOCK
    return isRLock ? RLocks.release(t, object + LOCK_WORDS) : Locks.release(t, object + LOCK_WORDS)
  }
}
