/** The shipped sources with one textual patch that breaks them. `file` contains `find` exactly once. */
export interface Mutant {
  readonly id: string
  /** Says what the patch breaks. */
  readonly defect: string
  readonly file: string
  readonly find: string
  readonly replace: string
}
