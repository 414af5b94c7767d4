// Offsets, in bytes, of the 32-bit words that threads share in a GIL, a condition variable and a thread state. The compilers of machine and
// host (asc, tsc) both read this file, so it contains only plain numbers. The explorer derives the names in its traces from the names here:
// GIL_LAST_HOLDER becomes gil.lastHolder.

// Words of a GIL: offsets from the GIL's address. All policies share the words up to GIL_OWN.
/** Policy. Gil.init() writes it before any thread uses the GIL. */
export const GIL_POLICY: usize = 0
/** µs, at least 1: how long a waiter waits before it requests the GIL. sys.setswitchinterval() writes it. Atomic. */
export const GIL_SWITCH_INTERVAL_US: usize = 4
/** Ticks between two releases of the tick GIL. sys.setcheckinterval() writes it. Atomic. */
export const GIL_CHECK_INTERVAL: usize = 8
/**
 * Number of acquisitions so far, without the immediate retakes of the tick GIL. Each ACQUIRED event has this number as its argument, so the
 * events show the true order. Written by the holder.
 */
export const GIL_SEQUENCE: usize = 12
/** Index plus 1 of the thread that holds the GIL or held it last; 0 before the first acquisition. Written by the holder, for reports. */
export const GIL_HOLDER: usize = 16
/**
 * Address of the ThreadState that holds the GIL or held it last; 0 before the first acquisition. A drop request goes to this thread, so
 * only policies with drop requests write the word. Atomic.
 */
export const GIL_LAST_HOLDER: usize = 20
/** How often a new holder has changed GIL_LAST_HOLDER. Written by the holder. Atomic. */
export const GIL_SWITCH_NUMBER: usize = 24
/**
 * A mutex that guards the queue of a policy that has one. A thread holds the mutex for a few instructions only, so a thread that waits for
 * the mutex does not count as waiting for the GIL.
 */
export const GIL_GUARD: usize = 28
/** Offset of the policy's own words, which are 0 in a fresh GIL. A policy declares its own words in its file or in this file. */
export const GIL_OWN: usize = 64

// The tick GIL's own words: offsets from the GIL's address.
/** CPython 2.7's _Py_Ticker: ticks left, carried from holder to holder. Written by the holder. */
export const TICK_GIL_TICKER: usize = 64
/**
 * 1 once the GIL exists. GIL 0 does not exist before the program starts its first thread. Written before another thread can use the GIL.
 */
export const TICK_GIL_CREATED: usize = 68
/** The two words of a Semaphore: value, then waiters. */
export const TICK_GIL_SEMAPHORE: usize = 72
export const TICK_GIL_SEMAPHORE_WAITERS: usize = 76

// The switch-interval GIL's own words: offsets from the GIL's address.
/** 1 while a thread holds the GIL. Guarded by SWITCH_GIL_MUTEX. */
export const SWITCH_GIL_LOCKED: usize = 64
/** Guards SWITCH_GIL_LOCKED. */
export const SWITCH_GIL_MUTEX: usize = 68
/** The mutex of SWITCH_GIL_SWITCH_COND, for the forced switch. */
export const SWITCH_GIL_SWITCH_MUTEX: usize = 72
/** Two condition variables: waiters for the GIL sleep on the first, a releaser in the forced switch sleeps on the second. */
export const SWITCH_GIL_COND: usize = 256
export const SWITCH_GIL_SWITCH_COND: usize = 304

