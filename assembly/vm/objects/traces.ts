import { ThreadState } from '../../thread'
import { Heap } from './heap'

/**
 * A trace records the pcs of the frames of a failed thread or task. It is a block of the heap: u32 number of frames, then the u32 pc of
 * each frame, outermost first.
 */
export abstract class Traces {
  @inline private static bytes(count: i32): usize {
    return 4 + ((<usize>count) << 2)
  }

  /** A trace of `count` frames, which the caller fills in. @returns 0 if the heap is exhausted */
  static create(t: ThreadState, count: i32): usize {
    const trace = Heap.allocate(t, Traces.bytes(count))
    if (trace) store<i32>(trace, count)
    return trace
  }

  @inline static count(trace: usize): i32 {
    return load<i32>(trace)
  }

  /** The address of a frame's pc. */
  @inline static at(trace: usize, frame: i32): usize {
    return trace + 4 + ((<usize>frame) << 2)
  }

  /** Copies a trace. @returns 0 if the heap is exhausted */
  static copy(t: ThreadState, trace: usize): usize {
    const copy = Traces.create(t, Traces.count(trace))
    if (copy) memory.copy(copy, trace, Traces.bytes(Traces.count(trace)))
    return copy
  }

  /** Frees a trace. Does nothing for 0, which means "no trace". */
  static free(t: ThreadState, trace: usize): void {
    if (trace) Heap.free(t, trace, Traces.bytes(Traces.count(trace)))
  }
}
