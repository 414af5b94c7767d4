import { GIL_BYTES, GILS } from '../abi/layout'
import { CONDITION_BYTES } from '../sync/condition'

/**
 * One GIL: the shared words of all policies, as CPython keeps them in `struct _gil_runtime_state`. A policy uses those that it names in
 * its own file. Who may write a field stands beside it; "holder" = whoever has this GIL, so the lock itself protects it.
 *
 *     +0    fields below
 *     +256  cond        Condition
 *     +304  switchCond  Condition
 */
@unmanaged
@final
export class GilState {
  /** Policy. Written before the run. */
  policy: i32
  /** µs a waiter waits before it asks for the lock; at least 1. sys.setswitchinterval writes it: one word, atomic. */
  switchIntervalUs: i32
  /** Ticks between two releases of an old-style GIL. sys.setcheckinterval writes it: one word, atomic. */
  checkInterval: i32

  /** 2.7's _Py_Ticker: ticks left, carried from holder to holder. Holder. */
  ticker: i32
  /** 0 until the program starts its first thread: an old-style GIL does not exist before. Holder. */
  created: i32
  /** The old GIL's lock: a Semaphore (value, waiters). */
  semaphore: i32
  semaphoreWaiters: i32

  /** 1 while somebody has it. Guarded by mutex. */
  locked: i32
  /** ThreadState that has it or had it last. Atomic: a releaser writes it before it takes the mutex. */
  lastHolder: i32
  /** Changes of holder. Guarded by mutex. */
  switchNumber: i32
  /** Guards locked and switchNumber. */
  mutex: i32
  /** Guards the forced switch. */
  switchMutex: i32

  /** Number of recorded acquisitions: their true order. Holder. */
  sequence: i32
  /** Index of the thread that has it, plus 1; 0: nobody. For people who ask what a run stands at. Holder. */
  holder: i32

  @inline static at(address: usize): GilState {
    return changetype<GilState>(address)
  }

  @inline static number(index: i32): GilState {
    return changetype<GilState>(GILS + <usize>index * GIL_BYTES)
  }

  @inline get address(): usize {
    return changetype<usize>(this)
  }
  @inline get semaphoreAddress(): usize {
    return changetype<usize>(this) + offsetof<GilState>('semaphore')
  }
  @inline get lastHolderAddress(): usize {
    return changetype<usize>(this) + offsetof<GilState>('lastHolder')
  }
  @inline get mutexAddress(): usize {
    return changetype<usize>(this) + offsetof<GilState>('mutex')
  }
  @inline get switchMutexAddress(): usize {
    return changetype<usize>(this) + offsetof<GilState>('switchMutex')
  }
  @inline get switchIntervalAddress(): usize {
    return changetype<usize>(this) + offsetof<GilState>('switchIntervalUs')
  }
  @inline get checkIntervalAddress(): usize {
    return changetype<usize>(this) + offsetof<GilState>('checkInterval')
  }
  @inline get condAddress(): usize {
    return changetype<usize>(this) + 256
  }
  @inline get switchCondAddress(): usize {
    return changetype<usize>(this) + 256 + CONDITION_BYTES
  }
}
