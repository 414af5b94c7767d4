import { BuiltinClass } from '../../abi/classes'
import { Op } from '../../abi/instructions'
import { CELL_BYTES, FREE_THREADED, FUNCTION_PARAMETERS } from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { GeneratorReason, Trap } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { Word } from '../../word'
import { Errors } from '../errors'
import { AsyncStep, StepState } from '../objects/async-step'
import { Exceptions } from '../objects/exceptions'
import { Generator, GeneratorState, Mark } from '../objects/generator'
import { Objects } from '../objects/objects'
import { Cell } from '../objects/values'
import { FRAME_FP, FRAME_FUNCTION, FRAME_GENERATOR, FRAME_PC, Frames } from './frames'
import { Outcome } from './outcome'

/** The results of resume(). */
export const enum Resumed {
  /** The resumption raised an error. The generator is as before. */
  FAILED = 0,
  /** The generator's frame is on the stack. */
  ENTERED = 1,
  /** The generator had already finished. */
  DONE = 2,
}

/**
 * The instructions of generators. Whatever resumes a generator leaves the generator's cell on the stack and puts the frame directly above
 * it, without a nested eval loop:
 *
 *     generator | header | locals … | value stack …
 *
 * Below the frame of an asynchronous generator is its step (objects/async-step.ts) instead of the generator.
 *
 * The instruction before the return address shows what resumed the generator. For FOR_ITER, a yielded value goes above the generator. For
 * YIELD_FROM, the generator of that instruction yields the value in turn. For a call of next() or send(), and for code that runs the frame
 * in a nested eval loop, the value replaces the generator.
 */
export abstract class Generators {
  /**
   * Puts the frame of a generator on the stack, with its header at `header`, and sets the registers. `tag` and `payload` are the value that
   * `yield` returns. If the result is ENTERED, the frame has taken over the reference to that value. The cell below the header contains the
   * generator or, for an asynchronous generator, its step.
   */
  static resume(t: ThreadState, generator: Generator, header: usize, returnPc: usize, callerFp: usize, tag: i32, payload: i64): Resumed {
    const record = Frames.record(generator.function)
    if (!Frames.fits(t, header, record, load<i32>(record, FUNCTION_PARAMETERS))) return Generators.fails(t, Trap.RECURSION, generator, 0)
    const state = Generators.claim(generator, tag == Tag.NONE)
    if (state == GeneratorState.DONE) return Generators.isOver(t, generator)
    if (state == GeneratorState.RUNNING) return Generators.fails(t, Trap.GENERATOR, generator, GeneratorReason.EXECUTING)
    if (state == GeneratorState.NEW && tag != Tag.NONE) return Generators.fails(t, Trap.GENERATOR, generator, GeneratorReason.JUST_STARTED)
    let top = Generators.push(generator, header, returnPc, callerFp)
    if (state == GeneratorState.SUSPENDED) {
      top += CELL_BYTES
      Cell.set(top, tag, payload)
    }
    t.pc = generator.pc
    t.fp = header + CELL_BYTES
    t.sp = top
    t.depth++
    generator.swapHandled(t)
    return Resumed.ENTERED
  }

