import { CELL_BYTES, FAILURES, FORKED, FREE_THREADED, HAS_HUB, HAS_OWNERS, OUTPUT_HEAD, PROCESS_INDEX } from '../abi/layout'
import { Tag } from '../abi/tags'
import { Threads } from '../os/threads'
import { Ownership } from '../sync/ownership'
import { ThreadState } from '../thread'
import { Word } from '../word'
import { ProcessesModule } from './builtins/processes'
import { ThreadingModule } from './builtins/threading'
import { Finalizers } from './eval/finalizers'
import { Frames } from './eval/frames'
import { Interpreter } from './eval/interpreter'
import { Locals } from './eval/locals'
import { Uncaught } from './eval/uncaught'
import { Counts } from './objects/counts'
import { Heap } from './objects/heap'
import { Objects } from './objects/objects'

/** The work of one Web Worker. */
export abstract class Worker {
  /** Runs one thread after the other in the worker's slot, until the program ends or must stop. Each worker calls this once. */
  static serve(slotIndex: i32): void {
    const slot = ThreadState.slotAddress(slotIndex)
    Counts.attach(slot)
    Threads.attend(slot)
    for (let thread = Threads.next(slot); thread; thread = Threads.next(slot)) {
      const t = changetype<ThreadState>(thread)
      Threads.begin(t)
      if (Worker.prepare(t)) Interpreter.run(t)
      Locals.forget(t)
      Objects.emptyQueue(t)
      Finalizers.settle(t)
      Uncaught.settle(t)
      if (t.trap) Worker.fail(t)
      ThreadingModule.forget(t)
      // The slot's next thread may need none of the memory that this thread has used.
      if (load<i32>(FREE_THREADED)) Heap.trim(t)
      while (load<i32>(HAS_OWNERS) != 0 && !Ownership.leaveForGood(t.slot)) {
        Objects.emptyQueue(t)
        Finalizers.settle(t)
      }
      Threads.end(t)
    }
  }

  /** Notes the place of the thread's failure: among those of other threads, and in the output of the program. */
  private static fail(t: ThreadState): void {
    t.failure = <u16>(Word.add(FAILURES, 1) + 1)
    t.printed = load<i32>(HAS_HUB) ? -1 : Word.load(OUTPUT_HEAD)
  }

  /**
   * Prepares a main thread that has a target: runs the module first. In a spawned process, the main thread then reads its target from the
   * message of the parent. A forked process already has its target, and its module has run before the fork.
   * @returns false if it raised an error
   */
  private static prepare(t: ThreadState): bool {
    const isChild = load<i32>(PROCESS_INDEX) != 0
    if (t.index > 0 || load<i32>(FORKED) != 0 || (!isChild && t.targetTag == Tag.UNSET)) return true
    const base = Frames.base(t)
    if (!Interpreter.runModule(t, base + CELL_BYTES)) return false
    t.sp = base
    t.fp = 0
    return !isChild || ProcessesModule.receive(t)
  }
}
