// The compilers of machine and host (asc, tsc) both read this file, so it contains only plain numbers.

/** The kinds of lock that implement a GIL. Each member is a policy. src/model/gils.ts describes each policy. */
export const enum Policy {
  NONE = 0,
  TICK = 1,
  SWITCH = 2,
  SWITCH_UNFORCED = 3,
  FIFO = 4,
  MCS = 5,
  BARGING = 6,
  HANDOFF = 7,
  EVENTUAL = 8,
  STARVING = 9,
  GVL = 10,
  PRIORITY = 11,
  BFS = 12,
  SPIN = 13,
  SPIN_PARK = 14,
  CREDIT = 15,
  NONE_ATOMIC = 16,
}

/** Why a thread releases the GIL. */
export const enum Why {
  /** The thread is about to block. It wants the GIL again after the block. */
  BLOCKING = 0,
  /** A waiter requested the GIL through the eval breaker. The releasing thread wants the GIL again at once. */
  YIELD = 1,
  /** The thread ends. Its release must not wait for another thread. */
  FINAL = 2,
}

/** Values of the POISON word: why the run stops. */
export const enum Poison {
  NONE = 0,
  /** The host stops the run, because of Ctrl-C, a timeout, a signal or a hidden page. */
  STOP = 1,
  /** Every thread is blocked for ever. */
  DEADLOCK = 2,
  /** A worker died. */
  DEATH = 3,
  /** The program has ended: its daemon threads stop. */
  EXIT = 4,
}

/** The check points of a version of CPython, at which a thread releases the GIL on request (docs/eval-breaker.md). */
export const enum Checks {
  SINCE_3_10 = 0,
  PYTHON_3_9 = 1,
  /** Every instruction that ticks. */
  PYTHON_2_7 = 2,
}

/** Bits of a thread's eval breaker, as in CPython 3.13 (pycore_ceval.h). */
export const enum Breaker {
  DROP_REQUEST = 1,
  /** The heap has so many new objects that the thread must look for cycles (vm/objects/collector.ts). */
  GC_SCHEDULED = 16,
  PLEASE_STOP = 32,
  /** Other threads have dropped references to objects of this thread (vm/objects/counts.ts). */
  EXPLICIT_MERGE = 64,
}
