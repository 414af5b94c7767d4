import { FREE_THREADED, HAS_OWNERS } from '../../abi/layout'
import { Gil } from '../../gil/gil'
import { InterpreterState } from '../../os/interpreters'
import { Ownership } from '../../sync/ownership'
import { ThreadState } from '../../thread'
import { Word } from '../../word'
import { Ages } from './ages'
import { Counts } from './counts'
import { Growth } from './growth'
import { Marks } from './marks'
import { Objects } from './objects'
import { Parts } from './parts'
import { Walk } from './walk'

/**
 * Finds and frees cycles of objects, with CPython's algorithm: the count of each container, less the references from other containers, is the
 * number of references from elsewhere, such as stacks, globals and the machine's own variables. What no such reference reaches is garbage. So
 * the collector needs to know no roots. Every reference must be counted, or be one that a counted one outlives.
 *
 * If code must run before some of the unreachable objects are freed, these objects join t.dying, and nothing is freed until the next
 * collection.
 */
export abstract class Collector {
  /**
   * Collects in the thread's heap. No other thread of the interpreter runs meanwhile. finalizes: whether the finalizers of unreachable objects
   * shall run. @returns how many containers it has freed
   */
  static run(t: ThreadState, finalizes: bool): i32 {
    Gil.stopOthers(t)
    if (load<i32>(HAS_OWNERS)) Collector.merge(t)
    Objects.destroyAll(t, <usize>Word.swap(InterpreterState.of(t.interpreter).deadAddress, 0))
    const count = Collector.begin(t.heap)
    const live = Collector.mark(t.heap)
    const freed = live < count ? Collector.freeOthers(t, finalizes) : 0
    Growth.restart(t.heap, count - freed)
    Gil.resumeOthers(t)
    return freed
  }

  /**
   * The heap is exhausted in the middle of an instruction. Without a GIL, the thread may hold the lock of an object, and must not wait for the
   * other threads. @returns whether the collection has freed anything
   */
  static rescue(t: ThreadState): bool {
    if (load<i32>(FREE_THREADED) != 0 || Growth.isOff(t.heap)) return false
    return Collector.run(t, false) > 0
  }

  /** Adds the two counts of the objects that wait for their owners. No other thread has the rights of an owner. */
  private static merge(t: ThreadState): void {
    do {
      Counts.gather()
      Objects.emptyQueue(t)
    } while (Ownership.hasQueued(t.slot))
  }

  /** Takes the references from other containers off the counts. @returns how many containers the heap has */
  private static begin(heap: usize): i32 {
    let count = 0
    for (let object = Walk.first(heap); object; object = Walk.next(heap, object), count++) Marks.begin(object, Counts.total(object))
    for (let object = Walk.first(heap); object; object = Walk.next(heap, object)) Parts.subtract(object)
    return count
  }

  /** Reaches all objects that a reference from elsewhere leads to. @returns how many they are */
  private static mark(heap: usize): i32 {
    let count = 0
    for (let object = Walk.first(heap); object; object = Walk.next(heap, object)) {
      if (Marks.isCandidate(object) && Marks.isReferred(object)) count += Collector.reach(Marks.push(object, 0))
    }
    return count
  }

  /** Reaches all objects to which the objects of a chain refer. @returns how many objects have been reached, including those of the chain */
  private static reach(chain: usize): i32 {
    let count = 0
    for (let rest = chain; rest; count++) rest = Parts.reach(rest, Marks.next(rest))
    return count
  }

  private static freeOthers(t: ThreadState, finalizes: bool): i32 {
    Collector.keepDying(t, finalizes)
    return Collector.free(t, Collector.gather(t.heap))
  }

  /**
   * If code must run before some of the unreachable objects are freed, makes the thread run it, and reaches all of them until then. CPython
   * runs finalizers in the order in which the objects were made. The lab does so for instances; generators follow.
   */
  private static keepDying(t: ThreadState, finalizes: bool): void {
    const heap = t.heap
    let dying: usize = 0
    for (let object = Walk.first(heap); object; object = Walk.next(heap, object)) {
      if (Marks.isCandidate(object) && Objects.needsCode(t, object)) dying = Marks.push(object, dying)
    }
    if (!dying) return
    dying = Ages.sort(dying)
    if (finalizes) {
      for (let object = dying; object; object = Marks.next(object)) {
        Objects.keep(object)
        Objects.addDying(t, object)
      }
      for (let object = Walk.first(heap); object; object = Walk.next(heap, object)) if (Marks.isCandidate(object)) Marks.push(object, 0)
    } else Collector.reach(dying)
  }

  /** @returns the chain of the unreachable objects */
  private static gather(heap: usize): usize {
    let garbage: usize = 0
    for (let object = Walk.first(heap); object; object = Walk.next(heap, object)) {
      if (Marks.isCandidate(object)) garbage = Marks.discard(object, garbage)
    }
    return garbage
  }

  /** Frees objects that only refer to each other, and all that only they refer to. @returns how many they are */
  private static free(t: ThreadState, garbage: usize): i32 {
    let count = 0
    for (let object = garbage; object; object = Marks.next(object), count++) Counts.immortalize(object)
    for (let object = garbage; object; object = Marks.next(object)) Objects.destroyAll(t, Parts.drop(object, 0))
    for (let object = garbage, next: usize = 0; object; object = next) {
      next = Marks.next(object)
      Objects.free(t, object)
    }
    return count
  }
}
