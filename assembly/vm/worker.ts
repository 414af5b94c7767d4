import { Event } from '../abi/events'
import { FINISHED, GILS, LIVE_THREADS, POISON, PROCESS_INDEX, SLOT_GO_HOME, SLOT_THREAD } from '../abi/layout'
import { Gil } from '../gil/gil'
import { Threads } from '../os/threads'
import { Record } from '../record/record'
import { Futex } from '../sync/futex'
import { Status, ThreadState } from '../thread'
import { Word } from '../word'
import { ProcessesModule } from './builtins/processes'
import { Interpreter } from './interpreter'

/** What a Web Worker does in the machine. */
export abstract class Worker {
  /** A worker's whole run: it runs one thread after the other in its slot, until the program has ended or must stop. */
  static serve(slotIndex: i32): void {
    const slot = ThreadState.slotAddress(slotIndex)
    while (!Word.load(POISON)) {
      const thread = Word.load(slot + SLOT_THREAD)
      if (thread == SLOT_GO_HOME) return
      if (thread == 0) {
        if (Word.load(FINISHED)) return
        // finish() changes the word before it wakes, and so does start(): no wake-up is lost.
        Futex.waitIdle(slot + SLOT_THREAD, 0)
      } else {
        Worker.runThread(ThreadState.of(thread))
        Word.store(slot + SLOT_THREAD, 0)
        if (Word.add(LIVE_THREADS, -1) == 1) Threads.finish()
      }
    }
  }

  private static runThread(t: ThreadState): void {
    Record.stamp(t, Event.START, t.index)
    if (t.gil != GILS) Gil.name(t)
    Gil.acquire(t)
    Word.store(t.statusAddress, Status.LIVE)
    Futex.wake(t.statusAddress, i32.MAX_VALUE)
    if (t.index > 0 || load<i32>(PROCESS_INDEX) == 0 || ProcessesModule.receive(t)) Interpreter.run(t)
    // Joiners are woken while the GIL is still held, as _PyThreadState_DeleteCurrent does.
    Word.store(t.statusAddress, Status.DONE)
    Futex.wake(t.statusAddress, i32.MAX_VALUE)
    Gil.releaseForGood(t)
  }
}
