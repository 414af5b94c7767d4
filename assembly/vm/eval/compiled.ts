import { Op } from '../../abi/instructions'
import {
  CELL_BYTES,
  COMPILED_TABLE,
  FREE_THREADED,
  FUNCTION_CODE,
  FUNCTION_INSTRUCTIONS,
  FUNCTION_SHORT_STAYS,
  IMAGE_CONSTANTS,
  IMAGE_ENTRIES,
  SLOT_CALL_LIMIT,
  SLOT_NATIVE_LIMIT,
  SLOT_STAY_END,
  SLOT_WITHHELD_TICKS,
} from '../../abi/layout'
import { ThreadState } from '../../thread'
import { Objects } from '../objects/objects'
import { CELL_SHIFT, Cell } from '../objects/values'
import { Finalizers } from './finalizers'
import { FRAME_FP, FRAME_FUNCTION, FRAME_PC, Frames } from './frames'
import { Outcome } from './outcome'
import { Step } from './step'

/**
 * A stay in compiled code ends soon after this many ticks, and the eval loop enters the code again. An engine compiles Wasm fast first and
 * well later, and a function that runs never changes to the better code.
 */
const STAY_TICKS: i64 = 1 << 16
/** More ticks than any block of compiled code needs. */
const BLOCK_TICKS: i64 = 1 << 12
/**
 * A stay in compiled code is short if it has fewer ticks than this. After so many short stays in a row within a window, the eval loop runs the
 * function. A window has 2^20 ticks of the thread. The end of each long stay causes a few short ones, because the frames of its callees come
 * first, so over a whole run any callee has many short stays.
 */
const SHORT_STAY: u32 = 64
const MOST_SHORT_STAYS: i32 = 1000
const STAYS_BITS: i32 = 10
const WINDOW_BITS: i64 = 20
/** So many calls of compiled code can nest on the native stack, and so many more in each eval loop that a builtin has begun. */
const NATIVE_CALLS: i32 = 200
const MORE_NATIVE_CALLS: i32 = 4
/** The result of compiled code whose frame has not returned, and whose next instruction is that of the registers in the ThreadState. */
export const LEFT: i32 = -1

/**
 * Runs the functions that the host has compiled to Wasm (src/program/wasm). A compiled function works on the same frame as the eval loop.
 * Its result is the ticks that are left if its frame has returned. A negative result is -1 - Outcome: the registers are in the ThreadState,
 * and what called the function goes on there. NO_TICK means that the thread goes on, in this frame or in another one.
 *
 * Compiled code calls step() and operation(), and the functions of CompiledCalls, for what it does not execute itself. While it runs, it alone knows the registers and
 * the ticks that are left of those that give() gave.
 */
export abstract class Compiled {
  /** 1 + the number of the entry of the compiled code at this instruction, 0 for none. */
  @inline static entry(pc: usize): i32 {
    return load<i32>(pc + <usize>load<u32>(IMAGE_ENTRIES))
  }

  /** Runs compiled code from t.pc on, as long as the frame at t.fp has compiled code there. */
  static enter(t: ThreadState): Outcome {
    const outer = load<i32>(t.slot, SLOT_NATIVE_LIMIT)
    let outcome = Outcome.NO_TICK
    while (Compiled.entry(t.pc) != 0) {
      store<i64>(t.slot, t.ops + STAY_TICKS, SLOT_STAY_END)
      store<i32>(t.slot, outer ? max(outer, t.depth + MORE_NATIVE_CALLS) : t.depth + NATIVE_CALLS, SLOT_NATIVE_LIMIT)
      const index = load<u32>(t.fp - CELL_BYTES, FRAME_FUNCTION)
      const before = t.ops
      outcome = Compiled.run(t)
      Compiled.judge(t, index, t.ops - before)
      if (outcome >= Outcome.END) break
      if (outcome != Outcome.NO_TICK && Step.tick(t, outcome)) Step.onTicks(t)
      outcome = Outcome.NO_TICK
    }
    store<i32>(t.slot, outer, SLOT_NATIVE_LIMIT)
    return outcome
  }

