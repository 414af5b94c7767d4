import { Builtin } from '../../abi/builtins'
import { CELL_LOCK, FUNCTION_BYTES, FUNCTION_NAME_STRING, IMAGE_FUNCTIONS } from '../../abi/layout'
import { Tag } from '../../abi/tags'
import { Handle } from '../../os/handle'
import { Life } from '../../os/life'
import { Locks } from '../../os/locks'
import { RLocks } from '../../os/rlocks'
import { ThreadState } from '../../thread'
import {
  LOCK_WORDS,
  THREAD_OBJECT_DAEMON,
  THREAD_OBJECT_HANDLE,
  THREAD_OBJECT_NAME,
  THREAD_OBJECT_NUMBER,
  THREAD_OBJECT_TARGET,
} from '../objects/fields'
import { Spin } from '../objects/spin'
import { Cell } from '../objects/values'
import { BigText } from './bigtext'
import { ClassRepr } from './classrepr'
import { Text } from './text'

/** The repr() of threads and of what they wait for, as in CPython. */
export abstract class SyncRepr {
  /** Writes the repr() of a thread, or of an object for which threads wait. @returns whether the value is one of these */
  static write(text: Text, cell: usize): bool {
    const object = Cell.object(cell)
    switch (Cell.tag(cell)) {
      case Tag.THREAD: {
        SyncRepr.thread(text, object)
        break
      }
      case Tag.LOCK: {
        SyncRepr.locked(text, Locks.value(object + LOCK_WORDS) == 0)
        text.letters(0x6b636f6c) // 'lock'
        SyncRepr.end(text, object)
        break
      }
      case Tag.RLOCK: {
        SyncRepr.rlock(text, object)
        break
      }
      case Tag.SIMPLE_QUEUE: {
        text.letters(0x2e65756575715f3c) // '<_queue.'
        text.letters(0x51656c706d6953) // 'SimpleQ'
        text.letters(0x65756575) // 'ueue'
        SyncRepr.end(text, object)
        break
      }
      default:
        return false
    }
    text.byte(62)
    return true
  }

  /** Writes the default name of a thread: MainThread, Thread-1 or Thread-1 (worker). */
  static defaultName(text: Text, thread: usize): void {
    const number = load<i32>(thread, THREAD_OBJECT_NUMBER)
    if (!number) {
      text.letters(0x657268546e69614d) // 'MainThre'
      return text.letters(0x6461) // 'ad'
    }
    text.letters(0x2d646165726854) // 'Thread-'
    SyncRepr.number(text, number)
    const target = thread + THREAD_OBJECT_TARGET
    if (Cell.tag(target) == Tag.FUNCTION) {
      const record = <usize>load<u32>(IMAGE_FUNCTIONS) + <usize>Cell.object(target) * FUNCTION_BYTES
      text.letters(0x2820) // ' ('
      ClassRepr.str(text, <usize>load<u32>(record, FUNCTION_NAME_STRING))
      text.byte(41)
    } else if (Cell.tag(target) == Tag.BUILTIN && Cell.int(target) == Builtin.INTERPRETER_CALL) text.letters(0x296c6c61635f2820) // (_call)
  }

  private static thread(text: Text, thread: usize): void {
    const name = thread + THREAD_OBJECT_NAME
    const isMain = load<i32>(thread, THREAD_OBJECT_NUMBER) == 0
    text.byte(60)
    if (isMain) text.letters(0x6e69614d5f) // '_Main'
    text.letters(0x28646165726854) // 'Thread('
    // While this thread holds the lock, no other thread can drop the name.
    Spin.lock(name + CELL_LOCK)
    const isNamed = Cell.tag(name) == Tag.STR
    if (isNamed) ClassRepr.str(text, Cell.object(name))
    Spin.unlock(name + CELL_LOCK)
    if (!isNamed) SyncRepr.defaultName(text, thread)
    const begun = Handle.begun(thread + THREAD_OBJECT_HANDLE)
    text.letters(0x202c) // ', '
    if (!begun)
      text.letters(0x6c616974696e69) // 'initial'
    else if (Life.isAlive(changetype<ThreadState>(begun)))
      text.letters(0x64657472617473) // 'started'
    else text.letters(0x646570706f7473) // 'stopped'
    if (SyncRepr.isDaemon(thread)) text.letters(0x6e6f6d65616420) // ' daemon'
    if (begun) {
      text.byte(32)
      SyncRepr.number(text, changetype<ThreadState>(begun).index + 1)
    }
    text.byte(41)
  }

  private static isDaemon(thread: usize): bool {
    const cell = thread + THREAD_OBJECT_DAEMON
    return Cell.tag(cell) == Tag.BOOL ? Cell.int(cell) != 0 : Cell.tag(cell) != Tag.NONE && Cell.tag(cell) != Tag.UNSET
  }

  private static rlock(text: Text, object: usize): void {
    const words = object + LOCK_WORDS
    const owner = Locks.owner(words) + 1
    SyncRepr.locked(text, owner != 0)
    text.letters(0x6b636f4c52) // 'RLock'
    text.letters(0x207463656a626f20) // ' object '
    text.letters(0x3d72656e776f) // 'owner='
    SyncRepr.number(text, owner)
    text.letters(0x3d746e756f6320) // ' count='
    SyncRepr.number(text, RLocks.depth(words))
    SyncRepr.at(text, object)
  }

  /** Writes "<locked _thread." or "<unlocked _thread.". */
  private static locked(text: Text, isLocked: bool): void {
    text.byte(60)
    if (!isLocked) text.letters(0x6e75) // 'un'
    text.letters(0x5f2064656b636f6c) // 'locked _'
    text.letters(0x2e646165726874) // 'thread.'
  }

  /** Writes the end of a repr(), such as " object at 0x7f…". */
  private static end(text: Text, object: usize): void {
    text.letters(0x7463656a626f20) // ' object'
    SyncRepr.at(text, object)
  }

  private static at(text: Text, object: usize): void {
    text.letters(0x783020746120) // ' at 0x'
    ClassRepr.address(text, object)
  }

  private static number(text: Text, value: i32): void {
    BigText.small(text, <u64>value, 1)
  }
}
