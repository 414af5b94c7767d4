// Ruby's global VM lock: a queue of waiters, a quantum of 100 ms, and one waiter that keeps the time.
//
// A release frees the GIL and wakes the first waiter, which stays in the queue until it has the GIL. A thread that arrives in between takes
// the GIL first. One of the waiters is the timer: it sleeps until the quantum is over and then requests the GIL. The other waiters sleep
// without a limit. A thread that takes the GIL while no waiter is the timer wakes the last waiter, which becomes the timer. The deadline
// belongs to the lock: a new timer keeps the old timer's deadline unless that has passed, so a new holder may lose the GIL before it has
// had a whole quantum. A timer that is woken and finds the GIL taken requests the GIL at once. A thread that releases the GIL on request
// waits until a waiter has taken the GIL. Then it acquires the GIL again, like any thread that arrives.
//
// | owned | queue     | means                                                     |
// | ----- | --------- | --------------------------------------------------------- |
// | 0     | empty     | free                                                      |
// | 0     | not empty | free; the first waiter has been woken                     |
// | 1     | empty     | held, and no thread waits                                 |
// | 1     | not empty | held; one waiter is the timer, or is about to become it   |
//
// Invariants: all words change under the guard only. While the GIL is held and threads wait, one of them is the timer or is about to be.
// needYield is 1 while a releaser waits for a waiter to take the GIL. waitYield is 1 until that releaser runs again. Only one thread waits
// in that way; others that release on request meanwhile wait for waitYield to become 0.
//
// Cost without contention: two mutex acquisitions.
//
// Source: Ruby 3.1 thread_pthread.c (gvl_acquire_common, gvl_release_common, gvl_yield, do_gvl_timer, designate_timer_gvl_waiter).

import { Why } from '../abi/policies'
import {
  GIL_GUARD,
  GVL_GIL_DEADLINE,
  GVL_GIL_KEEPS_DEADLINE,
  GVL_GIL_NEED_YIELD,
  GVL_GIL_OWNED,
  GVL_GIL_QUEUE,
  GVL_GIL_SWITCHES,
  GVL_GIL_TIMER,
  GVL_GIL_WAIT_YIELD,
  GVL_GIL_YIELDS,
} from '../abi/words'
import { Host } from '../host'
import { FOREVER, Futex, Wake } from '../sync/futex'
import { Mutex } from '../sync/mutex'
import { ThreadState } from '../thread'
import { Word } from '../word'
import { DropRequest } from './drop-request'
import { GilState } from './state'
import { WaitQueue } from './wait-queue'

/** The quantum in switch intervals: 100 ms at CPython's interval of 5 ms. */
const QUANTUM: i64 = 20

/** `rank` of a thread that has retaken the GIL in release(), so that acquire() has nothing to do. */
const RETAKEN: i64 = 1

export abstract class GvlGil {
  static acquire(gil: GilState, t: ThreadState): void {
    if (t.rank == RETAKEN) {
      t.rank = 0
      return
    }
    Mutex.lock(t, gil.address + GIL_GUARD)
    GvlGil.take(gil, t)
    Mutex.unlock(gil.address + GIL_GUARD)
  }

  /** Ruby's gvl_acquire_common. The caller holds the guard. */
  private static take(gil: GilState, t: ThreadState): void {
    const queue = gil.address + GVL_GIL_QUEUE
    if (load<i32>(gil.address, GVL_GIL_OWNED)) {
      WaitQueue.push(queue, t)
      do {
        if (load<i32>(gil.address, GVL_GIL_TIMER)) GvlGil.sleep(gil, t, FOREVER)
        else GvlGil.keepTime(gil, t)
        if (load<i32>(gil.address, GVL_GIL_OWNED) && Word.load(t.grantedAddress)) t.vainWakes++
      } while (load<i32>(gil.address, GVL_GIL_OWNED))
      WaitQueue.remove(queue, <i32>t.address)
      if (load<i32>(gil.address, GVL_GIL_NEED_YIELD)) {
        store<i32>(gil.address, 0, GVL_GIL_NEED_YIELD)
        GvlGil.broadcast(gil.address + GVL_GIL_SWITCHES)
      }
    } else {
      store<i32>(gil.address, 0, GVL_GIL_KEEPS_DEADLINE)
    }
    store<i32>(gil.address, 1, GVL_GIL_OWNED)
    DropRequest.taken(gil, t)
    if (!load<i32>(gil.address, GVL_GIL_TIMER) && !WaitQueue.isEmpty(queue)) WaitQueue.grant(WaitQueue.last(queue), 1)
  }

