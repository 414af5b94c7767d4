/** The result of a step of an iterator. */
export const enum Next {
  /** The step raised an error. */
  FAILED = 0,
  ITEM = 1,
  END = 2,
}
