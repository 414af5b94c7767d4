import { Futex } from '../sync/futex'
import { ThreadState } from '../thread'
import { Word } from '../word'
import { DropRequest } from './drop-request'
import { GilState } from './state'

/**
 * A queue of the threads that wait for a GIL. Each waiter parks on a word of its own, `granted`, so a wake-up reaches exactly one thread.
 *
 *     head  +0  address of the first waiter's ThreadState, 0 for none
 *     tail  +4  address of the last waiter's ThreadState
 *
 * The caller holds the guard of the policy during each call, except for grant() and await(). A waiter whose switch interval runs out
 * requests the GIL and keeps its place in the queue.
 */
const TAIL: usize = 4

export abstract class WaitQueue {
  @inline static isEmpty(queue: usize): bool {
    return load<i32>(queue) == 0
  }

  /** The first waiter's address, 0 for none. */
  @inline static first(queue: usize): i32 {
    return load<i32>(queue)
  }

  /** The last waiter's address. The queue is not empty. */
  @inline static last(queue: usize): i32 {
    return load<i32>(queue, TAIL)
  }

  /** Adds a waiter at the end. */
  static push(queue: usize, t: ThreadState): void {
    Word.store(t.grantedAddress, 0)
    WaitQueue.append(queue, t)
  }

  /** As push(), for a thread that already waits: its `granted` stays as it is. */
  static append(queue: usize, t: ThreadState): void {
    t.nextWaiter = 0
    if (WaitQueue.isEmpty(queue)) store<i32>(queue, <i32>t.address)
    else ThreadState.of(load<i32>(queue, TAIL)).nextWaiter = <i32>t.address
    store<i32>(queue, <i32>t.address, TAIL)
  }

  /** Adds a waiter before all others. */
  static pushFirst(queue: usize, t: ThreadState): void {
    Word.store(t.grantedAddress, 0)
    WaitQueue.prepend(queue, t)
  }

  /** As pushFirst(), for a thread that already waits: its `granted` stays as it is. */
  static prepend(queue: usize, t: ThreadState): void {
    t.nextWaiter = load<i32>(queue)
    if (WaitQueue.isEmpty(queue)) store<i32>(queue, <i32>t.address, TAIL)
    store<i32>(queue, <i32>t.address)
  }

  /** Removes the first waiter. @returns its address, 0 for none */
  static pop(queue: usize): i32 {
    const first = load<i32>(queue)
    if (first) store<i32>(queue, ThreadState.of(first).nextWaiter)
    return first
  }

  /** The waiter with the lowest rank. If several waiters have this rank, the one that came first. @returns its address, 0 for none */
  static lowest(queue: usize): i32 {
    let best = load<i32>(queue)
    for (let each = best; each; each = ThreadState.of(each).nextWaiter) {
      if (ThreadState.of(best).rank > ThreadState.of(each).rank) best = each
    }
    return best
  }

  /** Removes a waiter, wherever in the queue it is. */
  static remove(queue: usize, waiter: i32): void {
    let before = 0
    for (let each = load<i32>(queue); each != waiter; each = ThreadState.of(each).nextWaiter) before = each
    const next = ThreadState.of(waiter).nextWaiter
    if (before) ThreadState.of(before).nextWaiter = next
    else store<i32>(queue, next)
    if (!next) store<i32>(queue, before, TAIL)
  }

  /** Gives a waiter its answer and wakes it. */
  @inline static grant(waiter: i32, answer: i32): void {
    const granted = ThreadState.of(waiter).grantedAddress
    Word.store(granted, answer)
    Futex.wake(granted, 1)
  }

  /** Parks until another thread answers. The waiter requests the GIL once per switch interval. @returns the answer */
  static await(t: ThreadState, gil: GilState): i32 {
    while (Word.load(t.grantedAddress) == 0) DropRequest.park(t, gil, t.grantedAddress, 0)
    return Word.load(t.grantedAddress)
  }
}
