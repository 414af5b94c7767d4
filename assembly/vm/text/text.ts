import { Tag } from '../../abi/tags'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { Heap } from '../objects/heap'
import { Scratch } from '../objects/scratch'
import { Str } from '../objects/strings'

/** The number of bytes that the fields of a Text occupy at its start in the scratch memory. Its letters follow. */
const HEADER: usize = 32
/** The largest number of letters that insert() can insert. No heap has room for more. */
const MOST_INSERTED: i64 = 1 << 28

/**
 * A text that a thread is writing. It begins in the thread's scratch memory, and moves to a block of the heap when it outgrows that memory.
 * A thread writes one text at a time. If the heap is exhausted, the text stops growing. finish() or drop() reports the failure, so callers
 * need not check earlier.
 */
@unmanaged
@final
export class Text {
  /** Address of the first byte. */
  start: usize
  length: i32
  capacity: i32
  /** 1 if the text is in a block of the heap. */
  inHeap: i32
  /** 1 if a part of the text did not fit in the heap. */
  failed: i32
  /** Address of the thread's ThreadState. */
  thread: usize

  /** Begins the thread's next text, which is empty. */
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

  /** Makes room for `bytes` more bytes. @returns the address of the room; 0 if the heap is exhausted */
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

  /** Writes a code point in UTF-8. */
  codePoint(code: i32): void {
    if (code < 0x80) return this.byte(code)
    if (code < 0x800) this.byte(0xc0 | (code >> 6))
    else {
      if (code < 0x10000) this.byte(0xe0 | (code >> 12))
      else {
        this.byte(0xf0 | (code >> 18))
        this.byte(0x80 | ((code >> 12) & 0x3f))
      }
      this.byte(0x80 | ((code >> 6) & 0x3f))
    }
    this.byte(0x80 | (code & 0x3f))
  }

  /** Inserts `times` copies of a code point at the byte offset `at`. */
  insert(at: i32, code: i32, times: i64): void {
    if (times <= 0 || this.failed) return
    const end = this.length
    this.codePoint(code)
    const width = this.length - end
    if (times > MOST_INSERTED) {
      this.failed = 1
      return
    }
    if (!this.room(<i32>times * width)) return
    const letter = load<u32>(this.start + <usize>end)
    const to = this.start + <usize>at
    memory.copy(to + <usize>(<i32>times * width), to, <usize>(end - at))
    for (let i = 0; i < <i32>times * width; i++) store<u8>(to + <usize>i, <u8>(letter >> ((i % width) << 3)))
    this.length = end + <i32>times * width
  }

  /**
   * Writes up to eight ASCII letters. `packed` contains the first letter in its lowest byte. Callers pass numbers, because the machine has
   * no string constants.
   */
  letters(packed: u64): void {
    for (; packed; packed >>= 8) this.byte(<i32>(packed & 0xff))
  }

  copy(from: usize, bytes: i32): void {
    const to = this.room(bytes)
    if (!to) return
    Str.copy(from, to, bytes)
    this.length += bytes
  }

  /** The byte at an offset; 0 if the text has failed. */
  at(index: i32): i32 {
    return this.failed ? 0 : <i32>load<u8>(this.start + <usize>index)
  }

  /** Removes `bytes` bytes at the byte offset `from`. */
  cut(from: i32, bytes: i32): void {
    if (this.failed) return
    this.length -= bytes
    const to = this.start + <usize>from
    memory.copy(to, to + <usize>bytes, <usize>(this.length - from))
  }

  /** Ends the text. @returns the text as a str; 0 if the heap is exhausted */
  finish(): usize {
    return this.finishAs(Tag.STR)
  }

  /** Ends the text. @returns the text as a str or as bytes; 0 if the heap is exhausted */
  finishAs(kind: i32): usize {
    const t = changetype<ThreadState>(this.thread)
    const str = this.failed ? Errors.memory(t) : Str.ofKind(t, kind, this.start, this.length)
    this.drop()
    return str
  }

  /** Frees the text's memory after another function raised an error. @returns false, for the caller to return */
  abandon(): bool {
    this.drop()
    return false
  }

  /** Frees the text's memory. @returns false if the heap was exhausted while the text was written */
  drop(): bool {
    if (this.inHeap) Heap.free(changetype<ThreadState>(this.thread), this.start, <usize>this.capacity)
    this.inHeap = 0
    return this.failed == 0
  }
}
