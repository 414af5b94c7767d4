import { Block } from '../abi/events'
import { HUB_MUTEX, HUB_SEMAPHORES, MAX_SEMAPHORES, SEMAPHORE_BYTES, SEMAPHORE_TABLE } from '../abi/layout'
import { TOO_MANY } from '../abi/processes'
import { Locks } from '../os/locks'
import { Mutex } from '../sync/mutex'
import { ThreadState } from '../thread'
import { Word } from '../word'

/** i32. The largest value that post() gives to the semaphore. This word follows those of a Semaphore. */
const MOST: usize = 16

/**
 * The semaphores of multiprocessing: CPython's SemLock without its owner. In each process, lib/multiprocessing keeps the owner of a lock.
 */
export abstract class HubSemaphores {
  /** Creates a semaphore. @returns its number, or TOO_MANY */
  static create(t: ThreadState, value: i32, most: i32): i32 {
    Mutex.lock(t, HUB_MUTEX)
    const number = Word.load(HUB_SEMAPHORES)
    if (number < MAX_SEMAPHORES) {
      Locks.init(HubSemaphores.at(number), value)
      store<i32>(HubSemaphores.at(number), most, MOST)
      Word.store(HUB_SEMAPHORES, number + 1)
    }
    Mutex.unlock(HUB_MUTEX)
    return number < MAX_SEMAPHORES ? number : TOO_MANY
  }

  /** Takes one unit of a semaphore. timeoutNs: 0 for no wait, FOREVER for no limit. @returns whether the caller took the unit */
  static take(t: ThreadState, number: i32, timeoutNs: i64): bool {
    return Locks.take(t, HubSemaphores.at(number), Block.SEMAPHORE, timeoutNs)
  }

  /** Gives one unit back. @returns false if the semaphore already has its largest value */
  static post(number: i32): bool {
    const words = HubSemaphores.at(number)
    return Locks.postUpTo(words, load<i32>(words, MOST))
  }

  static value(number: i32): i32 {
    return Locks.value(HubSemaphores.at(number))
  }

  @inline private static at(number: i32): usize {
    return SEMAPHORE_TABLE + <usize>number * SEMAPHORE_BYTES
  }
}
