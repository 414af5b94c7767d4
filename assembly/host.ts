/**
 * All functions that the machine imports. A call out of Wasm is slow (`clock`: about 60 ns in Node, 300 ns in Chromium), so no hot path
 * makes such a call. asc names the import module after this file: "host".
 */

/**
 * @returns ms since time zero of the run: performance.now() of the worker, converted to the run's clock. Within a worker the result never
 * decreases.
 */
declare function clock(): f64

/** Writes a float's sign and digits as Python does: UTF-8 at `address`. `format` is a packed FloatFormat. @returns the number of bytes */
declare function formatFloat(value: f64, format: i32, address: usize): i32

/**
 * Parses `length` bytes at `address` as Python's float() does, and sets the word at `okAddress` to 1. If the bytes are not a number, or
 * have a digit outside ASCII, it sets the word to 0 and returns NaN.
 */
declare function parseDecimal(address: usize, length: i32, okAddress: usize): f64

/**
 * The class of an error of the machine. `trap`, `a`, `b` and `text` (a str, 0 for none) describe the error, and `pc` is the address after
 * the instruction that raised it. origin: address of the error in another interpreter that caused it, 0 for none. @returns a BuiltinClass
 */
declare function errorClass(trap: i32, a: i32, b: i32, text: usize, pc: usize, origin: usize): i32

/**
 * The message of an error of the machine; errorClass() explains the arguments. Writes the message to `address` if it has at most `room`
 * bytes. @returns its number of bytes; -1 if the error has no message
 */
declare function errorText(trap: i32, a: i32, b: i32, text: usize, pc: usize, origin: usize, address: usize, room: i32): i32

/**
 * A frame as a traceback shows it: its file, line number, function and source line, separated by line ends. Writes the text to `address` if
 * it has at most `room` bytes. `pc` is the address after the instruction that the frame executes. @returns the number of bytes; -1 for a
 * frame that tracebacks hide
 */
declare function frameText(pc: usize, address: usize, room: i32): i32

/**
 * The instructions of a function, as dis.dis() prints them. `index` is the function's index in the program. Writes the text to `address` if
 * it has at most `room` bytes. @returns the number of bytes
 */
declare function functionText(index: i32, address: usize, room: i32): i32

/** base ** exponent of two floats, as Python computes it (src/program/values/power.ts). */
declare function pow(base: f64, exponent: f64): f64

/**
 * Writes the `bytes` bytes of UTF-8 at `address` to `to`, in another case. `how` is a CaseChange. @returns the number of bytes written, at
 * most 3 × `bytes`
 */
declare function changeCase(how: i32, address: usize, bytes: i32, to: usize): i32

/** @returns 1 if a LetterTest holds for the `bytes` bytes of UTF-8 at `address`, else 0 */
declare function testLetters(what: i32, address: usize, bytes: i32): i32

/** Calls one of the functions in src/program/values/math-calls.ts; `which` is its index there. A function of one argument ignores `b`. */
declare function mathCall(which: i32, a: f64, b: f64): f64

// Calls from a process to the hub, which has its own memory. A call that waits parks the worker on a word of the hub's memory. The caller
// must have released the GIL before such a call.

/**
 * Creates a process. number: the number in the process's name. The `bytes` bytes at `address` encode the process's name, target and
 * arguments. @returns the process's index in the hub's table, TOO_MANY or NO_MEMORY
 */
declare function processSpawn(number: i32, address: usize, bytes: i32): i32

/**
 * Creates a process that begins as a copy of this one, and returns when the copy exists. The bytes encode only the name of the process.
 * Otherwise the arguments and the result are those of processSpawn().
 */
declare function processFork(number: i32, address: usize, bytes: i32): i32

/** Waits until a process has ended. timeoutNs < 0: no limit. @returns 1 if the process has ended, 0 after the timeout */
declare function processJoin(process: i32, timeoutNs: f64): i32

/** @returns the exit code of a process; RUNNING if the process has not ended */
declare function processExitCode(process: i32): i32

/** Ends a process as the signal would. The call does not wait until the process has ended. */
declare function processKill(process: i32, signal: i32): void

/** Creates a semaphore. @returns its number or TOO_MANY */
declare function semaphoreCreate(value: i32, most: i32): i32

/** Takes one unit of a semaphore. timeoutNs < 0: no limit. @returns 1 if the caller took it, 0 after the timeout */
declare function semaphoreTake(semaphore: i32, timeoutNs: f64): i32

/** Gives one unit back. @returns 0 if the semaphore already has its largest value */
declare function semaphorePost(semaphore: i32): i32

declare function semaphoreValue(semaphore: i32): i32

/** Counts the messages that have entered a queue and the processes that have ended, in all processes of the run. */
declare function hubChanges(): i32

/** Waits until hubChanges() differs from `seen`. timeoutNs < 0: no limit. @returns 1 if it differs, 0 after the timeout */
declare function hubAwaitChange(seen: i32, timeoutNs: f64): i32

/** Creates `bytes` zeroed bytes in the hub's memory. @returns their address, or NO_MEMORY */
declare function sharedCreate(bytes: i32): i32

/** Copies a value of 1, 2, 4 or 8 bytes from `address` in the hub's memory to `to`. `address` is a multiple of the size. */
declare function sharedLoad(address: i32, bytes: i32, to: usize): void

