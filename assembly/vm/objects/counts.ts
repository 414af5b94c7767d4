import {
  ATOMIC_COUNTS,
  FREE_THREADED,
  HAS_OWNERS,
  HEAP,
  IMMORTAL,
  OBJECT_KIND,
  OBJECT_REFCOUNT,
  SLOT_BYTES,
  SLOT_COUNT,
  SLOT_COUNTS,
  SLOTS,
} from '../../abi/layout'
import { Ownership } from '../../sync/ownership'
import { Word } from '../../word'

/** An owner's number is that of its slot plus 1, in the bits of the count from this one on. */
const OWNER_SHIFT: i32 = 20
const OWN_COUNT: i32 = (1 << OWNER_SHIFT) - 1
/** The second word of an object: its kind in the low byte, two flags, and the shared count from SHARED_SHIFT on. */
const MERGED: i32 = 1 << 8
const QUEUED: i32 = 1 << 9
const SHARED_SHIFT: i32 = 10
const SHARED: i32 = 1 << SHARED_SHIFT
const KIND_MASK: i32 = 0xff
/** What compiled code takes for its owner's bits if there are no owners. No count has these bits. */
const NO_OWNER: i32 = 1 << 30

// Each worker has its own values, because they describe the worker's slot: attach() sets them. The objects of an instance that serves no slot
// have no owner.
let slot: usize = 0
/** The owner's bits in the counts of this worker's objects, and the count that grows no further: half of OWN_COUNT, for canDrop(). */
let owner: i32 = 0
let limit: u32 = 0
/** The words of a new object, without its kind. */
let firstCount: i32 = 0
// MERGED | SHARED. If this were an expression, the machine would need a start function.
let firstShared: i32 = 0x500

/**
 * The counts of references in a run without a GIL. With a GIL, an object's first word is its count, and Objects changes it.
 *
 * Counts are biased, as in PEP 703. The first word has the number of the object's owner (sync/ownership.ts) and the owner's
 * count, which only the owner changes, without atomics. Every other thread changes the shared count in the second word, with atomics. It can
 * fall below 0. The object is alive as long as the sum of both is above 0.
 *
 * | MERGED | QUEUED | the object                                                                                                   |
 * | ------ | ------ | ------------------------------------------------------------------------------------------------------------ |
 * | 0      | 0      | has an owner with a count above 0. The shared count is not below 0.                                          |
 * | 0      | 1      | is in its owner's queue. One reference belongs to the queue: it is that of the thread that added the object. |
 * | 1      | 0      | has no owner: the first word is 0. The thread that takes the shared count to 0 frees the object.             |
 * | 1      | 1      | the same, but the object is still in a queue, which has a reference.                                         |
 *
 * A thread that would take the shared count of an object with an owner below 0 adds the object to the owner's queue instead, because only the
 * owner knows both counts. The owner merges the two counts when its own count falls to 0, or when it empties its queue. A program with several
 * interpreters has no owners: its objects begin as merged (vm/eval/visits.ts frees objects of other heaps).
 *
 * Under the policy NONE_ATOMIC no object has an owner: all begin as merged, and every count is atomic. This was the usual way before PEP 703.
 *
 * A count below 0 never changes: the object is an immortal constant.
 */
export abstract class Counts {
  /** The worker begins to serve a slot. A worker calls this before it uses objects. */
  static attach(address: usize): void {
    if ((MERGED | SHARED) != 0x500) ERROR()
    slot = address
    const hasOwners = load<i32>(HAS_OWNERS) != 0 && !load<i32>(ATOMIC_COUNTS)
    owner = hasOwners ? (<i32>((slot - SLOTS) / SLOT_BYTES + 1)) << OWNER_SHIFT : 0
    limit = hasOwners ? OWN_COUNT >> 1 : 0
    firstCount = hasOwners ? owner | 1 : 0
    firstShared = hasOwners ? 0 : MERGED | SHARED
    store<i32>(slot, hasOwners ? owner : NO_OWNER, SLOT_COUNTS)
  }

  /** Gives an object its kind and one reference. */
  static begin(object: usize, kind: i32): void {
    store<i32>(object, firstCount, OBJECT_REFCOUNT)
    store<i32>(object, kind | firstShared, OBJECT_KIND)
  }

  /**
   * Whether this thread may add a reference without an atomic instruction. count: the object's first word. If the object is immortal, or if
   * another thread owns it, the result is false.
   */
  @inline static isOwn(count: i32): bool {
    return <u32>(count ^ owner) < limit
  }

  /** Whether this thread may drop a reference without an atomic instruction, and is not the last reference that the owner counts. */
  @inline static canDrop(count: i32): bool {
    return <u32>((count ^ owner) - 2) < limit
  }

  /** Whether this thread has the only reference to an object that it owns. */
  @inline static isPrivate(object: usize): bool {
    return ((load<i32>(object, OBJECT_REFCOUNT) ^ (owner | 1)) | (load<i32>(object, OBJECT_KIND) & ~KIND_MASK) | i32(limit == 0)) == 0
  }

  /** Drops a reference, unless it may be the last one, or another thread owns the object. @returns whether it is dropped */
  @inline static dropShared(object: usize): bool {
    const count = load<i32>(object, OBJECT_REFCOUNT)
    if (count < 0) return true
    if (!Counts.canDrop(count)) return false
    Counts.set(object, count - 1)
    return true
  }

