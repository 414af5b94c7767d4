import { ThreadState } from '../../thread'
import { Heap } from '../objects/heap'
import { Objects } from '../objects/objects'

/** What the loop does when it comes to a handle. */
export const enum HandleKind {
  /** Runs a task until it waits again. object: the task */
  STEP = 0,
  /** The sleep of a task is over: it is stepped in the next pass. object: the task */
  TIMER = 1,
  /** One of those gathered is done. object: the gathering; argument: which, kept by the gathering */
  GATHERED = 2,
  /** The main task is done: the loop ends with this pass. */
  STOP = 3,
}

/** Something for an event loop to do: CPython's asyncio.Handle. It is in one queue at a time: a future's callbacks, the timers or the loop's. */
@unmanaged
@final
export class Handle {
  next: usize
  kind: HandleKind
  /** An object, of which the handle has a reference; 0 for none. */
  object: usize
  argument: usize

  @inline static at(address: usize): Handle {
    return changetype<Handle>(address)
  }

  /** @returns its address, 0 if the heap is exhausted */
  static create(t: ThreadState, kind: HandleKind, object: usize, argument: usize): usize {
    const address = Heap.allocate(t, offsetof<Handle>())
    if (!address) return 0
    const handle = Handle.at(address)
    handle.next = 0
    handle.kind = kind
    handle.object = object
    handle.argument = argument
    if (object) Objects.keep(object)
    return address
  }

  static drop(t: ThreadState, address: usize): void {
    const object = Handle.at(address).object
    Heap.free(t, address, offsetof<Handle>())
    if (object) Objects.release(t, object)
  }

  /** Drops a whole queue. */
  static dropAll(t: ThreadState, first: usize): void {
    while (first) {
      const next = Handle.at(first).next
      Handle.drop(t, first)
      first = next
    }
  }
}
