import { Block } from '../abi/events'
import { RUNNING } from '../abi/processes'
import { Blocking } from '../gil/gil'
import { Host } from '../host'
import { ThreadState } from '../thread'

/**
 * What a thread does with other processes. They have another memory, so it is all done by the hub, on which the worker parks; as around
 * every blocking call the GIL is given up, in CPython by the read() or write() of the pipe beneath a Queue.
 */
export abstract class Processes {
  /** @returns whether the process has ended; false only after the timeout */
  static join(t: ThreadState, process: i32, timeoutNs: i64): bool {
    if (Host.processExitCode(process) != RUNNING) return true
    Blocking.begin(t, Block.PROCESS, process, timeoutNs >= 0)
    const ended = Host.processJoin(process, timeoutNs)
    Blocking.end(t)
    return ended
  }

  /** @returns as Host.queuePut */
  static put(t: ThreadState, queue: i32, address: usize, bytes: i32, timeoutNs: i64): i32 {
    Blocking.begin(t, Block.PROCESS_QUEUE, queue, timeoutNs >= 0)
    const done = Host.queuePut(queue, address, bytes, timeoutNs)
    Blocking.end(t)
    return done
  }

  /** @returns a message, 0 if there was none for so long */
  static get(t: ThreadState, queue: i32, timeoutNs: i64): usize {
    Blocking.begin(t, Block.PROCESS_QUEUE, queue, timeoutNs >= 0)
    const message = Host.queueGet(queue, timeoutNs)
    Blocking.end(t)
    return message
  }
}
