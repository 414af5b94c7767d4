import { Builtin } from '../../abi/builtins'
import { CELL_BYTES, EXCEPTION_TRACE, STR_DATA, STR_LENGTH } from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { Host } from '../../host'
import { ThreadState } from '../../thread'
import { FRAME_FP, FRAME_PC } from '../eval/frames'
import { Exceptions } from '../objects/exceptions'
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
   * _frames.frames(exception, limit): a list of strs as Host.frameText() writes them. With None instead of an exception, the list contains
   * the first `limit` frames of the calling thread, from the innermost on; 0 means all. Frames of the library are not in the list.
   */
  static call(t: ThreadState, callable: usize, first: usize, count: i32): bool {
    if (!Arguments.counts(t, Builtin.FRAMES, count, 2, 2)) return false
    const list = List.create(t, 0)
    if (!list) return false
    Cell.set(callable, Tag.LIST, <i64>list)
    return Cell.tag(first) == Tag.EXCEPTION
      ? FramesModule.ofException(t, list, Cell.object(first))
      : FramesModule.ofThread(t, list, <i32>Cell.int(first + CELL_BYTES))
  }

  private static ofException(t: ThreadState, list: usize, exception: usize): bool {
    const trace = <usize>load<u32>(exception, EXCEPTION_TRACE)
    const count = Exceptions.traceCount(exception)
    for (let i = 0; i < count; i++) if (!FramesModule.add(t, list, Traces.pc(trace, i))) return false
    return true
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
    store<i32>(str, Str.codePoints(str + STR_DATA, bytes), STR_LENGTH)
    const item = Scratch.result(t)
    Cell.set(item, Tag.STR, <i64>str)
    if (List.append(t, list, item)) return true
    Objects.releaseCell(t, item)
    return false
  }
}
