import { Builtin } from '../../abi/builtins'
import { CELL_BYTES, EXCEPTION_TRACE, FUNCTION_CODE, STR_DATA, STR_LENGTH } from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { Host } from '../../host'
import { ThreadState } from '../../thread'
import { FRAME_FP, FRAME_GENERATOR, FRAME_PC, Frames } from '../eval/frames'
import { Exceptions } from '../objects/exceptions'
import { Functions } from '../objects/functions'
import { Generator, GeneratorState } from '../objects/generator'
import { List } from '../objects/lists'
import { Objects } from '../objects/objects'
import { Scratch } from '../objects/scratch'
import { Str } from '../objects/strings'
import { Traces } from '../objects/traces'
import { Cell } from '../objects/values'
import { Arguments } from './arguments'

/** The frames of an exception or of the calling thread, for traceback and logging in lib/. */
export abstract class FramesModule {
  /**
   * _frames.frames(exception, limit) returns a list of strs, one for each frame in the traceback, as Host.frameText() writes them. For an
   * exception, `limit` has no effect. With None instead of an exception, the list contains the first `limit` frames of the calling thread,
   * from the innermost on; 0 means all. The list contains no frames of the library.
   */
  static call(t: ThreadState, callable: usize, first: usize, count: i32): bool {
    if (!Arguments.counts(t, Builtin.FRAMES, count, 2, 2)) return false
    const list = List.create(t, 0)
    if (!list) return false
    Cell.set(callable, Tag.LIST, <i64>list)
    const number = <i32>Cell.int(first + CELL_BYTES)
    const tag = Cell.tag(first)
    if (tag == Tag.EXCEPTION) return FramesModule.ofException(t, list, Cell.object(first))
    if (Generator.has(tag)) return FramesModule.ofGenerator(t, list, Generator.of(first), number != 0)
    if (tag == Tag.FUNCTION || tag == Tag.CLOSURE) return FramesModule.ofFunction(t, list, Functions.index(first), number != 0)
    return FramesModule.ofThread(t, list, number)
  }

  /**
   * _frames.frames(coroutine, 1) returns the coroutine's own frame, or no frame if the coroutine is done or runs in another thread.
   * _frames.frames(coroutine, 0) and _frames.frames(function, 0) return the first line of the function. _frames.frames(function, 1) returns
   * one str, the function's instructions.
   */
  private static ofGenerator(t: ThreadState, list: usize, generator: Generator, isOwn: bool): bool {
    if (!isOwn) return FramesModule.add(t, list, FramesModule.start(generator.function))
    if (generator.state == GeneratorState.DONE) return true
    if (generator.state == GeneratorState.RUNNING) return FramesModule.ofRunning(t, list, generator)
    // A frame's pc is the address after its current instruction. But a generator that waits in a `yield from` keeps the address of its
    // YIELD_FROM, because that instruction executes again.
    return FramesModule.add(t, list, generator.pc + (generator.delegates ? sizeof<u32>() : 0))
  }

  private static ofFunction(t: ThreadState, list: usize, index: i32, isInstructions: bool): bool {
    if (!isInstructions) return FramesModule.add(t, list, FramesModule.start(index))
    const bytes = Host.functionText(index, 0, 0)
    const str = Str.create(t, Tag.STR, bytes, 0)
    if (!str) return false
    Host.functionText(index, str + STR_DATA, bytes)
    return FramesModule.append(t, list, str, bytes)
  }

  private static ofRunning(t: ThreadState, list: usize, generator: Generator): bool {
    let pc = t.pc
    let fp = t.fp
    while (fp) {
      const header = fp - CELL_BYTES
      if (<usize>load<u32>(header, FRAME_GENERATOR) == generator.address) return FramesModule.add(t, list, pc)
      pc = <usize>load<u32>(header, FRAME_PC)
      fp = <usize>load<u32>(header, FRAME_FP)
    }
    return true
  }

  /** The pc of a frame that is at the first instruction of a function: the address after that instruction. */
  private static start(index: i32): usize {
    return <usize>load<u32>(Frames.record(index), FUNCTION_CODE) + sizeof<u32>()
  }

  private static ofException(t: ThreadState, list: usize, exception: usize): bool {
    const trace = <usize>load<u32>(exception, EXCEPTION_TRACE)
    const count = Exceptions.traceCount(exception)
    for (let i = 0; i < count; i++) if (!FramesModule.add(t, list, Traces.pc(trace, i))) return false
    return true
  }

  /**
   * A list with one frame of the calling thread: the innermost one outside the library. If there is none, the list is empty. @returns 0 if
   * the heap is exhausted
   */
  static ofCaller(t: ThreadState): usize {
    const list = List.create(t, 0)
    if (list && !FramesModule.ofThread(t, list, 1)) {
      Objects.release(t, list)
      return 0
    }
    return list
  }

  private static ofThread(t: ThreadState, list: usize, limit: i32): bool {
    let pc = t.pc
    let fp = t.fp
    while (fp && (!limit || List.length(list) < limit)) {
      if (!FramesModule.add(t, list, pc)) return false
      const header = fp - CELL_BYTES
      pc = <usize>load<u32>(header, FRAME_PC)
      fp = <usize>load<u32>(header, FRAME_FP)
    }
    return true
  }

  /** Adds the text of a frame to the list, unless tracebacks hide the frame. */
  private static add(t: ThreadState, list: usize, pc: usize): bool {
    const bytes = Host.frameText(pc, 0, 0)
    if (bytes < 0) return true
    const str = Str.create(t, Tag.STR, bytes, 0)
    if (!str) return false
    Host.frameText(pc, str + STR_DATA, bytes)
    return FramesModule.append(t, list, str, bytes)
  }

  /** Sets the length of a new str whose bytes are complete, and appends the str to the list. */
  private static append(t: ThreadState, list: usize, str: usize, bytes: i32): bool {
    store<i32>(str, Str.codePoints(str + STR_DATA, bytes), STR_LENGTH)
    const item = Scratch.result(t)
    Cell.set(item, Tag.STR, <i64>str)
    if (List.append(t, list, item)) return true
    Objects.releaseCell(t, item)
    return false
  }
}