  /** Ruby's do_gvl_timer: sleeps until the deadline or a wake-up. If the GIL is then held, requests it. */
  private static keepTime(gil: GilState, t: ThreadState): void {
    const now = Host.nowNs()
    const quantumNs = QUANTUM * DropRequest.intervalNs(gil)
    if (!load<i32>(gil.address, GVL_GIL_KEEPS_DEADLINE)) store<i64>(gil.address, now + quantumNs, GVL_GIL_DEADLINE)
    store<i32>(gil.address, 1, GVL_GIL_TIMER)
    const timedOut = GvlGil.sleep(gil, t, max<i64>(load<i64>(gil.address, GVL_GIL_DEADLINE) - now, 0))
    store<i32>(gil.address, timedOut ? 0 : 1, GVL_GIL_KEEPS_DEADLINE)
    if (load<i32>(gil.address, GVL_GIL_OWNED)) DropRequest.ask(t, gil, gil.switchNumber)
    store<i32>(gil.address, 0, GVL_GIL_TIMER)
  }

  /** Releases the guard and sleeps until another thread wakes this one, or for `timeoutNs`. @returns whether the timeout ended the sleep */
  private static sleep(gil: GilState, t: ThreadState, timeoutNs: i64): bool {
    Word.store(t.grantedAddress, 0)
    Mutex.unlock(gil.address + GIL_GUARD)
    const result = Futex.wait(t, t.grantedAddress, 0, timeoutNs)
    Mutex.lock(t, gil.address + GIL_GUARD)
    return result == Wake.TIMED_OUT
  }

  static release(gil: GilState, t: ThreadState, why: i32): void {
    Mutex.lock(t, gil.address + GIL_GUARD)
    store<i32>(gil.address, 0, GVL_GIL_OWNED)
    const next = WaitQueue.first(gil.address + GVL_GIL_QUEUE)
    if (next) WaitQueue.grant(next, 1)
    if (why == Why.YIELD) GvlGil.retakeAfterSwitch(gil, t, next != 0)
    Mutex.unlock(gil.address + GIL_GUARD)
  }

  /** The second half of Ruby's gvl_yield. The caller holds the guard, and at the end the GIL too. */
  private static retakeAfterSwitch(gil: GilState, t: ThreadState, hasNext: bool): void {
    if (load<i32>(gil.address, GVL_GIL_WAIT_YIELD)) {
      while (load<i32>(gil.address, GVL_GIL_WAIT_YIELD)) GvlGil.awaitChange(gil, t, GVL_GIL_YIELDS)
    } else if (hasNext) {
      store<i32>(gil.address, 1, GVL_GIL_NEED_YIELD)
      store<i32>(gil.address, 1, GVL_GIL_WAIT_YIELD)
      while (load<i32>(gil.address, GVL_GIL_NEED_YIELD)) GvlGil.awaitChange(gil, t, GVL_GIL_SWITCHES)
      store<i32>(gil.address, 0, GVL_GIL_WAIT_YIELD)
      GvlGil.broadcast(gil.address + GVL_GIL_YIELDS)
    }
    GvlGil.take(gil, t)
    t.rank = RETAKEN
  }

  /** Waits for the next broadcast() on the word, as on a condition variable. */
  private static awaitChange(gil: GilState, t: ThreadState, word: usize): void {
    const seen = Word.load(gil.address + word)
    Mutex.unlock(gil.address + GIL_GUARD)
    Futex.wait(t, gil.address + word, seen, FOREVER)
    Mutex.lock(t, gil.address + GIL_GUARD)
  }

  private static broadcast(address: usize): void {
    Word.add(address, 1)
    Futex.wake(address, i32.MAX_VALUE)
  }
}
