import { HEAP, LINKS, POISON, SLOT_GO_HOME, SLOT_OWNER, SLOT_QUEUED, SLOT_THREAD } from '../abi/layout'
import { Breaker } from '../abi/policies'
import { ThreadState } from '../thread'
import { Word } from '../word'

/** The thread that has the rights of a slot's owner: none, the slot's own thread, or a helper, which keeps them for a few instructions. */
const enum Owner {
  NONE = 0,
  OWN = 1,
  HELPER = 2,
}

/**
 * The owners of objects in a run without a GIL (HAS_OWNERS). The owner of an object is the slot whose thread created it. Only a thread with
 * the owner's rights may change the part of an object's count that belongs to the owner (vm/objects/counts.ts). The slot's own thread has
 * these rights while it may run Python code. While it blocks, and after its end, any other thread can take the rights for a moment.
 *
 * Each slot has a queue of the objects that only a thread with its rights can free. Any thread adds objects to it. The links of the queue are
 * words outside the objects, so the queue needs no memory of the heap.
 */
export abstract class Ownership {
  /** The slot's thread begins to run. A helper keeps the rights for a few instructions only, so the thread spins. */
  static begin(slot: usize): void {
    while (Word.cas(slot + SLOT_OWNER, Owner.NONE, Owner.OWN) != Owner.NONE) if (Word.load(POISON)) unreachable()
  }

  /** The slot's thread blocks or ends. A thread that ends calls this twice, and a helper may have the rights at the second call. */
  static leave(slot: usize): void {
    Word.cas(slot + SLOT_OWNER, Owner.OWN, Owner.NONE)
  }

  /**
   * The slot's thread needs no more objects. Another thread may have queued an object just before, because this thread still had the rights.
   * So this thread looks at the queue afterwards. @returns false if it must empty the queue; it has the rights again
   */
  static leaveForGood(slot: usize): bool {
    Ownership.leave(slot)
    if (!Word.load(slot + SLOT_QUEUED)) return true
    Ownership.begin(slot)
    return false
  }

  /** A helper gives the rights back. */
  static end(slot: usize): void {
    Word.store(slot + SLOT_OWNER, Owner.NONE)
  }

  /** Takes the rights of a slot of another thread. end() must follow. @returns false if the slot's own thread has them */
  static help(slot: usize): bool {
    while (true) {
      const owner = Word.cas(slot + SLOT_OWNER, Owner.NONE, Owner.HELPER)
      if (owner != Owner.HELPER) return owner == Owner.NONE
      if (Word.load(POISON)) unreachable()
    }
  }

  /** Adds an object to the slot's queue, and asks the slot's thread to empty the queue at its next check. */
  static queue(slot: usize, object: usize): void {
    const head = slot + SLOT_QUEUED
    let first = Word.load(head)
    while (true) {
      store<u32>(Ownership.link(object), first)
      const seen = Word.cas(head, first, <i32>object)
      if (seen == first) break
      first = seen
    }
    const thread = Word.load(slot + SLOT_THREAD)
    if (<u32>thread > <u32>SLOT_GO_HOME) Word.or(ThreadState.of(thread).breakerAddress, Breaker.EXPLICIT_MERGE)
  }

  @inline static hasQueued(slot: usize): bool {
    return Word.load(slot + SLOT_QUEUED) != 0
  }

  /** Empties the slot's queue. @returns its first object, 0 for none */
  static takeQueue(slot: usize): usize {
    return Word.load(slot + SLOT_QUEUED) ? <usize>Word.swap(slot + SLOT_QUEUED, 0) : 0
  }

  /** The object after this one in a queue that takeQueue() has emptied; 0 for none. */
  @inline static next(object: usize): usize {
    return <usize>load<u32>(Ownership.link(object))
  }

  @inline private static link(object: usize): usize {
    return LINKS + ((object - HEAP) >> 2)
  }
}
