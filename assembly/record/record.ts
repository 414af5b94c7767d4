import { Event } from '../abi/events'
import { EVENT_BYTES, RECORDING, RING_EVENTS, SLOT_RING, SLOT_RING_HEAD, SLOT_RING_LOST, SLOT_RING_TAIL } from '../abi/layout'
import { Host } from '../host'
import { ThreadState } from '../thread'
import { Word } from '../word'

/**
 * The event ring of a slot. It has one writer, the slot's worker, and one reader, the drainer.
 *
 *     head   position of the next entry that the worker fills
 *     tail   position of the next entry that the drainer copies
 *
 * Positions only grow. An entry's index in the ring is its position modulo RING_EVENTS. The writer fills an entry and then publishes head.
 * The drainer copies entries and then publishes tail. If the ring is full, the writer drops the event and counts it: a writer never waits
 * for the drainer.
 */
export abstract class Record {
  /**
   * Reads the clock and records an event. Never call it while the thread holds a GIL's own mutex: a clock read there would distort the
   * measurement.
   */
  static stamp(t: ThreadState, kind: i32, argument: i32): void {
    if (!load<i32>(RECORDING)) return
    t.stamps++
    Record.push(t, Host.nowNs(), kind, argument)
  }

  /** Records an event at a time that the caller read for another purpose. */
  static push(t: ThreadState, timeNs: i64, kind: i32, argument: i32): void {
    if (!load<i32>(RECORDING)) return
    const slot = t.slot
    const head = <u32>load<i32>(slot, SLOT_RING_HEAD)
    if (head - <u32>Word.load(slot + SLOT_RING_TAIL) >= RING_EVENTS) {
      store<i32>(slot, load<i32>(slot, SLOT_RING_LOST) + 1, SLOT_RING_LOST)
      // The lost event may be a LOCK, so the next event of a lock names its lock again.
      t.lockNamed = 0
      return
    }
    const entry = slot + SLOT_RING + <usize>(head & (RING_EVENTS - 1)) * EVENT_BYTES
    store<i64>(entry, timeNs)
    store<i32>(entry, kind, 8)
    store<i32>(entry, argument, 12)
    Word.store(slot + SLOT_RING_HEAD, <i32>(head + 1))
  }

  /** Records how often the thread was woken in vain during the wait that ends with this acquisition. */
  @inline static vainWakes(t: ThreadState, timeNs: i64): void {
    if (t.vainWakes) {
      Record.push(t, timeNs, Event.VAIN_WAKES, t.vainWakes)
      t.vainWakes = 0
    }
  }

  /** Records that the thread has acquired the GIL. VAIN_WAKES precedes ACQUIRED, and both have the time of one clock read. */
  static acquired(t: ThreadState, sequence: i32): void {
    if (!load<i32>(RECORDING)) return
    t.stamps++
    const now = Host.nowNs()
    Record.vainWakes(t, now)
    Record.push(t, now, Event.ACQUIRED, sequence)
  }
}
