import { HUB_LIVE, HUB_MUTEX, HUB_PROCESSES, MAX_LIVE_PROCESSES, MAX_PROCESSES, PROCESS_BYTES, PROCESS_TABLE } from '../abi/layout'
import { TOO_MANY } from '../abi/processes'
import { Locks } from '../os/locks'
import { FOREVER } from '../sync/futex'
import { Mutex } from '../sync/mutex'
import { ThreadState } from '../thread'
import { Word } from '../word'
import { HubChanges } from './changes'

/** The words of a Locks value (os/locks.ts). The host sets the value to 1 when the process has ended. join() waits for that. */
const ENDED: usize = 0
/** i32 each: the parent's index; the number in the process's name, which is 1 for the parent's first child; the exit code. */
const PARENT: usize = 16
const NUMBER: usize = 20
const EXIT_CODE: usize = 24
/** u32. Address of the message with the process's name and, unless it is forked, its target and arguments. */
const MESSAGE: usize = 28
/** f64. When start() was called, ns on the run's clock. */
const STARTED_NS: usize = 32
/** i32, atomic. The signal that must end the process; 0 for none. */
const SIGNAL: usize = 40
/** The words of a Locks value. For a forked process, the value is 0 until the host has copied the parent's memory. Else it is always 1. */
const COPIED: usize = 48

/**
 * The table of processes. A parent adds an entry, and the host then creates the process. The host sets the entry's ENDED once all workers
 * of the process have returned.
 */
export abstract class HubProcesses {
  /** Counts the main process. It has index 0, and no process joins it. */
  static init(): void {
    Word.store(HUB_PROCESSES, 1)
    Word.store(HUB_LIVE, 1)
  }

  /**
   * Adds a process to the hub's table. forks: whether the process begins as a copy of its parent, which then calls awaitCopy(). @returns
   * the index of the process, or TOO_MANY
   */
  static spawn(t: ThreadState, parent: i32, number: i32, message: usize, nowNs: f64, forks: bool): i32 {
    Mutex.lock(t, HUB_MUTEX)
    const index = Word.load(HUB_PROCESSES)
    const fits = index < MAX_PROCESSES && Word.load(HUB_LIVE) < MAX_LIVE_PROCESSES
    if (fits) {
      const process = HubProcesses.at(index)
      Locks.init(process + ENDED, 0)
      store<i32>(process, parent, PARENT)
      store<i32>(process, number, NUMBER)
      store<u32>(process, <u32>message, MESSAGE)
      store<f64>(process, nowNs, STARTED_NS)
      Word.store(process + SIGNAL, 0)
      Locks.init(process + COPIED, forks ? 0 : 1)
      Word.add(HUB_LIVE, 1)
      Word.store(HUB_PROCESSES, index + 1)
    }
    Mutex.unlock(HUB_MUTEX)
    return fits ? index : TOO_MANY
  }

  /** Waits until the host has copied the parent's memory. The parent calls it, and must not change its memory meanwhile. */
  static awaitCopy(t: ThreadState, index: i32): void {
    Locks.waitUntilSet(t, HubProcesses.at(index) + COPIED, FOREVER)
  }

  /** Whether the host has nothing to copy: it has copied the parent's memory, or the process was not forked. */
  @inline static isCopied(index: i32): bool {
    return Locks.isSet(HubProcesses.at(index) + COPIED)
  }

  /** Records that the host has copied the parent's memory, and lets the parent continue. */
  static setCopied(index: i32): void {
    Locks.set(HubProcesses.at(index) + COPIED)
  }

  /** Records the end of a process. The host calls it once no worker runs the process and the process's output has been written. */
  static end(index: i32, exitCode: i32): void {
    const process = HubProcesses.at(index)
    store<i32>(process, exitCode, EXIT_CODE)
    Word.add(HUB_LIVE, -1)
    Locks.set(process + ENDED)
    HubChanges.add()
  }

  /** Waits until the process has ended. @returns false only after the timeout */
  static join(t: ThreadState, index: i32, timeoutNs: i64): bool {
    return Locks.waitUntilSet(t, HubProcesses.at(index) + ENDED, timeoutNs)
  }

  @inline static hasEnded(index: i32): bool {
    return Locks.isSet(HubProcesses.at(index) + ENDED)
  }

  /** The exit code of a process that has ended. Before the end, the value is not valid. */
  @inline static exitCode(index: i32): i32 {
    return load<i32>(HubProcesses.at(index), EXIT_CODE)
  }

  @inline static parent(index: i32): i32 {
    return load<i32>(HubProcesses.at(index), PARENT)
  }

  @inline static number(index: i32): i32 {
    return load<i32>(HubProcesses.at(index), NUMBER)
  }

  @inline static message(index: i32): usize {
    return load<u32>(HubProcesses.at(index), MESSAGE)
  }

  @inline static startedNs(index: i32): f64 {
    return load<f64>(HubProcesses.at(index), STARTED_NS)
  }

  /** Records a signal that must end the process, unless the process has one already. The host then ends the process. */
  static kill(index: i32, signal: i32): void {
    Word.cas(HubProcesses.at(index) + SIGNAL, 0, signal)
  }

  @inline static signal(index: i32): i32 {
    return Word.load(HubProcesses.at(index) + SIGNAL)
  }

  @inline private static at(index: i32): usize {
    return PROCESS_TABLE + <usize>index * PROCESS_BYTES
  }
}
