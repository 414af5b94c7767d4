/**
 * One 32-bit word of shared memory, read and written atomically and in one total order (all Wasm atomics are sequentially consistent).
 * Only this file and sync/futex.ts use `atomic.*`, so a search for a race looks at the calls of these functions.
 */
export abstract class Word {
  @inline static load(address: usize): i32 {
    return atomic.load<i32>(address)
  }

  @inline static store(address: usize, value: i32): void {
    atomic.store<i32>(address, value)
  }

  /** Writes `next` if the word is `expected`. Returns what the word was. */
  @inline static cas(address: usize, expected: i32, next: i32): i32 {
    return atomic.cmpxchg<i32>(address, expected, next)
  }

  /** Returns what the word was. */
  @inline static swap(address: usize, next: i32): i32 {
    return atomic.xchg<i32>(address, next)
  }

  /** Returns what the word was. */
  @inline static add(address: usize, delta: i32): i32 {
    return atomic.add<i32>(address, delta)
  }

  /** Sets bits. Returns what the word was. */
  @inline static or(address: usize, bits: i32): i32 {
    return atomic.or<i32>(address, bits)
  }

  /** Keeps only `bits`. Returns what the word was. */
  @inline static and(address: usize, bits: i32): i32 {
    return atomic.and<i32>(address, bits)
  }

  /** Returns what the word was. */
  @inline static xor(address: usize, bits: i32): i32 {
    return atomic.xor<i32>(address, bits)
  }
}
