import { ThreadState } from '../../thread'
import { Heap } from '../objects/heap'
import { Objects } from '../objects/objects'

/** What the event loop does when it takes a handle from its queue. */
export const enum HandleKind {
  /** Runs a task until it waits again or ends. `object` is the task. */
  STEP = 0,
  /** The sleep of a task is over: the loop steps the task in its next pass. `object` is the task. */
  TIMER = 1,
  /** A gathered future is done. `object` is the gathering. `argument` is the future; the gathering has a reference to it. */
  GATHERED = 2,
  /** The main task is done: the loop ends with this pass. */
  STOP = 3,
}

/**
 * An action for the event loop: CPython's asyncio.Handle. A handle is in at most one list at a time: a future's callbacks, the timers or
 * the loop's queue.
 */
@unmanaged
@final
export class Handle {
  next: usize
  kind: HandleKind
  /** The object that HandleKind describes; 0 for none. The handle has a reference to it. */
  object: usize
  argument: usize

  @inline static at(address: usize): Handle {
    return changetype<Handle>(address)
  }

  /** @returns the handle's address; 0 if the heap is exhausted */
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

  /** Drops the handle `first` and all handles after it in its list. */
  static dropAll(t: ThreadState, first: usize): void {
    while (first) {
      const next = Handle.at(first).next
      Handle.drop(t, first)
      first = next
    }
  }
}