  @inline static set(object: usize, count: i32): void {
    store<i32>(object, count, OBJECT_REFCOUNT)
  }

  /** Adds a reference to an object that is not immortal. count: the object's first word */
  @inline static keep(object: usize, count: i32): void {
    if (Counts.isOwn(count)) Counts.set(object, count + 1)
    else Word.add(object + OBJECT_KIND, SHARED)
  }

  /** Drops a reference to an object that is not immortal. count: the object's first word. @returns whether the caller must free the object */
  @inline static lose(object: usize, count: i32): bool {
    if (!Counts.canDrop(count)) return Counts.loseSlowly(object, count)
    Counts.set(object, count - 1)
    return false
  }

  private static loseSlowly(object: usize, count: i32): bool {
    if (limit && (count ^ owner) == 1) {
      Counts.set(object, 0)
      return Word.or(object + OBJECT_KIND, MERGED) >> SHARED_SHIFT == 0
    }
    const word = object + OBJECT_KIND
    let seen = Word.load(word)
    while (true) {
      const isFirst = (seen & ~KIND_MASK) == 0
      const next = isFirst ? seen | QUEUED : seen - SHARED
      const now = Word.cas(word, seen, next)
      if (now == seen) return isFirst ? Counts.queue(object, count) : Counts.isDead(next)
      seen = now
    }
  }

  /**
   * Empties the queue of this thread. @returns the first of the objects that the caller must free, each with the address of the next in place
   * of its count; 0 for none
   */
  static emptyQueue(): usize {
    let dead: usize = 0
    for (let object = Ownership.takeQueue(slot), next: usize = 0; object; object = next) {
      next = Ownership.next(object)
      if (!Counts.merge(object, 1)) continue
      store<u32>(object, <u32>dead, OBJECT_REFCOUNT)
      dead = object
    }
    return dead
  }

  /**
   * Takes a reference to an object that may be dead, but whose memory is not free. The count of a dead object is the address of another dead
   * object or 0, and every address is larger than every count. @returns false if the object is dead
   */
  static revive(object: usize): bool {
    if (!load<i32>(FREE_THREADED)) {
      const count = load<i32>(object, OBJECT_REFCOUNT)
      if (count <= 0 || <usize>count >= HEAP) return false
      Counts.set(object, count + 1)
      return true
    }
    const word = object + OBJECT_KIND
    let seen = Word.load(word)
    while (!Counts.isDead(seen)) {
      const now = Word.cas(word, seen, seen + SHARED)
      if (now == seen) return true
      seen = now
    }
    return false
  }

  /** Whether the reference of the caller is the only one. */
  static isOnly(object: usize): bool {
    const count = load<i32>(object, OBJECT_REFCOUNT)
    if (!load<i32>(FREE_THREADED)) return count == 1
    return count == firstCount && (Word.load(object + OBJECT_KIND) & ~KIND_MASK) == firstShared
  }

  /** How many references an object has. A value below 0: it is immortal. */
  static total(object: usize): i32 {
    const count = Word.load(object + OBJECT_REFCOUNT)
    if (count < 0 || !load<i32>(FREE_THREADED)) return count
    return (count & OWN_COUNT) + (Word.load(object + OBJECT_KIND) >> SHARED_SHIFT)
  }

  /** Moves the objects of all other slots' queues to this thread's queue. No other thread runs. */
  static gather(): void {
    for (let i = 0; i < load<i32>(SLOT_COUNT); i++) {
      const others = SLOTS + <usize>i * SLOT_BYTES
      if (others != slot && Ownership.hasQueued(others) && Ownership.help(others)) Counts.adopt(others)
    }
  }

  /** Makes an object immortal: no thread frees it, because its references are dropped. */
  static immortalize(object: usize): void {
    Counts.set(object, IMMORTAL)
  }

  /** Gives a reference of this thread to the queue of the object's owner. @returns whether the caller must free the object instead */
  private static queue(object: usize, count: i32): bool {
    const others = SLOTS + <usize>((count >> OWNER_SHIFT) - 1) * SLOT_BYTES
    if (Ownership.help(others)) {
      const isDead = Counts.merge(object, 1)
      Counts.adopt(others)
      return isDead
    }
    Ownership.queue(others, object)
    // The owner may have blocked before it could see the object.
    if (Ownership.help(others)) Counts.adopt(others)
    return false
  }

  /** Moves the objects of another slot's queue to this thread's queue, and ends the help. Afterwards the objects have no owner. */
  private static adopt(others: usize): void {
    for (let object = Ownership.takeQueue(others), next: usize = 0; object; object = next) {
      next = Ownership.next(object)
      Counts.merge(object, 0)
      Ownership.queue(slot, object)
    }
    Ownership.end(others)
  }

  /** Adds the owner's count to the shared count, and drops `lost` references. The thread has the owner's rights. @returns whether it is dead */
  private static merge(object: usize, lost: i32): bool {
    const own = load<i32>(object, OBJECT_REFCOUNT) & OWN_COUNT
    Counts.set(object, 0)
    const word = object + OBJECT_KIND
    let seen = Word.load(word)
    while (true) {
      const next = ((seen | MERGED) & ~QUEUED) + (own - lost) * SHARED
      const now = Word.cas(word, seen, next)
      if (now == seen) return Counts.isDead(next)
      seen = now
    }
  }

  @inline private static isDead(word: i32): bool {
    return (word & MERGED) != 0 && word >> SHARED_SHIFT == 0
  }
}
