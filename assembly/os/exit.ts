import { Event } from '../abi/events'
import { EXITED, FINISHED, HAS_HUB, SLOT_COUNT, SLOT_GO_HOME, SLOT_THREAD, THREAD_COUNT } from '../abi/layout'
import { Poison } from '../abi/policies'
import { Record } from '../record/record'
import { Futex } from '../sync/futex'
import { ThreadState } from '../thread'
import { Word } from '../word'
import { Control } from './control'
import { Life } from './life'

/**
 * The program ends when its last non-daemon thread ends (CPython: threading._shutdown(), then Py_FinalizeEx()). Daemon threads stop without
 * executing another instruction: this class poisons the run, as a stop does, and wakes the parked daemon threads. A daemon thread may park
 * after this wake, so the host repeats nudge(). The host does not report the traps of these daemon threads as errors.
 */
export abstract class Exit {
  /** Begins the end of the program. @returns whether the program has daemon threads that now stop; if so, the caller must keep its GIL */
  static begin(): bool {
    Word.store(FINISHED, 1)
    // In a run that may have child processes, a process first waits for its own children, as CPython's multiprocessing does. Its daemon
    // threads run meanwhile. The host stops them afterwards.
    if (load<i32>(HAS_HUB) || !Exit.hasDaemons()) return false
    Control.stop(Poison.EXIT)
    return true
  }

  /**
   * os._exit(): ends the process at once. The thread keeps its GIL, so that no other thread executes an instruction. It traps, as the other
   * threads do when they see the poison.
   */
  static now(t: ThreadState, exitCode: i32): void {
    Word.store(EXITED, exitCode + 1)
    Word.store(FINISHED, 1)
    Record.stamp(t, Event.EXIT, 0)
    Control.stop(Poison.EXIT)
    unreachable()
  }

  /** Makes the parked workers return to the host. */
  static sendHome(): void {
    const count = Word.load(SLOT_COUNT)
    for (let i = 0; i < count; i++) {
      const slot = ThreadState.slotAddress(i)
      if (Word.cas(slot + SLOT_THREAD, 0, SLOT_GO_HOME) == 0) Futex.wake(slot + SLOT_THREAD, 1)
    }
    if (Control.isStopping()) Control.nudge()
  }

  private static hasDaemons(): bool {
    const count = Word.load(THREAD_COUNT)
    for (let i = 0; i < count; i++) {
      const t = ThreadState.at(i)
      if (t.daemon && !Life.hasEnded(t)) return true
    }
    return false
  }
}
