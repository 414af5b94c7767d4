/**
 * One 32-bit word of shared memory. All Wasm atomics are sequentially consistent, so all reads and writes have one total order. Only this
 * file and sync/futex.ts use `atomic.*`; to search for a race, look at the callers of these functions.
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
