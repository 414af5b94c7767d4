/** How an instruction ended. */
export const enum Outcome {
  NO_TICK = 0,
  TICK = 1,
  /** The first frame of the thread or task has returned: its value lies in t.sp's cell. */
  END = 2,
  /** With an error, which ends the thread or task. */
  FAILED = 3,
  /** The task has to wait. */
  SUSPENDED = 4,
}
