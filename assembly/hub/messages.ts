import { ThreadState } from '../thread'
import { Heap } from '../vm/objects/heap'

/** The parts of a message: the u32 address of the next message in the queue, the u32 length in bytes, and, from DATA on, its bytes. */
const NEXT: usize = 0
const BYTES: usize = 4
const DATA: usize = 16

/** Bytes on their way from one process to another, in the hub's heap. The receiver of a message frees it. */
export abstract class Messages {
  /** Makes a message with room for `bytes` bytes. @returns 0 if the hub's heap is exhausted */
  static create(t: ThreadState, bytes: i32): usize {
    const message = Heap.allocate(t, DATA + <usize>bytes)
    // Heap.allocate() notes a MemoryError as the thread's trap. A hub thread runs no Python code, so clear the trap. The caller reports the
    // error.
    t.trap = 0
    if (!message) return 0
    store<u32>(message, 0, NEXT)
    store<i32>(message, bytes, BYTES)
    return message
  }

  static free(t: ThreadState, message: usize): void {
    Heap.free(t, message, DATA + <usize>Messages.bytes(message))
  }

  @inline static bytes(message: usize): i32 {
    return load<i32>(message, BYTES)
  }

  @inline static data(message: usize): usize {
    return message + DATA
  }

  @inline static next(message: usize): usize {
    return load<u32>(message, NEXT)
  }

  @inline static link(message: usize, next: usize): void {
    store<u32>(message, <u32>next, NEXT)
  }
}
