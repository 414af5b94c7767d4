// The switch-interval GIL: CPython ≥ 3.2.
//
// A boolean under a mutex and a condition. A waiter sleeps for the switch interval (5 ms); if it times out and nobody else has got the
// lock meanwhile, it sets the drop request in the holder's eval breaker and sleeps again. The holder sees the request at its next check
// (docs/eval-breaker.md), gives the lock up, wakes one waiter, and then (the forced switch) sleeps until some other thread has taken it:
// without that, it would take it back before the woken one is on its core, as under the old GIL.
//
// The lock is not handed over. Whoever gets the mutex first when `locked` is 0 has it: the one who asked, the one who was woken, or one
// who just came along. A holder nobody waits for keeps it for ever; one that blocks gives it up at once.
//
// | locked | lastHolder        | means                                                       |
// | ------ | ----------------- | ----------------------------------------------------------- |
// | 1      | the holder        | held                                                        |
// | 0      | who gave it up    | free; if its drop request was set, it waits on switchCond   |
//
// Invariants: locked and switchNumber change under mutex only. switchNumber counts changes of thread, so a waiter that timed out can tell
// "the same one still has it" from "I missed a turn" and asks only in the first case. The taker writes lastHolder and signals under
// switchMutex, so that the releaser, which looks at lastHolder under switchMutex before it sleeps, cannot miss it.
// Cost uncontended: three mutexes (mutex and switchMutex to take, mutex to give up).
// Source: CPython 3.13, Python/ceval_gil.c: take_gil, drop_gil, drop_gil_impl. switch-unforced is the same without FORCE_SWITCHING.

import { Event } from '../abi/events'
import { Breaker, Why } from '../abi/policies'
import { Host } from '../host'
import { Record } from '../record/record'
import { Condition } from '../sync/condition'
import { FOREVER } from '../sync/futex'
import { Mutex } from '../sync/mutex'
import { ThreadState } from '../thread'
import { Word } from '../word'
import { GilState } from './state'

export abstract class SwitchGil {
  /** take_gil */
  @inline static acquire(gil: GilState, t: ThreadState): void {
    Mutex.lock(t, gil.mutexAddress)
    if (gil.locked) SwitchGil.awaitTurn(gil, t)
    const switchMutex = gil.switchMutexAddress
    Mutex.lock(t, switchMutex)
    gil.locked = 1
    if (Word.load(gil.lastHolderAddress) != <i32>t.address) {
      Word.store(gil.lastHolderAddress, <i32>t.address)
      gil.switchNumber++
    }
    Condition.signal(t, gil.switchCondAddress)
    Mutex.unlock(switchMutex)
    if (Word.load(t.breakerAddress) & Breaker.DROP_REQUEST) Word.and(t.breakerAddress, ~Breaker.DROP_REQUEST)
    Mutex.unlock(gil.mutexAddress)
  }

  /** Under mutex; returns under mutex, with `locked` 0. */
  private static awaitTurn(gil: GilState, t: ThreadState): void {
    let requested = false
    while (gil.locked) {
      const seen = gil.switchNumber
      const intervalNs = <i64>Word.load(gil.switchIntervalAddress) * 1000
      // CPython computes the deadline here too, under the mutex: the one clock read that belongs to the algorithm. It also stamps the request.
      const now = Host.nowNs()
      if (requested) Record.push(t, now, Event.DROP_REQUEST, 0)
      requested = false
      const timedOut = Condition.wait(t, gil.condAddress, gil.mutexAddress, intervalNs, now + intervalNs)
      if (!gil.locked) return
      if (!timedOut) t.vainWakes++
      else if (gil.switchNumber == seen) {
        // Nobody has got it for a whole interval: ask. After a missed turn, or a wake-up in vain, the interval starts anew instead.
        Word.or(ThreadState.of(Word.load(gil.lastHolderAddress)).breakerAddress, Breaker.DROP_REQUEST)
        requested = true
      }
    }
  }

  /** drop_gil. `forced`: whether FORCE_SWITCHING is compiled in. */
  @inline static release(gil: GilState, t: ThreadState, why: i32, forced: bool): void {
    // A thread that ends leaves lastHolder as it is and waits for nobody: its state is about to go.
    // (CPython stores it always, with a relaxed store. All of Wasm's are sequentially consistent, and cost as much as a CAS: look first.)
    if (why != Why.FINAL && Word.load(gil.lastHolderAddress) != <i32>t.address) Word.store(gil.lastHolderAddress, <i32>t.address)
    Mutex.lock(t, gil.mutexAddress)
    gil.locked = 0
    Condition.signal(t, gil.condAddress)
    Mutex.unlock(gil.mutexAddress)
    if (forced && why != Why.FINAL && Word.load(t.breakerAddress) & Breaker.DROP_REQUEST) SwitchGil.forceSwitch(gil, t)
  }

  /** Sleeps until another thread has taken the lock. One wait, no loop, as in CPython: a spurious wake-up only makes it less forced. */
  private static forceSwitch(gil: GilState, t: ThreadState): void {
    const switchMutex = gil.switchMutexAddress
    Mutex.lock(t, switchMutex)
    if (Word.load(gil.lastHolderAddress) == <i32>t.address) {
      Word.and(t.breakerAddress, ~Breaker.DROP_REQUEST)
      Condition.wait(t, gil.switchCondAddress, switchMutex, FOREVER, FOREVER)
    }
    Mutex.unlock(switchMutex)
  }
}
