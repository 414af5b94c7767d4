import { BuiltinClass } from '../../abi/classes'
import { CELL_BYTES } from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { AwaitReason, GeneratorReason, Trap } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { AsyncStep, StepKind, StepState } from '../objects/async-step'
import { Exceptions } from '../objects/exceptions'
import { Generator, GeneratorState, Mark } from '../objects/generator'
import { Next } from '../objects/next'
import { Objects } from '../objects/objects'
import { StartedGenerators } from '../objects/started'
import { Cell } from '../objects/values'
import { Generators, Resumed } from './generators'
import { Outcome } from './outcome'

/**
 * The steps of asynchronous generators. A step is the awaitable that `__anext__`, asend(), athrow() or aclose() returns, as CPython's
 * async_gen_asend and async_gen_athrow. `await` resumes the generator of a SEND step without a nested eval loop. closing.ts runs steps in
 * nested eval loops in all other cases.
 */
export abstract class AsyncSteps {
  /**
   * Writes a new step to `to`. `value` is the address of a cell; 0 means None. The first step of a generator also assigns the generator to
   * the running event loop, if there is one.
   */
  static create(t: ThreadState, to: usize, kind: StepKind, generator: usize, value: usize): bool {
    const object = Objects.create(t, Tag.ASYNC_STEP, offsetof<AsyncStep>())
    if (!object) return false
    if (StartedGenerators.start(t, Generator.of(generator))) Objects.keep(t.runningLoop)
    const step = AsyncStep.at(object)
    step.stepKind = kind
    step.state = StepState.NEW
    Objects.copyCell(generator, step.generator)
    if (value) Objects.copyCell(value, step.value)
    else Cell.setNone(step.value)
    Cell.set(to, Tag.ASYNC_STEP, <i64>object)
    return true
  }

  /** Executes YIELD_FROM over a SEND step. The stack is [step, value]. Puts the frame of the generator on the stack. */
  static enter(t: ThreadState): Outcome {
    const value = t.sp
    const step = AsyncStep.of(value - CELL_BYTES)
    if (!AsyncSteps.begin(t, step)) return Outcome.FAILED
    if (Cell.tag(value) == Tag.NONE) Cell.move(step.value, value)
    Cell.setNone(step.value)
    const resumed = Generators.resume(t, Generator.of(step.generator), value, t.pc, t.fp, Cell.tag(value), Cell.int(value))
    if (resumed == Resumed.ENTERED) return Outcome.NO_TICK
    AsyncSteps.end(step)
    if (resumed == Resumed.DONE) Exceptions.raiseWith(t, BuiltinClass.STOP_ASYNC_ITERATION, 0)
    return Outcome.FAILED
  }

  /**
   * Executes `LOAD_CONST None` and YIELD_FROM, which follow GET_ANEXT: enters the step that GET_ANEXT has pushed. On success, the outcome
   * reports the tick of GET_ANEXT. On failure, this function counts that tick itself. The caller has checked that at least two ticks are
   * left, so the check interval does not end here.
   */
  static enterNext(t: ThreadState): Outcome {
    t.sp += CELL_BYTES
    Cell.setNone(t.sp)
    t.pc += 2 * sizeof<u32>()
    if (AsyncSteps.enter(t) == Outcome.NO_TICK) return Outcome.TICK
    t.ops++
    t.ticks--
    return Outcome.FAILED
  }

  /** Begins a step, or continues it. @returns false if it raised an error */
  static begin(t: ThreadState, step: AsyncStep): bool {
    const isSend = step.stepKind == StepKind.SEND
    if (step.state == StepState.DONE) return AsyncSteps.fails(t, isSend ? AwaitReason.REUSED_ASEND : AwaitReason.REUSED_ATHROW)
    if (step.state == StepState.STARTED) return true
    const generator = Generator.of(step.generator)
    if (generator.isMarked(Mark.IN_STEP)) {
      step.state = StepState.DONE
      return AsyncSteps.fails(t, AwaitReason.ANEXT_RUNNING + step.stepKind)
    }
    if (!isSend && generator.isMarked(Mark.CLOSING)) {
      step.state = StepState.DONE
      return Exceptions.raiseWith(t, BuiltinClass.STOP_ASYNC_ITERATION, 0)
    }
    step.state = StepState.STARTED
    generator.marks |= Mark.IN_STEP
    return true
  }

  /** Ends a step that has a result or has failed. */
  private static end(step: AsyncStep): void {
    step.state = StepState.DONE
    Generator.of(step.generator).marks &= ~Mark.IN_STEP
  }

  static fails(t: ThreadState, reason: i32): bool {
    return Errors.raise(t, Trap.AWAIT, 0, reason)
  }

  /**
   * Derives the result of a step from the result of the nested eval loop that ran the generator. The loop's result is `next` and the value
   * in the cell `to`. @returns ITEM: the generator awaits something; END: the step is over, and `to` contains its result; FAILED: the step
   * raised an error
   */
  static settle(t: ThreadState, step: AsyncStep, next: Next, to: usize): Next {
    const generator = Generator.of(step.generator)
    if (next == Next.ITEM && generator.isMarked(Mark.IN_STEP)) return Next.ITEM
    AsyncSteps.end(step)
    const isClose = step.stepKind == StepKind.ACLOSE
    if (next == Next.ITEM) {
      if (!isClose) return Next.END
      Objects.releaseCell(t, to)
      Errors.raise(t, Trap.GENERATOR, Tag.ASYNC_GENERATOR, GeneratorReason.IGNORED_EXIT)
      return Next.FAILED
    }
    if (next == Next.END) {
      Objects.releaseCell(t, to)
      if (!isClose) Exceptions.raiseWith(t, BuiltinClass.STOP_ASYNC_ITERATION, 0)
    } else {
      if (!isClose || !AsyncSteps.isEnd(t)) return Next.FAILED
      Errors.clear(t)
    }
    Cell.setNone(to)
    return isClose ? Next.END : Next.FAILED
  }

  /** Whether the thread's error means that the generator has ended: a StopAsyncIteration or a GeneratorExit. */
  static isEnd(t: ThreadState): bool {
    if (t.trap != Trap.RAISED) return false
    return (
      Exceptions.isInstance(t.exception, BuiltinClass.STOP_ASYNC_ITERATION) ||
      Exceptions.isInstance(t.exception, BuiltinClass.GENERATOR_EXIT)
    )
  }

  /** Whether the step is a new athrow() or aclose() of a generator that has ended. Such a step does nothing, and its result is None. */
  static isVain(step: AsyncStep): bool {
    return step.stepKind != StepKind.SEND && step.state == StepState.NEW && Generator.of(step.generator).state == GeneratorState.DONE
  }
}
