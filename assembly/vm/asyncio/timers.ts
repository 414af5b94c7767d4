import { ThreadState } from '../../thread'
import { Heap } from '../objects/heap'
import { Handle } from './handles'

/**
 * The fields of a timer: u32 address of its handle, u32 serial number, i64 time on the machine's clock in ns. The serial number counts the
 * timers in the order in which they were set.
 */
const HANDLE: usize = 0
const NUMBER: usize = 4
const WHEN: usize = 8
const ENTRY_BYTES: usize = 16

/**
 * The timers of an event loop: a binary heap with the earliest timer on top. If two timers have the same time, the one that was set first
 * comes first.
 */
@unmanaged
@final
export class Timers {
  private entries: usize
  private capacity: i32
  count: i32
  private inserted: i32

  /** The time in ns at which the earliest timer is due. The caller checks that there is a timer. */
  @inline get first(): i64 {
    return load<i64>(this.entries, WHEN)
  }

  @inline private at(index: i32): usize {
    return this.entries + <usize>index * ENTRY_BYTES
  }

  push(t: ThreadState, handle: usize, when: i64): bool {
    if (this.count == this.capacity && !this.grow(t)) return false
    const entry = this.at(this.count)
    store<u32>(entry, <u32>handle, HANDLE)
    store<i32>(entry, this.inserted++, NUMBER)
    store<i64>(entry, when, WHEN)
    this.rise(this.count++)
    return true
  }

  /** Removes the earliest timer. @returns its handle */
  pop(): usize {
    const handle = <usize>load<u32>(this.entries, HANDLE)
    this.count--
    memory.copy(this.entries, this.at(this.count), ENTRY_BYTES)
    this.sink(0)
    return handle
  }

  drop(t: ThreadState): void {
    for (let i = 0; i < this.count; i++) Handle.drop(t, <usize>load<u32>(this.at(i), HANDLE))
    if (this.capacity) Heap.free(t, this.entries, <usize>this.capacity * ENTRY_BYTES)
  }

  private grow(t: ThreadState): bool {
    const capacity = this.capacity ? this.capacity * 2 : 16
    const bytes = <usize>capacity * ENTRY_BYTES
    const kept = <usize>this.capacity * ENTRY_BYTES
    const entries = kept ? Heap.resize(t, this.entries, kept, bytes, kept) : Heap.allocate(t, bytes)
    if (!entries) return false
    this.entries = entries
    this.capacity = capacity
    return true
  }

  private isBefore(one: usize, other: usize): bool {
    const difference = load<i64>(one, WHEN) - load<i64>(other, WHEN)
    return difference < 0 || (difference == 0 && load<i32>(one, NUMBER) - load<i32>(other, NUMBER) < 0)
  }

  private rise(index: i32): void {
    while (index > 0) {
      const parent = (index - 1) >> 1
      if (!this.isBefore(this.at(index), this.at(parent))) return
      this.exchange(index, parent)
      index = parent
    }
  }

  private sink(index: i32): void {
    while (true) {
      let child = 2 * index + 1
      if (child >= this.count) return
      if (child + 1 < this.count && this.isBefore(this.at(child + 1), this.at(child))) child++
      if (!this.isBefore(this.at(child), this.at(index))) return
      this.exchange(index, child)
      index = child
    }
  }

  private exchange(one: i32, other: i32): void {
    const a = this.at(one)
    const b = this.at(other)
    const head = load<u64>(a)
    const when = load<i64>(a, WHEN)
    memory.copy(a, b, ENTRY_BYTES)
    store<u64>(b, head)
    store<i64>(b, when, WHEN)
  }
}
