import { FILES, FILES_MUTEX, MAX_FILES, MAX_PIPES, PIPE_BYTES, PIPES, PIPES_TOP } from '../abi/layout'
import { Mutex } from '../sync/mutex'
import { ThreadState } from '../thread'
import { Pipe } from './pipe'

/** 0, 1 and 2 are standard input, output and error, which a program of the lab has no read() or write() for. */
const FIRST_FD: i32 = 3
/** In a file descriptor's word, beside the pipe's address: it is the end that is written to. */
const WRITES: i32 = 1

/** What a call of the operating system returns instead of a result, as -errno. */
export const EBADF: i32 = -9
export const EMFILE: i32 = -24
export const EPIPE: i32 = -32

/**
 * The file descriptors of a program: one word each, 0 or the address of a pipe and which end of it. As in a kernel, a call holds the end
 * that it works on, so that a file closed meanwhile stays open for it.
 *
 * FILES_MUTEX guards the words, and who opens an end: so a pipe that is free stays free until it is handed out.
 */
export abstract class Files {
  /** A new pipe. @returns the descriptor of its read end | that of its write end << 16, or EMFILE */
  static pipe(t: ThreadState): i32 {
    Mutex.lock(t, FILES_MUTEX)
    const reads = Files.lowestFree(0)
    const writes = Files.lowestFree(reads + 1)
    const pipe = writes < MAX_FILES ? Files.freePipe() : 0
    if (pipe) {
      Pipe.empty(pipe)
      Pipe.open(pipe, false)
      Pipe.open(pipe, true)
      store<u32>(Files.word(reads), <u32>pipe)
      store<u32>(Files.word(writes), <u32>pipe | WRITES)
    }
    Mutex.unlock(FILES_MUTEX)
    return pipe ? (reads + FIRST_FD) | ((writes + FIRST_FD) << 16) : EMFILE
  }

  /** @returns bytes read, 0 at the end, or EBADF */
  static read(t: ThreadState, fd: i32, to: usize, length: i32): i32 {
    const pipe = Files.hold(t, fd, false)
    if (!pipe) return EBADF
    const count = Pipe.read(t, pipe, to, length)
    Pipe.close(t, pipe, false)
    return count
  }

  /** @returns bytes written, EBADF or EPIPE */
  static write(t: ThreadState, fd: i32, from: usize, length: i32): i32 {
    const pipe = Files.hold(t, fd, true)
    if (!pipe) return EBADF
    const count = Pipe.write(t, pipe, from, length)
    Pipe.close(t, pipe, true)
    return count < 0 ? EPIPE : count
  }

  /** @returns 0 or EBADF */
  static close(t: ThreadState, fd: i32): i32 {
    Mutex.lock(t, FILES_MUTEX)
    const file = Files.file(fd)
    if (file) store<u32>(Files.word(fd - FIRST_FD), 0)
    Mutex.unlock(FILES_MUTEX)
    if (file) Pipe.close(t, file & ~WRITES, (file & WRITES) != 0)
    return file ? 0 : EBADF
  }

  /** The pipe of a descriptor that is open for this, held; 0 if there is none. */
  private static hold(t: ThreadState, fd: i32, writes: bool): usize {
    Mutex.lock(t, FILES_MUTEX)
    const file = Files.file(fd)
    const pipe = file && (file & WRITES) == <usize>writes ? file & ~WRITES : 0
    if (pipe) Pipe.open(pipe, writes)
    Mutex.unlock(FILES_MUTEX)
    return pipe
  }

  @inline private static word(index: i32): usize {
    return FILES + ((<usize>index) << 2)
  }

  /** A descriptor's word, 0 where it is none. */
  private static file(fd: i32): usize {
    return fd >= FIRST_FD && fd < FIRST_FD + MAX_FILES ? <usize>load<u32>(Files.word(fd - FIRST_FD)) : 0
  }

  private static lowestFree(from: i32): i32 {
    let index = from
    while (index < MAX_FILES && load<u32>(Files.word(index))) index++
    return index
  }

  private static freePipe(): usize {
    for (let i = 0; i < MAX_PIPES; i++) {
      const pipe = PIPES + <usize>i * PIPE_BYTES
      if (!Pipe.isFree(pipe)) continue
      if (<usize>load<u32>(PIPES_TOP) < pipe + PIPE_BYTES) store<u32>(PIPES_TOP, <u32>(pipe + PIPE_BYTES))
      return pipe
    }
    return 0
  }
}
