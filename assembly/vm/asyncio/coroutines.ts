import { CELL_BYTES, FUNCTION_PARAMETERS } from '../../abi/layout'
import { AsyncioReason, Tag, Trap } from '../../abi/opcodes'
import { ThreadState } from '../../thread'
import { Word } from '../../word'
import { Errors } from '../errors'
import { FRAME_FP, FRAME_FUNCTION, FRAME_PC, Frames } from '../eval/frames'
import { Objects } from '../objects/objects'
import { Cell } from '../objects/values'

/** A coroutine's life: it is awaited once, or is a task once. */
export const enum CoroutineState {
  NEW = 0,
  STARTED = 1,
  DONE = 2,
}

/** asyncio.sleep()'s cells. */
const DELAY: i32 = 0
const RESULT: i32 = 1

/**
 * What the call of an `async def` makes: the frame of that call, taken off the stack before its first line, so its cells are the locals.
 * Awaiting it puts the frame back above the one that awaits, where it runs and returns like any callee. From then on the coroutine is
 * empty: its frame is one of its task's (tasks.ts).
 *
 * asyncio.sleep() makes one too, which has no code: its cells are delay and result.
 */
@unmanaged
@final
export class Coroutine {
  refcount: i32
  kind: i32
  /** CoroutineState; atomic: of two that want it, one gets it. */
  state: i32
  /** Where it begins; 0: it is asyncio.sleep()'s. */
  pc: usize
  function: i32
  /** Cells that follow, and those of them that still hold something. */
  count: i32
  held: i32
  /** The task that awaits a sleep. */
  waiter: usize

  @inline static of(cell: usize): Coroutine {
    return changetype<Coroutine>(Cell.object(cell))
  }

  @inline get isSleep(): bool {
    return this.pc == 0
  }

  @inline cell(index: i32): usize {
    return changetype<usize>(this) + offsetof<Coroutine>() + <usize>index * CELL_BYTES
  }

  get bytes(): usize {
    return offsetof<Coroutine>() + <usize>this.count * CELL_BYTES
  }
}

export abstract class Coroutines {
  private static create(t: ThreadState, to: usize, pc: usize, count: i32): bool {
    const object = Objects.create(t, Tag.COROUTINE, offsetof<Coroutine>() + <usize>count * CELL_BYTES)
    if (!object) return false
    Cell.set(to, Tag.COROUTINE, <i64>object)
    const coroutine = Coroutine.of(to)
    coroutine.state = CoroutineState.NEW
    coroutine.pc = pc
    coroutine.count = count
    coroutine.held = count
    coroutine.waiter = 0
    return true
  }

  /** RETURN_GENERATOR: pushes a coroutine that has all that the frame held. */
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

  /** asyncio.sleep(): writes its coroutine to `to`. result: 0 for None */
  static createSleep(t: ThreadState, to: usize, delay: usize, result: usize): bool {
    if (!Coroutines.create(t, to, 0, 2)) return false
    const coroutine = Coroutine.of(to)
    Objects.copyCell(delay, coroutine.cell(DELAY))
    if (result) Objects.copyCell(result, coroutine.cell(RESULT))
    else Cell.setNone(coroutine.cell(RESULT))
    return true
  }

  /** Puts the frame back, its header at `header`: the next instruction is its first. Registers are in the ThreadState. */
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
    Cell.moveMany(coroutine.cell(0), t.fp, count)
    coroutine.held = 0
    return true
  }

  /** Whoever starts a coroutine has it alone. */
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
