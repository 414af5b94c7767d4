import { DEBUG } from '../../debug'

/**
 * Arithmetic of natural numbers of any size. A number is an address and a count of limbs: u32 each, the least significant limb first. Each
 * function that writes a number returns its count of limbs without zeros at the top.
 */
export abstract class Magnitudes {
  @inline static limb(at: usize, index: i32): u64 {
    return <u64>load<u32>(at + ((<usize>index) << 2))
  }

  @inline static setLimb(at: usize, index: i32, value: u64): void {
    store<u32>(at + ((<usize>index) << 2), <u32>value)
  }

  /** The count of limbs without zeros at the top. */
  static trim(at: usize, count: i32): i32 {
    while (count > 0 && !Magnitudes.limb(at, count - 1)) count--
    return count
  }

  /** The number of bits. `count` must be trimmed. */
  static bits(at: usize, count: i32): i64 {
    return count ? ((<i64>count) << 5) - <i64>clz<u32>(<u32>Magnitudes.limb(at, count - 1)) : 0
  }

  /** Compares two magnitudes, whose counts must be trimmed. @returns a number below 0, 0, or a number above 0 */
  static compare(a: usize, m: i32, b: usize, n: i32): i32 {
    if (m != n) return m - n
    for (let i = m - 1; i >= 0; i--) {
      const x = Magnitudes.limb(a, i)
      const y = Magnitudes.limb(b, i)
      if (x != y) return x < y ? -1 : 1
    }
    return 0
  }

  /** Computes a + b. `to` has room for one limb more than the longer number. */
  static add(a: usize, m: i32, b: usize, n: i32, to: usize): i32 {
    if (m < n) return Magnitudes.add(b, n, a, m, to)
    let carry: u64 = 0
    let i = 0
    for (; i < n; i++) {
      carry += Magnitudes.limb(a, i) + Magnitudes.limb(b, i)
      Magnitudes.setLimb(to, i, carry)
      carry >>= 32
    }
    for (; i < m; i++) {
      carry += Magnitudes.limb(a, i)
      Magnitudes.setLimb(to, i, carry)
      carry >>= 32
    }
    if (!carry) return m
    Magnitudes.setLimb(to, m, carry)
    return m + 1
  }

  /** Computes a - b, where a is not smaller than b. `to` has room for the limbs of a, and may be a or b. */
  static subtract(a: usize, m: i32, b: usize, n: i32, to: usize): i32 {
    let borrow: u64 = 0
    for (let i = 0; i < m; i++) {
      const rest = Magnitudes.limb(a, i) - (i < n ? Magnitudes.limb(b, i) : 0) - borrow
      Magnitudes.setLimb(to, i, rest)
      borrow = rest >> 63
    }
    if (DEBUG) assert(!borrow)
    return Magnitudes.trim(to, m)
  }

  /** Computes a × b. `to` has room for the limbs of both, and overlaps neither. */
  static multiply(a: usize, m: i32, b: usize, n: i32, to: usize): i32 {
    memory.fill(to, 0, (<usize>(m + n)) << 2)
    for (let i = 0; i < m; i++) {
      const x = Magnitudes.limb(a, i)
      const row = to + ((<usize>i) << 2)
      let carry: u64 = 0
      for (let j = 0; j < n; j++) {
        carry += x * Magnitudes.limb(b, j) + Magnitudes.limb(row, j)
        Magnitudes.setLimb(row, j, carry)
        carry >>= 32
      }
      Magnitudes.setLimb(row, n, carry)
    }
    return Magnitudes.trim(to, m + n)
  }

  /** Multiplies by `factor` and adds `term`, in place. Both are below 2 ** 32. There is room for one more limb. */
  static scale(at: usize, count: i32, factor: u64, term: u64): i32 {
    let carry = term
    for (let i = 0; i < count; i++) {
      carry += Magnitudes.limb(at, i) * factor
      Magnitudes.setLimb(at, i, carry)
      carry >>= 32
    }
    if (!carry) return count
    Magnitudes.setLimb(at, count, carry)
    return count + 1
  }

