import { Builtin } from '../../abi/builtins'
import { Op } from '../../abi/instructions'
import { CELL_BYTES, COMPILED_TABLE, FREE_THREADED, FUNCTION_CODE, FUNCTION_PARAMETERS, SLOT_CALL_LIMIT } from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { ThreadState } from '../../thread'
import { Word } from '../../word'
import { GeneratorsModule } from '../builtins/generators'
import { CLOSURE_FUNCTION } from '../objects/fields'
import { Generator } from '../objects/generator'
import { CELL_SHIFT, Cell } from '../objects/values'
import { Binder } from './binder'
import { Calls } from './calls'
import { Compiled, LEFT } from './compiled'
import { Fast } from './fast'
import { Finalizers } from './finalizers'
import { FRAME_FUNCTION, FRAME_GENERATOR, FRAME_PC, Frames } from './frames'
import { Generators } from './generators'
import { Keywords } from './keywords'
import { Outcome } from './outcome'
import { Step } from './step'
import { Unwinding } from './unwinding'

/**
 * The ways from one compiled function to another that compiled code does not go itself. The parameters and results are those of the
 * functions in Compiled. `ticks` goes from function to function: only the machine's other work needs it in the ThreadState.
 */
export abstract class CompiledCalls {
  /** Executes the CALL before `pc`, whose callable and `count` arguments are on top of the stack. */
  @inline static call(t: ThreadState, pc: usize, sp: usize, fp: usize, ticks: i32, count: i32): i32 {
    const callable = sp - ((<usize>count) << CELL_SHIFT)
    const tag = Cell.tag(callable)
    const object = Cell.object(callable)
    if (tag == Tag.BUILTIN && CompiledCalls.isPlain(<i32>object, count, callable + CELL_BYTES)) {
      return CompiledCalls.builtin(t, pc, sp, fp, ticks, count)
    }
    if (tag == Tag.FUNCTION || (tag == Tag.CLOSURE && CompiledCalls.isShared(object))) {
      const index = tag == Tag.FUNCTION ? <i32>object : load<i32>(object, CLOSURE_FUNCTION)
      const record = Frames.record(index)
      const code = <usize>load<u32>(record, FUNCTION_CODE)
      // The limit of calls is at most the recursion limit.
      const isShallow = i32(t.depth < load<i32>(t.slot, SLOT_CALL_LIMIT))
      const isReady = i32(Compiled.entry(code) == 1) & isShallow
      if (isReady && (Frames.hasPlace(t, callable, record, count) || Binder.addConstants(t, callable, record, count))) {
        const callee = callable + CELL_BYTES
        const top = Frames.push(t, callable, record, load<i32>(record, FUNCTION_PARAMETERS), pc, fp)
        if (tag == Tag.CLOSURE) {
          store<i32>(callable, index, FRAME_FUNCTION)
          if (load<i32>(FREE_THREADED)) Fast.loadFree<f32>(object, record, callee)
          else Fast.loadFree<i32>(object, record, callee)
          Fast.drop(object)
        }
        if (load<u8>(code) == Op.RETURN_GENERATOR) {
          Compiled.save(t, code, top, callee, ticks)
          return Compiled.settle(t, fp, Compiled.one(t))
        }
        const left = call_indirect<i32>(COMPILED_TABLE + index, t.address, callee, 0, ticks)
        if (left <= 0) return CompiledCalls.returned(t, pc, callable, fp, left)
        t.depth--
        t.pc = pc
        return left - 1
      }
    }
    return Compiled.step(t, pc - sizeof<u32>(), sp, fp, ticks)
  }

  @inline private static isShared(object: usize): bool {
    return load<i32>(FREE_THREADED) ? Fast.isShared<f32>(object) : Fast.isShared<i32>(object)
  }

  /** Whether a builtin only computes a result. Step calls the others, which may put a frame on the stack. */
  @inline private static isPlain(id: i32, count: i32, first: usize): bool {
    return id != Builtin.TYPE_CALL && !GeneratorsModule.resumes(id, count, first)
  }