  /**
   * Puts the frame of a generator on the stack so that it raises an exception where it waits. The caller then lets the error unwind. If the
   * generator has already ended, no frame goes to the stack: the result is DONE, and the exception is raised in the caller. For a coroutine
   * that has ended, the result is FAILED, with an error about the reuse. Takes over the reference to the exception.
   */
  static raise(t: ThreadState, generator: Generator, header: usize, returnPc: usize, callerFp: usize, exception: usize): Resumed {
    const record = Frames.record(generator.function)
    const hasRoom = Frames.fits(t, header, record, load<i32>(record, FUNCTION_PARAMETERS))
    const state = hasRoom ? Generators.claim(generator, true) : GeneratorState.RUNNING
    if (state == GeneratorState.RUNNING) {
      Objects.release(t, exception)
      return Generators.fails(t, hasRoom ? Trap.GENERATOR : Trap.RECURSION, generator, GeneratorReason.EXECUTING)
    }
    if (state == GeneratorState.DONE && generator.kind == Tag.COROUTINE) {
      Objects.release(t, exception)
      return Generators.isOver(t, generator)
    }
    if (state != GeneratorState.DONE) {
      const delegates = load<u8>(generator.pc) == Op.YIELD_FROM && state == GeneratorState.SUSPENDED
      t.sp = Generators.push(generator, header, returnPc, callerFp)
      t.fp = header + CELL_BYTES
      // A frame's pc is the address after its current instruction. But a generator that waits in a YIELD_FROM keeps the address of that
      // instruction, because the YIELD_FROM executes again.
      t.pc = generator.pc + (delegates ? sizeof<u32>() : 0)
      t.depth++
      generator.swapHandled(t)
    }
    Exceptions.raise(t, exception)
    return state == GeneratorState.DONE ? Resumed.DONE : Resumed.ENTERED
  }

  /** Writes the header, and moves the generator's cells above it. @returns the frame's sp */
  @inline static push(generator: Generator, header: usize, returnPc: usize, callerFp: usize): usize {
    const end = generator.cells + <usize>generator.held * CELL_BYTES
    store<u32>(header, <u32>returnPc, FRAME_PC)
    store<u32>(header, <u32>callerFp, FRAME_FP)
    store<i32>(header, generator.function, FRAME_FUNCTION)
    store<u32>(header, <u32>generator.address, FRAME_GENERATOR)
    generator.state = GeneratorState.RUNNING
    generator.held = 0
    for (let cell = generator.cells; cell < end; cell += CELL_BYTES) {
      header += CELL_BYTES
      Cell.move(cell, header)
    }
    return header
  }

  /** Reserves a generator for the thread, unless it is running or done, or it is new and `mayStart` is false. @returns the state before */
  private static claim(generator: Generator, mayStart: bool): GeneratorState {
    const state: GeneratorState = Word.load(generator.stateAddress)
    if (state != GeneratorState.SUSPENDED && (state != GeneratorState.NEW || !mayStart)) return state
    if (!load<i32>(FREE_THREADED)) generator.state = GeneratorState.RUNNING
    else if (Word.cas(generator.stateAddress, state, GeneratorState.RUNNING) != state) return GeneratorState.RUNNING
    return state
  }

  /** Reserves a suspended generator for compiled code. @returns false, without an effect, if the generator is not suspended */
  @inline static reserve(generator: Generator): bool {
    if (!load<i32>(FREE_THREADED)) return generator.state == GeneratorState.SUSPENDED
    return Word.cas(generator.stateAddress, GeneratorState.SUSPENDED, GeneratorState.RUNNING) == GeneratorState.SUSPENDED
  }

  /** Ends a reservation of reserve(), if the generator has not run. */
  @inline static cancel(generator: Generator): void {
    Word.store(generator.stateAddress, GeneratorState.SUSPENDED)
  }

  private static fails(t: ThreadState, trap: i32, generator: Generator, reason: i32): Resumed {
    Errors.raise(t, trap, generator.kind, reason)
    return Resumed.FAILED
  }

  /** The result of an attempt to resume a generator that has ended: DONE. For a coroutine, the function raises an error instead. */
  private static isOver(t: ThreadState, generator: Generator): Resumed {
    return generator.kind == Tag.COROUTINE ? Generators.fails(t, Trap.GENERATOR, generator, GeneratorReason.REUSED) : Resumed.DONE
  }

  /** Executes FOR_ITER over a generator, which is on top of the stack. */
  static iterate(t: ThreadState, argument: i32): Outcome {
    const cell = t.sp
    const resumed = Generators.resume(t, Generator.of(cell), cell + CELL_BYTES, t.pc, t.fp, Tag.NONE, 0)
    if (resumed == Resumed.ENTERED) return Outcome.NO_TICK
    if (resumed == Resumed.FAILED) return Outcome.FAILED
    Objects.releaseCell(t, cell)
    t.sp = cell - CELL_BYTES
    t.pc += (<usize>argument) << 2
    return Outcome.TICK
  }

