// Compiled by asc AND by tsc: plain numbers only.

/** Which lock a GIL is. One line a policy; its words and traits stand in src/model/gils.ts. */
export const enum Policy {
  NONE = 0,
  TICK = 1,
  SWITCH = 2,
  SWITCH_UNFORCED = 3,
}

/** Why a GIL is given up. */
export const enum Why {
  /** The thread is about to block; it will want the lock again. */
  BLOCKING = 0,
  /** The eval breaker asked for it; it wants the lock again at once. */
  YIELD = 1,
  /** The thread ends: it must not wait for another to take over. */
  FINAL = 2,
}

/** Values of the POISON word. */
export const enum Poison {
  NONE = 0,
  /** Asked for: Ctrl-C, timeout, signal, hidden page. */
  STOP = 1,
  /** All threads are blocked for ever. */
  DEADLOCK = 2,
  /** A worker died. */
  DEATH = 3,
  /** The program has ended: its daemon threads go. */
  EXIT = 4,
}

/** Bits of a thread's eval breaker, as in CPython 3.13 (pycore_ceval.h). */
export const enum Breaker {
  DROP_REQUEST = 1,
  PLEASE_STOP = 32,
}
