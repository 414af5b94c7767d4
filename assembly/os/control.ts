import { Block } from '../abi/events'
import { LIVE_THREADS, POISON, SLOT_COUNT, SLOT_THREAD, THREAD_COUNT } from '../abi/layout'
import { Breaker } from '../abi/policies'
import { Futex } from '../sync/futex'
import { ThreadState } from '../thread'
import { Word } from '../word'
import { Life } from './life'
import { Locks } from './locks'
import { Pipe } from './pipe'

/**
 * The host's control of a running machine. The host calls these functions in its own instance of the module, which has the same memory.
 * None of them parks.
 */
export abstract class Control {
  /**
   * Makes every thread stop. poison: the Poison to set, unless one is set already. The caller then repeats nudge() until all workers have
   * returned.
   */
  static stop(poison: i32): void {
    Word.cas(POISON, 0, poison)
    const count = Word.load(THREAD_COUNT)
    for (let i = 0; i < count; i++) Word.or(ThreadState.at(i).breakerAddress, Breaker.PLEASE_STOP)
  }

  @inline static isStopping(): bool {
    return Word.load(POISON) != 0
  }

  /**
   * Wakes every parked thread, so that it sees the poison. A thread may park after a call of nudge(), so the caller repeats nudge() until
   * all workers have returned.
   */
  static nudge(): void {
    const count = Word.load(THREAD_COUNT)
    // stopThread() also sets the breaker bit, which a thread that was created after stop() does not have yet.
    for (let i = 0; i < count; i++) Control.stopThread(ThreadState.at(i))
    const slots = Word.load(SLOT_COUNT)
    for (let i = 0; i < slots; i++) Futex.wake(ThreadState.slotAddress(i) + SLOT_THREAD, 1)
  }

  /** Makes one thread stop, and wakes it if it is parked. */
  static stopThread(t: ThreadState): void {
    Word.or(t.breakerAddress, Breaker.PLEASE_STOP)
    const address = Word.load(t.parkedOnAddress)
    if (address) Futex.wake(<usize>address, i32.MAX_VALUE)
  }

  /**
   * Detects a deadlock: every live thread is blocked without a timeout, and only another thread could wake it. @returns 0 if some thread
   * can still run or no thread lives, else a number. If two scans return the same number, every thread stayed blocked between them.
   */
  static deadlock(): i32 {
    const count = Word.load(THREAD_COUNT)
    let live = 0
    let sum = 1
    for (let i = 0; i < count; i++) {
      const t = ThreadState.at(i)
      if (Life.hasEnded(t)) continue
      live++
      if (!Control.isBlockedForGood(t)) return 0
      sum += t.blockCount
    }
    return live > 0 && live == Word.load(LIVE_THREADS) ? sum : 0
  }

  /** Whether the thread is blocked without a timeout, only another thread can wake it, and no such wake-up is on its way. */
  static isBlockedForGood(t: ThreadState): bool {
    const block = Word.load(t.blockAddress)
    if (block == Block.NONE || t.blockTimed) return false
    // The thread waits in the hub's memory, where another process could end the wait. The host must therefore check this wait in the hub.
    if (block == Block.PROCESS || block == Block.PROCESS_QUEUE || block == Block.PROCESS_SEMAPHORE || block == Block.PROCESS_CHANGE)
      return true
    // If the joined thread has ended, the wake-up may be on its way.
    if (block == Block.JOIN) return !Life.hasEnded(ThreadState.at(t.blockArgument))
    if (block == Block.READ || block == Block.WRITE) return Pipe.isAsleep(t)
    // An event loop that waits without a timeout has no timer. Only another thread could wake it.
    if (block == Block.LOOP) return Word.load(t.wakeAddress) == 0
    return block >= Block.LOCK && Locks.isUnchanged(block, t.blockArgument)
  }
}
