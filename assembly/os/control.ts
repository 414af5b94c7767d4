import { Block } from '../abi/events'
import { LIVE_THREADS, POISON, SLOT_COUNT, SLOT_THREAD, THREAD_COUNT } from '../abi/layout'
import { Breaker } from '../abi/policies'
import { Futex } from '../sync/futex'
import { ThreadState } from '../thread'
import { Word } from '../word'
import { Life } from './life'
import { Locks } from './locks'
import { Pipe } from './pipe'

/** What the host asks of a running machine, from an instance of its own on the same memory. Nothing here parks. */
export abstract class Control {
  /** Tells every thread to stop. poison: Poison. Follow it with nudge() until all workers are back. */
  static stop(poison: i32): void {
    Word.cas(POISON, 0, poison)
    const count = Word.load(THREAD_COUNT)
    for (let i = 0; i < count; i++) Word.or(ThreadState.at(i).breakerAddress, Breaker.PLEASE_STOP)
  }

  @inline static isStopping(): bool {
    return Word.load(POISON) != 0
  }

  /** Wakes whatever is parked, so that it sees the poison. A thread may park between two calls: call again until all workers are back. */
  static nudge(): void {
    const count = Word.load(THREAD_COUNT)
    // A thread made since stop() has no bit yet.
    for (let i = 0; i < count; i++) Control.stopThread(ThreadState.at(i))
    const slots = Word.load(SLOT_COUNT)
    for (let i = 0; i < slots; i++) Futex.wake(ThreadState.slotAddress(i) + SLOT_THREAD, 1)
  }

  /** Tells one thread to stop, and wakes it where it is parked. */
  static stopThread(t: ThreadState): void {
    Word.or(t.breakerAddress, Breaker.PLEASE_STOP)
    const address = Word.load(t.parkedOnAddress)
    if (address) Futex.wake(<usize>address, i32.MAX_VALUE)
  }

  /**
   * Whether nothing can ever happen again: every live thread blocks without limit on something that only another thread can give.
   * @returns 0 if not, else a number that is the same in two scans only if all stayed blocked between them.
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

  /** Whether it is parked without limit on what only another thread can give, and that has not come. */
  static isBlockedForGood(t: ThreadState): bool {
    const block = Word.load(t.blockAddress)
    if (block == Block.NONE || t.blockTimed) return false
    // On the hub: there its wait is looked at.
    if (block == Block.PROCESS || block == Block.PROCESS_QUEUE) return true
    // Its wake-up may be on its way.
    if (block == Block.JOIN) return !Life.hasEnded(ThreadState.at(t.blockArgument))
    if (block == Block.READ || block == Block.WRITE) return Pipe.isAsleep(t)
    // Only its own timers wake a loop.
    if (block == Block.LOOP) return true
    return block >= Block.LOCK && Locks.isUnchanged(block, t.blockArgument)
  }
}
