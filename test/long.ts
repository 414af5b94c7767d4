/** Whether `npm run test:long` runs. It sets GIL_LAB_LONG=1. */
export const LONG = process.env.GIL_LAB_LONG === '1'

/** The entries that a test tries: all in `npm run test:long`, and in `npm test` every `each`-th, beginning with the one at `first`. */
export function tried<Entry>(all: readonly Entry[], each: number, first = 0): Entry[] {
  return all.filter((_, at) => LONG || at % each === first)
}
