import { HUB_CHANGES } from '../abi/layout'
import { Locks } from '../os/locks'
import { ThreadState } from '../thread'

/**
 * Counts the changes that a thread in multiprocessing.connection.wait() may wait for: a message has entered a queue, or a process has
 * ended. The thread reads the count, then looks at its objects, and then waits until the count has changed. The maker of a change first
 * makes the change and then counts it. So if the thread did not see a change, that change is counted after the thread has read the count,
 * and ends its wait.
 */
export abstract class HubChanges {
  @inline static count(): i32 {
    return Locks.value(HUB_CHANGES)
  }

  static add(): void {
    Locks.change(HUB_CHANGES)
  }

  /** Waits until the count differs from `seen`. timeoutNs: FOREVER has no limit. @returns whether it differs */
  static await(t: ThreadState, seen: i32, timeoutNs: i64): bool {
    return Locks.waitForChange(t, HUB_CHANGES, seen, timeoutNs)
  }
}
