import { KERNEL_ENTRY_SPINS, POISON, SPIN_BUDGET } from '../abi/layout'
import { Breaker } from '../abi/policies'
import { ThreadState } from '../thread'
import { Word } from '../word'

/** The result of a wait. The numbers are the results of memory.atomic.wait32. */
export const enum Wake {
  WOKEN = 0,
  NOT_EQUAL = 1,
  TIMED_OUT = 2,
}

/** A timeout that never expires. */
export const FOREVER: i64 = -1

/**
 * Parks and wakes threads. Only this class uses memory.atomic.wait32 and notify.
 *
 * How a run stops: the host sets POISON and then repeatedly wakes every address that a thread publishes in `parkedOn`, until all workers
 * have returned. A thread publishes the address before it reads POISON. So either the thread sees POISON before it parks, or the host sees
 * the published address afterwards, and a stop cannot be missed. A poisoned thread traps where it would park, so it executes nothing more.
 * The locks that it held are never used again, like the rest of the memory.
 */
export abstract class Futex {
  /**
   * Parks while the word at `address` is `expected`, for at most `timeoutNs` (FOREVER: no limit). Spurious wake-ups are allowed, as for any
   * futex.
   *
   * A wake-up cannot be lost: the engine compares the word and joins the queue in one step, and every waker changes the word before it
   * wakes.
   */
  static wait(t: ThreadState, address: usize, expected: i32, timeoutNs: i64): i32 {
    Word.store(t.parkedOnAddress, <i32>address)
    Futex.trapIfStopped(t)
    Futex.enterKernel()
    let result: i32 = Wake.NOT_EQUAL
    // Linux enters the kernel first and then compares the word. So the lab models the cost of the kernel entry above and then compares the
    // word (docs/kernel-entry.md).
    if (Word.load(address) == expected) result = atomic.wait<i32>(address, expected, timeoutNs)
    Word.store(t.parkedOnAddress, 0)
    Futex.trapIfStopped(t)
    return result
  }

  /**
   * Traps if the thread must stop. POISON stops all threads of a memory. The breaker bit stops a single thread, such as a hub thread whose
   * process has ended.
   */
  @inline private static trapIfStopped(t: ThreadState): void {
    if (Word.load(POISON) | (load<i32>(t.breakerAddress) & Breaker.PLEASE_STOP)) unreachable()
  }

  /**
   * Spins for `loads` loads of a word that never changes. A thread that must stop traps, so a waiter may repeat the call until another
   * thread lets it go on. The explorer recognizes a spinning thread by these loads.
   */
  static pause(t: ThreadState, loads: i32): void {
    Futex.trapIfStopped(t)
    for (let left = loads; left > 0; left--) Word.load(SPIN_BUDGET)
  }

  /** Wakes at most `count` threads that are parked on `address`. @returns how many it woke */
  static wake(address: usize, count: i32): i32 {
    Futex.enterKernel()
    return atomic.notify(address, count)
  }

  /** Parks an idle worker, which runs no thread that could trap. A stop makes this call return instead, and the caller checks POISON. */
  static waitIdle(address: usize, expected: i32): void {
    if (!Word.load(POISON)) atomic.wait<i32>(address, expected, FOREVER)
  }

  /**
   * Detects a bug of Node 20's baseline compiler (V8 11.3). The compiler loses locals that are alive across a wait, so a correct mutex
   * miscounts or hangs.
   * @returns a + 2b + 3c if locals survive a wait of 1 µs on `address`, whose word must be 0
   */
  static canary(address: usize, a: i32, b: i64, c: f64): f64 {
    for (let i = 0; i < 3; i++) {
      const result: i32 = atomic.wait<i32>(address, 0, 1000)
      if (result == Wake.NOT_EQUAL) return NaN
    }
    return <f64>a + 2.0 * <f64>b + 3.0 * c
  }

  /**
   * Models the cost of entering the kernel with KERNEL_ENTRY_SPINS loads (0 by default). The loads are atomic, so that the compiler does
   * not remove them.
   */
  @inline private static enterKernel(): void {
    for (let left = load<i32>(KERNEL_ENTRY_SPINS); left > 0; left--) Word.load(KERNEL_ENTRY_SPINS)
  }
}
