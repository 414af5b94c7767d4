import {
  CELL_BYTES,
  FRAME_FP,
  FRAME_FUNCTION,
  FRAME_PC,
  FUNCTION_BYTES,
  FUNCTION_CODE,
  FUNCTION_LOCALS,
  FUNCTION_NAME_STRING,
  FUNCTION_PARAMETERS,
  FUNCTION_STACK,
  IMAGE_FUNCTION_COUNT,
  IMAGE_FUNCTIONS,
  IMAGE_INIT_SHIM,
  LOCK_FRAMES,
  RECURSION_LIMIT,
  SLOT_STACK,
  SLOT_STACK_BYTES,
} from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { ThreadState } from '../../thread'
import { Word } from '../../word'
import { Errors } from '../errors'
import { Generator, GeneratorState } from '../objects/generator'
import { Traces } from '../objects/traces'

export { FRAME_FP, FRAME_FUNCTION, FRAME_GENERATOR, FRAME_PC } from '../../abi/layout'

/** CPython's default of sys.setrecursionlimit. */
const DEFAULT_RECURSION_LIMIT: i32 = 1000
/** The number of cells above the value stack that an instruction may use while it runs. Attributes.set() uses all of them. */
export const HEADROOM: usize = 5

/**
 * The frames of a thread, one above the other in its slot's stack region. A call makes a frame from the cells on the stack: the callable's
 * cell becomes the header, and the arguments become the first locals.
 *
 *     header | local 0 | local 1 … | value stack …        fp: address of local 0; sp: address of the stack's top cell
 */
export abstract class Frames {
  @inline static record(index: i32): usize {
    return <usize>load<u32>(IMAGE_FUNCTIONS) + <usize>index * FUNCTION_BYTES
  }

  /** A function's name, a str. */
  @inline static name(index: i32): usize {
    return <usize>load<u32>(Frames.record(index), FUNCTION_NAME_STRING)
  }

  /** The sp of an empty stack: the address one cell below the thread's first cell. */
  @inline static base(t: ThreadState): usize {
    return t.slot + SLOT_STACK - CELL_BYTES
  }

  /**
   * Whether the function has exactly `count` parameters, the recursion limit allows another frame, and the stack has room for it. fast.ts
   * explains why the test has no branches.
   */
  @inline static fits(t: ThreadState, callable: usize, record: usize, count: i32): bool {
    return (i32(Frames.hasPlace(t, callable, record, count)) & i32(t.depth < Frames.limit())) != 0
  }

  /** fits() without the recursion limit. */
  @inline static hasPlace(t: ThreadState, callable: usize, record: usize, count: i32): bool {
    const cells = <usize>load<u32>(record, FUNCTION_LOCALS) + <usize>load<u32>(record, FUNCTION_STACK) + HEADROOM
    const isCount = load<i32>(record, FUNCTION_PARAMETERS) == count
    const hasRoom = callable + cells * CELL_BYTES < Frames.end(t)
    return (i32(isCount) & i32(hasRoom)) != 0
  }

  /** Makes the frame of a function. Its `count` arguments are on the stack, directly above the callable. @returns the frame's sp */
  @inline static push(t: ThreadState, callable: usize, record: usize, count: i32, returnPc: usize, callerFp: usize): usize {
    const end = callable + <usize>load<u32>(record, FUNCTION_LOCALS) * CELL_BYTES
    t.depth++
    store<u32>(callable, <u32>returnPc, FRAME_PC)
    store<u32>(callable, <u32>callerFp, FRAME_FP)
    for (let top = callable + <usize>count * CELL_BYTES; top < end; ) {
      top += CELL_BYTES
      store<i32>(top, Tag.UNSET)
    }
    return end
  }

  /** Whether the stack has room for `count` cells from this address upwards. */
  static hasCells(t: ThreadState, from: usize, count: i32): bool {
    return from + <usize>count * CELL_BYTES < Frames.end(t)
  }

  @inline static limit(): i32 {
    const limit = load<i32>(RECURSION_LIMIT)
    return limit ? limit : DEFAULT_RECURSION_LIMIT
  }

  /** Whether the stack has room for `cells` more cells above sp. */
  static hasRoom(t: ThreadState, cells: i32): bool {
    return t.sp + (<usize>cells + HEADROOM) * CELL_BYTES < Frames.end(t)
  }

