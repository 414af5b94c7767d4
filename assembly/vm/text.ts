import { Tag } from '../abi/opcodes'
import { ThreadState } from '../thread'
import { Errors } from './errors'
import { Heap } from './heap'
import { Scratch } from './scratch'
import { Str } from './strings'

/** Bytes before the text in the scratch. */
const HEADER: usize = 32

/**
 * A text that is being put together: in the slot's scratch first, in a block of the heap when it grows. A thread puts one together at a
 * time. When the heap is exhausted the text stops growing and says so at its end: no caller needs to look before.
 */
@unmanaged
@final
export class Text {
  /** Address of the first byte. */
  start: usize
  length: i32
  capacity: i32
  /** 1 once it lies in the heap. */
  inHeap: i32
  /** 1 once something did not fit. */
  failed: i32
  /** ThreadState */
  thread: usize

  /** The thread's text, empty. */
  static begin(t: ThreadState): Text {
    const at = Scratch.text(t)
    const text = changetype<Text>(at)
    text.start = at + HEADER
    text.length = 0
    text.capacity = <i32>(Scratch.textEnd(t) - at - HEADER)
    text.inHeap = 0
    text.failed = 0
    text.thread = t.address
    return text
  }

  /** Makes room for `bytes` more. @returns where they go; 0 if the heap is exhausted */
  room(bytes: i32): usize {
    if (this.failed) return 0
    if (this.length + bytes > this.capacity && !this.grow(this.length + bytes)) return 0
    return this.start + <usize>this.length
  }

  private grow(wanted: i32): bool {
    const t = changetype<ThreadState>(this.thread)
    const capacity = max(wanted, this.capacity * 2)
    const next = this.inHeap
      ? Heap.resize(t, this.start, <usize>this.capacity, <usize>capacity, <usize>this.length)
      : Heap.allocate(t, <usize>capacity)
    if (!next) {
      this.failed = 1
      return false
    }
    if (!this.inHeap) memory.copy(next, this.start, <usize>this.length)
    this.start = next
    this.capacity = capacity
    this.inHeap = 1
    return true
  }

  byte(value: i32): void {
    const to = this.room(1)
    if (!to) return
    store<u8>(to, value)
    this.length++
  }

  repeat(value: i32, times: i32): void {
    const to = times > 0 ? this.room(times) : 0
    if (!to) return
    memory.fill(to, <u8>value, <usize>times)
    this.length += times
  }

  /** Up to eight ASCII letters in a number, the first in the lowest byte: there are no string constants here. */
  letters(packed: u64): void {
    for (; packed; packed >>= 8) this.byte(<i32>(packed & 0xff))
  }

  copy(from: usize, bytes: i32): void {
    const to = this.room(bytes)
    if (!to) return
    memory.copy(to, from, <usize>bytes)
    this.length += bytes
  }

  /** The byte at an index. */
  at(index: i32): i32 {
    return this.failed ? 0 : <i32>load<u8>(this.start + <usize>index)
  }

  /** Drops the first bytes. */
  cut(bytes: i32): void {
    if (this.failed) return
    this.length -= bytes
    memory.copy(this.start, this.start + <usize>bytes, <usize>this.length)
  }

  /** The text as a str; the text itself is done. 0 if the heap is exhausted. */
  finish(): usize {
    return this.finishAs(Tag.STR)
  }

  /** The same as a str or as bytes. */
  finishAs(kind: i32): usize {
    const t = changetype<ThreadState>(this.thread)
    const str = this.failed ? Errors.memory(t) : Str.ofKind(t, kind, this.start, this.length)
    this.drop()
    return str
  }

  /** An error was noted elsewhere: gives its memory back. @returns false */
  abandon(): bool {
    this.drop()
    return false
  }

  /** Gives its memory back. @returns false if it had failed */
  drop(): bool {
    if (this.inHeap) Heap.free(changetype<ThreadState>(this.thread), this.start, <usize>this.capacity)
    this.inHeap = 0
    return this.failed == 0
  }
}
