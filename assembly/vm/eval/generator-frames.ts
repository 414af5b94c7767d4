import { FrameKind, Op } from '../../abi/instructions'
import { CELL_BYTES, FUNCTION_LOCALS, FUNCTION_STACK } from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { ThreadState } from '../../thread'
import { Generator, GeneratorState } from '../objects/generator'
import { Objects } from '../objects/objects'
import { StartedGenerators } from '../objects/started'
import { Cell } from '../objects/values'
import { FRAME_FP, FRAME_FUNCTION, FRAME_GENERATOR, FRAME_PC, Frames } from './frames'
import { Outcome } from './outcome'

/** RETURN_GENERATOR: how the frame of a generator, coroutine or asynchronous generator becomes an object. */
export abstract class GeneratorFrames {
  /** RETURN_GENERATOR: creates a generator, moves all values of the frame into it, and pushes it. */
  static takeFrame(t: ThreadState, frameKind: i32): bool {
    const kind = frameKind == FrameKind.GENERATOR ? Tag.GENERATOR : frameKind == FrameKind.COROUTINE ? Tag.COROUTINE : Tag.ASYNC_GENERATOR
    const function_ = load<i32>(t.fp - CELL_BYTES, FRAME_FUNCTION)
    const record = Frames.record(function_)
    const count = load<i32>(record, FUNCTION_LOCALS) + load<i32>(record, FUNCTION_STACK)
    const object = GeneratorFrames.create(t, kind, function_, count)
    if (!object) return false
    const generator = Generator.at(object)
    const to = t.sp + CELL_BYTES
    generator.held = <i32>((to - t.fp) / CELL_BYTES)
    Cell.moveMany(t.fp, generator.cells, generator.held)
    for (let local = t.fp; local < to; local += CELL_BYTES) store<i32>(local, Tag.UNSET)
    Cell.set(to, kind, <i64>object)
    t.sp = to
    return true
  }

  /**
   * Whether awaitFrame() can execute RETURN_GENERATOR. The frame must be that of a coroutine. The next instructions of the caller must be
   * GET_AWAITABLE, `LOAD_CONST None` and YIELD_FROM. Two ticks must be left, and the stack must have enough room.
   */
  static isAwaited(t: ThreadState, frameKind: i32): bool {
    const header = t.fp - CELL_BYTES
    const caller = <usize>load<u32>(header, FRAME_FP)
    const pc = <usize>load<u32>(header, FRAME_PC)
    if (frameKind != FrameKind.COROUTINE || !caller || load<u8>(pc) != Op.GET_AWAITABLE || load<u8>(pc, 8) != Op.YIELD_FROM) return false
    // The call and GET_AWAITABLE tick. The check interval must not run out between them.
    return t.ticks >= 2 && Frames.hasRoom(t, load<i32>(Frames.record(load<i32>(header, FRAME_FUNCTION)), FUNCTION_STACK) + 1)
  }

  /**
   * Executes RETURN_GENERATOR and the caller's next three instructions, after isAwaited() has returned true. The frame stays on the stack,
   * and the coroutine goes below it.
   */
  static awaitFrame(t: ThreadState): Outcome {
    const header = t.fp - CELL_BYTES
    const function_ = load<i32>(header, FRAME_FUNCTION)
    const record = Frames.record(function_)
    const count = load<i32>(record, FUNCTION_LOCALS) + load<i32>(record, FUNCTION_STACK)
    const generator = GeneratorFrames.create(t, Tag.COROUTINE, function_, count)
    if (!generator) return Outcome.FAILED
    const coroutine = Generator.at(generator)
    coroutine.state = GeneratorState.RUNNING
    coroutine.swapHandled(t)
    const pc = load<u32>(header, FRAME_PC)
    const caller = load<u32>(header, FRAME_FP)
    for (let cell = t.sp; cell >= t.fp; cell -= CELL_BYTES) Cell.move(cell, cell + CELL_BYTES)
    Cell.set(header, Tag.COROUTINE, <i64>generator)
    store<u32>(t.fp, pc + 3 * sizeof<u32>(), FRAME_PC)
    store<u32>(t.fp, caller, FRAME_FP)
    store<i32>(t.fp, function_, FRAME_FUNCTION)
    store<u32>(t.fp, <u32>generator, FRAME_GENERATOR)
    t.fp += CELL_BYTES
    t.sp += CELL_BYTES
    t.ops++
    t.ticks--
    return Outcome.TICK
  }

  /** Creates a generator that has room for `count` cells and holds no values. @returns 0 if the heap is exhausted */
  private static create(t: ThreadState, kind: i32, function_: i32, count: i32): usize {
    const object = Objects.create(t, kind, Generator.size(kind, count))
    if (!object) return 0
    const generator = Generator.at(object)
    generator.state = GeneratorState.NEW
    generator.pc = t.pc
    generator.function = function_
    generator.count = count
    generator.held = 0
    generator.hasDefault = 0
    generator.handled = 0
    generator.marks = 0
    if (kind == Tag.ASYNC_GENERATOR) StartedGenerators.clear(generator)
    return object
  }
}
