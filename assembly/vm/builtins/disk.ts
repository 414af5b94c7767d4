import { Builtin } from '../../abi/builtins'
import { DiskCall } from '../../abi/disk'
import { Block } from '../../abi/events'
import { CELL_BYTES, PARENT_PROCESS_ID, STR_BYTES, STR_DATA, STR_LENGTH } from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { Blocking } from '../../gil/gil'
import { Files } from '../../os/files'
import { Sleep } from '../../os/sleep'
import { ThreadState } from '../../thread'
import { Heap } from '../objects/heap'
import { Objects } from '../objects/objects'
import { Str } from '../objects/strings'
import { Cell } from '../objects/values'
import { Arguments } from './arguments'

/** The room, in bytes, for the names in a directory. A listing omits names that do not fit. */
const LIST_BYTES: i32 = 128 * 1024

/**
 * The calls of the file system, which lib/_disk.py turns into Python's functions. As in CPython, each call releases the GIL. A call that
 * fails returns a negative errno. This file also has os.getppid() and the recv() of lab.server().
 */
export abstract class DiskModule {
  static has(id: i32): bool {
    return id >= Builtin.DISK_OPEN && id <= Builtin.LAB_RECEIVE
  }

  static call(t: ThreadState, id: i32, callable: usize, first: usize, count: i32): bool {
    if (id >= Builtin.OS_GETPPID) return DiskModule.other(t, id, callable, first, count)
    const parameters = id == Builtin.DISK_OPEN ? 2 : id == Builtin.DISK_LIST ? 1 : 4
    if (!Arguments.counts(t, id, count, parameters, parameters)) return false
    const path = id == Builtin.DISK_CALL ? first + 3 * CELL_BYTES : first
    if (Cell.tag(path) != Tag.STR) return Arguments.badType(t, id, Cell.tag(path))
    for (let at = first; at < first + <usize>count * CELL_BYTES; at += CELL_BYTES) {
      if (at != path && !Arguments.isInteger(t, id, at)) return false
    }
    if (id == Builtin.DISK_LIST) return DiskModule.list(t, callable, Cell.object(path))
    Blocking.begin(t, Block.SYSTEM_CALL, 0, true)
    const result = DiskModule.number(t, id, first, Cell.object(path))
    Blocking.end(t)
    if (id == Builtin.DISK_CALL && DiskModule.small(first) == DiskCall.MODIFIED && result >= 0) Cell.setFloat(callable, result)
    else Cell.set(callable, Tag.INT, <i64>result)
    return true
  }

  private static other(t: ThreadState, id: i32, callable: usize, first: usize, count: i32): bool {
    const parameters = id == Builtin.LAB_RECEIVE ? 1 : 0
    if (!Arguments.counts(t, id, count, parameters, parameters)) return false
    if (id == Builtin.OS_GETPPID) {
      Cell.set(callable, Tag.INT, load<i32>(PARENT_PROCESS_ID))
      return true
    }
    if (!Arguments.areSeconds(t, id, first)) return false
    Sleep.receive(t, Arguments.nanoseconds(first))
    Cell.setNone(callable)
    return true
  }

  private static number(t: ThreadState, id: i32, first: usize, path: usize): f64 {
    const address = path + STR_DATA
    const length = Str.bytes(path)
    if (id == Builtin.DISK_OPEN) return Files.open(t, DiskModule.small(first + CELL_BYTES), address, length)
    const call: DiskCall = DiskModule.small(first)
    const a = DiskModule.small(first + CELL_BYTES)
    const b = DiskModule.small(first + 2 * CELL_BYTES)
    if (call < DiskCall.STAT) return Files.call(t, call, a, b, address, length)
    return Files.disk(t, call, a, b, address, length)
  }

  /** The value of an int cell, clamped to 32 bits. */
  private static small(cell: usize): i32 {
    return <i32>max<i64>(min<i64>(Cell.int(cell), i32.MAX_VALUE), i32.MIN_VALUE)
  }

  /** Makes a bytes object of the names in a directory, with a zero byte after each. If the call fails, the result is a negative errno. */
  private static list(t: ThreadState, callable: usize, path: usize): bool {
    const length = Str.bytes(path)
    const room = max(LIST_BYTES, length)
    const names = Str.create(t, Tag.BYTES, room, room)
    if (!names) return false
    memory.copy(names + STR_DATA, path + STR_DATA, <usize>length)
    Blocking.begin(t, Block.SYSTEM_CALL, 0, true)
    const bytes = <i32>Files.disk(t, DiskCall.LIST, length, 0, names + STR_DATA, room)
    Blocking.end(t)
    if (bytes < 0) {
      Objects.release(t, names)
      Cell.set(callable, Tag.INT, bytes)
      return true
    }
    const size = STR_DATA + <usize>bytes
    const cut = Heap.resize(t, names, STR_DATA + <usize>room, size, size)
    if (!cut) return false
    store<i32>(cut, bytes, STR_BYTES)
    store<i32>(cut, bytes, STR_LENGTH)
    Cell.set(callable, Tag.BYTES, <i64>cut)
    return true
  }
}