  private static builtin(t: ThreadState, pc: usize, sp: usize, fp: usize, ticks: i32, count: i32): i32 {
    const callable = sp - ((<usize>count) << CELL_SHIFT)
    const id = <i32>Cell.object(callable)
    Compiled.save(t, pc, sp, fp, ticks)
    let outcome = Outcome.TICK
    if (Calls.builtin(t, callable, count, 0)) {
      t.sp = callable
      if (Word.load(t.breakerAddress) && Calls.checksAfter(t, id, count)) Step.look(t)
    } else {
      Keywords.nameInError(t)
      outcome = Unwinding.run(t, true)
    }
    if (t.dying && outcome != Outcome.FAILED) Finalizers.run(t)
    return Compiled.settle(t, fp, outcome)
  }

  /**
   * Goes on after a call of compiled code whose result was `left`, which is at most 0. The registers are those after the call: if `left` is
   * 0, the tick of the CALL ends the check interval.
   */
  static returned(t: ThreadState, pc: usize, sp: usize, fp: usize, left: i32): i32 {
    if (left < LEFT) return left
    if (left == LEFT) return Compiled.settle(t, fp, Outcome.NO_TICK)
    t.depth--
    Compiled.save(t, pc, sp, fp, 0)
    return Compiled.settle(t, fp, Outcome.TICK)
  }

  /** Executes a FOR_ITER as Compiled.operation() does, but calls the compiled code of a generator. */
  @inline static iterate(t: ThreadState, pc: usize, sp: usize, fp: usize, ticks: i32, need: i32): i32 {
    if (Cell.tag(sp) != Tag.GENERATOR) return Compiled.operation(t, pc, sp, fp, ticks, need)
    const generator = Generator.of(sp)
    const record = Frames.record(generator.function)
    const header = sp + CELL_BYTES
    if (!Generators.reserve(generator)) return Compiled.operation(t, pc, sp, fp, ticks, need)
    const entry = Compiled.entry(generator.pc)
    const isReady = i32(entry != 0) & i32(t.depth < load<i32>(t.slot, SLOT_CALL_LIMIT))
    if (!isReady || !Frames.fits(t, header, record, load<i32>(record, FUNCTION_PARAMETERS))) {
      Generators.cancel(generator)
      return Compiled.operation(t, pc, sp, fp, ticks, need)
    }
    const next = pc + sizeof<u32>()
    Cell.setNone(Generators.push(generator, header, next, fp) + CELL_BYTES)
    generator.swapHandled(t)
    t.depth++
    const left = call_indirect<i32>(COMPILED_TABLE + generator.function, t.address, header + CELL_BYTES, entry - 1, ticks)
    if (left > need) {
      t.depth--
      t.pc = next
      return left - 1
    }
    if (left < LEFT) return left
    if (left == LEFT) {
      const settled = Compiled.settle(t, fp, Outcome.NO_TICK, next)
      return settled >= 0 && t.pc == next ? Compiled.goOn(t, fp, need) : settled
    }
    t.depth--
    Compiled.save(t, next, header, fp, left)
    if (Step.tick(t, Outcome.TICK)) Step.onTicks(t)
    return Compiled.goOn(t, fp, need)
  }

  /**
   * Executes the YIELD_VALUE before `pc`. The result is that of the compiled function. For a generator that a FOR_ITER has resumed, a yield
   * does what a return does: the value is in the cell of the frame's header.
   */
  @inline static yieldValue(t: ThreadState, pc: usize, sp: usize, fp: usize, ticks: i32): i32 {
    const header = fp - CELL_BYTES
    const callerPc = <usize>load<u32>(header, FRAME_PC)
    const resumedBy = callerPc ? load<u8>(callerPc - sizeof<u32>()) : Op.NOP
    if (resumedBy != Op.FOR_ITER && resumedBy != Op.FOR_ITER_STORE) return Compiled.step(t, pc - sizeof<u32>(), sp, fp, ticks)
    const generator = Generator.at(<usize>load<u32>(header, FRAME_GENERATOR))
    generator.swapHandled(t)
    Generators.take(generator, fp, sp, pc)
    Cell.move(sp, header)
    return ticks
  }
}
