import { DiskCall } from '../abi/disk'
import { FILES, FILES_MUTEX, HAS_HUB, MAX_FILES, MAX_PIPES, PIPE_BYTES, PIPE_CAPACITY, PIPES, PIPES_TOP } from '../abi/layout'
import { Host } from '../host'
import { Mutex } from '../sync/mutex'
import { ThreadState } from '../thread'
import { Disk } from './disk'
import { Pipe } from './pipe'

/**
 * The lowest descriptor that a pipe or a file can get. 0, 1 and 2 are standard input, output and error. This class does not know them:
 * vm/builtins/os.ts executes os.write() to 1 and 2 itself.
 */
const FIRST_FD: i32 = 3
/** A bit in a file descriptor's word, next to the pipe's address: the descriptor is the write end. */
const WRITES: i32 = 1

/** Errors of a system call, negated: -errno. */
const EBADF: i32 = -9
const EMFILE: i32 = -24
const EPIPE: i32 = -32

/**
 * The file descriptors of a program. Each has one word. The word of a closed descriptor is 0. The word of a pipe is its address and a bit
 * for the end. The word of a file is the number of the open file plus 1, which is less than the address of any pipe. As in a kernel, a
 * read() or write() in progress keeps its end of the pipe open, even if another thread closes the descriptor meanwhile. A call of the disk
 * never waits for another thread, so a thread may hold FILES_MUTEX during the call.
 *
 * FILES_MUTEX guards the words. An end is opened only under FILES_MUTEX, so a pipe without open ends stays free until pipe() hands it out.
 */
export abstract class Files {
  /** Creates a pipe. @returns the descriptor of its read end | the descriptor of its write end << 16, or EMFILE */
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

  /** Opens a file of the disk. @returns its descriptor, or an error */
  static open(t: ThreadState, flags: i32, path: usize, length: i32): i32 {
    Mutex.lock(t, FILES_MUTEX)
    const free = Files.lowestFree(0)
    const number = free < MAX_FILES ? <i32>Files.disk(t, DiskCall.OPEN, flags, 0, path, length) : EMFILE
    if (number >= 0) {
      store<u32>(Files.word(free), number + 1)
      // The host clears the descriptors only after a run that has set this word.
      if (!load<u32>(PIPES_TOP)) store<u32>(PIPES_TOP, <u32>PIPES)
    }
    Mutex.unlock(FILES_MUTEX)
    return number < 0 ? number : free + FIRST_FD
  }

  /** Calls the disk for the open file with the descriptor `fd`. @returns the result of Disk.call(), or EBADF */
  static call(t: ThreadState, call: DiskCall, fd: i32, b: i32, address: usize, length: i32): f64 {
    Mutex.lock(t, FILES_MUTEX)
    const file = Files.file(fd)
    const result = file && file < PIPES ? Files.disk(t, call, <i32>file - 1, b, address, length) : EBADF
    Mutex.unlock(FILES_MUTEX)
    return result
  }

  /** Executes a DiskCall, on the hub's disk if the run has a hub. @returns the result of Disk.call() */
  static disk(t: ThreadState, call: DiskCall, a: i32, b: i32, address: usize, length: i32): f64 {
    if (load<i32>(HAS_HUB)) return Host.diskCall(call, a, b, address, length)
    return Disk.call(t, call, a, b, address, length)
  }

  /**
   * Executes a DiskCall for each open file of the disk: INHERIT before a fork, or CLOSE if the fork fails. After the fork, the child shares
   * these files with this process.
   */
  static eachOnDisk(t: ThreadState, call: DiskCall): void {
    for (let index = 0; index < MAX_FILES; index++) {
      const file = load<u32>(Files.word(index))
      if (file && file < <u32>PIPES) Files.disk(t, call, file - 1, 0, 0, 0)
    }
  }

  /** In a copy of a process: closes the ends of pipes, because only the parent has the bytes in the pipes. */
  static forgetPipes(): void {
    for (let index = 0; index < MAX_FILES; index++) {
      if (load<u32>(Files.word(index)) >= <u32>PIPES) store<u32>(Files.word(index), 0)
    }
  }

  private static isOnDisk(t: ThreadState, fd: i32): bool {
    Mutex.lock(t, FILES_MUTEX)
    const file = Files.file(fd)
    Mutex.unlock(FILES_MUTEX)
    return file != 0 && file < PIPES
  }

  /** Reads at most `length` bytes. @returns the number of bytes read, 0 at the end of the pipe or file, or an error */
  static read(t: ThreadState, fd: i32, to: usize, length: i32): i32 {
    if (Files.isOnDisk(t, fd)) return <i32>Files.call(t, DiskCall.READ, fd, 0, to, length)
    const pipe = Files.hold(t, fd, false)
    if (!pipe) return EBADF
    const count = Pipe.read(t, pipe, to, length)
    Pipe.close(t, pipe, false)
    return count
  }

  /** The largest number of bytes that one read() of the descriptor can give. */
  static readable(t: ThreadState, fd: i32): i64 {
    if (!Files.isOnDisk(t, fd)) return PIPE_CAPACITY
    const facts = <i64>Files.call(t, DiskCall.FSTAT, fd, 0, 0, 0)
    return facts < 0 ? 0 : (facts & u32.MAX_VALUE) >> 4
  }

  /** Writes at most `length` bytes. @returns the number of bytes written, or an error */
  static write(t: ThreadState, fd: i32, from: usize, length: i32): i32 {
    if (Files.isOnDisk(t, fd)) return <i32>Files.call(t, DiskCall.WRITE, fd, 0, from, length)
    const pipe = Files.hold(t, fd, true)
    if (!pipe) return EBADF
    const count = Pipe.write(t, pipe, from, length)
    Pipe.close(t, pipe, true)
    return count < 0 ? EPIPE : count
  }

  /** Closes the descriptor. @returns 0 or EBADF */
  static close(t: ThreadState, fd: i32): i32 {
    Mutex.lock(t, FILES_MUTEX)
    const file = Files.file(fd)
    if (file) store<u32>(Files.word(fd - FIRST_FD), 0)
    if (file && file < PIPES) Files.disk(t, DiskCall.CLOSE, <i32>file - 1, 0, 0, 0)
    Mutex.unlock(FILES_MUTEX)
    if (file >= PIPES) Pipe.close(t, file & ~WRITES, (file & WRITES) != 0)
    return file ? 0 : EBADF
  }

  /**
   * Opens the descriptor's end once more, for the duration of a call. @returns the pipe; 0 if the descriptor is not open for this direction
   */
  private static hold(t: ThreadState, fd: i32, writes: bool): usize {
    Mutex.lock(t, FILES_MUTEX)
    const file = Files.file(fd)
    const pipe = file >= PIPES && (file & WRITES) == <usize>writes ? file & ~WRITES : 0
    if (pipe) Pipe.open(pipe, writes)
    Mutex.unlock(FILES_MUTEX)
    return pipe
  }

  @inline private static word(index: i32): usize {
    return FILES + ((<usize>index) << 2)
  }

  /** The word of a descriptor; 0 if the descriptor is not open. */
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
