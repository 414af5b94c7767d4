/** How an instruction ended. */
export const enum Outcome {
  NO_TICK = 0,
  TICK = 1,
  /** The instruction ticks, but CPython 3.9 makes no check there. */
  TICK_UNCHECKED = 2,
  /** The instruction does not tick, but CPython 3.9 makes a check there. */
  CHECK_3_9 = 3,
  /** The first frame of an eval loop has returned. Its result is in the cell at t.sp. */
  END = 4,
  /** The instruction raised an error. If Step.run() or the eval loop returns FAILED, no frame has a handler for the error. */
  FAILED = 5,
  /** The instruction failed, and the error's trace has the current frame already. Step.run() never returns this. */
  RERAISED = 6,
  /** The instruction has ended, ticks included, and compiled code goes on. Step.run() never returns this. */
  ENTER = 7,
}
