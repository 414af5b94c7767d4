import { Comparison } from '../../abi/instructions'
import { CELL_BYTES } from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { AsyncioReason, Trap } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { Outcome } from '../eval/outcome'
import { Coroutine, CoroutineState, Future, FutureState } from '../objects/awaitables'
import { Objects } from '../objects/objects'
import { Cell } from '../objects/values'
import { Coroutines } from './coroutines'
import { Futures } from './futures'
import { HandleKind } from './handles'
import { Loop } from './loop'

/** The result of polling an awaited value. */
export const enum Awaited {
  /** The awaited value raised an error. */
  FAILED = 0,
  /** The loop will step the current task again once there is a result. */
  PENDING = 1,
  READY = 2,
}

/** The instructions of `await`. Only tasks run them, so the thread has a loop, and the loop has a current task. */
export abstract class Awaiting {
  /**
   * AWAIT: if the awaited value is a coroutine of an `async def`, puts its frame on the stack. Polls every other awaited value. If that
   * value has no result yet, suspends the task. The task's next turn then begins with this same instruction.
   */
  static begin(t: ThreadState): Outcome {
    const cell = t.sp
    const tag = Cell.tag(cell)
    if (tag == Tag.NATIVE_COROUTINE && !Coroutine.of(cell).isSleep) {
      return Coroutines.enter(t, Coroutine.of(cell), cell + CELL_BYTES, t.pc, t.fp) ? Outcome.NO_TICK : Outcome.FAILED
    }
    const awaited = Awaiting.poll(t, cell, cell + CELL_BYTES)
    if (awaited == Awaited.FAILED) return Outcome.FAILED
    if (awaited == Awaited.READY) t.sp += CELL_BYTES
    else t.pc -= sizeof<u32>()
    return awaited == Awaited.READY ? Outcome.TICK : Outcome.SUSPENDED
  }

  /** END_SEND: replaces the awaited value by its result. */
  static end(t: ThreadState): void {
    const cell = t.sp - CELL_BYTES
    if (Cell.tag(cell) == Tag.NATIVE_COROUTINE) Coroutine.of(cell).state = CoroutineState.DONE
    Objects.releaseCell(t, cell)
    Cell.move(t.sp, cell)
    t.sp = cell
  }

  /** Polls an awaited sleep, task or gathering. Writes its result, if there is one, to `to`. */
  static poll(t: ThreadState, cell: usize, to: usize): Awaited {
    const tag = Cell.tag(cell)
    if (tag == Tag.NATIVE_COROUTINE) return Awaiting.sleep(t, Coroutine.of(cell), to)
    if (tag == Tag.TASK || tag == Tag.GATHERING) return Awaiting.future(t, Future.of(cell), to)
    Errors.raise(t, Trap.AWAIT_TYPE, tag, 0)
    return Awaited.FAILED
  }

  private static future(t: ThreadState, future: Future, to: usize): Awaited {
    if (Futures.isDone(future)) {
      if (future.state == FutureState.FAILED) {
        Futures.raise(t, future)
        return Awaited.FAILED
      }
      Objects.copyCell(future.result, to)
      return Awaited.READY
    }
    const current = Loop.of(t).current
    if (future.loop != t.loop || future.address == current) {
      const reason = future.loop == t.loop ? AsyncioReason.AWAITS_ITSELF : AsyncioReason.OTHER_LOOP
      Errors.raise(t, Trap.ASYNCIO, 0, reason)
      return Awaited.FAILED
    }
    return Futures.whenDone(t, future, HandleKind.STEP, current, 0) ? Awaited.PENDING : Awaited.FAILED
  }

  private static sleep(t: ThreadState, coroutine: Coroutine, to: usize): Awaited {
    const loop = Loop.of(t)
    // The task began this sleep in an earlier turn. The loop steps the task again only when the sleep is over, so the result is ready.
    if (coroutine.waiter == loop.current && coroutine.state == CoroutineState.STARTED) {
      Objects.copyCell(Coroutines.result(coroutine), to)
      return Awaited.READY
    }
    const delay = Coroutines.delay(coroutine)
    if (!Awaiting.isDelay(t, delay) || !Coroutines.start(t, coroutine)) return Awaited.FAILED
    coroutine.waiter = loop.current
    // As in CPython, a sleep without a delay only lets the other tasks have their turns.
    const seconds = Cell.number(delay)
    const set = seconds <= 0 ? loop.callSoon(t, HandleKind.STEP, loop.current) : loop.callLater(t, seconds, loop.current)
    return set ? Awaited.PENDING : Awaited.FAILED
  }

  private static isDelay(t: ThreadState, delay: usize): bool {
    const tag = Cell.tag(delay)
    if (!Cell.isNumber(tag)) return Errors.raise(t, Trap.COMPARE_TYPE, Comparison.LESS_EQUAL, tag | (Tag.INT << 8))
    return !isNaN(Cell.number(delay)) || Errors.raise(t, Trap.ASYNCIO, 0, AsyncioReason.DELAY_NAN)
  }
}
