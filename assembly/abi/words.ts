// Compiled by asc AND by tsc: plain numbers only. Offsets, in bytes, of the 32-bit words that threads share in a GIL, a condition variable and
// a thread state. The explorer derives the names in its traces from the names here: GIL_LAST_HOLDER becomes gil.lastHolder.

// A GIL, from its address. Every policy may use the words up to GIL_OWN.
/** Policy. Written before the run. */
export const GIL_POLICY: usize = 0
/** µs, at least 1: how long a waiter waits before it requests the GIL. sys.setswitchinterval() writes it. Atomic. */
export const GIL_SWITCH_INTERVAL_US: usize = 4
/** Ticks between two releases of an old-style GIL. sys.setcheckinterval() writes it. Atomic. */
export const GIL_CHECK_INTERVAL: usize = 8
/** Number of recorded acquisitions: their true order. Written by the holder. */
export const GIL_SEQUENCE: usize = 12
/** Index of the holder plus 1; 0 before the first acquisition. Written by the holder, for reports. */
export const GIL_HOLDER: usize = 16
/** Address of the ThreadState that holds the GIL or held it last; 0 before the first acquisition. A drop request goes to it. Atomic. */
export const GIL_LAST_HOLDER: usize = 20
/** Changes of GIL_LAST_HOLDER by a new holder. Written by the holder. Atomic. */
export const GIL_SWITCH_NUMBER: usize = 24
/** The first byte of the policy's own words. They are 0 in a fresh GIL, and each policy declares its own in its file or here. */
export const GIL_OWN: usize = 64

// The tick GIL's own words.
/** CPython 2.7's _Py_Ticker: ticks left, carried from holder to holder. Written by the holder. */
export const TICK_GIL_TICKER: usize = 64
/** 0 until the program starts its first thread: an old-style GIL does not exist before. Written by the holder. */
export const TICK_GIL_CREATED: usize = 68
/** A Semaphore: value, then waiters. */
export const TICK_GIL_SEMAPHORE: usize = 72
export const TICK_GIL_SEMAPHORE_WAITERS: usize = 76

// The switch-interval GIL's own words.
/** 1 while a thread holds the GIL. Guarded by SWITCH_GIL_MUTEX. */
export const SWITCH_GIL_LOCKED: usize = 64
/** Guards SWITCH_GIL_LOCKED. */
export const SWITCH_GIL_MUTEX: usize = 68
/** Guards the forced switch. */
export const SWITCH_GIL_SWITCH_MUTEX: usize = 72
/** Two Conditions. */
export const SWITCH_GIL_COND: usize = 256
export const SWITCH_GIL_SWITCH_COND: usize = 304

// A condition variable (sync/condition.ts), from its address. REFS, SIZE and SIGNALS have one word for each of the two groups. All atomic.
/** Waiters that ever registered × 2; the low bit is the index of G2. */
export const CONDITION_WSEQ: usize = 0
/** Position at which G1 starts × 2; the low bit is the index of G2. */
export const CONDITION_G1_START: usize = 4
/** Waiters about to sleep or asleep in a group × 2; the low bit: a group switch waits until no waiter is left. */
export const CONDITION_REFS: usize = 8
/** Waiters of a group that have not been signalled. Guarded by CONDITION_LOCK. */
export const CONDITION_SIZE: usize = 16
/** Size of G1 when it was closed to newcomers. Guarded by CONDITION_LOCK. */
export const CONDITION_G1_SIZE: usize = 24
/** Waiters inside wait() × 8: signal() returns at once while it is 0. */
export const CONDITION_WREFS: usize = 28
/** Tokens of a group × 2; the low bit: closed. A waiter sleeps while it is 0. */
export const CONDITION_SIGNALS: usize = 32
/** Guards groups and sizes. */
export const CONDITION_LOCK: usize = 40
/** All zero is a fresh condition. */
export const CONDITION_BYTES: usize = 48

// A thread state, from its address: the words that other threads and the explorer read. assembly/thread.ts explains and checks them.
export const THREAD_BREAKER: usize = 0
export const THREAD_PARKED_ON: usize = 4
export const THREAD_STATUS: usize = 8
export const THREAD_BLOCK: usize = 12
export const THREAD_BLOCK_ARGUMENT: usize = 16
export const THREAD_BLOCK_TIMED: usize = 20
export const THREAD_BLOCK_COUNT: usize = 24
export const THREAD_WANTS_GIL: usize = 28
export const THREAD_SLEEP_WORD: usize = 32
