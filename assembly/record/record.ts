import { EVENT_PLACE_SHIFT, Event } from '../abi/events'
import { CHUNK_BYTES, EVENT_BYTES, RECORDING, SLOT_EVENTS, SLOT_FIRST_CHUNK, SLOT_LOST, SLOT_NEXT_EVENT } from '../abi/layout'
import { Host } from '../host'
import { ThreadState } from '../thread'
import { Word } from '../word'
import { Chunks } from './chunks'
import { Place } from './place'

/**
 * The events of a slot: a chain of chunks (chunks.ts). It has one writer, the slot's worker, and one reader, the drainer. The writer fills
 * an event and then publishes the number of events. If the pool has no free chunk, the writer drops the event and counts it: a writer never
 * waits for the drainer.
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

  /** As stamp(), for an event at which the thread leaves the GIL. The event also says where the thread is in the program. */
  static leave(t: ThreadState, kind: i32, argument: i32): void {
    if (!load<i32>(RECORDING)) return
    t.stamps++
    const place = Place.of(t)
    Record.push(t, Host.nowNs(), kind | (place << EVENT_PLACE_SHIFT), argument)
  }

  /** Records an event at a time that the caller read for another purpose. */
  static push(t: ThreadState, timeNs: i64, kind: i32, argument: i32): void {
    if (!load<i32>(RECORDING)) return
    const slot = t.slot
    let event = <usize>load<u32>(slot, SLOT_NEXT_EVENT)
    if ((event & (CHUNK_BYTES - 1)) == 0) {
      event = Record.nextChunk(slot, event)
      if (!event) {
        store<i32>(slot, load<i32>(slot, SLOT_LOST) + 1, SLOT_LOST)
        // The lost event may be a LOCK, so the next event of a lock names its lock again.
        t.lockNamed = 0
        return
      }
    }
    store<i64>(event, timeNs)
    store<i32>(event, kind, 8)
    store<i32>(event, argument, 12)
    store<u32>(slot, <u32>(event + EVENT_BYTES), SLOT_NEXT_EVENT)
    Word.store(slot + SLOT_EVENTS, load<i32>(slot, SLOT_EVENTS) + 1)
  }

  /**
   * Adds a chunk to the slot's chain. `end` is the end of the slot's last chunk; 0 if it has none. @returns the address of the chunk's
   * first event; 0 if the pool has no free chunk
   */
  private static nextChunk(slot: usize, end: usize): usize {
    const chunk = Chunks.take()
    if (!chunk) return 0
    store<u32>(end ? end - CHUNK_BYTES : slot + SLOT_FIRST_CHUNK, <u32>chunk)
    return chunk + EVENT_BYTES
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
