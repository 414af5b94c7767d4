import { ThreadState } from '../../thread'
import { Heap } from './heap'

/** The capacity of a new trace, in frames. */
const FIRST: u32 = 6
const COUNT: usize = 0
const CAPACITY: usize = 4
const PCS: usize = 8

/**
 * A trace records the pcs of the frames that an error has left, and of the frame that handles it, as CPython's traceback objects do. It is
 * a block of the heap: u32 number of frames, u32 capacity, then the u32 pc of each frame, innermost first. A pc is the address after the
 * instruction.
 */
export abstract class Traces {
  @inline private static bytes(capacity: u32): usize {
    return PCS + ((<usize>capacity) << 2)
  }

  @inline static count(trace: usize): i32 {
    return load<i32>(trace, COUNT)
  }

  /** The pc of a frame. Frame 0 is the outermost. */
  static pc(trace: usize, frame: i32): usize {
    return <usize>load<u32>(trace + PCS + ((<usize>(Traces.count(trace) - 1 - frame)) << 2))
  }

  /** Adds a frame to the trace whose address is in the word `at`; 0 there means "no trace". If the heap is exhausted, adds nothing. */
  static add(t: ThreadState, at: usize, pc: usize): void {
    let trace = <usize>load<u32>(at)
    const count: u32 = trace ? load<u32>(trace, COUNT) : 0
    const capacity: u32 = trace ? load<u32>(trace, CAPACITY) : 0
    if (count == capacity) {
      const trap = t.trap
      const next = trace ? capacity * 2 : FIRST
      const kept = Traces.bytes(capacity)
      trace = trace ? Heap.resize(t, trace, kept, Traces.bytes(next), kept) : Heap.allocate(t, Traces.bytes(next))
      // If the heap is exhausted, Heap has replaced the error by Trap.MEMORY. The next line restores the trap. Its operands stay 0.
      t.trap = trap
      if (!trace) return
      store<u32>(trace, next, CAPACITY)
      store<u32>(at, <u32>trace)
    }
    store<u32>(trace + PCS + ((<usize>count) << 2), <u32>pc)
    store<u32>(trace, count + 1, COUNT)
  }

  /** Frees a trace. Does nothing for 0, which means "no trace". */
  static free(t: ThreadState, trace: usize): void {
    if (trace) Heap.free(t, trace, Traces.bytes(load<u32>(trace, CAPACITY)))
  }
}
