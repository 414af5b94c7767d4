/**
 * All that the machine imports besides its memory. Each costs a call out of Wasm: `clock` about 60 ns in Node and 300 ns in Chromium,
 * so a hot path never calls them. asc names the imports after this file: module "host".
 */

/** ms since the run's time zero: the worker's performance.now(), moved onto the run's clock. Never goes back within a worker. */
declare function clock(): f64

/** Writes a float's sign and digits as Python does, in UTF-8 at `address`. `format` is a packed FloatFormat. Returns the number of bytes. */
declare function formatFloat(value: f64, format: i32, address: usize): i32

/** Reads `length` bytes at `address` as Python's float() does. Returns NaN with the word at `okAddress` 0 where it is not a number, else 1 there. */
declare function parseDecimal(address: usize, length: i32, okAddress: usize): f64

/** Math.pow */
declare function pow(base: f64, exponent: f64): f64

// What a process asks of the hub, which has another memory. Those that wait park the worker there: the GIL must have been given up.

/** A new process, that is to do what the `bytes` at `address` say. Returns its number in the hub's table, -1: too many, -2: no memory. */
declare function processSpawn(number: i32, address: usize, bytes: i32): i32

/** Waits until a process has ended. timeoutNs < 0: no limit. Returns 1 if it has. */
declare function processJoin(process: i32, timeoutNs: f64): i32

/** What a process ended with, RUNNING while it has not. */
declare function processExitCode(process: i32): i32

/** A new queue. Returns its number, -1: too many. */
declare function queueCreate(maxsize: i32): i32

/** Puts a copy of the bytes into a queue. timeoutNs < 0: no limit. Returns 1, 0 if it was full for so long, -2: no memory. */
declare function queuePut(queue: i32, address: usize, bytes: i32, timeoutNs: f64): i32

/** Takes a message out of a queue, to be received. Returns 0 if there was none for so long. */
declare function queueGet(queue: i32, timeoutNs: f64): usize

/** Messages in a queue. */
declare function queueSize(queue: i32): i32

/** Length of a message in bytes. */
declare function messageBytes(message: usize): i32

/** Copies a message to `address` and frees it. */
declare function messageReceive(message: usize, address: usize): void

/** Writes bytes to the standard output of all processes. Returns how many found room. */
declare function outputPut(address: usize, bytes: i32): i32

/** Waits until there may be room for so many bytes. */
declare function outputAwaitRoom(bytes: i32): void

export abstract class Host {
  @inline static nowNs(): i64 {
    return <i64>(clock() * 1e6)
  }

  @inline static formatFloat(value: f64, format: i32, address: usize): i32 {
    return formatFloat(value, format, address)
  }

  @inline static parseFloat(address: usize, length: i32, okAddress: usize): f64 {
    return parseDecimal(address, length, okAddress)
  }

  @inline static pow(base: f64, exponent: f64): f64 {
    return pow(base, exponent)
  }

  @inline static processSpawn(number: i32, address: usize, bytes: i32): i32 {
    return processSpawn(number, address, bytes)
  }

  @inline static processJoin(process: i32, timeoutNs: i64): bool {
    return processJoin(process, <f64>timeoutNs) != 0
  }

  @inline static processExitCode(process: i32): i32 {
    return processExitCode(process)
  }

  @inline static queueCreate(maxsize: i32): i32 {
    return queueCreate(maxsize)
  }

  @inline static queuePut(queue: i32, address: usize, bytes: i32, timeoutNs: i64): i32 {
    return queuePut(queue, address, bytes, <f64>timeoutNs)
  }

  @inline static queueGet(queue: i32, timeoutNs: i64): usize {
    return queueGet(queue, <f64>timeoutNs)
  }

  @inline static queueSize(queue: i32): i32 {
    return queueSize(queue)
  }

  @inline static messageBytes(message: usize): i32 {
    return messageBytes(message)
  }

  @inline static messageReceive(message: usize, address: usize): void {
    messageReceive(message, address)
  }

  @inline static outputPut(address: usize, bytes: i32): i32 {
    return outputPut(address, bytes)
  }

  @inline static outputAwaitRoom(bytes: i32): void {
    outputAwaitRoom(bytes)
  }
}
