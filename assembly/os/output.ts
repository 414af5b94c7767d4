import { Block } from '../abi/events'
import { OUTPUT_BYTES, OUTPUT_DATA, OUTPUT_HEAD, OUTPUT_MUTEX, OUTPUT_TAIL } from '../abi/layout'
import { Blocking } from '../gil/gil'
import { FOREVER, Futex } from '../sync/futex'
import { Mutex } from '../sync/mutex'
import { ThreadState } from '../thread'
import { Word } from '../word'

/** Standard output: one ring that all threads write and the drainer reads. */
export abstract class Output {
  /** Writes `length` bytes at `text`; what fits into the ring is written in one piece. When the ring is full the thread gives the GIL up and parks. */
  static write(t: ThreadState, text: usize, length: i32): void {
    while (length > 0) {
      Mutex.lock(t, OUTPUT_MUTEX)
      const tail = Word.load(OUTPUT_TAIL)
      const head = Word.load(OUTPUT_HEAD)
      const room = <i32>OUTPUT_BYTES - (head - tail)
      const fits = length <= room || length > <i32>OUTPUT_BYTES
      const piece = fits ? min(length, room) : 0
      Output.copy(head, text, piece)
      Word.store(OUTPUT_HEAD, head + piece)
      // The mutex is not kept while parked: who holds the GIL may be waiting for it.
      Mutex.unlock(OUTPUT_MUTEX)
      text += piece
      length -= piece
      if (length > 0) Output.awaitRoom(t, tail)
    }
  }

  /** The drainer moves the tail and then wakes: either we see it moved, or the wake-up finds us. */
  private static awaitRoom(t: ThreadState, seenTail: i32): void {
    Blocking.begin(t, Block.OUTPUT, 0, true)
    while (Word.load(OUTPUT_TAIL) == seenTail) Futex.wait(t, OUTPUT_TAIL, seenTail, FOREVER)
    Blocking.end(t)
  }

  private static copy(head: i32, text: usize, length: i32): void {
    for (let i = 0; i < length; i++) {
      store<u8>(OUTPUT_DATA + (<usize>(head + i) & (OUTPUT_BYTES - 1)), load<u8>(text + <usize>i))
    }
  }
}
