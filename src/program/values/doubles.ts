const FRACTION_BITS = 52n
const HIDDEN_BIT = 1n << FRACTION_BITS
const LOWEST_EXPONENT = -1074

/** Splits a positive finite float exactly: mantissa × 2^exponent. */
export function splitDouble(value: number): { mantissa: bigint; exponent: number } {
  const bits = new DataView(new ArrayBuffer(8))
  bits.setFloat64(0, value)
  const raw = bits.getBigUint64(0)
  const biased = Number((raw >> FRACTION_BITS) & 0x7ffn)
  const fraction = raw & (HIDDEN_BIT - 1n)
  return biased === 0
    ? { mantissa: fraction, exponent: LOWEST_EXPONENT }
    : { mantissa: fraction | HIDDEN_BIT, exponent: biased + LOWEST_EXPONENT - 1 }
}
