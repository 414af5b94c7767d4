import { ThreadState } from '../thread'
import { Heap } from '../vm/objects/heap'

/** A message: at NEXT the u32 address of the next message in the queue, at BYTES its u32 length in bytes, from DATA on the bytes. */
const NEXT: usize = 0
const BYTES: usize = 4
const DATA: usize = 16

/** Bytes on their way from one process to another, in the hub's heap. The receiver of a message frees it. */
export abstract class Messages {
  /** @returns the message; 0 if the hub's heap is exhausted */
  static create(t: ThreadState, bytes: i32): usize {
    const message = Heap.allocate(t, DATA + <usize>bytes)
    // allocate() notes a MemoryError as a trap of the thread. A hub thread runs no program, so the caller of create() reports the error
    // instead.
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
