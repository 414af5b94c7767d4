import { HEAP_STARTED, HEAP_STARTED_LOCK } from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { ThreadState } from '../../thread'
import { Counts } from './counts'
import { Generator, GeneratorState, Mark } from './generator'
import { Spin } from './spin'

/** Fields above the cells of an asynchronous generator. u32: the address of its event loop, 0 for none; the generator owns a reference. */
const LOOP: usize = 0
/** u32: the address of the word that refers to the generator in the list, 0 if the generator is not in the list. */
const LINK: usize = 4
/** u32: the address of the next generator in the list, 0 for none. */
const NEXT: usize = 8

/**
 * The asynchronous generators that have started in an event loop. CPython's loops keep them in the weak set `_asyncgens`. In the lab, each
 * heap has a list of its generators. The list owns no references: a generator leaves the list when it loses its last reference.
 */
export abstract class StartedGenerators {
  static clear(generator: Generator): void {
    store<u32>(StartedGenerators.loopOf(generator), 0, LOOP)
    store<u32>(StartedGenerators.loopOf(generator), 0, LINK)
  }

  /** The address of the field that contains the event loop. */
  @inline static loopOf(generator: Generator): usize {
    return generator.end
  }

  @inline static hasLoop(generator: Generator): bool {
    return load<u32>(generator.end, LOOP) != 0
  }

  /**
   * Adds a generator to the list before its first step, if an event loop runs. @returns whether the generator now owns a reference to the
   * loop
   */
  static start(t: ThreadState, generator: Generator): bool {
    if (generator.isMarked(Mark.STARTED)) return false
    let joins = false
    const lock = t.heap + HEAP_STARTED_LOCK
    Spin.lock(lock)
    // Without a GIL, another thread may have been faster.
    if (!generator.isMarked(Mark.STARTED)) {
      generator.marks |= Mark.STARTED
      joins = t.runningLoop != 0 && t.runningLoopTag == Tag.INSTANCE
      if (joins) StartedGenerators.add(t, generator)
    }
    Spin.unlock(lock)
    return joins
  }

  private static add(t: ThreadState, generator: Generator): void {
    const head = t.heap + HEAP_STARTED
    const fields = generator.end
    const second: usize = load<u32>(head)
    store<u32>(fields, <u32>t.runningLoop, LOOP)
    store<u32>(fields, <u32>head, LINK)
    store<u32>(fields, <u32>second, NEXT)
    store<u32>(head, <u32>generator.address)
    if (second) store<u32>(Generator.at(second).end, <u32>(fields + NEXT), LINK)
  }

  /** Removes a generator from the list, if it is in the list. */
  static remove(t: ThreadState, generator: Generator): void {
    if (!load<u32>(generator.end, LINK)) return
    const lock = t.heap + HEAP_STARTED_LOCK
    Spin.lock(lock)
    StartedGenerators.unlink(generator)
    Spin.unlock(lock)
  }

  private static unlink(generator: Generator): void {
    const link: usize = load<u32>(generator.end, LINK)
    if (!link) return
    const next: usize = load<u32>(generator.end, NEXT)
    store<u32>(link, <u32>next)
    if (next) store<u32>(Generator.at(next).end, <u32>link, LINK)
    store<u32>(generator.end, 0, LINK)
  }

  /**
   * Removes from the list a generator that belongs to this loop and has not ended. @returns a new reference to it; 0 if the list has none
   */
  static take(t: ThreadState, loop: usize): usize {
    const lock = t.heap + HEAP_STARTED_LOCK
    Spin.lock(lock)
    let object: usize = load<u32>(t.heap, HEAP_STARTED)
    while (object) {
      const generator = Generator.at(object)
      const next: usize = load<u32>(generator.end, NEXT)
      if (<usize>load<u32>(generator.end, LOOP) == loop && generator.state != GeneratorState.DONE && Counts.revive(object)) {
        StartedGenerators.unlink(generator)
        break
      }
      object = next
    }
    Spin.unlock(lock)
    return object
  }
}
