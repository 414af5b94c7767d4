import { Block } from '../abi/events'
import { HUB_MUTEX, HUB_QUEUES, MAX_QUEUES, QUEUE_BYTES, QUEUE_TABLE } from '../abi/layout'
import { TOO_MANY } from '../abi/processes'
import { Locks } from '../os/locks'
import { Mutex } from '../sync/mutex'
import { ThreadState } from '../thread'
import { Word } from '../word'
import { HubChanges } from './changes'
import { Messages } from './messages'

/** Words of a Semaphore that counts the messages in the queue. */
const FILLED: usize = 0
/** Words of a Semaphore that counts how many more messages the queue can take. Not used if MAXSIZE is 0. */
const ROOM: usize = 16
const MUTEX: usize = 32
/** i32. The most messages that the queue holds; 0: no limit. */
const MAXSIZE: usize = 36
/** u32 addresses of the first and the last message; MUTEX guards both. */
const FIRST: usize = 40
const LAST: usize = 44

/**
 * multiprocessing.Queue: a chain of messages and two semaphores, FILLED and ROOM. A thread that has taken from FILLED always finds a
 * message, because put() links the message before it posts FILLED.
 */
export abstract class HubQueues {
  /** Creates a queue of at most `maxsize` messages; 0: no limit. @returns the queue's number, or TOO_MANY */
  static create(t: ThreadState, maxsize: i32): i32 {
    Mutex.lock(t, HUB_MUTEX)
    const number = Word.load(HUB_QUEUES)
    if (number < MAX_QUEUES) {
      const queue = HubQueues.at(number)
      Locks.init(queue + FILLED, 0)
      Locks.init(queue + ROOM, maxsize)
      store<i32>(queue, maxsize, MAXSIZE)
      Word.store(HUB_QUEUES, number + 1)
    }
    Mutex.unlock(HUB_MUTEX)
    return number < MAX_QUEUES ? number : TOO_MANY
  }

  /**
   * Adds the message, which the queue then owns. timeoutNs: 0 does not wait, FOREVER has no limit. @returns false if the queue stayed full;
   * the caller then keeps the message
   */
  static put(t: ThreadState, number: i32, message: usize, timeoutNs: i64): bool {
    const queue = HubQueues.at(number)
    if (load<i32>(queue, MAXSIZE) && !Locks.take(t, queue + ROOM, Block.QUEUE, timeoutNs)) return false
    Mutex.lock(t, queue + MUTEX)
    const last: usize = load<u32>(queue, LAST)
    if (last) Messages.link(last, message)
    else store<u32>(queue, <u32>message, FIRST)
    store<u32>(queue, <u32>message, LAST)
    Mutex.unlock(queue + MUTEX)
    Locks.post(queue + FILLED, 1)
    HubChanges.add()
    return true
  }

  /** Takes the first message out of the queue. The caller then owns it. @returns 0 if the queue stayed empty until the timeout */
  static get(t: ThreadState, number: i32, timeoutNs: i64): usize {
    const queue = HubQueues.at(number)
    if (!Locks.take(t, queue + FILLED, Block.QUEUE, timeoutNs)) return 0
    Mutex.lock(t, queue + MUTEX)
    const message: usize = load<u32>(queue, FIRST)
    const next = Messages.next(message)
    store<u32>(queue, <u32>next, FIRST)
    if (!next) store<u32>(queue, 0, LAST)
    Mutex.unlock(queue + MUTEX)
    if (load<i32>(queue, MAXSIZE)) Locks.post(queue + ROOM, 1)
    return message
  }

  /** Number of messages in the queue. */
  static size(number: i32): i32 {
    return Locks.value(HubQueues.at(number) + FILLED)
  }

  /** Whether the queue has a limit and has reached it. */
  static isFull(number: i32): bool {
    const queue = HubQueues.at(number)
    return load<i32>(queue, MAXSIZE) != 0 && Locks.value(queue + ROOM) == 0
  }

  @inline private static at(number: i32): usize {
    return QUEUE_TABLE + <usize>number * QUEUE_BYTES
  }
}
