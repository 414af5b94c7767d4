// How floats become text. The compilers of machine and host (asc, tsc) both read this file, so it contains only plain numbers.

/**
 * The ways in which the host writes a float's digits. A packed format is the sum of a kind, ALTERNATE if the format has a `#`, and a
 * precision shifted by PRECISION_SHIFT bits. The packed format 0 is repr().
 */
export const enum FloatFormat {
  /** The fewest digits that read back as the same float. */
  REPR = 0,
  FIXED = 1,
  EXPONENT = 2,
  GENERAL = 3,
  /** GENERAL, but the text always has a decimal point or an exponent. */
  GENERAL_FLOAT = 4,
  ALTERNATE = 8,
}

/** The bits of a packed FloatFormat. */
export const enum FloatLayout {
  KIND_MASK = 7,
  PRECISION_SHIFT = 4,
  /** The largest useful precision. Beyond it, every digit of a double is 0. */
  MOST_PRECISION = 1100,
}
