import { Builtin } from '../../abi/builtins'
import { Block } from '../../abi/events'
import { CELL_BYTES, CPU_COUNT, PROCESS_ID, STR_BYTES, STR_DATA, STR_LENGTH } from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { Trap, ValueReason } from '../../abi/traps'
import { Blocking } from '../../gil/gil'
import { Files } from '../../os/files'
import { Output } from '../../os/output'
import { ThreadState } from '../../thread'
import { Errors } from '../errors'
import { Heap } from '../objects/heap'
import { Tuple } from '../objects/lists'
import { Objects } from '../objects/objects'
import { Scratch } from '../objects/scratch'
import { Str } from '../objects/strings'
import { Cell } from '../objects/values'
import { Arguments } from './arguments'

const EINVAL: i32 = -22

/**
 * The module os: pipes, and facts about the machine. As in CPython, the functions for pipes release the GIL around each system call,
 * whether the call waits or not (Modules/posixmodule.c, Py_BEGIN_ALLOW_THREADS).
 */
export abstract class OsModule {
  static has(id: i32): bool {
    return id >= Builtin.OS_PIPE && id <= Builtin.OS_CPU_COUNT
  }

  static call(t: ThreadState, id: i32, callable: usize, first: usize, count: i32): bool {
    const parameters = id == Builtin.OS_READ || id == Builtin.OS_WRITE ? 2 : id == Builtin.OS_CLOSE ? 1 : 0
    if (!Arguments.counts(t, id, count, parameters, parameters)) return false
    if (parameters && !OsModule.isFd(t, id, first)) return false
    switch (id) {
      case Builtin.OS_PIPE:
        return OsModule.pipe(t, callable)
      case Builtin.OS_READ:
        return OsModule.read(t, callable, <i32>Cell.int(first), first + CELL_BYTES)
      case Builtin.OS_WRITE:
        return OsModule.write(t, callable, <i32>Cell.int(first), first + CELL_BYTES)
      case Builtin.OS_CLOSE:
        return OsModule.close(t, callable, <i32>Cell.int(first))
      default: {
        Cell.set(callable, Tag.INT, load<i32>(id == Builtin.OS_GETPID ? PROCESS_ID : CPU_COUNT))
        return true
      }
    }
  }

  /** Raises an error unless the cell's value is an int that fits into a C int. */
  private static isFd(t: ThreadState, id: i32, cell: usize): bool {
    // For a file descriptor that is not an int, every function raises the error with the id of os.read(). With the id of os.write(), the
    // error would be about the data.
    if (!Cell.isInt(Cell.tag(cell))) return Arguments.badType(t, Builtin.OS_READ, Cell.tag(cell))
    return Cell.int(cell) == <i64>(<i32>Cell.int(cell)) || Errors.raise(t, Trap.VALUE, id, ValueReason.C_INT)
  }

  private static pipe(t: ThreadState, callable: usize): bool {
    Blocking.begin(t, Block.SYSTEM_CALL, 0, true)
    const made = Files.pipe(t)
    Blocking.end(t)
    if (made < 0) return OsModule.failed(t, made)
    const writes = Scratch.item(t)
    Cell.set(writes, Tag.INT, made >> 16)
    const tuple = Tuple.pair(t, made & 0xffff, writes)
    if (tuple) Cell.set(callable, Tag.TUPLE, <i64>tuple)
    return tuple != 0
  }

  /** Executes os.read(). As in CPython, it allocates the bytes first, reads into them, and cuts off the part that it did not fill. */
  private static read(t: ThreadState, callable: usize, fd: i32, length: usize): bool {
    if (!Cell.isInt(Cell.tag(length))) return Arguments.badType(t, Builtin.OS_READ, Cell.tag(length))
    if (Cell.int(length) < 0) return OsModule.failed(t, EINVAL)
    const most = <i32>min<i64>(Cell.int(length), Files.readable(t, fd))
    const bytes = Str.create(t, Tag.BYTES, most, most)
    if (!bytes) return false
    Blocking.begin(t, Block.READ, fd, false)
    const count = Files.read(t, fd, bytes + STR_DATA, most)
    Blocking.end(t)
    if (count < 0) {
      Objects.release(t, bytes)
      return OsModule.failed(t, count)
    }
    return OsModule.cut(t, callable, bytes, count)
  }

  /** Shortens a bytes object to its first `count` bytes. No other thread has a reference to it. */
  private static cut(t: ThreadState, callable: usize, bytes: usize, count: i32): bool {
    const old = <usize>Str.bytes(bytes)
    const kept = STR_DATA + <usize>count
    const shorter = Heap.resize(t, bytes, STR_DATA + old, kept, kept)
    if (!shorter) {
      Objects.release(t, bytes)
      return false
    }
    store<i32>(shorter, count, STR_BYTES)
    store<i32>(shorter, count, STR_LENGTH)
    Cell.set(callable, Tag.BYTES, <i64>shorter)
    return true
  }

  private static write(t: ThreadState, callable: usize, fd: i32, data: usize): bool {
    if (Cell.tag(data) != Tag.BYTES) return Arguments.badType(t, Builtin.OS_WRITE, Cell.tag(data))
    const bytes = Cell.object(data)
    // Standard output and standard error.
    if (fd == 1 || fd == 2) {
      Output.write(t, bytes + STR_DATA, Str.bytes(bytes))
      Cell.set(callable, Tag.INT, Str.bytes(bytes))
      return true
    }
    Blocking.begin(t, Block.WRITE, fd, false)
    const count = Files.write(t, fd, bytes + STR_DATA, Str.bytes(bytes))
    Blocking.end(t)
    if (count < 0) return OsModule.failed(t, count)
    Cell.set(callable, Tag.INT, count)
    return true
  }

  private static close(t: ThreadState, callable: usize, fd: i32): bool {
    Blocking.begin(t, Block.SYSTEM_CALL, 0, true)
    const result = Files.close(t, fd)
    Blocking.end(t)
    Cell.setNone(callable)
    return result == 0 || OsModule.failed(t, result)
  }

  /** Raises an OSError. `result` is the negative errno. */
  private static failed(t: ThreadState, result: i32): bool {
    return Errors.raise(t, Trap.OS_ERROR, -result, 0)
  }
}
