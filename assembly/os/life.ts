import { FORKED } from '../abi/layout'
import { Status } from '../abi/life'
import { Blocking } from '../gil/gil'
import { Host } from '../host'
import { Futex } from '../sync/futex'
import { ThreadState } from '../thread'
import { Word } from '../word'

/** A thread's status, which abi/life.ts describes. Only this class advances and interprets the status. A fork resets it (threads.ts). */
export abstract class Life {
  /**
   * Advances a thread to `to` from the status before it, and wakes the threads that wait for the change. A thread that skips a status is a
   * bug of the machine.
   */
  static advance(t: ThreadState, to: i32): void {
    if (Word.cas(t.statusAddress, to - 1, to) != to - 1) unreachable()
    Futex.wake(t.statusAddress, i32.MAX_VALUE)
  }

  /** Whether the thread has begun to run, so that it has an ident and can be joined. */
  @inline static hasBegun(t: ThreadState): bool {
    return Word.load(t.statusAddress) >= Status.LIVE
  }

  @inline static isAlive(t: ThreadState): bool {
    return Word.load(t.statusAddress) == Status.LIVE
  }

  @inline static hasEnded(t: ThreadState): bool {
    return Word.load(t.statusAddress) == Status.DONE
  }

  /** Index of the main thread. */
  @inline static main(): i32 {
    return max(load<i32>(FORKED) - 1, 0)
  }

  static isActive(t: ThreadState): bool {
    return t.index == Life.main() || !Life.hasEnded(t)
  }

  /**
   * Blocks until the status of `other` is `least` or a later one, or the timeout expires. advance() changes the status before it wakes the
   * waiters, so no wake-up is lost.
   */
  static await(t: ThreadState, other: ThreadState, least: i32, block: i32, timeoutNs: i64): void {
    if (Word.load(other.statusAddress) >= least) return
    Blocking.begin(t, block, other.index, timeoutNs >= 0)
    const deadline = timeoutNs >= 0 ? Host.nowNs() + timeoutNs : 0
    let left = timeoutNs
    let status = Word.load(other.statusAddress)
    while (status < least && (timeoutNs < 0 || left > 0)) {
      Futex.wait(t, other.statusAddress, status, left)
      if (timeoutNs >= 0) left = deadline - Host.nowNs()
      status = Word.load(other.statusAddress)
    }
    Blocking.end(t)
  }
}
