import { FINISHED, HAS_HUB, SLOT_COUNT, SLOT_GO_HOME, SLOT_THREAD, THREAD_COUNT } from '../abi/layout'
import { Poison } from '../abi/policies'
import { Futex } from '../sync/futex'
import { ThreadState } from '../thread'
import { Word } from '../word'
import { Control } from './control'
import { Life } from './life'

/**
 * The program ends when its last non-daemon thread ends (CPython: threading._shutdown(), then Py_FinalizeEx()). Daemon threads
 * stop where they are, without another instruction of theirs: the run is poisoned, as for a stop, and what of them is parked is woken.
 * The host nudges again, as a daemon thread may park meanwhile, and takes their traps for what they are.
 */
export abstract class Exit {
  /** @returns whether there are daemon threads, which stop now: the caller must not give its GIL up */
  static begin(): bool {
    Word.store(FINISHED, 1)
    // Where there may be child processes multiprocessing waits for those first, and daemon threads go on meanwhile: the host stops them.
    if (load<i32>(HAS_HUB) || !Exit.hasDaemons()) return false
    Control.stop(Poison.EXIT)
    return true
  }

  /** Sends the parked workers home. */
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
