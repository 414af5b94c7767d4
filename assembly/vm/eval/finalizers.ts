import { CELL_BYTES, HEAP_UNAWAITED, OBJECT_KIND, SLOT_FINALIZES } from '../../abi/layout'
import { Name } from '../../abi/names'
import { Tag } from '../../abi/tags'
import { Trap } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { FramesModule } from '../builtins/frames'
import { Errors } from '../errors'
import { Exceptions } from '../objects/exceptions'
import { INSTANCE_FINALIZER } from '../objects/fields'
import { Generator, GeneratorState, Mark } from '../objects/generator'
import { Objects } from '../objects/objects'
import { Scratch } from '../objects/scratch'
import { StartedGenerators } from '../objects/started'
import { Cell } from '../objects/values'
import { Closing } from './closing'
import { Frames } from './frames'
import { Reenter } from './reenter'
import { LACKS, RAISED, Specials } from './specials'

/**
 * Closes generators that lost their last reference while they waited in a `try` or `with`. Calls the `__del__` of instances that lost their
 * last reference. Reports coroutines that never started. CPython does all this as soon as the last reference is gone. In the lab, the
 * current instruction ends first, because an instruction that drops objects cannot run other code meanwhile.
 */
export abstract class Finalizers {
  /** Finalizes the objects in the thread's list of dying objects. The thread is between two instructions and has no error. */
  static run(t: ThreadState): void {
    // While the thread finalizes, its checks do not empty its queue, whose objects may need finalizers too (Step.look()).
    const before = load<i32>(t.slot, SLOT_FINALIZES)
    store<i32>(t.slot, 1, SLOT_FINALIZES)
    let waiting = Finalizers.takeAll(t, 0)
    while (waiting) {
      const object = waiting
      waiting = Finalizers.next(object)
      if (load<u8>(object, OBJECT_KIND) == Tag.INSTANCE) Finalizers.finalize(t, object)
      else Finalizers.close(t, object)
      waiting = Finalizers.takeAll(t, waiting)
    }
    store<i32>(t.slot, before, SLOT_FINALIZES)
  }

  /**
   * Takes the thread's dying objects, in the order in which they lost their last references, and puts the chain `rest` behind them.
   * @returns the first object
   */
  private static takeAll(t: ThreadState, rest: usize): usize {
    let first = rest
    let one = t.dying
    t.dying = 0
    while (one) {
      const next = Finalizers.next(one)
      if (load<u8>(one, OBJECT_KIND) == Tag.INSTANCE) store<u32>(one, <u32>first, INSTANCE_FINALIZER)
      else Generator.at(one).next = first
      first = one
      one = next
    }
    return first
  }

  private static next(object: usize): usize {
    return load<u8>(object, OBJECT_KIND) == Tag.INSTANCE ? <usize>load<u32>(object, INSTANCE_FINALIZER) : Generator.at(object).next
  }

  private static close(t: ThreadState, object: usize): void {
    const cell = Scratch.sumIterator(t)
    const result = Scratch.item(t)
    Cell.set(cell, load<u8>(object, OBJECT_KIND), <i64>object)
    if (Cell.tag(cell) == Tag.COROUTINE && Generator.of(cell).state == GeneratorState.NEW) Finalizers.warn(t, cell)
    const called = Finalizers.leaveToLoop(t, cell)
    if (called != LACKS) {
      if (called == RAISED) Errors.clear(t)
      else Objects.releaseCell(t, called)
      Objects.release(t, object)
      return
    }
    // CPython prints "Exception ignored in …" for an error of a closed generator, and goes on. The lab goes on without the message.
    if (Closing.close(t, cell, result)) Objects.releaseCell(t, result)
    else Errors.clear(t)
    Objects.release(t, object)
  }

  /**
   * Calls the function that the library passed to _coroutines.watch(). The arguments are a coroutine that never started, and a list with
   * the frame that dropped it.
   */
  private static warn(t: ThreadState, cell: usize): void {
    const call = Reenter.begin(t)
    const frames = call ? FramesModule.ofCaller(t) : 0
    if (!frames) {
      Errors.clear(t)
      return
    }
    Objects.copyCell(t.heap + HEAP_UNAWAITED, call)
    Objects.copyCell(cell, call + CELL_BYTES)
    Cell.set(call + 2 * CELL_BYTES, Tag.LIST, <i64>frames)
    if (Reenter.run(t, call, 2)) Objects.releaseCell(t, call)
    else Errors.clear(t)
  }

  /**
   * Lets the event loop of an asynchronous generator close the generator, because the generator may await something while it closes.
   * @returns a result of Specials.call(). It is LACKS if the generator is not asynchronous, has no loop, or has begun its aclose(). The
   * caller must then close the generator.
   */
  private static leaveToLoop(t: ThreadState, cell: usize): usize {
    if (Cell.tag(cell) != Tag.ASYNC_GENERATOR) return LACKS
    const generator = Generator.of(cell)
    if (!StartedGenerators.hasLoop(generator) || generator.isMarked(Mark.CLOSING)) return LACKS
    generator.marks |= Mark.LEFT_TO_LOOP
    const loop = Scratch.operand(t)
    Cell.set(loop, Tag.INSTANCE, <i64>load<u32>(StartedGenerators.loopOf(generator)))
    return Specials.call(t, loop, Name._ASYNCGEN_FINALIZER_HOOK, cell)
  }

  /** Calls the `__del__` of an instance. An error of the method is reported, and the thread goes on. */
  private static finalize(t: ThreadState, object: usize): void {
    store<u32>(object, 1, INSTANCE_FINALIZER)
    const cell = Scratch.sumIterator(t)
    Cell.set(cell, Tag.INSTANCE, <i64>object)
    const result = Specials.call(t, cell, Name.DUNDER_DEL)
    if (result == RAISED) Finalizers.report(t, cell)
    else if (result != LACKS) Objects.releaseCell(t, result)
    Objects.release(t, object)
  }

  /** Passes the thread's error to the function `_unraisable`, which the compiler adds to a class that defines `__del__`. */
  private static report(t: ThreadState, self: usize): void {
    const error = Scratch.operand(t)
    Cell.set(error, Tag.EXCEPTION, <i64>Exceptions.take(t))
    const reported = Specials.call(t, self, Name._UNRAISABLE, error)
    if (reported == RAISED) Errors.clear(t)
    else if (reported != LACKS) Objects.releaseCell(t, reported)
    Objects.releaseCell(t, error)
  }

  /** Finalizes the objects of a thread that has ended, perhaps with an error. */
  static settle(t: ThreadState): void {
    if (!t.dying) return
    t.sp = Frames.base(t)
    t.fp = 0
    t.depth = 0
    const exception = t.trap ? Exceptions.take(t) : 0
    Finalizers.run(t)
    if (!exception) return
    t.exception = exception
    t.trap = Trap.RAISED
  }
}
