import { PIPE_CAPACITY } from '../abi/layout'
import { DEBUG } from '../debug'
import { FOREVER, Futex } from '../sync/futex'
import { Mutex } from '../sync/mutex'
import { ThreadState } from '../thread'
import { Word } from '../word'

/** What write() returns when nobody can ever read it. */
export const BROKEN: i32 = -1
/** A write of no more goes into the pipe in one piece (POSIX: PIPE_BUF). */
const ATOMIC_BYTES: i32 = 4096

const READERS: usize = 4
const WRITERS: usize = 8
const HEAD: usize = 12
const TAIL: usize = 16
const FILLED: usize = 20
const DRAINED: usize = 28
/** After a word that threads sleep on. */
const SLEEPERS: usize = 4
const DATA: usize = 64

/**
 * A pipe, as Linux has it: 64 KiB between those who write and those who read. It knows nothing of a GIL: its callers have given it up.
 *
 *     mutex    +0   guards what follows, but for the next two
 *     readers  +4   read ends that are open, and reads under way: atomic
 *     writers  +8   write ends that are open, and writes under way: atomic
 *     head     +12  bytes ever written
 *     tail     +16  bytes ever read
 *     filled   +20  readers sleep on it; changes when there is something for them: bytes, or the end
 *              +24  how many sleep on it now
 *     drained  +28  writers sleep on it; changes when there is room, or nobody left who could make some
 *              +32  how many sleep on it now
 *     data     +64  a ring
 *
 * A wake-up cannot be lost: who finds nothing counts itself and reads the word before it gives the mutex up, and sleeps only while the word
 * is the same; who changes anything takes the mutex to do so, or after it, and changes the word if anybody is counted. All who sleep are
 * woken and look again: whom the bytes go to is a matter of who comes first.
 */
export abstract class Pipe {
  /** Another read end or read (`writes` false), or write end or write. */
  static open(pipe: usize, writes: bool): void {
    Word.add(pipe + (writes ? WRITERS : READERS), 1)
  }

  /** One less. The last one of its kind wakes the other side: nothing more will come, or go. */
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

  /** Whether no end is open: it can be made anew. */
  static isFree(pipe: usize): bool {
    return !Pipe.hasReaders(pipe) && !Pipe.hasWriters(pipe)
  }

  /** Forgets what nobody has read. It is free. */
  static empty(pipe: usize): void {
    store<i32>(pipe, load<i32>(pipe, HEAD), TAIL)
  }

  /** Waits until there is something, and moves at most `length` bytes to `to`. @returns how many; 0: the end, or nothing was asked for */
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

  /** Writes all of it, waiting for room as often as need be. @returns how many bytes; fewer, or BROKEN, where the last reader has gone */
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

  /** Under the mutex, which is given up meanwhile. */
  private static sleep(t: ThreadState, pipe: usize, word: usize): void {
    const seen = Word.load(word)
    store<i32>(word, load<i32>(word, SLEEPERS) + 1, SLEEPERS)
    t.blockSeen = seen
    Mutex.unlock(pipe)
    Futex.wait(t, word, seen, FOREVER)
    Mutex.lock(t, pipe)
  }

  /** Gives the mutex up, and wakes all who sleep on `word` (0: nobody). */
  private static unlock(pipe: usize, word: usize): void {
    const sleepers = word ? load<i32>(word, SLEEPERS) : 0
    if (sleepers) {
      store<i32>(word, 0, SLEEPERS)
      Word.add(word, 1)
    }
    Mutex.unlock(pipe)
    if (sleepers) Futex.wake(word, sleepers)
  }

  /** Whether a thread that blocks in read() or write() sleeps, and has not been woken. */
  static isAsleep(t: ThreadState): bool {
    const word = <usize>Word.load(t.parkedOnAddress)
    return word != 0 && Word.load(word) == t.blockSeen
  }
}
