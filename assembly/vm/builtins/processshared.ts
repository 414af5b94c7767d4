import { Builtin } from '../../abi/builtins'
import { CELL_BYTES, PROCESS_ID, PROCESS_INDEX, PROCESS_NAME, STR_DATA } from '../../abi/layout'
import { RUNNING } from '../../abi/processes'
import { Tag } from '../../abi/tags'
import { ProcessReason, Trap } from '../../abi/traps'
import { Host } from '../../host'
import { Exit } from '../../os/exit'
import { Processes } from '../../os/processes'
import { FOREVER } from '../../sync/futex'
import { ThreadState } from '../../thread'
import { Word } from '../../word'
import { Errors } from '../errors'
import { PROCESS_OBJECT_INDEX, PROCESS_QUEUE_NUMBER } from '../objects/fields'
import { Tuple } from '../objects/lists'
import { Scratch } from '../objects/scratch'
import { Str } from '../objects/strings'
import { Unpickle } from '../objects/unpickle'
import { Cell } from '../objects/values'
import { Arguments } from './arguments'

/** The typecodes of multiprocessing.Value, as ASCII codes. Each further typecode is an int of 8 bytes. */
const SIGNED_BYTE: i32 = 98 // b
const BYTE: i32 = 66 // B
const CHAR: i32 = 99 // c
const SHORT: i32 = 104 // h
const UNSIGNED_SHORT: i32 = 72 // H
const INT: i32 = 105 // i
const UNSIGNED_INT: i32 = 73 // I
const FLOAT: i32 = 102 // f
const DOUBLE: i32 = 100 // d
const BOOL: i32 = 63 // ?

/**
 * The module _multiprocessing, on which lib/multiprocessing builds. It refers to semaphores and queues by their numbers in the hub, and to
 * shared memory by its address there. It also reports facts about this process, and whether another process has ended. lib/multiprocessing
 * checks the arguments. This file also has os._exit().
 */
export abstract class ProcessSharedModule {
  static has(id: i32): bool {
    const isLater = id >= Builtin.PROCESS_CHANGES && id <= Builtin.OS_EXIT
    return isLater || (id >= Builtin.PROCESS_KILL && id <= Builtin.PROCESS_QUEUE_AT)
  }

  static call(t: ThreadState, id: i32, callable: usize, first: usize, count: i32): bool {
    const needed = ProcessSharedModule.arguments(id)
    if (!Arguments.counts(t, id, count, needed, needed)) return false
    const number = count > 0 && Cell.tag(first) == Tag.INT ? <i32>Cell.int(first) : 0
    const second = first + CELL_BYTES
    switch (id) {
      case Builtin.PROCESS_KILL: {
        const index = Word.load(Cell.object(first) + PROCESS_OBJECT_INDEX)
        if (index > 0) Host.processKill(index, <i32>Cell.int(second))
        Cell.setNone(callable)
        return true
      }
      case Builtin.PROCESS_FACTS:
        return ProcessSharedModule.facts(t, callable)
      case Builtin.PROCESS_SEMAPHORE:
        return ProcessSharedModule.made(t, callable, Host.semaphoreCreate(number, <i32>Cell.int(second)), ProcessReason.TOO_MANY_QUEUES)
      case Builtin.PROCESS_SEMAPHORE_TAKE: {
        const timeoutNs = Cell.tag(second) == Tag.NONE ? FOREVER : Arguments.nanoseconds(second)
        Cell.setBool(callable, Processes.take(t, number, timeoutNs))
        return true
      }
      case Builtin.PROCESS_SEMAPHORE_POST: {
        Cell.setBool(callable, Host.semaphorePost(number))
        return true
      }
      case Builtin.PROCESS_SEMAPHORE_VALUE: {
        Cell.set(callable, Tag.INT, Host.semaphoreValue(number))
        return true
      }
      case Builtin.SHARED_CREATE:
        return ProcessSharedModule.made(t, callable, Host.sharedCreate(number), 0)
      case Builtin.SHARED_LOAD:
        return ProcessSharedModule.load(t, callable, number, ProcessSharedModule.letter(second))
      case Builtin.SHARED_STORE: {
        ProcessSharedModule.store(t, number, ProcessSharedModule.letter(second), second + CELL_BYTES)
        Cell.setNone(callable)
        return true
      }
      case Builtin.PROCESS_CHANGES: {
        Cell.set(callable, Tag.INT, Host.hubChanges())
        return true
      }
      case Builtin.PROCESS_AWAIT_CHANGE: {
        Processes.awaitChange(t, number, Cell.tag(second) == Tag.NONE ? FOREVER : Arguments.nanoseconds(second))
        Cell.setNone(callable)
        return true
      }
      case Builtin.PROCESS_HAS_ENDED: {
        const index = number - load<i32>(PROCESS_ID) + load<i32>(PROCESS_INDEX)
        Cell.setBool(callable, Host.processExitCode(index) != RUNNING)
        return true
      }
      case Builtin.OS_EXIT: {
        if (!Arguments.isInteger(t, id, first)) return false
        Exit.now(t, <i32>Cell.int(first) & 0xff)
        return true
      }
      case Builtin.PROCESS_QUEUE_NUMBER: {
        Cell.set(callable, Tag.INT, load<i32>(Cell.object(first), PROCESS_QUEUE_NUMBER))
        return true
      }
      default: {
        const queue = Unpickle.queue(t, number)
        if (queue) Cell.set(callable, Tag.PROCESS_QUEUE, <i64>queue)
        return queue != 0
      }
    }
  }