// The own words of the other policies: offsets from the GIL's address. Each policy's file explains its words.
export const FIFO_GIL_NEXT: usize = 64
export const FIFO_GIL_SERVING: usize = 128
export const MCS_GIL_TAIL: usize = 64
export const BARGING_GIL_STATE: usize = 64
export const HANDOFF_GIL_LOCKED: usize = 64
export const HANDOFF_GIL_QUEUE: usize = 68
export const EVENTUAL_GIL_STATE: usize = 64
export const EVENTUAL_GIL_QUEUE: usize = 68
export const STARVING_GIL_STATE: usize = 64
export const STARVING_GIL_PERMITS: usize = 68
export const STARVING_GIL_QUEUE: usize = 72
export const GVL_GIL_OWNED: usize = 64
export const GVL_GIL_QUEUE: usize = 68
export const GVL_GIL_TIMER: usize = 76
export const GVL_GIL_KEEPS_DEADLINE: usize = 80
export const GVL_GIL_NEED_YIELD: usize = 84
export const GVL_GIL_WAIT_YIELD: usize = 88
export const GVL_GIL_SWITCHES: usize = 92
export const GVL_GIL_YIELDS: usize = 96
export const GVL_GIL_DEADLINE: usize = 104
export const PRIORITY_GIL_LOCKED: usize = 64
export const PRIORITY_GIL_QUEUE: usize = 68
export const BFS_GIL_LOCKED: usize = 64
export const BFS_GIL_QUEUE: usize = 68
export const BFS_GIL_SLICE_END: usize = 80
/** Under the policy `none`: 1 while a thread has stopped the other threads, or waits until they have stopped. Atomic. */
export const NONE_GIL_STOPPED: usize = 64
export const CREDIT_GIL_LOCKED: usize = 64
/** Two queues, of 8 bytes each: the threads with credit, and the threads that wait for a turn. */
export const CREDIT_GIL_FIRST: usize = 68
export const CREDIT_GIL_TURNS: usize = 76
/** Address of the thread that was pre-empted and keeps its turn; 0 for none. */
export const CREDIT_GIL_PREEMPTED: usize = 84
export const CREDIT_GIL_ORIGIN: usize = 88
/** Number of turns so far. Atomic. */
export const CREDIT_GIL_TURN: usize = 92
export const CREDIT_GIL_ENDED: usize = 96
/** Number of overtakings so far, i64. */
export const CREDIT_GIL_OVERTAKINGS: usize = 104
/**
 * The time at which the holder with credit began its hold, and the account of rule 4 in gil/credit.ts. Each is an i64 in ns. Written by the
 * holder.
 */
export const CREDIT_GIL_SINCE: usize = 112
export const CREDIT_GIL_PAID_UNTIL: usize = 120
/** The only word of the policies `spin` and `spin-park`. */
export const SPIN_GIL_STATE: usize = 64

// Words of a condition variable: offsets from its address. sync/condition.ts explains the two groups of waiters, G1 and G2. REFS, SIZE and
// SIGNALS have one word for each group. All words are atomic.
/** Bits 1 to 31: the number of waiters that ever registered. Bit 0: the index of G2. */
export const CONDITION_WSEQ: usize = 0
/** Bits 1 to 31: the position at which G1 starts. Bit 0: the index of G2. */
export const CONDITION_G1_START: usize = 4
/**
 * Per group. Bits 1 to 31: the number of waiters that sleep or are about to sleep. Bit 0: 1 while a thread that switches the groups waits
 * until this number is 0.
 */
export const CONDITION_REFS: usize = 8
/**
 * Per group. In G1: the number of waiters that have not been signalled. In G2: minus the number of waiters that timed out. Guarded by
 * CONDITION_LOCK.
 */
export const CONDITION_SIZE: usize = 16
/** Number of waiters in G1 when it was closed to newcomers. Guarded by CONDITION_LOCK. */
export const CONDITION_G1_SIZE: usize = 24
/** Bits 3 to 31: the number of waiters inside wait(). While the word is 0, signal() returns at once. */
export const CONDITION_WREFS: usize = 28
/** Per group. Bits 1 to 31: the number of tokens. Bit 0: 1 if the group is closed. A waiter sleeps while its group's word is 0. */
export const CONDITION_SIGNALS: usize = 32
/** A mutex that guards the groups and their sizes. */
export const CONDITION_LOCK: usize = 40
/** Size of a condition variable. A fresh one is all zero. */
export const CONDITION_BYTES: usize = 48

// Words of a thread state: offsets from its address. Other threads and the explorer read these words. assembly/thread.ts explains each word
// and checks its offset.
export const THREAD_BREAKER: usize = 0
export const THREAD_PARKED_ON: usize = 4
export const THREAD_STATUS: usize = 8
export const THREAD_BLOCK: usize = 12
export const THREAD_BLOCK_ARGUMENT: usize = 16
export const THREAD_BLOCK_TIMED: usize = 20
export const THREAD_BLOCK_COUNT: usize = 24
export const THREAD_WANTS_GIL: usize = 28
export const THREAD_SLEEP_WORD: usize = 32
export const THREAD_NEXT_WAITER: usize = 40
export const THREAD_GRANTED: usize = 44
/** Further fields of a thread state. Compiled code (src/program/wasm) reads them. */
export const THREAD_SLOT: usize = 72
export const THREAD_GLOBALS: usize = 88
export const THREAD_PC: usize = 136
export const THREAD_DEPTH: usize = 148
export const THREAD_HANDLED: usize = 192
