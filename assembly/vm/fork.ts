import { DiskCall } from '../abi/disk'
import {
  DISK_MUTEX,
  EXITED,
  FILES_MUTEX,
  FORKING_PROCESS,
  FORKING_THREAD,
  HEAP,
  HEAP_MUTEX,
  HEAP_STARTED_LOCK,
  IMAGE_NAME_LOCK,
  OUTPUT_MUTEX,
  POISON,
  PROCESS_NUMBER,
} from '../abi/layout'
import { Gil } from '../gil/gil'
import { Host } from '../host'
import { Files } from '../os/files'
import { Interpreters } from '../os/interpreters'
import { LockEvents } from '../os/lock-events'
import { Threads } from '../os/threads'
import { ThreadState } from '../thread'
import { Word } from '../word'
import { PROCESS_OBJECT_ARGS, PROCESS_OBJECT_TARGET } from './objects/fields'
import { Heap } from './objects/heap'
import { Objects } from './objects/objects'
import { Cell } from './objects/values'
import { Text } from './text/text'

/**
 * The start method "fork". The host copies the memory of the parent. During the copy, no thread of the parent runs Python code. The copy
 * has all Python objects at the same addresses. A lock of Python that another thread holds stays held, as in CPython. The copy has no value
 * stacks: its main thread begins with a call of the target.
 */
export abstract class Fork {
  /**
   * Copies this process. `text` contains the pickled name of the new process. @returns the index of the new process in the hub; a negative
   * number as from Host.processSpawn()
   */
  static start(t: ThreadState, process: usize, number: i32, text: Text): i32 {
    Gil.stopOthers(t)
    store<i32>(FORKING_THREAD, t.index)
    store<u32>(FORKING_PROCESS, <u32>process)
    Files.eachOnDisk(t, DiskCall.INHERIT)
    const index = Host.processFork(number, text.start, text.length)
    if (index < 0) Files.eachOnDisk(t, DiskCall.CLOSE)
    Gil.resumeOthers(t)
    return index
  }

  /** Turns the copied memory into a process. Of the threads, the process keeps only the one that forked. */
  static become(): void {
    Fork.openLocks()
    Word.store(POISON, 0)
    Word.store(EXITED, 0)
    Word.store(PROCESS_NUMBER, 0)
    Gil.resetAll()
    Interpreters.closeOthers()
    Files.forgetPipes()
    LockEvents.forgetWaits()
    const main = ThreadState.at(load<i32>(FORKING_THREAD))
    Threads.keepOnly(main)
    Heap.adoptPages(main)
    Fork.forgetCalls(main)
    const process: usize = load<u32>(FORKING_PROCESS)
    const target = process + PROCESS_OBJECT_TARGET
    Objects.keepCell(target)
    main.targetTag = Cell.tag(target)
    main.target = <i32>Cell.object(target)
    main.targetArguments = Cell.object(process + PROCESS_OBJECT_ARGS)
    main.targetKeywords = 0
    Objects.keep(main.targetArguments)
  }

  /** Releases the machine's own locks. A thread of the parent may have held one when the host copied the memory. */
  private static openLocks(): void {
    Word.store(HEAP + HEAP_MUTEX, 0)
    Word.store(HEAP + HEAP_STARTED_LOCK, 0)
    Word.store(IMAGE_NAME_LOCK, 0)
    Word.store(FILES_MUTEX, 0)
    Word.store(DISK_MUTEX, 0)
    Word.store(OUTPUT_MUTEX, 0)
  }

  /**
   * Forgets the parent's calls, whose frames the copy lacks. An object to which only such a frame referred is never freed, as in CPython.
   */
  private static forgetCalls(t: ThreadState): void {
    t.pc = 0
    t.sp = 0
    t.fp = 0
    t.depth = 0
    t.restArguments = 0
    t.vainWakes = 0
    t.dying = 0
    t.runningLoop = 0
    t.runningLoopTag = 0
    t.wakeWord = 0
    t.runs = 0
    t.acquisitions = 0
    t.reacquisitions = 0
    t.ops = 0
    t.breakerTrips = 0
    t.stamps = 0
    t.lockNamed = 0
  }
}
