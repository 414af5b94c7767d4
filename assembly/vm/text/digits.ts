const ZERO: i32 = 48
const HUNDRED_MILLIONS: u64 = 100000000

/** Numbers in base 10. */
export abstract class Digits {
  static count(value: u64): i32 {
    let count = 0
    for (; value >= HUNDRED_MILLIONS; value /= HUNDRED_MILLIONS) count += 8
    let low = <u32>value
    if (low >= 10000) {
      low /= 10000
      count += 4
    }
    return count + (low < 100 ? (low < 10 ? 1 : 2) : low < 1000 ? 3 : 4)
  }

  /** Writes all digits of a number before the address `end`. @returns the address of the first digit */
  static write(value: u64, end: usize): usize {
    // An engine divides 32 bits by a constant with a multiplication, which takes much less time than a division.
    while (value >> 32) {
      const rest = value / HUNDRED_MILLIONS
      let low = <u32>(value - rest * HUNDRED_MILLIONS)
      for (let i = 0; i < 4; i++, low /= 100) end = Digits.writeTwo(low % 100, end)
      value = rest
    }
    let low = <u32>value
    for (; low >= 100; low /= 100) end = Digits.writeTwo(low % 100, end)
    if (low >= 10) return Digits.writeTwo(low, end)
    store<u8>(end - 1, ZERO + low)
    return end - 1
  }

  @inline private static writeTwo(value: u32, end: usize): usize {
    const tens = value / 10
    store<u8>(end - 2, ZERO + tens)
    store<u8>(end - 1, ZERO + (value - tens * 10))
    return end - 2
  }
}
