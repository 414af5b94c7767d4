import { CELL_BYTES, FUNCTION_PARAMETERS } from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { AsyncioReason, Trap } from '../../abi/traps'
import { ThreadState } from '../../thread'
import { Word } from '../../word'
import { Errors } from '../errors'
import { FRAME_FP, FRAME_FUNCTION, FRAME_GENERATOR, FRAME_PC, Frames } from '../eval/frames'
import { Coroutine, CoroutineState } from '../objects/awaitables'
import { Objects } from '../objects/objects'
import { Cell } from '../objects/values'

/** Indices of the two cells in a coroutine of asyncio.sleep(). */
const DELAY: i32 = 0
const RESULT: i32 = 1

export abstract class Coroutines {
  private static create(t: ThreadState, to: usize, pc: usize, count: i32): bool {
    const object = Objects.create(t, Tag.NATIVE_COROUTINE, offsetof<Coroutine>() + <usize>count * CELL_BYTES)
    if (!object) return false
    Cell.set(to, Tag.NATIVE_COROUTINE, <i64>object)
    const coroutine = Coroutine.of(to)
    coroutine.state = CoroutineState.NEW
    coroutine.pc = pc
    coroutine.count = count
    coroutine.held = count
    coroutine.waiter = 0
    return true
  }

  /** RETURN_GENERATOR: creates a coroutine, moves all values of the frame into it, and pushes it. */
  static takeFrame(t: ThreadState): bool {
    const count = <i32>((t.sp + CELL_BYTES - t.fp) / CELL_BYTES)
    const to = t.sp + CELL_BYTES
    if (!Coroutines.create(t, to, t.pc, count)) return false
    const coroutine = Coroutine.of(to)
    coroutine.function = load<i32>(t.fp - CELL_BYTES, FRAME_FUNCTION)
    Cell.moveMany(t.fp, coroutine.cell(0), count)
    for (let local = t.fp; local < to; local += CELL_BYTES) store<i32>(local, Tag.UNSET)
    t.sp = to
    return true
  }

  /** asyncio.sleep(): creates a coroutine and writes it to `to`. `result` is the address of a cell; 0 means None. */
  static createSleep(t: ThreadState, to: usize, delay: usize, result: usize): bool {
    if (!Coroutines.create(t, to, 0, 2)) return false
    const coroutine = Coroutine.of(to)
    Objects.copyCell(delay, coroutine.cell(DELAY))
    if (result) Objects.copyCell(result, coroutine.cell(RESULT))
    else Cell.setNone(coroutine.cell(RESULT))
    return true
  }

  /**
   * Puts the coroutine's frame on the stack, with its header at `header`. Sets the registers in the ThreadState, so that the coroutine's
   * first instruction runs next. @returns false if it raised an error
   */
  static enter(t: ThreadState, coroutine: Coroutine, header: usize, returnPc: usize, callerFp: usize): bool {
    const record = Frames.record(coroutine.function)
    if (!Frames.fits(t, header, record, load<i32>(record, FUNCTION_PARAMETERS))) return Errors.raise(t, Trap.RECURSION, 0, 0)
    if (!Coroutines.start(t, coroutine)) return false
    const count = coroutine.count
    t.fp = header + CELL_BYTES
    t.sp = header + <usize>count * CELL_BYTES
    t.pc = coroutine.pc
    t.depth++
    store<u32>(header, <u32>returnPc, FRAME_PC)
    store<u32>(header, <u32>callerFp, FRAME_FP)
    store<i32>(header, coroutine.function, FRAME_FUNCTION)
    store<u32>(header, 0, FRAME_GENERATOR)
    Cell.moveMany(coroutine.cell(0), t.fp, count)
    coroutine.held = 0
    return true
  }

  /** Claims a coroutine, so that it runs only once. If another caller has claimed it, raises an error and returns false. */
  static start(t: ThreadState, coroutine: Coroutine): bool {
    const state = Word.cas(changetype<usize>(coroutine) + offsetof<Coroutine>('state'), CoroutineState.NEW, CoroutineState.STARTED)
    if (state == CoroutineState.NEW) return true
    const reason = state == CoroutineState.DONE ? AsyncioReason.AWAITED_BEFORE : AsyncioReason.BEING_AWAITED
    return Errors.raise(t, Trap.ASYNCIO, 0, reason)
  }

  @inline static delay(coroutine: Coroutine): usize {
    return coroutine.cell(DELAY)
  }

  @inline static result(coroutine: Coroutine): usize {
    return coroutine.cell(RESULT)
  }
}
