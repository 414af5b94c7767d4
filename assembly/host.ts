/**
 * All that the machine imports besides its memory. Each costs a call out of Wasm: `clock` about 60 ns in Node and 300 ns in Chromium,
 * so a hot path never calls them. asc names the imports after this file: module "host".
 */

/** ms since the run's time zero: the worker's performance.now(), moved onto the run's clock. Never goes back within a worker. */
declare function clock(): f64

/** Writes a float as Python does, in UTF-8 at `address`. `spec` is a packed FormatSpec, 0 for repr(). Returns the number of bytes, at most 400. */
declare function formatFloat(value: f64, spec: i32, address: usize): i32

/** Reads `length` bytes at `address` as Python's float() does. Returns NaN with the word at `okAddress` 0 where it is not a number, else 1 there. */
declare function parseDecimal(address: usize, length: i32, okAddress: usize): f64

/** Math.pow */
declare function pow(base: f64, exponent: f64): f64

export abstract class Host {
  @inline static nowNs(): i64 {
    return <i64>(clock() * 1e6)
  }

  @inline static formatFloat(value: f64, spec: i32, address: usize): i32 {
    return formatFloat(value, spec, address)
  }

  @inline static parseFloat(address: usize, length: i32, okAddress: usize): f64 {
    return parseDecimal(address, length, okAddress)
  }

  @inline static pow(base: f64, exponent: f64): f64 {
    return pow(base, exponent)
  }
}
