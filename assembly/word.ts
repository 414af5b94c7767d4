/**
 * One 32-bit word of shared memory, or one 64-bit word. All Wasm atomics are sequentially consistent, so all reads and writes have one total order. Only this
 * file and sync/futex.ts use `atomic.*`, so a search for a race starts at the callers of these functions.
 */
export abstract class Word {
  @inline static load(address: usize): i32 {
    return atomic.load<i32>(address)
  }

  /** Two words, the first of which is on an 8-byte boundary. */
  @inline static loadLong(address: usize): i64 {
    return atomic.load<i64>(address)
  }

  @inline static store(address: usize, value: i32): void {
    atomic.store<i32>(address, value)
  }

  @inline static load64(address: usize): u64 {
    return atomic.load<u64>(address)
  }

  @inline static store64(address: usize, value: u64): void {
    atomic.store<u64>(address, value)
  }

  /** Writes `next` if the word is `expected`. @returns the word's previous value */
  @inline static cas(address: usize, expected: i32, next: i32): i32 {
    return atomic.cmpxchg<i32>(address, expected, next)
  }

  /** Writes `next`. @returns the word's previous value */
  @inline static swap(address: usize, next: i32): i32 {
    return atomic.xchg<i32>(address, next)
  }

  /** Adds `delta`. @returns the word's previous value */
  @inline static add(address: usize, delta: i32): i32 {
    return atomic.add<i32>(address, delta)
  }

  /** Sets bits. @returns the word's previous value */
  @inline static or(address: usize, bits: i32): i32 {
    return atomic.or<i32>(address, bits)
  }

  /** Keeps only the bits that are set in `bits`. @returns the word's previous value */
  @inline static and(address: usize, bits: i32): i32 {
    return atomic.and<i32>(address, bits)
  }

  /** Inverts the bits that are set in `bits`. @returns the word's previous value */
  @inline static xor(address: usize, bits: i32): i32 {
    return atomic.xor<i32>(address, bits)
  }
}
