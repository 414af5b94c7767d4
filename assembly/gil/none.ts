// No GIL: free-threaded CPython (PEP 703), Jython, IronPython.
//
// No thread excludes another, so all threads run at once, on all available cores. The data that a held GIL would protect (reference counts,
// globals, lists) has its own protection, piece by piece: see vm/objects/objects.ts and FREE_THREADED.
//
// One thread can stop all others, because a fork must copy a memory that does not change. `runs` is a word of each thread, and STOPPED is a
// word of the GIL:
//
// | runs | STOPPED | the thread                                                                        |
// | ---- | ------- | --------------------------------------------------------------------------------- |
// | 1    | 0       | may run Python code                                                               |
// | 1    | 1       | runs until its next check or blocking call, unless it is the one that stopped all |
// | 0    | 0       | is in a blocking call                                                             |
// | 0    | 1       | is in a blocking call, or waits until STOPPED is 0                                |
//
// Invariant: once stopOthers() has returned, only its caller has runs = 1 until resumeOthers(). A thread first sets `runs` and then reads
// STOPPED, and stopOthers() first sets STOPPED and then reads `runs`. So at least one of the two sees the word of the other.
//
// A thread that may run Python code also has the rights of its slot as an owner of objects (sync/ownership.ts).
//
// Cost: one store, one CAS and three loads per acquisition, one store, one CAS and two loads per release. Source: CPython 3.13t, where
// take_gil and drop_gil return at once because gil->enabled is 0, and stop_the_world() in Python/pystate.c.

import { HAS_OWNERS, THREAD_COUNT } from '../abi/layout'
import { Breaker } from '../abi/policies'
import { NONE_GIL_STOPPED } from '../abi/words'
import { FOREVER, Futex } from '../sync/futex'
import { Ownership } from '../sync/ownership'
import { ThreadState } from '../thread'
import { Word } from '../word'
import { DropRequest } from './drop-request'
import { GilState } from './state'

export abstract class NoGil {
  @inline static acquire(gil: GilState, t: ThreadState): void {
    Word.store(t.runsAddress, 1)
    if (Word.load(gil.address + NONE_GIL_STOPPED)) NoGil.waitUntilResumed(gil, t)
    DropRequest.clear(t)
    if (load<i32>(HAS_OWNERS)) Ownership.begin(t.slot)
  }

  @inline static release(gil: GilState, t: ThreadState): void {
    if (load<i32>(HAS_OWNERS)) Ownership.leave(t.slot)
    NoGil.pause(gil, t)
  }

  /** Stops all other threads. The caller has acquired this GIL. */
  static stopOthers(gil: GilState, t: ThreadState): void {
    while (Word.cas(gil.address + NONE_GIL_STOPPED, 0, 1) != 0) NoGil.stepAside(gil, t)
    for (let i = 0; i < Word.load(THREAD_COUNT); i++) {
      const other = ThreadState.at(i)
      if (i == t.index) continue
      Word.or(other.breakerAddress, Breaker.DROP_REQUEST)
      while (Word.load(other.runsAddress)) Futex.wait(t, other.runsAddress, 1, FOREVER)
    }
  }

  static resumeOthers(gil: GilState): void {
    Word.store(gil.address + NONE_GIL_STOPPED, 0)
    Futex.wake(gil.address + NONE_GIL_STOPPED, i32.MAX_VALUE)
  }

  /** Waits until another thread has stopped all others and resumes them. That thread may need the rights of this thread's slot. */
  private static stepAside(gil: GilState, t: ThreadState): void {
    NoGil.release(gil, t)
    NoGil.acquire(gil, t)
  }

  private static pause(gil: GilState, t: ThreadState): void {
    Word.store(t.runsAddress, 0)
    if (Word.load(gil.address + NONE_GIL_STOPPED)) Futex.wake(t.runsAddress, 1)
  }

  private static waitUntilResumed(gil: GilState, t: ThreadState): void {
    const stopped = gil.address + NONE_GIL_STOPPED
    do {
      NoGil.pause(gil, t)
      Futex.wait(t, stopped, 1, FOREVER)
      Word.store(t.runsAddress, 1)
    } while (Word.load(stopped))
  }
}
