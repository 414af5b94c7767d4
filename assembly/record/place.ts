import { CELL_BYTES, FRAME_FP, FRAME_FUNCTION, FRAME_PC, FUNCTION_BYTES, FUNCTION_IS_LIBRARY, IMAGE_FUNCTIONS } from '../abi/layout'
import { ThreadState } from '../thread'

/** A call goes through fewer functions of the library than this. */
const MOST_FRAMES: i32 = 12

/**
 * Where a thread is in the program. Events at which a thread leaves the GIL have the place in the upper bits of their kind, so they need
 * neither a further event nor a further read of the clock.
 */
export abstract class Place {
  /**
   * The pc of the innermost frame that is not the library's, in words. 0 if the thread has no such frame. The thread itself calls this, and
   * its registers are in the ThreadState: at a check of the eval breaker and in a blocking call.
   */
  static of(t: ThreadState): i32 {
    const functions = <usize>load<u32>(IMAGE_FUNCTIONS)
    let pc = t.pc
    let fp = t.fp
    for (let frame = 0; fp && frame < MOST_FRAMES; frame++) {
      const header = fp - CELL_BYTES
      const record = functions + <usize>load<u32>(header, FRAME_FUNCTION) * FUNCTION_BYTES
      if (!load<u32>(record, FUNCTION_IS_LIBRARY)) return <i32>(pc >> 2)
      pc = <usize>load<u32>(header, FRAME_PC)
      fp = <usize>load<u32>(header, FRAME_FP)
    }
    return 0
  }
}
