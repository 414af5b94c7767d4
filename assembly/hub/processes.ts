import { HUB_LIVE, HUB_MUTEX, HUB_PROCESSES, MAX_LIVE_PROCESSES, MAX_PROCESSES, PROCESS_BYTES, PROCESS_TABLE } from '../abi/layout'
import { TOO_MANY } from '../abi/processes'
import { Locks } from '../os/locks'
import { Mutex } from '../sync/mutex'
import { ThreadState } from '../thread'
import { Word } from '../word'

/** Words of an Event, set when the process has ended; who joins it waits there. */
const ENDED: usize = 0
/** i32. Number of the process that started it; of its name among its parent's children; what it ended with. */
const PARENT: usize = 16
const NUMBER: usize = 20
const EXIT_CODE: usize = 24
/** u32. The message that says what it is to do. */
const MESSAGE: usize = 28
/** f64. When start() was called, ns on the run's clock. */
const STARTED_NS: usize = 32

/** The table of processes. A parent makes an entry and the host then makes the process; when all of it is home the host sets the entry's end. */
export abstract class HubProcesses {
  /** Its first entry is the main process, which nobody joins. */
  static init(): void {
    Word.store(HUB_PROCESSES, 1)
    Word.store(HUB_LIVE, 1)
  }

  /** @returns the number of a new process, or -1 where there are too many */
  static spawn(t: ThreadState, parent: i32, number: i32, message: usize, nowNs: f64): i32 {
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
      Word.add(HUB_LIVE, 1)
      Word.store(HUB_PROCESSES, index + 1)
    }
    Mutex.unlock(HUB_MUTEX)
    return fits ? index : TOO_MANY
  }

  /** The host's: nothing of it runs any more, and what it printed has been printed. */
  static end(index: i32, exitCode: i32): void {
    const process = HubProcesses.at(index)
    store<i32>(process, exitCode, EXIT_CODE)
    Word.add(HUB_LIVE, -1)
    Locks.set(process + ENDED)
  }

  /** @returns false only after the timeout */
  static join(t: ThreadState, index: i32, timeoutNs: i64): bool {
    return Locks.waitUntilSet(t, HubProcesses.at(index) + ENDED, timeoutNs)
  }

  @inline static hasEnded(index: i32): bool {
    return Locks.isSet(HubProcesses.at(index) + ENDED)
  }

  /** Of one that has ended. */
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

  @inline private static at(index: i32): usize {
    return PROCESS_TABLE + <usize>index * PROCESS_BYTES
  }
}
