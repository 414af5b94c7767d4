import { Block } from '../abi/events'
import { Futex } from '../sync/futex'
import { Mutex } from '../sync/mutex'
import { ThreadState } from '../thread'
import { Word } from '../word'
import { Locks } from './locks'

const COUNT: usize = 8
const MUTEX: usize = 12

/**
 * A count with waiters. When the count reaches its goal, all waiters are released at once. threading.Barrier counts the threads that have
 * arrived, up to its parties. queue.Queue counts its unfinished tasks, down to 0. The words have the layout of os/locks.ts, on a boundary
 * of 16 bytes:
 *
 *     generation +0   how often the waiters were released; a waiter parks until the generation changes
 *     waiters    +4   as in os/locks.ts
 *     count      +8   written under the mutex; atomic, because reports read it without the mutex
 *     mutex      +12  guards count and generation; a thread holds it for a few instructions and never parks while it holds it
 *
 * A wake-up cannot be lost: a waiter reads generation and count together under the mutex, and parks only while the generation is unchanged.
 */
export abstract class Barriers {
  /** queue.Queue.put(): counts one more unfinished task. */
  static addTask(t: ThreadState, words: usize): void {
    Mutex.lock(t, words + MUTEX)
    Word.store(words + COUNT, Word.load(words + COUNT) + 1)
    Mutex.unlock(words + MUTEX)
  }

  /** Executes queue.Queue.task_done(). @returns false if no task was unfinished */
  static taskDone(t: ThreadState, words: usize): bool {
    Mutex.lock(t, words + MUTEX)
    const count = Word.load(words + COUNT)
    if (count == 1) Barriers.open(words)
    else if (count > 1) Word.store(words + COUNT, count - 1)
    Mutex.unlock(words + MUTEX)
    if (count == 1) Barriers.wake(words)
    return count > 0
  }

  /** Executes queue.Queue.join(). A released waiter reads the count again, because new tasks may have arrived. */
  static awaitTasks(t: ThreadState, words: usize): void {
    for (;;) {
      Mutex.lock(t, words + MUTEX)
      const generation = Word.load(words)
      const count = Word.load(words + COUNT)
      Mutex.unlock(words + MUTEX)
      if (count == 0) return
      Locks.awaitGeneration(t, words, Block.TASKS, generation)
    }
  }

  /** The number of threads that have arrived, or of unfinished tasks. */
  @inline static count(words: usize): i32 {
    return Word.load(words + COUNT)
  }

  /** Starts a new generation with count 0. The caller holds the mutex. */
  private static open(words: usize): void {
    Word.store(words + COUNT, 0)
    Word.add(words, 1)
  }

  private static wake(words: usize): void {
    if (Locks.hasWaiters(words)) Futex.wake(words, i32.MAX_VALUE)
  }
}