  /** Computes a << shift. `to` has room for the limbs of a, `shift` / 32 and one more. `to` may be `a` if `shift` is below 32. */
  static shiftLeft(a: usize, m: i32, shift: i64, to: usize): i32 {
    const whole = <i32>(shift >> 5)
    const bits: u64 = shift & 31
    let above: u64 = 0
    for (let i = m - 1; i >= 0; i--) {
      const limb = Magnitudes.limb(a, i)
      Magnitudes.setLimb(to, i + whole + 1, above | ((limb << bits) >> 32))
      above = limb << bits
    }
    Magnitudes.setLimb(to, whole, above)
    memory.fill(to, 0, (<usize>whole) << 2)
    return Magnitudes.trim(to, m + whole + 1)
  }

  /** Computes a >> shift, rounded down. `to` may be `a`. */
  static shiftRight(a: usize, m: i32, shift: i64, to: usize): i32 {
    if (shift >= (<i64>m) << 5) return 0
    const whole = <i32>(shift >> 5)
    const bits: u64 = shift & 31
    for (let i = whole; i < m; i++) {
      const above = i + 1 < m ? Magnitudes.limb(a, i + 1) << 32 : 0
      Magnitudes.setLimb(to, i - whole, (Magnitudes.limb(a, i) | above) >> bits)
    }
    return Magnitudes.trim(to, m - whole)
  }

  /** Whether one of the lowest `shift` bits is set. */
  static hasBitsBelow(a: usize, m: i32, shift: i64): bool {
    const whole = <i32>min<i64>(shift >> 5, m)
    for (let i = 0; i < whole; i++) if (Magnitudes.limb(a, i)) return true
    const bits = <u64>(shift & 31)
    return whole < m && (Magnitudes.limb(a, whole) & (((<u64>1) << bits) - 1)) != 0
  }

  /** Divides by a number from 1 to 2 ** 32 - 1. Writes the quotient's `m` limbs to `to`, which may be `a`. @returns the remainder */
  static divideSmall(a: usize, m: i32, by: u64, to: usize): u64 {
    let rest: u64 = 0
    for (let i = m - 1; i >= 0; i--) {
      const top = (rest << 32) | Magnitudes.limb(a, i)
      const quotient = top / by
      rest = top - quotient * by
      Magnitudes.setLimb(to, i, quotient)
    }
    return rest
  }

  /**
   * Knuth's Algorithm D. Divides the number in `rest` by `divisor`. `rest` has m + 1 limbs. `divisor` has n limbs, and its highest bit is
   * set; n is above 1 and at most m. The rest of the division replaces the number in `rest`. Writes the m - n + 1 limbs of the quotient to
   * `to`.
   */
  static divideLong(rest: usize, m: i32, divisor: usize, n: i32, to: usize): void {
    const high = Magnitudes.limb(divisor, n - 1)
    const next = Magnitudes.limb(divisor, n - 2)
    for (let j = m - n; j >= 0; j--) {
      const row = rest + ((<usize>j) << 2)
      const top = (Magnitudes.limb(row, n) << 32) | Magnitudes.limb(row, n - 1)
      // The guess is at most 1 too large after this loop.
      let guess = top / high
      let left = top - guess * high
      while (guess >> 32 || guess * next > ((left << 32) | Magnitudes.limb(row, n - 2))) {
        guess--
        left += high
        if (left >> 32) break
      }
      if (Magnitudes.takeMultiple(row, divisor, n, guess)) {
        guess--
        Magnitudes.giveBack(row, divisor, n)
      }
      Magnitudes.setLimb(to, j, guess)
    }
  }

  /** Subtracts `divisor` × `times` from the n + 1 limbs at `row`. @returns whether the result is negative */
  private static takeMultiple(row: usize, divisor: usize, n: i32, times: u64): bool {
    let carry: u64 = 0
    let borrow: u64 = 0
    for (let i = 0; i < n; i++) {
      carry += times * Magnitudes.limb(divisor, i)
      const rest = Magnitudes.limb(row, i) - (carry & 0xffffffff) - borrow
      Magnitudes.setLimb(row, i, rest)
      borrow = rest >> 63
      carry >>= 32
    }
    const rest = Magnitudes.limb(row, n) - carry - borrow
    Magnitudes.setLimb(row, n, rest)
    return rest >> 63 != 0
  }

  private static giveBack(row: usize, divisor: usize, n: i32): void {
    let carry: u64 = 0
    for (let i = 0; i < n; i++) {
      carry += Magnitudes.limb(row, i) + Magnitudes.limb(divisor, i)
      Magnitudes.setLimb(row, i, carry)
      carry >>= 32
    }
    Magnitudes.setLimb(row, n, Magnitudes.limb(row, n) + carry)
  }
}