  /** Debug builds only: whether sp is at or above the frame's last local, and within the stack that its function needs. */
  static hasPointer(t: ThreadState): bool {
    const record = Frames.record(load<i32>(t.fp - CELL_BYTES, FRAME_FUNCTION))
    const empty = t.fp + <usize>load<u32>(record, FUNCTION_LOCALS) * CELL_BYTES - CELL_BYTES
    return t.sp >= empty && t.sp <= empty + <usize>load<u32>(record, FUNCTION_STACK) * CELL_BYTES
  }

  @inline private static end(t: ThreadState): usize {
    return t.slot + SLOT_STACK + SLOT_STACK_BYTES
  }

  /** Ends a generator that has returned, or whose frame an error leaves. */
  static endGenerator(t: ThreadState, generator: usize): void {
    Generator.at(generator).swapHandled(t)
    Word.store(Generator.at(generator).stateAddress, GeneratorState.DONE)
  }

  /**
   * The number of frames in the trace of a thread that ended with an error; 0 without an error. If there was no memory for a trace,
   * failedPc still gives the innermost frame, so the number is 1.
   */
  static traceCount(t: ThreadState): i32 {
    if (!t.trap) return 0
    const trace = Frames.trace(t)
    return trace ? Traces.count(trace) : i32(t.failedPc != 0)
  }

  /** The function of a frame of the trace. Frame 0 is the outermost. */
  static traceFunction(t: ThreadState, frame: i32): i32 {
    return Frames.functionAt(Frames.tracePc(t, frame))
  }

  /** The function that contains a saved pc. */
  static functionOf(pc: usize): i32 {
    return Frames.functionAt(pc - 4)
  }

  static instructionOf(pc: usize): i32 {
    return Frames.instructionAt(pc - 4)
  }

  /** The instruction that a frame was executing, as an index within its function. */
  static traceInstruction(t: ThreadState, frame: i32): i32 {
    return Frames.instructionAt(Frames.tracePc(t, frame))
  }

  /**
   * The saved pc of a frame of a blocked thread; 0 if the thread has too few frames. `above` counts from the innermost frame. The caller
   * may be another thread, and the blocked thread may continue meanwhile. So this function checks each address against the stack's bounds.
   */
  static pcOfBlocked(t: ThreadState, above: i32): usize {
    let pc = t.pc
    let fp = t.fp
    let end = Frames.end(t)
    for (; above > 0 && fp; above--) {
      const header = fp - CELL_BYTES
      if (header <= Frames.base(t) || header >= end) return 0
      end = header
      pc = <usize>load<u32>(header, FRAME_PC)
      fp = <usize>load<u32>(header, FRAME_FP)
    }
    return fp ? pc : 0
  }

  /**
   * Writes the pcs of the thread's LOCK_FRAMES innermost frames to `to`, and 0 for each frame that the thread lacks. The frame of the shim
   * that calls an `__init__` does not count, because the program does not contain it.
   */
  static writeCallers(t: ThreadState, to: usize): void {
    const shim = load<i32>(IMAGE_INIT_SHIM)
    const end = to + ((<usize>LOCK_FRAMES) << 2)
    let pc = t.pc
    for (let fp = t.fp; fp && to < end; ) {
      const header = fp - CELL_BYTES
      if (!shim || load<i32>(header, FRAME_FUNCTION) != shim) {
        store<u32>(to, <u32>pc)
        to += 4
      }
      pc = <usize>load<u32>(header, FRAME_PC)
      fp = <usize>load<u32>(header, FRAME_FP)
    }
    memory.fill(to, 0, end - to)
  }

  private static instructionAt(pc: usize): i32 {
    return <i32>((pc - <usize>load<u32>(Frames.record(Frames.functionAt(pc)), FUNCTION_CODE)) >> 2)
  }

  /**
   * The address of the instruction that a frame of the trace was executing. Without a trace there is only one frame: the innermost one. A
   * saved pc is the address of the next instruction.
   */
  private static tracePc(t: ThreadState, frame: i32): usize {
    const trace = Frames.trace(t)
    return (trace ? Traces.pc(trace, frame) : t.failedPc ? t.failedPc : t.pc) - 4
  }

  private static trace(t: ThreadState): usize {
    return <usize>load<u32>(Errors.trace(t))
  }

  /** The function whose code contains this address: the last one that starts at or before it. */
  private static functionAt(pc: usize): i32 {
    let found = 0
    let foundCode: usize = 0
    const count = load<i32>(IMAGE_FUNCTION_COUNT)
    for (let i = 0; i < count; i++) {
      const code = <usize>load<u32>(Frames.record(i), FUNCTION_CODE)
      if (code <= pc && code >= foundCode) {
        found = i
        foundCode = code
      }
    }
    return found
  }
}
