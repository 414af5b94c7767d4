// The switch-interval GIL: CPython ≥ 3.2.
//
// The GIL is a boolean, `locked`, with a mutex and a condition variable. A waiter sleeps for the switch interval (5 ms). If the interval
// runs out and no other thread has acquired the GIL meanwhile, the waiter sets the drop request in the holder's eval breaker and sleeps
// again. The holder sees the request at its next check (docs/eval-breaker.md), releases the GIL and wakes one waiter. Then comes the forced
// switch: the releaser sleeps until another thread has acquired the GIL. Without the forced switch the releaser would acquire the GIL again
// before the woken waiter is on a core, as under the tick GIL.
//
// The GIL is not handed to a particular thread. The first thread that gets the mutex while `locked` is 0 acquires the GIL. That thread may
// be the one that requested the GIL, the one that was woken, or a thread that just arrived. A holder without waiters keeps the GIL for
// ever; a holder that blocks releases it at once.
//
// | locked | lastHolder       | means                                                                                 |
// | ------ | ---------------- | ------------------------------------------------------------------------------------- |
// | 1      | the holder       | held                                                                                  |
// | 0      | the last holder  | free; if the last holder's drop request was set, the last holder sleeps on switchCond |
//
// Invariants: `locked` and switchNumber change only under `mutex`. switchNumber counts changes of holder. A waiter whose interval ran out
// compares switchNumber with its value before the wait: the waiter requests the GIL only if the holder has not changed. A thread that takes
// the GIL writes lastHolder and signals switchCond under switchMutex. The releaser reads lastHolder under switchMutex before it sleeps, so
// it cannot miss that signal.
//
// Cost without contention: three mutex acquisitions. acquire() acquires `mutex` and switchMutex, release() acquires `mutex`.
//
// Source: CPython 3.13, Python/ceval_gil.c: take_gil, drop_gil, drop_gil_impl. The policy `switch-unforced` is the same code without
// FORCE_SWITCHING.

import { Event } from '../abi/events'
import { Breaker, Why } from '../abi/policies'
import { SWITCH_GIL_COND, SWITCH_GIL_LOCKED, SWITCH_GIL_MUTEX, SWITCH_GIL_SWITCH_COND, SWITCH_GIL_SWITCH_MUTEX } from '../abi/words'
import { Host } from '../host'
import { Record } from '../record/record'
import { Condition } from '../sync/condition'
import { FOREVER } from '../sync/futex'
import { Mutex } from '../sync/mutex'
import { ThreadState } from '../thread'
import { Word } from '../word'
import { DropRequest } from './drop-request'
import { GilState } from './state'

export abstract class SwitchGil {
  /** CPython's take_gil. */
  @inline static acquire(gil: GilState, t: ThreadState): void {
    const mutex = gil.address + SWITCH_GIL_MUTEX
    const switchMutex = gil.address + SWITCH_GIL_SWITCH_MUTEX
    Mutex.lock(t, mutex)
    if (SwitchGil.isLocked(gil)) SwitchGil.awaitTurn(gil, t)
    Mutex.lock(t, switchMutex)
    SwitchGil.setLocked(gil, 1)
    DropRequest.setHolder(gil, t)
    Condition.signal(t, gil.address + SWITCH_GIL_SWITCH_COND)
    Mutex.unlock(switchMutex)
    DropRequest.clear(t)
    Mutex.unlock(mutex)
  }

  /** Waits until the GIL is free. The caller holds the mutex before and after the call. */
  private static awaitTurn(gil: GilState, t: ThreadState): void {
    let now = Host.nowNs()
    while (SwitchGil.isLocked(gil)) {
      const seen = gil.switchNumber
      const intervalNs = DropRequest.intervalNs(gil)
      const timedOut = Condition.wait(t, gil.address + SWITCH_GIL_COND, gil.address + SWITCH_GIL_MUTEX, intervalNs, now + intervalNs)
      if (!SwitchGil.isLocked(gil)) return
      // The GIL is still held. If this waiter was woken, the wake-up was in vain. If its interval ran out, it requests the GIL, unless the
      // holder has changed meanwhile. In both cases it waits again for a full interval.
      //
      // CPython reads the clock for its deadline between the request and the next wait. Its read takes some 30 ns. Here, the call out of
      // Wasm can take 10 µs after a long sleep. If the lab read the clock after the request, this waiter would hold the mutex during that
      // call, and the holder would sleep on the mutex. So the lab reads the clock before the request (docs/fidelity.md).
      now = Host.nowNs()
      if (!timedOut) t.vainWakes++
      else if (DropRequest.send(t, gil, seen)) Record.push(t, now, Event.DROP_REQUEST, 0)
    }
  }

  /** CPython's drop_gil. `forced`: whether the policy has the forced switch (FORCE_SWITCHING in CPython). */
  @inline static release(gil: GilState, t: ThreadState, why: i32, forced: bool): void {
    // A thread that ends does not write lastHolder, because its state is about to be deleted. CPython always stores lastHolder, with a
    // relaxed store. Wasm's atomic stores are sequentially consistent and cost as much as a CAS. So the lab reads the word first and stores
    // only a new value.
    if (why != Why.FINAL && Word.load(gil.lastHolderAddress) != <i32>t.address) Word.store(gil.lastHolderAddress, <i32>t.address)
    const mutex = gil.address + SWITCH_GIL_MUTEX
    Mutex.lock(t, mutex)
    SwitchGil.setLocked(gil, 0)
    Condition.signal(t, gil.address + SWITCH_GIL_COND)
    Mutex.unlock(mutex)
    if (forced && why != Why.FINAL && DropRequest.isSet(t)) SwitchGil.forceSwitch(gil, t)
  }

  /**
   * Sleeps until another thread has taken the GIL. As in CPython, the wait is not in a loop: after a spurious wake-up, the releaser only
   * competes for the GIL too early.
   */
  private static forceSwitch(gil: GilState, t: ThreadState): void {
    const switchMutex = gil.address + SWITCH_GIL_SWITCH_MUTEX
    Mutex.lock(t, switchMutex)
    if (Word.load(gil.lastHolderAddress) == <i32>t.address) {
      Word.and(t.breakerAddress, ~Breaker.DROP_REQUEST)
      Condition.wait(t, gil.address + SWITCH_GIL_SWITCH_COND, switchMutex, FOREVER, FOREVER)
    }
    Mutex.unlock(switchMutex)
  }

  @inline private static isLocked(gil: GilState): bool {
    return load<i32>(gil.address, SWITCH_GIL_LOCKED) != 0
  }

  @inline private static setLocked(gil: GilState, locked: i32): void {
    store<i32>(gil.address, locked, SWITCH_GIL_LOCKED)
  }
}