  /** Runs the compiled code of the frame at t.fp. */
  private static run(t: ThreadState): Outcome {
    const header = t.fp - CELL_BYTES
    const callerPc = <usize>load<u32>(header, FRAME_PC)
    const callerFp = <usize>load<u32>(header, FRAME_FP)
    const entry = Compiled.entry(t.pc) - 1
    const left = call_indirect<i32>(COMPILED_TABLE + load<u32>(header, FRAME_FUNCTION), t.address, t.fp, entry, Compiled.give(t))
    if (left < 0) return <Outcome>(-1 - left)
    Compiled.count(t, left)
    t.pc = callerPc
    t.fp = callerFp
    t.sp = header
    t.depth--
    return callerFp ? Outcome.TICK : Outcome.END
  }

  // --- what compiled code calls --------------------------------------------------------------------------------------------------------
  // pc, sp, fp: the registers. ticks: the ticks that are left. The result is that of settle(), unless the function says something else.

  /** Executes the instruction at `pc`, and those behind it up to an entry. */
  static step(t: ThreadState, pc: usize, sp: usize, fp: usize, ticks: i32): i32 {
    Compiled.save(t, pc, sp, fp, ticks)
    return Compiled.isOver(t) ? LEFT : Compiled.settle(t, fp, Compiled.one(t))
  }

  /**
   * Executes the instruction at `pc` in the middle of a block. The code goes on behind it if at least `need` ticks are left. If this is not
   * possible, executes the instructions up to an entry.
   */
  static operation(t: ThreadState, pc: usize, sp: usize, fp: usize, ticks: i32, need: i32): i32 {
    Compiled.save(t, pc, sp, fp, ticks)
    const outcome = Compiled.one(t)
    if (t.fp == fp && t.pc == pc + sizeof<u32>() && outcome < Outcome.END) {
      if (outcome != Outcome.NO_TICK && Step.tick(t, outcome)) Step.onTicks(t)
      return Compiled.goOn(t, fp, need)
    }
    const left = Compiled.settle(t, fp, outcome, pc + sizeof<u32>())
    return left >= 0 && t.pc == pc + sizeof<u32>() ? Compiled.goOn(t, fp, need) : left
  }

  /** The result of operation() behind its instruction. */
  @inline static goOn(t: ThreadState, fp: usize, need: i32): i32 {
    if (t.ticks >= need && !Compiled.isOver(t)) return Compiled.give(t)
    // An instruction with an entry begins a block, for which no ticks are needed here.
    return Compiled.settle(t, fp, need ? Compiled.one(t) : Outcome.NO_TICK)
  }

  /** Drops the last reference to an object. @returns whether finalize() must follow */
  static release(t: ThreadState, object: usize): i32 {
    Objects.release(t, object)
    return i32(t.dying != 0)
  }

  /** Runs finalizers after an instruction that does not tick. `pc` is the next instruction. */
  static finalize(t: ThreadState, pc: usize, sp: usize, fp: usize, ticks: i32): i32 {
    Compiled.save(t, pc, sp, fp, ticks)
    Finalizers.run(t)
    return Compiled.settle(t, fp, Outcome.NO_TICK)
  }

  // -------------------------------------------------------------------------------------------------------------------------------------

  /**
   * Goes on after an instruction with this outcome, which may have left the frame at `fp` or put another one above it. Runs compiled frames
   * above it until the frame at `fp` is the current one, and executes instructions until it can go on in compiled code, or at `next`.
   * @returns the ticks that are left, with the next instruction in t.pc; or a negative result of a compiled function
   */
  static settle(t: ThreadState, fp: usize, outcome: Outcome, next: usize = 0): i32 {
    while (true) {
      if (outcome >= Outcome.END) return -1 - outcome
      if (outcome != Outcome.NO_TICK && Step.tick(t, outcome)) Step.onTicks(t)
      if (Compiled.isOver(t) || t.fp < fp) return LEFT
      const isEntry = Compiled.entry(t.pc) != 0
      if (t.fp == fp) {
        if (isEntry || t.pc == next) return Compiled.give(t)
        outcome = Compiled.one(t)
      } else {
        if (!isEntry || t.depth >= load<i32>(t.slot, SLOT_NATIVE_LIMIT)) return LEFT
        outcome = Compiled.run(t)
      }
    }
  }

