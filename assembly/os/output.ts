import { Block } from '../abi/events'
import { HAS_HUB, OUTPUT_BYTES, OUTPUT_DATA, OUTPUT_HEAD, OUTPUT_MUTEX, OUTPUT_TAIL } from '../abi/layout'
import { Blocking } from '../gil/gil'
import { Host } from '../host'
import { FOREVER, Futex } from '../sync/futex'
import { Mutex } from '../sync/mutex'
import { ThreadState } from '../thread'
import { Word } from '../word'

/**
 * Standard output: one ring that all threads write and the drainer reads. In a run that may have several processes, the ring is in the
 * hub's memory.
 */
export abstract class Output {
  /**
   * Writes `length` bytes at `text`. A text that fits into the ring is written in one piece. While the ring has too little room, the thread
   * releases the GIL and parks.
   */
  static write(t: ThreadState, text: usize, length: i32): void {
    const isShared = load<i32>(HAS_HUB) != 0
    while (true) {
      const piece = isShared ? Host.outputPut(text, length) : Output.put(t, text, length)
      text += piece
      length -= piece
      if (length == 0) return
      Blocking.begin(t, Block.OUTPUT, 0, true)
      if (isShared) Host.outputAwaitRoom(length)
      else Output.awaitRoom(t, length)
      Blocking.end(t)
    }
  }

  /**
   * Writes the text to the ring if it has room for all of it. If the text is longer than the ring, writes as much as fits. @returns the
   * number of bytes written
   */
  static put(t: ThreadState, text: usize, length: i32): i32 {
    Mutex.lock(t, OUTPUT_MUTEX)
    const head = Word.load(OUTPUT_HEAD)
    const room = Output.room()
    const piece = length <= room || length > <i32>OUTPUT_BYTES ? min(length, room) : 0
    Output.copy(head, text, piece)
    Word.store(OUTPUT_HEAD, head + piece)
    // Release the mutex before the caller of put() parks for room: the holder of the GIL may be waiting for this mutex.
    Mutex.unlock(OUTPUT_MUTEX)
    return piece
  }

  /**
   * Parks until `length` bytes have room, or until one byte has room if the text is longer than the ring. The drainer moves the tail before
   * it wakes the writers, so this thread either sees the new tail or is woken.
   */
  static awaitRoom(t: ThreadState, length: i32): void {
    const wanted = length > <i32>OUTPUT_BYTES ? 1 : length
    while (true) {
      const tail = Word.load(OUTPUT_TAIL)
      if (Output.room() >= wanted) return
      Futex.wait(t, OUTPUT_TAIL, tail, FOREVER)
    }
  }

  @inline private static room(): i32 {
    return <i32>OUTPUT_BYTES - (Word.load(OUTPUT_HEAD) - Word.load(OUTPUT_TAIL))
  }

  private static copy(head: i32, text: usize, length: i32): void {
    for (let i = 0; i < length; i++) {
      store<u8>(OUTPUT_DATA + (<usize>(head + i) & (OUTPUT_BYTES - 1)), load<u8>(text + <usize>i))
    }
  }
}