/** Copies a value of 1, 2, 4 or 8 bytes from `from` to `address` in the hub's memory. `address` is a multiple of the size. */
declare function sharedStore(address: i32, bytes: i32, from: usize): void

/** Creates a queue. maxsize 0: no limit. @returns its number or TOO_MANY */
declare function queueCreate(maxsize: i32): i32

/**
 * Puts a copy of the `bytes` bytes at `address` into a queue. timeoutNs < 0: no limit. @returns 1 if the queue took the copy; 0 if the
 * queue stayed full until the timeout; NO_MEMORY
 */
declare function queuePut(queue: i32, address: usize, bytes: i32, timeoutNs: f64): i32

/**
 * Takes a message out of a queue; messageReceive() must follow. timeoutNs < 0: no limit. @returns the message's address in the hub's
 * memory; 0 if the queue stayed empty until the timeout
 */
declare function queueGet(queue: i32, timeoutNs: f64): usize

/** @returns the number of messages in a queue */
declare function queueSize(queue: i32): i32

/** @returns 1 if a queue has a limit and has reached it, else 0 */
declare function queueIsFull(queue: i32): i32

/** @returns the length of a message in bytes */
declare function messageBytes(message: usize): i32

/** Copies a message from the hub to `address` in the memory of this process, and frees the message. */
declare function messageReceive(message: usize, address: usize): void

/**
 * Writes bytes to standard output, which all processes of the run share. @returns how many bytes it wrote. The number is
 * 0 if the ring or the hub's heap has too little room. It is less than `bytes` if the text is longer than the ring (Output.put()).
 */
declare function outputPut(address: usize, bytes: i32): i32

/** Waits until standard output has room for `bytes` bytes. Another writer can take that room before the caller writes. */
declare function outputAwaitRoom(bytes: i32): void

/**
 * Disk.call() on the disk in the hub's memory. `address` is in the memory of this process; the call may read and write the `bytes` bytes
 * there. @returns -12 (ENOMEM) if the heap of the hub has no room for a copy of the bytes
 */
declare function diskCall(call: i32, a: i32, b: i32, address: usize, bytes: i32): f64

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

  @inline static errorClass(trap: i32, a: i32, b: i32, text: usize, pc: usize, origin: usize): i32 {
    return errorClass(trap, a, b, text, pc, origin)
  }

  @inline static errorText(trap: i32, a: i32, b: i32, text: usize, pc: usize, origin: usize, address: usize, room: i32): i32 {
    return errorText(trap, a, b, text, pc, origin, address, room)
  }

  @inline static frameText(pc: usize, address: usize, room: i32): i32 {
    return frameText(pc, address, room)
  }

  @inline static functionText(index: i32, address: usize, room: i32): i32 {
    return functionText(index, address, room)
  }

  @inline static pow(base: f64, exponent: f64): f64 {
    return pow(base, exponent)
  }

  @inline static changeCase(how: i32, address: usize, bytes: i32, to: usize): i32 {
    return changeCase(how, address, bytes, to)
  }

  @inline static testLetters(what: i32, address: usize, bytes: i32): bool {
    return testLetters(what, address, bytes) != 0
  }

  @inline static mathCall(which: i32, a: f64, b: f64): f64 {
    return mathCall(which, a, b)
  }

  @inline static processSpawn(number: i32, address: usize, bytes: i32): i32 {
    return processSpawn(number, address, bytes)
  }

  @inline static processFork(number: i32, address: usize, bytes: i32): i32 {
    return processFork(number, address, bytes)
  }

  @inline static processJoin(process: i32, timeoutNs: i64): bool {
    return processJoin(process, <f64>timeoutNs) != 0
  }

  @inline static processExitCode(process: i32): i32 {
    return processExitCode(process)
  }

  @inline static processKill(process: i32, signal: i32): void {
    processKill(process, signal)
  }

  @inline static semaphoreCreate(value: i32, most: i32): i32 {
    return semaphoreCreate(value, most)
  }

  @inline static semaphoreTake(semaphore: i32, timeoutNs: i64): bool {
    return semaphoreTake(semaphore, <f64>timeoutNs) != 0
  }

  @inline static semaphorePost(semaphore: i32): bool {
    return semaphorePost(semaphore) != 0
  }

  @inline static semaphoreValue(semaphore: i32): i32 {
    return semaphoreValue(semaphore)
  }

  @inline static hubChanges(): i32 {
    return hubChanges()
  }

  @inline static hubAwaitChange(seen: i32, timeoutNs: i64): bool {
    return hubAwaitChange(seen, <f64>timeoutNs) != 0
  }

  @inline static sharedCreate(bytes: i32): i32 {
    return sharedCreate(bytes)
  }

  @inline static sharedLoad(address: i32, bytes: i32, to: usize): void {
    sharedLoad(address, bytes, to)
  }

  @inline static sharedStore(address: i32, bytes: i32, from: usize): void {
    sharedStore(address, bytes, from)
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

  @inline static queueIsFull(queue: i32): bool {
    return queueIsFull(queue) != 0
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

  @inline static diskCall(call: i32, a: i32, b: i32, address: usize, bytes: i32): f64 {
    return diskCall(call, a, b, address, bytes)
  }
}
