/** How an instruction ended. */
export const enum Outcome {
  NO_TICK = 0,
  TICK = 1,
  /** The first frame of the thread or task has returned. Its result is in the cell at t.sp. */
  END = 2,
  /** The instruction raised an error, which ends the thread or task. */
  FAILED = 3,
  /** The task has to wait. Meanwhile, its event loop runs other handles. */
  SUSPENDED = 4,
}