  /** Gives up the compiled code of a function that leaves it again and again after a few ticks: entering takes longer than it saves. */
  private static judge(t: ThreadState, index: i32, ticks: i64): void {
    // Without a GIL, another thread may be about to enter the code.
    if (load<i32>(FREE_THREADED)) return
    const record = Frames.record(index)
    const window = (<i32>(t.ops >> WINDOW_BITS)) << STAYS_BITS
    const known = load<i32>(record, FUNCTION_SHORT_STAYS)
    const before = known >> STAYS_BITS == window >> STAYS_BITS ? known : window
    const stays = <u64>ticks < SHORT_STAY ? before + 1 : window
    store<i32>(record, stays, FUNCTION_SHORT_STAYS)
    if (stays - window == MOST_SHORT_STAYS) Compiled.giveUp(record)
  }

  /** Restores the plain instructions of a function. A thread that is in its compiled code leaves it at the next step(). */
  private static giveUp(record: usize): void {
    const code = <usize>load<u32>(record, FUNCTION_CODE)
    const end = code + ((<usize>load<u32>(record, FUNCTION_INSTRUCTIONS)) << 2)
    for (let pc = code; pc < end; pc += 4) {
      const op = load<u8>(pc)
      store<i32>(pc + <usize>load<u32>(IMAGE_ENTRIES), 0)
      if (op == Op.RESUME_COMPILED) store<u8>(pc, Op.RESUME)
      else if (op == Op.JUMP_BACKWARD_COMPILED) store<u8>(pc, Op.JUMP_BACKWARD)
      else if (op == Op.RETURN_VALUE_COMPILED) store<u8>(pc, Op.RETURN_VALUE)
    }
  }

  static save(t: ThreadState, pc: usize, sp: usize, fp: usize, ticks: i32): void {
    t.pc = pc
    t.sp = sp
    t.fp = fp
    Compiled.count(t, ticks)
  }

  /** The ticks that compiled code may use at once. Also notes the depth at which it makes no calls. */
  @inline private static give(t: ThreadState): i32 {
    const given = <i32>min(<i64>t.ticks, load<i64>(t.slot, SLOT_STAY_END) + BLOCK_TICKS - t.ops)
    store<i32>(t.slot, t.ticks - given, SLOT_WITHHELD_TICKS)
    store<i32>(t.slot, min(load<i32>(t.slot, SLOT_NATIVE_LIMIT), Frames.limit()), SLOT_CALL_LIMIT)
    return given
  }

  /** Counts the ticks that compiled code has used. `left` of the given ticks are left. */
  @inline private static count(t: ThreadState, left: i32): void {
    const ticks = left + load<i32>(t.slot, SLOT_WITHHELD_TICKS)
    t.ops += <i64>t.ticks - <i64>ticks
    t.ticks = ticks
  }

  /** Whether compiled code must return to enter(). The eval loop then enters it at once, perhaps in a better version. */
  @inline static isOver(t: ThreadState): bool {
    return t.ops >= load<i64>(t.slot, SLOT_STAY_END)
  }

  /** Executes one instruction. */
  static one(t: ThreadState): Outcome {
    const instruction = load<i32>(t.pc)
    const argument = instruction >> 8
    t.pc += 4
    switch (instruction & 0xff) {
      case Op.NOP:
        return Outcome.NO_TICK
      case Op.BINARY_CONST:
      case Op.LOAD_CONST: {
        t.sp += CELL_BYTES
        Cell.move(<usize>load<u32>(IMAGE_CONSTANTS) + ((<usize>argument) << CELL_SHIFT), t.sp)
        return Outcome.NO_TICK
      }
      case Op.JUMP_FORWARD: {
        t.pc += (<usize>argument) << 2
        return Outcome.NO_TICK
      }
      case Op.RESUME_COMPILED: {
        Step.look(t)
        if (t.dying) Finalizers.run(t)
        return Outcome.TICK
      }
      case Op.JUMP_BACKWARD_COMPILED: {
        Step.look(t)
        if (t.dying) Finalizers.run(t)
        t.pc += (<usize>argument) << 2
        return Outcome.TICK
      }
      case Op.RETURN_VALUE_COMPILED: {
        const outcome = Step.leave(t)
        if (t.dying) Finalizers.run(t)
        return outcome
      }
    }
    return Step.run(t)
  }
}
