import { PIPE_CAPACITY } from '../abi/layout'
import { DEBUG } from '../debug'
import { FOREVER, Futex } from '../sync/futex'
import { Mutex } from '../sync/mutex'
import { ThreadState } from '../thread'
import { Word } from '../word'

/** The result of write() if the last reader left before the first byte was written. */
const BROKEN: i32 = -1
/** A write of at most this many bytes goes into the pipe in one piece (POSIX: PIPE_BUF). */
const ATOMIC_BYTES: i32 = 4096

const READERS: usize = 4
const WRITERS: usize = 8
const HEAD: usize = 12
const TAIL: usize = 16
const FILLED: usize = 20
const DRAINED: usize = 28
/** Offset of the number of sleepers. It is relative to the word that they sleep on, FILLED or DRAINED. */
const SLEEPERS: usize = 4
const DATA: usize = 64

/**
 * A pipe with the semantics of Linux: it holds up to 64 KiB between writers and readers. A caller has released its GIL before it calls;
 * nothing here uses a GIL.
 *
 *     mutex    +0   guards the fields below, except readers and writers
 *     readers  +4   open read ends, plus reads in progress: atomic
 *     writers  +8   open write ends, plus writes in progress: atomic
 *     head     +12  bytes ever written
 *     tail     +16  bytes ever read
 *     filled   +20  readers sleep on it; it changes when bytes arrive or the last writer leaves
 *              +24  how many readers sleep on it now
 *     drained  +28  writers sleep on it; it changes when room appears or the last reader leaves
 *              +32  how many writers sleep on it now
 *     data     +64  a ring
 *
 * A wake-up cannot be lost. A thread that must wait counts itself as a sleeper and reads `filled` or `drained` while it holds the mutex. It
 * sleeps only while that word is unchanged. A thread that has changed the pipe then changes the word under the mutex, if a sleeper is
 * counted. It wakes all sleepers, and they check the pipe again: the first one gets the bytes.
 */
export abstract class Pipe {
  /** Counts one more open end or call in progress. writes: true counts a writer, false a reader. */
  static open(pipe: usize, writes: bool): void {
    Word.add(pipe + (writes ? WRITERS : READERS), 1)
  }

  /**
   * Counts one writer less if `writes`, else one reader less. The last writer wakes the readers, because nothing more will arrive. The last
   * reader wakes the writers, because nothing more will leave.
   */
  static close(t: ThreadState, pipe: usize, writes: bool): void {
    const open = Word.add(pipe + (writes ? WRITERS : READERS), -1)
    if (DEBUG) assert(open > 0)
    if (open > 1) return
    Mutex.lock(t, pipe)
    Pipe.unlock(pipe, pipe + (writes ? FILLED : DRAINED))
  }

  @inline private static hasReaders(pipe: usize): bool {
    return Word.load(pipe + READERS) > 0
  }

  @inline private static hasWriters(pipe: usize): bool {
    return Word.load(pipe + WRITERS) > 0
  }

  /** Whether no end is open, so that the pipe can be reused. */
  static isFree(pipe: usize): bool {
    return !Pipe.hasReaders(pipe) && !Pipe.hasWriters(pipe)
  }

  /** Discards the unread bytes of a free pipe. */
  static empty(pipe: usize): void {
    store<i32>(pipe, load<i32>(pipe, HEAD), TAIL)
  }

  /**
   * Waits until the pipe has bytes, and moves at most `length` of them to the address `to`.
   * @returns the number of bytes; 0 at the end of the pipe, or if `length` is 0
   */
  static read(t: ThreadState, pipe: usize, to: usize, length: i32): i32 {
    if (length == 0) return 0
    Mutex.lock(t, pipe)
    while (Pipe.bytes(pipe) == 0 && Pipe.hasWriters(pipe)) Pipe.sleep(t, pipe, pipe + FILLED)
    const count = min(Pipe.bytes(pipe), length)
    const tail = load<i32>(pipe, TAIL)
    for (let i = 0; i < count; i++) store<u8>(to + <usize>i, load<u8>(Pipe.at(pipe, tail + i)))
    store<i32>(pipe, tail + count, TAIL)
    Pipe.unlock(pipe, count > 0 ? pipe + DRAINED : 0)
    return count
  }

  /**
   * Writes all `length` bytes and waits for room as often as necessary.
   * @returns `length`. If the last reader has left: the number of bytes written before that, or BROKEN if none was written
   */
  static write(t: ThreadState, pipe: usize, from: usize, length: i32): i32 {
    const least = length <= ATOMIC_BYTES ? length : 1
    let written = 0
    while (written < length) {
      Mutex.lock(t, pipe)
      while (Pipe.room(pipe) < least && Pipe.hasReaders(pipe)) Pipe.sleep(t, pipe, pipe + DRAINED)
      if (!Pipe.hasReaders(pipe)) {
        Mutex.unlock(pipe)
        return written ? written : BROKEN
      }
      const count = min(Pipe.room(pipe), length - written)
      const head = load<i32>(pipe, HEAD)
      for (let i = 0; i < count; i++) store<u8>(Pipe.at(pipe, head + i), load<u8>(from + <usize>(written + i)))
      store<i32>(pipe, head + count, HEAD)
      Pipe.unlock(pipe, pipe + FILLED)
      written += count
    }
    return written
  }

  @inline private static bytes(pipe: usize): i32 {
    return load<i32>(pipe, HEAD) - load<i32>(pipe, TAIL)
  }

  @inline private static room(pipe: usize): i32 {
    return PIPE_CAPACITY - Pipe.bytes(pipe)
  }

  @inline private static at(pipe: usize, position: i32): usize {
    return pipe + DATA + (<usize>position & (PIPE_CAPACITY - 1))
  }

  /** Releases the mutex, sleeps until `word` changes, and acquires the mutex again. */
  private static sleep(t: ThreadState, pipe: usize, word: usize): void {
    const seen = Word.load(word)
    store<i32>(word, load<i32>(word, SLEEPERS) + 1, SLEEPERS)
    t.blockSeen = seen
    Mutex.unlock(pipe)
    Futex.wait(t, word, seen, FOREVER)
    Mutex.lock(t, pipe)
  }

  /** Releases the mutex and wakes every thread that sleeps on `word`. word 0: wakes no thread. */
  private static unlock(pipe: usize, word: usize): void {
    const sleepers = word ? load<i32>(word, SLEEPERS) : 0
    if (sleepers) {
      store<i32>(word, 0, SLEEPERS)
      Word.add(word, 1)
    }
    Mutex.unlock(pipe)
    if (sleepers) Futex.wake(word, sleepers)
  }

  /** Whether a thread in read() or write() sleeps and has not been woken. */
  static isAsleep(t: ThreadState): bool {
    const word = <usize>Word.load(t.parkedOnAddress)
    return word != 0 && Word.load(word) == t.blockSeen
  }
}
