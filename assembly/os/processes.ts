import { Block } from '../abi/events'
import { RUNNING } from '../abi/processes'
import { Blocking } from '../gil/gil'
import { Host } from '../host'
import { ThreadState } from '../thread'

/**
 * Calls that concern other processes. Every process has its own memory, so the hub carries the calls out, and the worker parks on the hub's
 * memory. Before a call that may park, the thread releases the GIL, as before every blocking call. CPython also releases the GIL, around
 * the read() or write() of the pipe that implements a Queue.
 */
export abstract class Processes {
  /** Waits until the process has ended. @returns false only after the timeout */
  static join(t: ThreadState, process: i32, timeoutNs: i64): bool {
    if (Host.processExitCode(process) != RUNNING) return true
    Blocking.begin(t, Block.PROCESS, process, timeoutNs >= 0)
    const ended = Host.processJoin(process, timeoutNs)
    Blocking.end(t)
    return ended
  }

  /**
   * Takes one unit of a semaphore. As in CPython, a thread takes a free semaphore without releasing the GIL. @returns whether the caller
   * took the unit
   */
  static take(t: ThreadState, semaphore: i32, timeoutNs: i64): bool {
    if (Host.semaphoreTake(semaphore, 0)) return true
    if (timeoutNs == 0) return false
    Blocking.begin(t, Block.PROCESS_SEMAPHORE, semaphore, timeoutNs >= 0)
    const taken = Host.semaphoreTake(semaphore, timeoutNs)
    Blocking.end(t)
    return taken
  }

  /** Waits until the hub's count of changes differs from `seen`, or until the timeout. */
  static awaitChange(t: ThreadState, seen: i32, timeoutNs: i64): void {
    Blocking.begin(t, Block.PROCESS_CHANGE, 0, timeoutNs >= 0)
    Host.hubAwaitChange(seen, timeoutNs)
    Blocking.end(t)
  }

  /** Puts a copy of the bytes into a queue between processes. @returns the result of Host.queuePut() */
  static put(t: ThreadState, queue: i32, address: usize, bytes: i32, timeoutNs: i64): i32 {
    Blocking.begin(t, Block.PROCESS_QUEUE, queue, timeoutNs >= 0)
    const done = Host.queuePut(queue, address, bytes, timeoutNs)
    Blocking.end(t)
    return done
  }

  /** Takes a message out of a queue between processes. @returns 0 if the queue stayed empty until the timeout */
  static get(t: ThreadState, queue: i32, timeoutNs: i64): usize {
    Blocking.begin(t, Block.PROCESS_QUEUE, queue, timeoutNs >= 0)
    const message = Host.queueGet(queue, timeoutNs)
    Blocking.end(t)
    return message
  }
}
