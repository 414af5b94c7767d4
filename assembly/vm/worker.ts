import { PROCESS_INDEX } from '../abi/layout'
import { Threads } from '../os/threads'
import { ThreadState } from '../thread'
import { ProcessesModule } from './builtins/processes'
import { ThreadingModule } from './builtins/threading'
import { Finalizers } from './eval/finalizers'
import { Interpreter } from './eval/interpreter'
import { Locals } from './eval/locals'
import { Uncaught } from './eval/uncaught'

/** The work of one Web Worker. */
export abstract class Worker {
  /** Runs one thread after the other in the worker's slot, until the program ends or must stop. Each worker calls this once. */
  static serve(slotIndex: i32): void {
    const slot = ThreadState.slotAddress(slotIndex)
    Threads.attend(slot)
    for (let thread = Threads.next(slot); thread; thread = Threads.next(slot)) {
      const t = changetype<ThreadState>(thread)
      Threads.begin(t)
      if (t.index > 0 || load<i32>(PROCESS_INDEX) == 0 || ProcessesModule.receive(t)) Interpreter.run(t)
      Locals.forget(t)
      Finalizers.settle(t)
      Uncaught.settle(t)
      ThreadingModule.forget(t)
      Threads.end(t)
    }
  }
}
