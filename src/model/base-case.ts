/** The GIL that the others are compared with, if the program ran under it. */
export const USUAL_GIL = 'switch'

/** The name of the variant in which one thread does all the work of an experiment. The other variants are compared with it. */
export const ONE_THREAD = threadsName(1)

/** A number of threads in words, as the name of a variant has it. */
export function threadsName(threads: number): string {
  return threads === 1 ? '1 thread' : `${threads} threads`
}
