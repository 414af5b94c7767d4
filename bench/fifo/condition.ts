import { THREAD_GRANTED, THREAD_NEXT_WAITER } from '../abi/words'
import { ThreadState } from '../thread'
import { Word } from '../word'
import { Futex } from './futex'
import { Mutex } from './mutex'

/**
 * The textbook condition variable: a queue of waiters. A signal wakes the first one. Only the bench compiles this file. The comparison with
 * glibc's condition variable (assembly/sync/condition.ts) shows the effect of glibc's two groups of waiters.
 *
 *     +0   head   the first waiter, or 0; guarded by lock
 *     +4   tail   the last waiter; guarded by lock
 *     +8   lock   guards the queue
 *
 * NEXT and TOKEN are words of the waiter's ThreadState. GILs with a queue of their own also use these words. Such a GIL has no condition
 * variable, so a word never has two uses in one run.
 */
const HEAD: usize = 0
const TAIL: usize = 4
const LOCK: usize = 8
const NEXT: usize = THREAD_NEXT_WAITER
const TOKEN: usize = THREAD_GRANTED

export abstract class Condition {
  static wait(t: ThreadState, c: usize, mutex: usize, timeoutNs: i64, _deadlineNs: i64): bool {
    const token = t.address + TOKEN
    Word.store(token, 0)
    Mutex.lock(t, c + LOCK)
    store<i32>(t.address, 0, NEXT)
    const tail = load<i32>(c, TAIL)
    if (tail) store<i32>(<usize>tail, <i32>t.address, NEXT)
    else store<i32>(c, <i32>t.address, HEAD)
    store<i32>(c, <i32>t.address, TAIL)
    Mutex.unlock(c + LOCK)
    Mutex.unlock(mutex)
    if (Word.load(token) == 0) Futex.wait(t, token, 0, timeoutNs)
    Mutex.lock(t, c + LOCK)
    const timedOut = Word.load(token) == 0
    if (timedOut) Condition.leave(t, c)
    Mutex.unlock(c + LOCK)
    Mutex.lock(t, mutex)
    return timedOut
  }

  private static leave(t: ThreadState, c: usize): void {
    let before = 0
    let each = load<i32>(c, HEAD)
    while (each != <i32>t.address) {
      before = each
      each = load<i32>(<usize>each, NEXT)
    }
    const next = load<i32>(t.address, NEXT)
    if (before) store<i32>(<usize>before, next, NEXT)
    else store<i32>(c, next, HEAD)
    if (!next) store<i32>(c, before, TAIL)
  }

  static signal(t: ThreadState, c: usize): void {
    Mutex.lock(t, c + LOCK)
    const first = load<i32>(c, HEAD)
    if (first) {
      const next = load<i32>(<usize>first, NEXT)
      store<i32>(c, next, HEAD)
      if (!next) store<i32>(c, 0, TAIL)
      Word.store(<usize>first + TOKEN, 1)
      Futex.wake(<usize>first + TOKEN, 1)
    }
    Mutex.unlock(c + LOCK)
  }
}
