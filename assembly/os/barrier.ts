import { Block } from '../abi/events'
import { Futex } from '../sync/futex'
import { Mutex } from '../sync/mutex'
import { ThreadState } from '../thread'
import { Word } from '../word'
import { Locks } from './locks'

const COUNT: usize = 8
const MUTEX: usize = 12

/**
 * A count on which all waiters are let go at once: threading.Barrier counts who has arrived, up to its parties; queue.Queue counts the
 * tasks that are not done, down to none. The words of os/locks.ts, on a boundary of 16 bytes:
 *
 *     generation +0   how often waiters were let go: who waits parks while it is what it was when he came
 *     waiters    +4   as in os/locks.ts
 *     count      +8   under the mutex; atomic, for people to read
 *     mutex      +12  guards count and generation; held for a few instructions, never while parked
 *
 * A wake-up cannot be lost: a waiter reads the generation under the mutex, together with the count, and parks only while it is the same.
 */
export abstract class Barriers {
  /** threading.Barrier.wait(): blocks until `parties` threads have come. @returns how many had come before */
  static arrive(t: ThreadState, words: usize, parties: i64): i32 {
    Mutex.lock(t, words + MUTEX)
    const generation = Word.load(words)
    const before = Word.load(words + COUNT)
    const isLast = before + 1 == parties
    if (isLast) Barriers.open(words)
    else Word.store(words + COUNT, before + 1)
    Mutex.unlock(words + MUTEX)
    if (isLast) Barriers.wake(words)
    else Locks.waitForChange(t, words, Block.BARRIER, generation)
    return before
  }

  /** One more task is to be done. */
  static addTask(t: ThreadState, words: usize): void {
    Mutex.lock(t, words + MUTEX)
    Word.store(words + COUNT, Word.load(words + COUNT) + 1)
    Mutex.unlock(words + MUTEX)
  }

  /** queue.Queue.task_done(). @returns false if there is no task left */
  static taskDone(t: ThreadState, words: usize): bool {
    Mutex.lock(t, words + MUTEX)
    const count = Word.load(words + COUNT)
    if (count == 1) Barriers.open(words)
    else if (count > 1) Word.store(words + COUNT, count - 1)
    Mutex.unlock(words + MUTEX)
    if (count == 1) Barriers.wake(words)
    return count > 0
  }

  /** queue.Queue.join(): who is let go looks again, since there may be new tasks. */
  static awaitTasks(t: ThreadState, words: usize): void {
    for (;;) {
      Mutex.lock(t, words + MUTEX)
      const generation = Word.load(words)
      const count = Word.load(words + COUNT)
      Mutex.unlock(words + MUTEX)
      if (count == 0) return
      Locks.waitForChange(t, words, Block.TASKS, generation)
    }
  }

  /** How many have arrived, or are not done. */
  @inline static count(words: usize): i32 {
    return Word.load(words + COUNT)
  }

  /** A new generation begins at 0. The mutex is held. */
  private static open(words: usize): void {
    Word.store(words + COUNT, 0)
    Word.add(words, 1)
  }

  private static wake(words: usize): void {
    if (Locks.hasWaiters(words)) Futex.wake(words, i32.MAX_VALUE)
  }
}