  /**
   * Executes a CALL of next() or send(). The stack is [callable, generator] or [callable, generator, value]. The value is the default of
   * next(), if `hasDefault`, or the argument of send(). The generator may be a coroutine. Puts the frame of the generator on the stack
   * instead of running it in a nested eval loop.
   */
  static call(t: ThreadState, callable: usize, count: i32, hasDefault: bool): Outcome {
    let cell = callable
    const value = callable + 2 * CELL_BYTES
    let tag = Tag.NONE
    let payload: i64 = 0
    // The callable is a builtin, which is not an object, so it needs no release. The default or the generator replaces it.
    if (hasDefault) {
      Cell.move(value, callable)
      cell += CELL_BYTES
    } else {
      if (count == 2) {
        tag = Cell.tag(value)
        payload = Cell.int(value)
      }
      Cell.move(callable + CELL_BYTES, callable)
    }
    t.sp = cell
    const generator = Generator.of(cell)
    const resumed = Generators.resume(t, generator, cell + CELL_BYTES, t.pc, t.fp, tag, payload)
    if (resumed == Resumed.ENTERED) {
      generator.hasDefault = i32(hasDefault)
      return Outcome.NO_TICK
    }
    if (tag >= Tag.STR) Objects.release(t, <usize>payload)
    if (resumed == Resumed.FAILED) return Outcome.FAILED
    if (hasDefault) {
      Objects.releaseCell(t, cell)
      t.sp = callable
      return Outcome.TICK
    }
    Errors.raise(t, Trap.STOP_ITERATION, 0, 0)
    return Outcome.FAILED
  }

  /**
   * YIELD_VALUE: moves the frame from the stack back into its generator, and gives the top value to whatever resumed it. If that is a
   * YIELD_FROM, its generator yields the value too.
   */
  static yieldValue(t: ThreadState): Outcome {
    const tag = Cell.tag(t.sp)
    const payload = Cell.int(t.sp)
    let header = t.fp - CELL_BYTES
    Generators.suspend(t, header)
    while (Generators.resumedBy(t) == Op.YIELD_FROM) {
      t.sp = header
      t.pc -= sizeof<u32>()
      header = t.fp - CELL_BYTES
      Generators.suspend(t, header)
    }
    return Generators.deliver(t, header, tag, payload)
  }

  /** Moves the frame with this header into its generator, except the top value. The registers become those of the frame below. */
  private static suspend(t: ThreadState, header: usize): void {
    const generator = Generator.at(<usize>load<u32>(header, FRAME_GENERATOR))
    generator.swapHandled(t)
    Generators.take(generator, t.fp, t.sp, t.pc)
    Generators.pop(t, header)
  }

  /** Moves the cells from `fp` to the one below `sp` into the generator. */
  @inline static take(generator: Generator, fp: usize, sp: usize, pc: usize): void {
    let to = generator.cells
    for (let cell = fp; cell < sp; cell += CELL_BYTES) {
      Cell.move(cell, to)
      to += CELL_BYTES
    }
    generator.held = <i32>((sp - fp) / CELL_BYTES)
    generator.pc = pc
    // From now on, another thread can resume the generator.
    Word.store(generator.stateAddress, GeneratorState.SUSPENDED)
  }

  /** Sets the registers to those of the frame below the one with this header. */
  @inline private static pop(t: ThreadState, header: usize): void {
    t.pc = <usize>load<u32>(header, FRAME_PC)
    t.fp = <usize>load<u32>(header, FRAME_FP)
    t.sp = header - CELL_BYTES
    t.depth--
  }

