import { BuiltinClass } from '../../abi/classes'
import { CELL_BYTES, FUNCTION_LOCALS } from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { GeneratorReason, Trap } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { AsyncStep, StepState } from '../objects/async-step'
import { Exceptions } from '../objects/exceptions'
import { Generator, Mark } from '../objects/generator'
import { HANDLER_DEPTH, HANDLER_TARGET, Handlers } from '../objects/handlers'
import { Objects } from '../objects/objects'
import { Traces } from '../objects/traces'
import { Cell } from '../objects/values'
import { FRAME_FP, FRAME_FUNCTION, FRAME_GENERATOR, FRAME_PC, Frames } from './frames'
import { Guards } from './guards'
import { Outcome } from './outcome'

/** Drops frames after an error, until one has a handler. */
export abstract class Unwinding {
  /**
   * Drops frames until one has a handler for its current instruction. Adds each frame to the error's trace; `adds` is false if the trace
   * has the first one already. The registers are in the ThreadState.
   * @returns NO_TICK with the registers at the handler and the exception on the stack; FAILED if no frame down to the one without a caller
   * has a handler
   */
  static run(t: ThreadState, adds: bool): Outcome {
    if (!t.failedPc && t.trap != Trap.RAISED) t.failedPc = t.pc
    while (t.fp) {
      if (adds) Traces.add(t, Errors.trace(t), t.pc)
      adds = true
      const handler = Handlers.find(t.pc - sizeof<u32>())
      if (handler) {
        Unwinding.handle(t, handler)
        return Outcome.NO_TICK
      }
      const header = t.fp - CELL_BYTES
      Unwinding.dropTo(t, header)
      const generator = <usize>load<u32>(header, FRAME_GENERATOR)
      t.sp = header - CELL_BYTES
      if (generator) Unwinding.leaveGenerator(t, Generator.at(generator))
      t.pc = <usize>load<u32>(header, FRAME_PC)
      t.fp = <usize>load<u32>(header, FRAME_FP)
      t.depth--
    }
    return Outcome.FAILED
  }

  /**
   * Ends the generator whose frame the error leaves. A StopIteration must not leave the frame, because it would end the loop of the caller.
   * For the same reason, a StopAsyncIteration must not leave the frame of an asynchronous generator. Such an exception becomes the cause of
   * a RuntimeError, whose trace begins in the caller's frame, as in CPython 3.11.
   */
  private static leaveGenerator(t: ThreadState, generator: Generator): void {
    Frames.endGenerator(t, generator.address)
    generator.marks &= ~Mark.IN_STEP
    if (Cell.tag(t.sp) == Tag.ASYNC_STEP) AsyncStep.of(t.sp).state = StepState.DONE
    const isStop = t.trap == Trap.RAISED ? Exceptions.isInstance(t.exception, BuiltinClass.STOP_ITERATION) : t.trap == Trap.STOP_ITERATION
    const isStopAsync =
      generator.kind == Tag.ASYNC_GENERATOR &&
      t.trap == Trap.RAISED &&
      Exceptions.isInstance(t.exception, BuiltinClass.STOP_ASYNC_ITERATION)
    if (!isStop && !isStopAsync) return
    const stop = Exceptions.take(t)
    Errors.raise(t, Trap.GENERATOR, generator.kind, isStop ? GeneratorReason.RAISED_STOP : GeneratorReason.RAISED_STOP_ASYNC)
    const error = Exceptions.take(t)
    Exceptions.setCause(t, error, stop)
    t.exception = error
    t.trap = Trap.RAISED
  }

  private static handle(t: ThreadState, handler: usize): void {
    const record = Frames.record(load<i32>(t.fp - CELL_BYTES, FRAME_FUNCTION))
    const cells = <usize>load<u32>(record, FUNCTION_LOCALS) + <usize>load<u32>(handler, HANDLER_DEPTH)
    Unwinding.dropTo(t, t.fp + (cells - 1) * CELL_BYTES)
    const exception = Exceptions.take(t)
    t.sp += CELL_BYTES
    Cell.set(t.sp, Tag.EXCEPTION, <i64>exception)
    t.pc = <usize>load<u32>(handler, HANDLER_TARGET)
  }

  /** Drops the cells above `top`, which becomes sp. Also releases the lock of each guard, because the exception leaves its `with`. */
  private static dropTo(t: ThreadState, top: usize): void {
    for (let cell = t.sp; cell > top; cell -= CELL_BYTES) {
      if (Cell.tag(cell) == Tag.GUARD) Guards.release(t, Cell.object(cell))
      Objects.releaseCell(t, cell)
    }
    t.sp = top
  }
}
