/**
 * The functions of Python's math that the host computes. Those up to fmod() are in the order of Builtin, from MATH_SQRT on. The logarithm
 * and hypot() follow.
 */
const CALLS: readonly ((a: number, b: number) => number)[] = [
  Math.sqrt,
  Math.sin,
  Math.cos,
  Math.tan,
  Math.asin,
  Math.acos,
  Math.atan,
  Math.sinh,
  Math.cosh,
  Math.tanh,
  Math.asinh,
  Math.acosh,
  Math.atanh,
  Math.exp,
  Math.expm1,
  Math.log1p,
  Math.log2,
  Math.log10,
  Math.cbrt,
  (a) => 2 ** a,
  Math.abs,
  (a) => a * (180 / Math.PI),
  (a) => a * (Math.PI / 180),
  Math.atan2,
  Math.pow,
  (a, b) => (b < 0 || Object.is(b, -0) ? -Math.abs(a) : Math.abs(a)),
  (a, b) => a % b,
  Math.log,
  Math.hypot,
]

/** The result of the function with the index `which` in CALLS; NaN if there is none. */
export function mathCall(which: number, a: number, b: number): number {
  return CALLS[which]?.(a, b) ?? Number.NaN
}
