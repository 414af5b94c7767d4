import { KERNEL_ENTRY_SPINS, POISON } from '../abi/layout'
import { Breaker } from '../abi/policies'
import { ThreadState } from '../thread'
import { Word } from '../word'

/** What a wait returned; the numbers are memory.atomic.wait32's own. */
export const enum Wake {
  WOKEN = 0,
  NOT_EQUAL = 1,
  TIMED_OUT = 2,
}

/** The timeout that never comes. */
export const FOREVER: i64 = -1

/**
 * Park and unpark: the only user of memory.atomic.wait32 and notify.
 *
 * Stopping: the host sets POISON and then wakes every address that a thread publishes in `parkedOn`, again and again until all have
 * gone. Either the thread sees POISON here before it parks, or the host sees the address after it did: a stop cannot be missed. A
 * poisoned park traps, so nothing of a stopped run goes on; the locks it held are void, as is the whole memory.
 */
export abstract class Futex {
  /**
   * Parks while the word at `address` is `expected`, for at most `timeoutNs` (FOREVER: no limit). May wake without reason, as a futex may.
   *
   * A wake-up cannot be lost: the engine compares the word and enters the queue in one step, and every waker changes the word before it
   * wakes.
   */
  static wait(t: ThreadState, address: usize, expected: i32, timeoutNs: i64): i32 {
    Word.store(t.parkedOnAddress, <i32>address)
    Futex.trapIfStopped(t)
    Futex.enterKernel()
    let result: i32 = Wake.NOT_EQUAL
    // The re-check that Linux makes on its way in, after the cost of entering (gil-lab's model of it: docs/kernel-entry.md).
    if (Word.load(address) == expected) result = atomic.wait<i32>(address, expected, timeoutNs)
    Word.store(t.parkedOnAddress, 0)
    Futex.trapIfStopped(t)
    return result
  }

  /** All threads of a memory are stopped by its poison, one alone by its breaker: what its process did in the kernel ends with that process. */
  @inline private static trapIfStopped(t: ThreadState): void {
    if (Word.load(POISON) | (load<i32>(t.breakerAddress) & Breaker.PLEASE_STOP)) unreachable()
  }

  /** Wakes at most `count` threads that are parked on `address`. Returns how many. */
  static wake(address: usize, count: i32): i32 {
    Futex.enterKernel()
    return atomic.notify(address, count)
  }

  /** Parks an idle worker, which has no thread to poison: returns after a stop too, and the caller looks at POISON. */
  static waitIdle(address: usize, expected: i32): void {
    if (!Word.load(POISON)) atomic.wait<i32>(address, expected, FOREVER)
  }

  /**
   * Node 20's baseline compiler (V8 11.3) loses locals that are alive across a wait; a correct mutex then miscounts or hangs.
   * @returns a + 2b + 3c where locals survive a wait of 1 µs on `address`, whose word must be 0
   */
  static canary(address: usize, a: i32, b: i64, c: f64): f64 {
    for (let i = 0; i < 3; i++) {
      const result: i32 = atomic.wait<i32>(address, 0, 1000)
      if (result == Wake.NOT_EQUAL) return NaN
    }
    return <f64>a + 2.0 * <f64>b + 3.0 * c
  }

  /** Spends what a native system call would: atomic loads, since the compiler may not drop those. 0 loads by default. */
  @inline private static enterKernel(): void {
    for (let left = load<i32>(KERNEL_ENTRY_SPINS); left > 0; left--) Word.load(KERNEL_ENTRY_SPINS)
  }
}
