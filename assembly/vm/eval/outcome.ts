/** How an instruction ended. */
export const enum Outcome {
  NO_TICK = 0,
  TICK = 1,
  /** The first frame of the thread or task has returned. Its result is in the cell at t.sp. */
  END = 2,
  /** The instruction raised an error, and no frame has a handler for it. */
  FAILED = 3,
  /** The task has to wait. Meanwhile, its event loop runs other handles. */
  SUSPENDED = 4,
  /** As FAILED, but the error's trace has the current frame already. Only Step.execute() returns this. */
  RERAISED = 5,
}