  private static arguments(id: i32): i32 {
    if (id == Builtin.PROCESS_FACTS || id == Builtin.PROCESS_CHANGES) return 0
    if (id == Builtin.SHARED_STORE) return 3
    const isPair = id == Builtin.PROCESS_KILL || id == Builtin.PROCESS_SEMAPHORE || id == Builtin.PROCESS_SEMAPHORE_TAKE
    return isPair || id == Builtin.SHARED_LOAD || id == Builtin.PROCESS_AWAIT_CHANGE ? 2 : 1
  }

  /**
   * Writes the number of a new semaphore, or the address of new memory. If the hub has no room for it, raises the error `reason`, or a
   * MemoryError for reason 0.
   */
  private static made(t: ThreadState, callable: usize, number: i32, reason: i32): bool {
    if (number < 0) return reason ? Errors.raise(t, Trap.PROCESS, reason, 0) : Errors.memory(t) != 0
    Cell.set(callable, Tag.INT, number)
    return true
  }

  /** Writes a tuple: the index of this process, 0 for the main one; its pid; its name, which is empty for the main one. */
  private static facts(t: ThreadState, callable: usize): bool {
    const cells = Scratch.iterator(t)
    const name = Str.copyOf(t, PROCESS_NAME + 4, load<i32>(PROCESS_NAME))
    if (!name) return false
    Cell.set(cells, Tag.INT, load<i32>(PROCESS_INDEX))
    Cell.set(cells + CELL_BYTES, Tag.INT, load<i32>(PROCESS_ID))
    Cell.set(cells + 2 * CELL_BYTES, Tag.STR, <i64>name)
    const tuple = Tuple.of(t, cells, 3)
    if (tuple) Cell.set(callable, Tag.TUPLE, <i64>tuple)
    return tuple != 0
  }

  // --- shared memory ---------------------------------------------------------------------------------------------------------------------

  @inline private static letter(cell: usize): i32 {
    return <i32>load<u8>(Cell.object(cell), STR_DATA)
  }

  /** The size, in bytes, of a value with this typecode. */
  private static size(code: i32): i32 {
    if (code == SIGNED_BYTE || code == BYTE || code == CHAR || code == BOOL) return 1
    if (code == SHORT || code == UNSIGNED_SHORT) return 2
    return code == INT || code == UNSIGNED_INT || code == FLOAT ? 4 : 8
  }

  private static load(t: ThreadState, callable: usize, address: i32, code: i32): bool {
    const at = Scratch.item(t)
    store<i64>(at, 0)
    Host.sharedLoad(address, ProcessSharedModule.size(code), at)
    if (code == DOUBLE) Cell.setFloat(callable, load<f64>(at))
    else if (code == FLOAT) Cell.setFloat(callable, <f64>load<f32>(at))
    else if (code == BOOL) Cell.setBool(callable, load<u8>(at) != 0)
    else if (code == CHAR) {
      const bytes = Str.ofKind(t, Tag.BYTES, at, 1)
      if (!bytes) return false
      Cell.set(callable, Tag.BYTES, <i64>bytes)
    } else if (code == SIGNED_BYTE) Cell.set(callable, Tag.INT, load<i8>(at))
    else if (code == BYTE) Cell.set(callable, Tag.INT, load<u8>(at))
    else if (code == SHORT) Cell.set(callable, Tag.INT, load<i16>(at))
    else if (code == UNSIGNED_SHORT) Cell.set(callable, Tag.INT, load<u16>(at))
    else if (code == INT) Cell.set(callable, Tag.INT, load<i32>(at))
    else if (code == UNSIGNED_INT) Cell.set(callable, Tag.INT, <i64>load<u32>(at))
    else Cell.set(callable, Tag.INT, load<i64>(at))
    return true
  }

  /** Stores a value. An int keeps the low bits that fit, as in ctypes. */
  private static store(t: ThreadState, address: i32, code: i32, value: usize): void {
    const at = Scratch.item(t)
    if (code == DOUBLE) store<f64>(at, Cell.number(value))
    else if (code == FLOAT) store<f32>(at, <f32>Cell.number(value))
    else if (code == CHAR) store<i64>(at, load<u8>(Cell.object(value), STR_DATA))
    else store<i64>(at, Cell.int(value))
    Host.sharedStore(address, ProcessSharedModule.size(code), at)
  }
}