  /**
   * YIELD_ASYNC: suspends an asynchronous generator. The value becomes the result of the step that resumed the generator. The step runs in
   * a YIELD_FROM that awaits it, or in a nested eval loop.
   */
  static yieldAsync(t: ThreadState): Outcome {
    const tag = Cell.tag(t.sp)
    const payload = Cell.int(t.sp)
    const header = t.fp - CELL_BYTES
    Generator.at(<usize>load<u32>(header, FRAME_GENERATOR)).marks &= ~Mark.IN_STEP
    Generators.suspend(t, header)
    const below = t.sp
    if (Cell.tag(below) == Tag.ASYNC_STEP) AsyncStep.of(below).state = StepState.DONE
    Objects.releaseCell(t, below)
    Cell.set(below, tag, payload)
    return t.fp ? Outcome.TICK : Outcome.END
  }

  /** Gives a yielded value to whatever resumed the generator. */
  private static deliver(t: ThreadState, header: usize, tag: i32, payload: i64): Outcome {
    const op = Generators.resumedBy(t)
    if (op == Op.FOR_ITER || op == Op.FOR_ITER_STORE) {
      Cell.set(header, tag, payload)
      t.sp = header
      return Outcome.TICK
    }
    let result = header - CELL_BYTES
    const generator = Generator.of(result)
    if (generator.hasDefault) {
      generator.hasDefault = 0
      Objects.releaseCell(t, result)
      result -= CELL_BYTES
    }
    Objects.releaseCell(t, result)
    Cell.set(result, tag, payload)
    t.sp = result
    return t.fp ? Outcome.TICK : Outcome.END
  }

  /** The instruction by which the frame below resumed the generator; NOP if the generator is the first frame of an eval loop. */
  @inline private static resumedBy(t: ThreadState): i32 {
    return t.fp ? <i32>load<u8>(t.pc - sizeof<u32>()) : Op.NOP
  }

  /** RETURN_FROM_GENERATOR: ends the generator. The top value is the value of its StopIteration. */
  static finish(t: ThreadState): Outcome {
    const header = t.fp - CELL_BYTES
    const tag = Cell.tag(t.sp)
    const payload = Cell.int(t.sp)
    for (let local = t.sp - CELL_BYTES; local >= t.fp; local -= CELL_BYTES) Objects.releaseCell(t, local)
    Generators.pop(t, header)
    const generator = Generator.at(<usize>load<u32>(header, FRAME_GENERATOR))
    Frames.endGenerator(t, generator.address)
    const below = header - CELL_BYTES
    if (Cell.tag(below) == Tag.ASYNC_STEP) return Generators.endSteps(t, below)
    const op = Generators.resumedBy(t)
    const hasDefault = generator.hasDefault
    Objects.releaseCell(t, below)
    Cell.set(below, tag, payload)
    if (!t.fp) return Outcome.END
    if (op == Op.YIELD_FROM) return Outcome.TICK
    const isLoop = op == Op.FOR_ITER || op == Op.FOR_ITER_STORE
    if (isLoop || hasDefault) {
      Objects.releaseCell(t, below)
      t.sp = below - CELL_BYTES
      if (isLoop) t.pc += (<usize>(load<i32>(t.pc - sizeof<u32>()) >> 8)) << 2
      return Outcome.TICK
    }
    if (tag == Tag.NONE) Errors.raise(t, Trap.STOP_ITERATION, 0, 0)
    else Exceptions.raiseWith(t, BuiltinClass.STOP_ITERATION, below)
    return Outcome.FAILED
  }

  /** Ends the step in the cell `below` with a StopAsyncIteration, because its asynchronous generator has returned. */
  private static endSteps(t: ThreadState, below: usize): Outcome {
    const step = AsyncStep.of(below)
    step.state = StepState.DONE
    Generator.of(step.generator).marks &= ~Mark.IN_STEP
    Exceptions.raiseWith(t, BuiltinClass.STOP_ASYNC_ITERATION, 0)
    return Outcome.FAILED
  }
}
