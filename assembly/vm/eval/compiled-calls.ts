import { Builtin } from '../../abi/builtins'
import { Op } from '../../abi/instructions'
import {
  CELL_BYTES,
  CLASS_VERSION,
  COMPILED_TABLE,
  FREE_THREADED,
  FUNCTION_CODE,
  FUNCTION_PARAMETERS,
  HEAP,
  SLOT_CALL_LIMIT,
} from '../../abi/layout'
import { Name } from '../../abi/names'
import { Tag } from '../../abi/tags'
import { ThreadState } from '../../thread'
import { Word } from '../../word'
import { GeneratorsModule } from '../builtins/generators'
import { Errors } from '../errors'
import { CACHED_NUMBER, Cached, Caches } from '../objects/caches'
import { Exceptions } from '../objects/exceptions'
import { CLOSURE_FUNCTION, METHOD_CALLABLE, METHOD_OBJECT } from '../objects/fields'
import { Generator } from '../objects/generator'
import { Instances } from '../objects/instances'
import { Objects } from '../objects/objects'
import { CELL_SHIFT, Cell } from '../objects/values'
import { Binder } from './binder'
import { Callables } from './callables'
import { Calls } from './calls'
import { Compiled, LEFT } from './compiled'
import { Called } from './construct'
import { Fast } from './fast'
import { Finalizers } from './finalizers'
import { FRAME_FUNCTION, FRAME_GENERATOR, FRAME_PC, Frames } from './frames'
import { Generators } from './generators'
import { Found, Members } from './members'
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
      return CompiledCalls.compute(t, pc, sp, fp, ticks, callable, count, <i32>object)
    }
    // An exception class of the image has no method in Python.
    if (tag == Tag.CLASS && object < HEAP && Exceptions.isClass(callable)) {
      return CompiledCalls.compute(t, pc, sp, fp, ticks, callable, count, 0)
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

  /** Calls a callable that puts no frame on the stack: the builtin with the number `id`, or an exception class. */
  private static compute(t: ThreadState, pc: usize, sp: usize, fp: usize, ticks: i32, callable: usize, count: i32, id: i32): i32 {
    Compiled.save(t, pc, sp, fp, ticks)
    let outcome = Outcome.TICK
    if (Callables.call(t, callable, count, 0, pc, fp) == Called.DONE) {
      if (Word.load(t.breakerAddress) && Calls.checksAfter(t, id, count)) Step.look(t)
    } else outcome = Unwinding.run(t, true)
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

  /** Executes the BEFORE_WITH or EXIT_WITH at `pc`. Calls the method of the manager itself if that is a compiled function. */
  static manage(t: ThreadState, pc: usize, sp: usize, fp: usize, ticks: i32): i32 {
    const isExit = load<u8>(pc) == Op.EXIT_WITH
    const next = pc + sizeof<u32>()
    if (isExit && Cell.tag(sp) == Tag.METHOD) {
      const method = Cell.object(sp)
      const index = <i32>Cell.object(method + METHOD_CALLABLE)
      if (Cell.tag(method + METHOD_CALLABLE) == Tag.FUNCTION && CompiledCalls.isReady(t, index, sp, 4)) {
        Objects.copyCell(method + METHOD_OBJECT, sp + CELL_BYTES)
        for (let i: usize = 2; i <= 4; i++) Cell.setNone(sp + i * CELL_BYTES)
        Cell.set(sp, Tag.FUNCTION, index)
        Objects.release(t, method)
        return CompiledCalls.run(t, index, sp, 4, next, fp, ticks)
      }
    } else if (!isExit && Cell.tag(sp) == Tag.INSTANCE) {
      const object = Cell.object(sp)
      const version = load<u32>(Instances.classOf(object), CLASS_VERSION)
      const enter = Caches.find(version, Name.DUNDER_ENTER)
      const exit = Caches.find(version, Name.DUNDER_EXIT)
      const index = <i32>(enter & CACHED_NUMBER)
      if ((enter & exit & Cached.FUNCTION) != 0 && CompiledCalls.isReady(t, index, sp + CELL_BYTES, 1)) {
        Compiled.save(t, pc, sp, fp, ticks)
        Cell.set(sp + CELL_BYTES, Tag.FUNCTION, <i64>(exit & CACHED_NUMBER))
        if (Members.bound(t, sp, sp + CELL_BYTES) != Found.FAILED) {
          Objects.keep(object)
          Cell.set(sp + CELL_BYTES, Tag.FUNCTION, index)
          Cell.set(sp + 2 * CELL_BYTES, Tag.INSTANCE, <i64>object)
          return CompiledCalls.run(t, index, sp + CELL_BYTES, 1, next, fp, ticks)
        }
        // The instruction fails again, and then the thread unwinds.
        Errors.clear(t)
      }
    }
    return Compiled.step(t, pc, sp, fp, ticks)
  }

  /** Whether a function is compiled and can be called with exactly these arguments. */
  private static isReady(t: ThreadState, index: i32, callable: usize, count: i32): bool {
    const record = Frames.record(index)
    const isCompiled = i32(load<u8>(<usize>load<u32>(record, FUNCTION_CODE)) == Op.RESUME_COMPILED)
    const isShallow = i32(t.depth < load<i32>(t.slot, SLOT_CALL_LIMIT))
    return (isCompiled & isShallow & i32(Frames.hasPlace(t, callable, record, count))) != 0
  }

  /** Calls a function for which isReady() holds. Goes on at `pc` after it. */
  private static run(t: ThreadState, index: i32, callable: usize, count: i32, pc: usize, fp: usize, ticks: i32): i32 {
    Frames.push(t, callable, Frames.record(index), count, pc, fp)
    const left = call_indirect<i32>(COMPILED_TABLE + index, t.address, callable + CELL_BYTES, 0, ticks)
    if (left <= 0) return CompiledCalls.returned(t, pc, callable, fp, left)
    t.depth--
    t.pc = pc
    return left - 1
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
